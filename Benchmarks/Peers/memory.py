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


TOOLS = {
    "rapidfuzz-letters": rapidfuzz_letters, "rapidfuzz-words": rapidfuzz_words, "toolkit": toolkit}


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
        queries = [line.split("\t")[2] for line in file][: given.queries]
    version = importlib.metadata.version
    print(f"peers: rapidfuzz {version('rapidfuzz')}, translate-toolkit {version('translate-toolkit')}, "
          f"{os.path.basename(os.path.abspath(given.data))}, {given.size} units, "
          f"threshold {given.threshold} %, best {given.best}, 1 thread")
    for name in given.tool or sorted(TOOLS):
        begun = time.process_time()
        look_up = TOOLS[name](given, texts)
        filled = time.process_time() - begun
        times = []
        for query in queries:
            begun = time.process_time()
            look_up(query)
            times.append(1000 * (time.process_time() - begun))
        times.sort()
        print(f"  {name}: filled in {filled:.1f} s, p50 {times[len(times) // 2]:.3f} ms, "
              f"p95 {times[int(len(times) * 0.95)]:.3f} ms")


if __name__ == "__main__":
    main()
