#!/usr/bin/env python3
"""Draws the levels news and hard of the alignment benchmark again and again out of its level plain, to
have enough beads to say how right a confidence is.

usage: draw-levels.py --data DIR --output DIR [--draws K] [--seed N] [--from ar --to en]

DIR of --data holds the level plain (NAME.ar, NAME.en, NAME.gold), or such documents themselves. OUTPUT
then has the folders news-01, hard-01, news-02, …, each a draw of its level with a seed of its own. The
recipe is that of the benchmark's README:

1. Neighbouring one-to-one beads are segmented anew: two or three lines of one side run into one, twice as
   often on the source's side; a line cut at its middle comma; the boundary of two lines moved to the middle
   comma of the second (two against two that cannot be divided).
2. Beads lose a side in bursts of one to three; which side loses more is drawn for each document.
3. Neighbouring beads change places on the target's side; the gold keeps both, so they cross.
4. Blocks of one to six lines stand on one side only, at the start, at the end or anywhere: first lines of
   other documents, each document's for one side alone, so that the pools hold no translations of each
   other, and site furniture: lines that plain has nowhere and levels of --data made before leave alone
   in two documents or more. Without such levels there is no furniture.

Documents of fewer than eight beads are left out, as in the benchmark.
"""
import argparse
import collections
import math
import os
import random
import re

# Shares of beads, by level: segmented anew; losing one side and the other; changed places. The last are the
# chances of a block on each side, one for each block that there may be.
Rates = collections.namedtuple("Rates", "segmented lost swapped blocks")
LEVELS = {
    "news": Rates(0.20, (0.10, 0.06), 0.015, (0.6,)),
    "hard": Rates(0.30, (0.30, 0.10), 0.03, (0.65, 0.65)),
}
# What is done where segmentation changes, of a hundred places.
WAYS = [("join", 70), ("cut", 25), ("shift", 5)]
SHORTEST = 8


class Bead:
    """The lines of both sides that belong together."""

    def __init__(self, source, target):
        self.sides = [list(source), list(target)]

    @property
    def is_single(self):
        return len(self.sides[0]) == len(self.sides[1]) == 1

    @property
    def is_paired(self):
        return bool(self.sides[0] and self.sides[1])


def read_lines(path):
    with open(path, encoding="utf-8") as handle:
        return handle.read().split("\n")[:-1]


def read_beads(path):
    """Numbers of lines of both sides, bead by bead."""
    rows = (row.split("#")[0].strip() for row in read_lines(path))
    return [tuple([int(x) for x in re.findall(r"\d+", side)] for side in row.split(":")[:2])
            for row in rows if row]


class Folder:
    """The documents of a level."""

    def __init__(self, path, languages):
        self.lines, self.beads = {}, {}
        for file in sorted(os.listdir(path)):
            if file.endswith(".gold"):
                name = file[:-len(".gold")]
                self.lines[name] = [read_lines(os.path.join(path, "%s.%s" % (name, x))) for x in languages]
                self.beads[name] = read_beads(os.path.join(path, file))

    def document(self, name):
        source, target = self.lines[name]
        return [Bead([source[k] for k in a], [target[k] for k in b]) for a, b in self.beads[name]]


# MARK: Where sentences end

def joined(a, b):
    """Two sentences as one: a comma where the first was over."""
    arabic = re.search("[\u0621-\u064a]", a)
    body = re.sub(r"[.!?؟…]+(?=[\"'”’»)\]]*$)", "", a)
    if arabic:
        return body + "، " + b
    return body + (", " if b[:1].isalpha() else " ") + b


def halves(line):
    """A sentence as two, cut at its middle comma; none where it has no comma."""
    commas = [m for m in re.finditer(r"[,،](?= )", line) if 15 < m.start() < len(line) - 15]
    if not commas:
        return None
    comma = min(commas, key=lambda m: abs(m.start() - len(line) / 2))
    rest = line[comma.end():].strip()
    return [line[:comma.start()] + ".", rest[:1].upper() + rest[1:]]


# MARK: Changes

def segmented(beads, rates, dice):
    found, k = [], 0
    while k < len(beads):
        bead, following = beads[k], beads[k + 1:k + 3]
        k += 1
        if not bead.is_single or dice.random() >= rates.segmented:
            found.append(bead)
            continue
        way = dice.choices([x for x, _ in WAYS], [x for _, x in WAYS])[0]
        side = dice.choice((0, 0, 1) if way == "join" else (0, 1))
        if way == "cut":
            parts = halves(bead.sides[side][0])
            if parts:
                bead.sides[side] = parts
            found.append(bead)
            continue
        if way == "join" and dice.random() >= 1 / 8:
            following = following[:1]
        together = joins(bead, following) if way == "join" else shifts(bead, following[:1], side)
        if together is None:
            found.append(bead)
            continue
        if way == "join":
            line = together.sides[side][0]
            for more in together.sides[side][1:]:
                line = joined(line, more)
            together.sides[side] = [line]
        found.append(together)
        k += len(following) if way == "join" else 1
    return found


def joins(bead, following):
    if not following or not all(b.is_single for b in following):
        return None
    return Bead(*(sum((b.sides[s] for b in [bead] + following), []) for s in range(2)))


def shifts(bead, following, side):
    together = joins(bead, following)
    parts = together and halves(together.sides[side][1])
    if not parts:
        return None
    together.sides[side] = [joined(together.sides[side][0], parts[0]), parts[1]]
    return together


