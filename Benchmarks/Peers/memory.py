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
import sqlite3
import time


def rapidfuzz_words(texts, threshold, best):
    """Brute force: Indel similarity over words, each word one code point."""
    from rapidfuzz import fuzz, process
    code = {}

    def coded(text):
        return "".join(chr(0x10000 + code.setdefault(word, len(code))) for word in text.split(" "))

    rows = [coded(text) for text in texts]
    return lambda query: process.extract(
        coded(query), rows, scorer=fuzz.ratio, limit=best, score_cutoff=threshold)


def rapidfuzz_letters(texts, threshold, best):
    """Brute force: Indel similarity over letters."""
    from rapidfuzz import fuzz, process
    return lambda query: process.extract(
        query, texts, scorer=fuzz.ratio, limit=best, score_cutoff=threshold)


TOOLS = {"rapidfuzz-words": rapidfuzz_words, "rapidfuzz-letters": rapidfuzz_letters}


def toolkit_import(tmx):
    """Translate Toolkit's own memory, filled from the TMX file; a row of seconds and bytes."""
    from translate.storage import tmdb, tmx as reader
    path = tmx + ".tmdb"
    if os.path.exists(path):
        os.remove(path)
    begun = time.process_time()
    memory = tmdb.TMDB(path, max_candidates=5, min_similarity=70)
    with open(tmx, "rb") as file:
        store = reader.tmxfile(file, "ar", "en")
    memory.add_store(store, "ar", "en")
    return time.process_time() - begun, os.path.getsize(path)


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--size", type=int, default=100_000)
    arguments.add_argument("--threshold", type=int, default=70)
    arguments.add_argument("--best", type=int, default=5)
    arguments.add_argument("--queries", type=int, default=500)
    arguments.add_argument("--tool", action="append", choices=sorted(TOOLS) + ["toolkit-import"])
    given = arguments.parse_args()
    with open(f"{given.data}/tm-{given.size}.tsv", encoding="utf-8") as file:
        texts = [line.split("\t", 1)[0] for line in file]
    with open(f"{given.data}/queries.tsv", encoding="utf-8") as file:
        queries = [line.split("\t")[2] for line in file][: given.queries]
    version = importlib.metadata.version
    print(f"peers: rapidfuzz {version('rapidfuzz')}, translate-toolkit {version('translate-toolkit')}, "
          f"SQLite {sqlite3.sqlite_version}, {os.path.basename(given.data)}, {given.size} units, "
          f"threshold {given.threshold} %, best {given.best}, 1 thread")
    for name in given.tool or sorted(TOOLS):
        if name == "toolkit-import":
            seconds, size = toolkit_import(f"{given.data}/tm-{given.size}.tmx")
            print(f"  {name}: {seconds:.1f} s, {size} bytes")
            continue
        look_up = TOOLS[name](texts, given.threshold, given.best)
        times = []
        for query in queries:
            begun = time.process_time()
            look_up(query)
            times.append(1000 * (time.process_time() - begun))
        times.sort()
        print(f"  {name}: p50 {times[len(times) // 2]:.3f} ms, "
              f"p95 {times[int(len(times) * 0.95)]:.3f} ms")


if __name__ == "__main__":
    main()
