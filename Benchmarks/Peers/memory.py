#!/usr/bin/env python3
"""What other tools need for the same look-ups as `Scripts/benchmark memory`.

    python3 -m venv peers && peers/bin/pip install rapidfuzz translate-toolkit
    peers/bin/python Benchmarks/Peers/memory.py --data DIR --size 100000 [--tool rapidfuzz-words ...]

DIR holds tm-SIZE.tsv (Arabic, tab, English), tm-SIZE.tmx and queries.tsv (number, class, Arabic, row).
Times are those of the processor, one thread, in milliseconds a query.
"""
import argparse
import importlib.metadata
import os
import time


def rapidfuzz_words(given, texts):
    """Brute force: Indel similarity over words, each word one code point."""
    from rapidfuzz import fuzz, process
    code = {}

    def coded(text):
        return "".join(chr(0x10000 + code.setdefault(word, len(code))) for word in text.split(" "))

    rows = [coded(text) for text in texts]
    return lambda query: process.extract(
        coded(query), rows, scorer=fuzz.ratio, limit=given.best, score_cutoff=given.threshold)


def rapidfuzz_letters(given, texts):
    """Brute force: Indel similarity over letters."""
    from rapidfuzz import fuzz, process
    return lambda query: process.extract(
        query, texts, scorer=fuzz.ratio, limit=given.best, score_cutoff=given.threshold)


def toolkit(given, texts):
    """Translate Toolkit's matcher, filled from the TMX file. It keeps everything in memory."""
    from translate.search import match
    from translate.storage import tmx
    with open(f"{given.data}/tm-{given.size}.tmx", "rb") as file:
        store = tmx.tmxfile(file, "ar", "en")
    matcher = match.matcher(
        store, max_candidates=given.best, min_similarity=given.threshold, max_length=1000)
    return matcher.matches


def fts5(given, texts):
    """SQLite's full-text index of trigrams: a phrase to the letter, the first 50 units."""
    import sqlite3
    base = sqlite3.connect(f"{given.data}/fts5-{given.size}.sqlite")
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'texts'").fetchone():
        base.execute("CREATE VIRTUAL TABLE texts USING fts5 (letters, tokenize = 'trigram')")
        with base:
            base.executemany("INSERT INTO texts VALUES (?)", ((text,) for text in texts))
    base.execute("PRAGMA cache_size = -65536")
    wanted = "SELECT rowid, letters FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT 50"
    return lambda phrase: base.execute(
        wanted, ('"' + phrase.replace('"', '""') + '"',)).fetchall()


TOOLS = {
    "fts5": fts5, "rapidfuzz-letters": rapidfuzz_letters, "rapidfuzz-words": rapidfuzz_words,
    "toolkit": toolkit}
# Asked for three words of each query that is in the memory, as the concordance is.
OF_PHRASES = {"fts5"}


def versions():
    import sqlite3
    yield f"SQLite {sqlite3.sqlite_version}"
    for name in ["rapidfuzz", "translate-toolkit"]:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            pass


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--size", type=int, default=100_000)
    arguments.add_argument("--threshold", type=int, default=70)
    arguments.add_argument("--best", type=int, default=5)
    arguments.add_argument("--queries", type=int, default=500)
    arguments.add_argument("--tool", action="append", choices=sorted(TOOLS))
    given = arguments.parse_args()
    with open(f"{given.data}/tm-{given.size}.tsv", encoding="utf-8") as file:
        texts = [line.split("\t", 1)[0] for line in file]
    with open(f"{given.data}/queries.tsv", encoding="utf-8") as file:
        rows = [line.split("\t") for line in file][: given.queries]
    queries = [row[2] for row in rows]
    phrases = [" ".join(row[2].split()[1:4]) for row in rows if row[1] == "exact"]
    print(f"peers: {', '.join(versions())}, "
          f"{os.path.basename(os.path.abspath(given.data))}, {given.size} units, "
          f"threshold {given.threshold} %, best {given.best}, 1 thread")
    for name in given.tool or sorted(TOOLS):
        begun = time.process_time()
        look_up = TOOLS[name](given, texts)
        filled = time.process_time() - begun
        times = []
        if name in OF_PHRASES:
            for phrase in phrases:
                look_up(phrase)
        for query in phrases if name in OF_PHRASES else queries:
            begun = time.process_time()
            look_up(query)
            times.append(1000 * (time.process_time() - begun))
        times.sort()
        print(f"  {name}: filled in {filled:.1f} s, p50 {times[len(times) // 2]:.3f} ms, "
              f"p95 {times[int(len(times) * 0.95)]:.3f} ms")


if __name__ == "__main__":
    main()