def lose(beads, rates, dice):
    """Bursts of one to three beads that lose a side, two on the average."""
    shares = list(rates.lost)
    dice.shuffle(shares)
    left = [0, 0]
    for bead in beads:
        for side in dice.sample((0, 1), 2):
            if not left[side] and dice.random() < shares[side] / 2:
                left[side] = dice.choice((1, 2, 3))
            if left[side]:
                left[side] -= 1
                if bead.is_paired:
                    bead.sides[side] = []


def swapped(beads, rates, dice):
    """The order of beads on the target's side."""
    order, k = list(beads), 0
    while k + 1 < len(order):
        if order[k].is_paired and order[k + 1].is_paired and dice.random() < rates.swapped:
            order[k], order[k + 1] = order[k + 1], order[k]
            k += 1
        k += 1
    return order


class Boilerplate:
    """What blocks are made of: for each side first lines of its half of the documents, and furniture."""

    def __init__(self, plain, made, dice):
        names = sorted(plain.lines)
        dice.shuffle(names)
        # Of few documents more than their first lines, so that blocks differ.
        count = math.ceil(40 / len(names))
        half = len(names) // 2
        self.first = [[(name, x) for name in share for x in plain.lines[name][side][:count]]
                      for side, share in enumerate((names[:half], names[half:]))]
        running = ["\n".join(" ".join(lines[side]) for lines in plain.lines.values()) for side in range(2)]
        self.furniture = [sorted(x for x in self.left_alone(made, side) if x not in running[side])
                          for side in range(2)]

    @staticmethod
    def left_alone(made, side):
        where = collections.defaultdict(set)
        for folder in made:
            for name, beads in folder.beads.items():
                for bead in beads:
                    if not bead[1 - side]:
                        for k in bead[side]:
                            where[folder.lines[name][side][k]].add(name)
        return {x for x, names in where.items() if len(names) > 1}

    def block(self, name, side, dice):
        first = [x for owner, x in self.first[side] if owner != name]
        furniture = self.furniture[side]
        phase, bare = dice.randrange(3), dice.random() < 1 / 4
        count = dice.randint(1, 6)
        first, furniture = (dice.sample(x, min(6, len(x))) for x in (first, furniture))
        lines = []
        for k in range(count):
            pool = furniture if furniture and (bare or (k + phase) % 3 == 0) else first
            lines += [pool.pop()] if pool else []
        return lines


def changed(name, beads, rates, boilerplate, dice):
    """The beads of a document in the order of either side."""
    beads = segmented(beads, rates, dice)
    lose(beads, rates, dice)
    orders = [beads, swapped(beads, rates, dice)]
    for side in range(2):
        for chance in rates.blocks:
            if dice.random() < chance:
                block = boilerplate.block(name, side, dice)
                place = dice.choice((0, len(orders[side]), dice.randint(0, len(orders[side]))))
                alone = [Bead([x], []) if side == 0 else Bead([], [x]) for x in block]
                orders[side] = orders[side][:place] + alone + orders[side][place:]
    return orders


def write(folder, name, languages, orders):
    counts, gold, places = collections.Counter(), [], ({}, {})
    for side, language in enumerate(languages):
        lines = []
        for bead in orders[side]:
            places[side][bead] = list(range(len(lines), len(lines) + len(bead.sides[side])))
            lines += bead.sides[side]
        with open(os.path.join(folder, "%s.%s" % (name, language)), "w", encoding="utf-8") as handle:
            handle.write("".join(x + "\n" for x in lines))
    for bead in dict.fromkeys(orders[0] + orders[1]):
        pair = [places[side].get(bead, []) for side in range(2)]
        # A line that lost its other side stands alone, each by itself.
        gold += [pair] if bead.is_paired else [([x], []) for x in pair[0]] + [([], [x]) for x in pair[1]]
    with open(os.path.join(folder, name + ".gold"), "w", encoding="utf-8") as handle:
        handle.write("".join("%s:%s\n" % tuple(pair) for pair in gold))
    counts.update("%d-%d" % (len(a), len(b)) for a, b in gold)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--draws", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="source", default="ar")
    parser.add_argument("--to", dest="target", default="en")
    options = parser.parse_args()
    languages = (options.source, options.target)
    plain = os.path.join(options.data, "plain")
    plain = Folder(plain if os.path.isdir(plain) else options.data, languages)
    made = [Folder(os.path.join(options.data, x), languages) for x in LEVELS
            if os.path.isdir(os.path.join(options.data, x))]
    for level, rates in LEVELS.items():
        counts = collections.Counter()
        for number in range(1, options.draws + 1):
            seed = "%s %d %d" % (level, options.seed, number)
            boilerplate = Boilerplate(plain, made, random.Random(seed))
            folder = os.path.join(options.output, "%s-%02d" % (level, number))
            os.makedirs(folder)
            for name in sorted(plain.beads):
                if len(plain.beads[name]) >= SHORTEST:
                    dice = random.Random("%s %s" % (seed, name))
                    orders = changed(name, plain.document(name), rates, boilerplate, dice)
                    counts += write(folder, name, languages, orders)
        print("%s, beads of a draw: %s" % (level, "  ".join(
            "%s %.0f" % (shape, n / options.draws) for shape, n in counts.most_common(12))))


if __name__ == "__main__":
    main()
