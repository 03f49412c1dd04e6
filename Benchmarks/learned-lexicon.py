#!/usr/bin/env python3
"""What a lexicon learned from a memory says of every candidate bead, for fit-alignment.py.

usage: learned-lexicon.py --features DIR --data DIR --output DIR [--folds N]

The memory of a document is the hand-made beads of the level `plain` of all other folds, as if they had
been translated and kept before. From them translation tables are learned both ways (Brown et al. 1993,
model 1, five rounds). A candidate's value, 0…1, is what its words find on the other side: the mean, by
rarity, of each word's best probability there, of both directions the geometric mean. It takes the place
of what a memory counts for in the files of --features, so that

    fit-alignment.py --features OUTPUT --data DIR --folds N --held --start FILE --added remembered

says what it adds. Needs numpy and numba from PyPI.
"""
import argparse
import collections
import glob
import importlib.util
import os
import re
import shutil

import numpy as np
from numba import njit

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("fitting", os.path.join(here, "fit-alignment.py"))
fitting = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fitting)

FOLDED = str.maketrans("أإآٱىة", "اااايه", "ًٌٍَُِّْٰـ")
ROUNDS = 5


def arabic(text):
    """Words folded, common proclitics taken off."""
    words = re.findall(r"[ء-ي]+|\d+", text.translate(FOLDED))
    return [re.sub(r"^[وف]?[بكل]?(?:ال|(?<=ل)ل)(?=..)|^و(?=...)", "", word) for word in words]


def english(text):
    """Words in small letters, the commonest endings taken off."""
    return [re.sub(r"(?<=...)(?:ies|es|s|ing|ed)$", "", word)
            for word in re.findall(r"[a-z]+|\d+", text.lower())]


@njit(cache=True)
def expected(starts, pair, table):
    """Counts of word pairs: each target word shared out among the source words of its bead."""
    counts = np.zeros(len(table))
    for word in range(len(starts) - 1):
        total = 0.0
        for at in range(starts[word], starts[word + 1]):
            total += table[pair[at]]
        for at in range(starts[word], starts[word + 1]):
            counts[pair[at]] += table[pair[at]] / total
    return counts


def learned(beads):
    """Probability of a target word beside a source word, by the pair of words."""
    numbers, pair, starts = {}, [], [0]
    for source, target in beads:
        for word in target:
            for other in [None] + source:
                pair.append(numbers.setdefault((other, word), len(numbers)))
            starts.append(len(pair))
    sources = {}
    of_source = np.array([sources.setdefault(s, len(sources)) for s, _ in numbers])
    table = np.ones(len(numbers))
    for _ in range(ROUNDS):
        counts = expected(np.array(starts), np.array(pair), table)
        table = counts / np.bincount(of_source, counts)[of_source]
    return {key: table[number] for key, number in numbers.items() if table[number] > 0.01}


def rarity(texts):
    seen = collections.Counter(word for text in texts for word in set(text))
    return lambda word: np.log(1 + len(texts) / (1 + seen[word]))


def best(table, froms, tos):
    """For each segment, each of its words' best probability beside each segment of the other side."""
    sets = [set(words) for words in froms]
    return [np.array([[max((table.get((other, word), 0.0) for other in words), default=0.0)
                       for words in sets] for word in text]).reshape(len(text), len(sets))
            for text in tos]


def share(rows, weights, run, other):
    """The part of a run's words that the other run has."""
    value, whole = 0.0, 1e-9
    for segment in range(*run):
        if len(rows[segment]):
            value += weights[segment] @ rows[segment][:, other[0]:other[1]].max(axis=1)
            whole += weights[segment].sum()
    return value / whole


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--features", "--data", "--output"):
        parser.add_argument(name, required=True)
    parser.add_argument("--folds", type=int, default=4)
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    shutil.copy(os.path.join(options.features, "names.json"), options.output)

    def sides(level, name):
        return [[cut(line) for line in open(os.path.join(options.data, level, name + ending), encoding="utf-8")]
                for ending, cut in ((".ar", arabic), (".en", english))]

    files = [os.path.basename(path)[:-4].split(".", 1)
             for path in sorted(glob.glob(os.path.join(options.features, "*.bin")))]
    names = sorted({name for _, name in files})
    fold = {name: number % options.folds for number, name in enumerate(names)}
    for number in range(options.folds):
        beads = []
        for level, name in files:
            if level == "plain" and fold[name] != number:
                source, target = sides(level, name)
                for a, b in fitting.read_gold(os.path.join(options.data, level, name + ".gold")):
                    if a and b:
                        beads.append(([w for i in a for w in source[i]], [w for j in b for w in target[j]]))
        there = learned(beads)
        back = learned([(b, a) for a, b in beads])
        rare = rarity([a for a, _ in beads]), rarity([b for _, b in beads])
        for level, name in files:
            if fold[name] != number:
                continue
            source, target = sides(level, name)
            to_target = best(there, source, target)
            to_source = best(back, target, source)
            of_source = [np.array([rare[0](w) for w in text]) for text in source]
            of_target = [np.array([rare[1](w) for w in text]) for text in target]
            path = os.path.join(options.features, "%s.%s.bin" % (level, name))
            raw = bytearray(open(path, "rb").read())
            count = int(np.frombuffer(raw, "<i4", 5)[2])
            rows = np.frombuffer(raw, "<i4", count * 4, 20).reshape(count, 4)
            values = np.zeros(count, "<f4")
            for k, (i, j, m, n) in enumerate(rows):
                one = share(to_target, of_target, (j, j + n), (i, i + m))
                other = share(to_source, of_source, (i, i + m), (j, j + n))
                values[k] = (one * other) ** 0.5
            raw[-4 * count:] = values.tobytes()
            with open(os.path.join(options.output, "%s.%s.bin" % (level, name)), "wb") as out:
                out.write(raw)
        print("fold %d: a lexicon of %d and %d pairs of words" % (number, len(there), len(back)), flush=True)


if __name__ == "__main__":
    main()
