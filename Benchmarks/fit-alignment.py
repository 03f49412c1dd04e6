#!/usr/bin/env python3
"""Fits the aligner's weights and says, by cross-validation, how good they are.

usage: fit-alignment.py --features DIR --data DIR [--start FILE] [--folds N] [--penalty L]
                        [--output FILE] [--note TEXT] [--without GROUP ...] [--instead WAY ...]
                        [--draws FEATURES DATA] [--confidence-to FILE]
                        [--added recurring remembered] [--add-to FILE]

DIR of --features is what `Scripts/benchmark alignment --data DIR --export DIR` wrote; DIR of
--data holds the levels' NAME.gold files. Needs numpy, scipy and numba from PyPI.

The model is a semi-Markov conditional random field (Sarawagi & Cohen 2004): a walk through both
texts is a sequence of beads, crossing pairs of beads and lone segments, and its log-weight is
linear in the features. Weights maximise the likelihood of the hand-made beads less an L2 penalty.
Folds are by document name, so that a document's levels never stand on both sides.

With --start, weights fitted before say which candidates can be left out of the sums: those that
have less than a millionth of all walks even where every weight counts for half. That makes fitting
some ten times faster. It is an approximation: a candidate that those weights think hopeless cannot
come back, so figures may differ in their last digit from those of a fit without --start, and weights
far from the old ones deserve one without.

Confidence is what a bead's probability, and that of its segments to stand alone, is worth (see
confidence.py). It is fitted on what cross-validation said of documents it had not seen; each fold's
table uses the confidence of the other folds. With --draws it is fitted on draws of the levels news and
hard too (draw-levels.py made DATA, and each of its folders was exported to FEATURES), which have enough
doubtful beads to say how right it is. A document's draws are in its fold; no weight but those of
confidence is fitted on them. --confidence-to puts the confidence, and nothing else, into that file of
weights. The more folds, the nearer what is judged comes to the weights fitted on all documents.

--without fits anew without a group of features (see GROUPS), or without the walks of crossing
beads, or with the one most probable walk in place of the best in expected F1. --instead fits anew
with a feature reckoned in another way (see ALTERED).

--added fits the weights of evidence from outside of the pair, each kind by itself and all other weights
held as they are, so that nothing changes where there is no such evidence:
  recurring   lines that were left alone in other documents of their level, as the cross-validated
              first pass has it
  remembered  beads that a memory has (exported with --memory-half)
With --held all weights but the added ones are those of --start, in every fold: that takes a minute, and
cross-validates what was added alone.
--add-to writes the weights of that file, which should be the --start, with those put in.
"""
import argparse
import collections
import copy
import glob
import json
import os
import re

import numpy as np
from numba import njit
from scipy.optimize import minimize

import confidence

NEG = -1e30

# Which features belong together: the beginnings and ends of their names.
GROUPS = {
    "merging": lambda n: "-gain" in n or "-beyond" in n,
    "margin": lambda n: "-margin" in n,
    "length": lambda n: n.startswith(("ratio", "shorter-length")) or n == "length",
    "breaks": lambda n: n.startswith(("open-", "bare-")) or n.endswith("-sign"),
    "words": lambda n: n.startswith("words"),
    "corners": lambda n: ">0." in n and "-gain" not in n,
}
WAYS = ("crossing", "expected-F1")
ALTERED = ("margin-by-random-pairs", "skips-with-quantiles", "skips-by-quantiles-alone")
ADDED = ("recurring", "remembered")


@njit(cache=True)
def lae(a, b):
    if a < b:
        a, b = b, a
    if b < -1e29 or b < a - 40:
        return a
    return a + np.log1p(np.exp(b - a))


@njit(cache=True)
def expectations(I, J, off, end, sc, nA, nE, T):
    """Log of the sum over walks, and how probable each step, skip and transition is."""
    W = J + 1
    n = (I + 1) * W
    f = np.full((n, 3), NEG)
    b = np.full((n, 3), NEG)
    f[0, 0] = 0
    for c in range(n):
        i, j = c // W, c % W
        tot = lae(lae(f[c, 0], f[c, 1]), f[c, 2])
        if tot < -1e29:
            continue
        for a in range(off[c], off[c + 1]):
            f[end[a], 0] = lae(f[end[a], 0], tot + sc[a])
        if i < I:
            f[c + W, 1] = lae(f[c + W, 1], lae(f[c, 0] + T[0], f[c, 1] + T[1]) + nA[i])
        if j < J:
            v = lae(lae(f[c, 0] + T[2], f[c, 2] + T[3]), f[c, 1] + T[4])
            f[c + 1, 2] = lae(f[c + 1, 2], v + nE[j])
    Z = lae(lae(f[n - 1, 0], f[n - 1, 1]), f[n - 1, 2])
    b[n - 1, :] = 0
    for c in range(n - 2, -1, -1):
        i, j = c // W, c % W
        r = NEG
        for a in range(off[c], off[c + 1]):
            r = lae(r, sc[a] + b[end[a], 0])
        b0, b1, b2 = r, r, r
        if i < I:
            x = nA[i] + b[c + W, 1]
            b0, b1 = lae(b0, T[0] + x), lae(b1, T[1] + x)
        if j < J:
            x = nE[j] + b[c + 1, 2]
            b0, b2, b1 = lae(b0, T[2] + x), lae(b2, T[3] + x), lae(b1, T[4] + x)
        b[c, 0], b[c, 1], b[c, 2] = b0, b1, b2
    p = np.zeros(len(end))
    pA, pE, pT = np.zeros(I), np.zeros(J), np.zeros(5)
    for c in range(n):
        i, j = c // W, c % W
        tot = lae(lae(f[c, 0], f[c, 1]), f[c, 2])
        if tot < -1e29:
            continue
        for a in range(off[c], off[c + 1]):
            p[a] = np.exp(tot + sc[a] + b[end[a], 0] - Z)
        if i < I:
            x = nA[i] + b[c + W, 1] - Z
            q0, q1 = np.exp(f[c, 0] + T[0] + x), np.exp(f[c, 1] + T[1] + x)
            pA[i] += q0 + q1
            pT[0] += q0
            pT[1] += q1
        if j < J:
            x = nE[j] + b[c + 1, 2] - Z
            q0, q2, q1 = np.exp(f[c, 0] + T[2] + x), np.exp(f[c, 2] + T[3] + x), np.exp(f[c, 1] + T[4] + x)
            pE[j] += q0 + q1 + q2
            pT[2] += q0
            pT[3] += q2
            pT[4] += q1
    return Z, p, pA, pE, pT


@njit(cache=True)
def viterbi(I, J, off, end, sc, nA, nE, T):
    W = J + 1
    n = (I + 1) * W
    f = np.full((n, 3), NEG)
    how = np.full((n, 3), -9, np.int64)
    src = np.zeros((n, 3), np.int64)
    f[0, 0] = 0
    for c in range(n):
        i, j = c // W, c % W
        s = np.argmax(f[c])
        tot = f[c, s]
        if tot < -1e29:
            continue
        for a in range(off[c], off[c + 1]):
            e = end[a]
            if tot + sc[a] > f[e, 0]:
                f[e, 0], how[e, 0], src[e, 0] = tot + sc[a], a, c * 3 + s
        if i < I:
            for s in (0, 1):
                v = f[c, s] + T[s] + nA[i]
                if v > f[c + W, 1]:
                    f[c + W, 1], how[c + W, 1], src[c + W, 1] = v, -1, c * 3 + s
        if j < J:
            for s in (0, 1, 2):
                v = f[c, s] + T[2 if s == 0 else (3 if s == 2 else 4)] + nE[j]
                if v > f[c + 1, 2]:
                    f[c + 1, 2], how[c + 1, 2], src[c + 1, 2] = v, -2, c * 3 + s
    out = []
    c = n - 1
    s = np.argmax(f[c])
    while c > 0:
        out.append((c, how[c, s]))
        z = src[c, s]
        c, s = z // 3, z % 3
    return out


def read_gold(path):
    beads = []
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            line = line.split("#")[0].strip()
            if line:
                sides = line.split(":")[:2]
                beads.append(tuple(tuple(map(int, re.findall(r"\d+", s))) for s in sides))
    return beads


class Document:
    def __init__(self, path, gold_path, level, name):
        self.level, self.name, self.gold = level, name, read_gold(gold_path)
        raw = open(path, "rb").read()
        I, J, c, w, v = np.frombuffer(raw, "<i4", 5)
        self.I, self.J = int(I), int(J)
        at = 20
        self.beads = np.frombuffer(raw, "<i4", c * 4, at).reshape(c, 4).astype(np.int64)
        at += c * 16
        self.F = np.frombuffer(raw, "<f4", c * w, at).reshape(c, w)
        at += c * w * 4
        self.A = np.frombuffer(raw, "<f4", I * v, at).reshape(I, v)
        at += I * v * 4
        self.E = np.frombuffer(raw, "<f4", J * v, at).reshape(J, v)
        at += J * v * 4
        self.may_cross = np.frombuffer(raw, "u1", c, at).astype(bool)
        at += c
        self.remembered = np.frombuffer(raw, "<f4", c, at).astype(np.float64)
        self.recurring = np.zeros(self.I), np.zeros(self.J)
        self.lay_steps()
        self.lay_gold()

    def keep(self, w):
        """Leaves out the candidates that have hardly a share of the walks by given weights."""
        step, nA, nE, turns = scores(self, w / 2)
        _, p, _, _, _ = expectations(self.I, self.J, self.off, self.end, step, nA, nE, turns)
        kept = self.shares(p) > 1e-6
        hand = {(a[0], len(a), b[0], len(b)) for a, b in self.gold if a and b}
        i, j, m, n = self.beads.T
        kept |= np.array([key in hand for key in zip(i, m, j, n)], bool)
        self.beads, self.F, self.may_cross = self.beads[kept], self.F[kept], self.may_cross[kept]
        self.remembered = self.remembered[kept]
        self.lay_steps()
        self.lay_gold()

    def shares(self, p):
        """How probable each bead is, by the probabilities of steps."""
        crossing = self.second >= 0
        return np.bincount(self.first, p, len(self.F)) \
            + np.bincount(self.second[crossing], p[crossing], len(self.F))

    def without_crossing(self):
        self.may_cross = np.zeros(len(self.F), bool)
        self.lay_steps()
        self.lay_gold()

    def lay_steps(self):
        W = self.J + 1
        i, j, m, n = self.beads.T
        allowed = np.nonzero(self.may_cross)[0]
        corner = {}
        for k in allowed:
            corner.setdefault((i[k], j[k] + n[k]), []).append(k)
        first, second = [], []
        for k in allowed:
            for y in corner.get((i[k] + m[k], j[k]), ()):
                first.append(k)
                second.append(y)
        x, y = np.array(first, int), np.array(second, int)
        start = np.concatenate([i * W + j, i[x] * W + j[y]])
        end = np.concatenate([(i + m) * W + j + n, (i[y] + m[y]) * W + j[x] + n[x]])
        first = np.concatenate([np.arange(len(i)), x])
        second = np.concatenate([np.full(len(i), -1), y])
        order = np.argsort(start, kind="stable")
        self.start, self.end = start[order], end[order].astype(np.int64)
        self.first, self.second = first[order], second[order]
        self.off = np.searchsorted(self.start, np.arange((self.I + 1) * W + 1)).astype(np.int64)

    def lay_gold(self):
        """The hand-made beads as one walk: crossing neighbours as one step, what still crosses
        left out (its segments then count as alone)."""
        W = self.J + 1
        i, j, m, n = self.beads.T
        number = {key: k for k, key in enumerate(zip(i, m, j, n))}
        wanted = []
        for a, b in self.gold:
            if a and b and a[-1] - a[0] == len(a) - 1 and b[-1] - b[0] == len(b) - 1:
                k = number.get((a[0], len(a), b[0], len(b)))
                if k is not None:
                    wanted.append(k)
        wanted.sort(key=lambda k: i[k])
        step = {(self.first[q], self.second[q]): q for q in range(len(self.first))}
        steps, q = [], 0
        while q < len(wanted):
            if q + 1 < len(wanted) and (wanted[q], wanted[q + 1]) in step:
                steps.append(step[wanted[q], wanted[q + 1]])
                q += 2
            else:
                steps.append(step[wanted[q], -1])
                q += 1
        best, before = [1] * len(steps), [-1] * len(steps)
        for y in range(len(steps)):
            for z in range(y):
                e, s = self.end[steps[z]], self.start[steps[y]]
                if e // W <= s // W and e % W <= s % W and best[z] + 1 > best[y]:
                    best[y], before[y] = best[z] + 1, z
        path = []
        y = int(np.argmax(best)) if steps else -1
        while y >= 0:
            path.append(steps[y])
            y = before[y]
        self.path = path[::-1]
        self.alone_A, self.alone_E, self.turns = np.ones(self.I), np.ones(self.J), np.zeros(5)
        ci = cj = 0
        for q in self.path + [None]:
            si, sj = (self.I, self.J) if q is None else (self.start[q] // W, self.start[q] % W)
            d, e = si - ci, sj - cj
            if d:
                self.turns[0] += 1
                self.turns[1] += d - 1
            if e:
                self.turns[4 if d else 2] += 1
                self.turns[3] += e - 1
            if q is not None:
                ci, cj = self.end[q] // W, self.end[q] % W
                self.alone_A[si:ci] = 0
                self.alone_E[sj:cj] = 0


class Scale:
    """Features are fitted with mean 0 and spread 1, and turned back when the weights are written."""

    def __init__(self, documents):
        self.mean, self.spread = self.of([d.F for d in documents])
        self.lone_mean, self.lone_spread = self.of([x for d in documents for x in (d.A, d.E)])
        self.documents = [self.scaled(d) for d in documents]

    def scaled(self, d):
        e = copy.copy(d)
        e.F = ((d.F - self.mean) / self.spread).astype(np.float32)
        e.A = (d.A - self.lone_mean) / self.lone_spread
        e.E = (d.E - self.lone_mean) / self.lone_spread
        return e

    @staticmethod
    def of(rows):
        rows = np.concatenate(rows).astype(np.float64)
        mean, spread = rows.mean(0), rows.std(0)
        flat = spread < 1e-5
        mean[flat], spread[flat] = 0, 1
        return mean, spread

    def fitted(self, w, names):
        """Weights of plain features as weights of these."""
        k, v = len(names["bead"]), len(names["alone"])
        wb, wa, we, turns, cross = parts(w, k, v)

        def turned(weights, mean, spread, labels):
            scaled = weights * spread
            scaled[labels.index("bias")] += weights @ mean
            return scaled
        return np.concatenate([
            turned(wb, self.mean, self.spread, names["bead"]),
            turned(wa, self.lone_mean, self.lone_spread, names["alone"]),
            turned(we, self.lone_mean, self.lone_spread, names["alone"]), turns, [cross]])


def parts(w, k, v):
    return w[:k], w[k:k + v], w[k + v:k + 2 * v], w[k + 2 * v:k + 2 * v + 5], w[-1]


def scores(d, w, added=None):
    k, v = d.F.shape[1], d.A.shape[1]
    wb, wa, we, turns, cross = parts(w, k, v)
    s = d.F @ wb.astype(np.float32)
    s = s.astype(np.float64)
    if added is not None:
        s = s + added["remembered"] * d.remembered
    step = s[d.first] + np.where(d.second >= 0, s[d.second] + cross, 0)
    lone = [d.A @ wa, d.E @ we]
    if added is not None:
        lone = [n + added[key] * x for n, key, x in zip(lone, ("source", "target"), d.recurring)]
    return step, lone[0], lone[1], turns


def loss(w, documents, penalty):
    total, grad = 0.0, np.zeros_like(w)
    for d in documents:
        k, v = d.F.shape[1], d.A.shape[1]
        step, nA, nE, turns = scores(d, w)
        Z, p, pA, pE, pT = expectations(d.I, d.J, d.off, d.end, step, nA, nE, turns)
        total += Z - (step[d.path].sum() + nA @ d.alone_A + nE @ d.alone_E + turns @ d.turns)
        p[d.path] -= 1
        crossing = d.second >= 0
        by_bead = np.bincount(d.first, p, len(d.F))
        by_bead += np.bincount(d.second[crossing], p[crossing], len(d.F))
        grad[:k] += d.F.T @ by_bead.astype(np.float32)
        grad[k:k + v] += d.A.T @ (pA - d.alone_A)
        grad[k + v:k + 2 * v] += d.E.T @ (pE - d.alone_E)
        grad[k + 2 * v:k + 2 * v + 5] += pT - d.turns
        grad[-1] += p[crossing].sum()
    return total + penalty * (w @ w) / 2, grad + penalty * w


def fit(documents, penalty, start=None, exactness=1e-8):
    size = documents[0].F.shape[1] + 2 * documents[0].A.shape[1] + 6
    return minimize(loss, np.zeros(size) if start is None else start, args=(documents, penalty),
                    jac=True, method="L-BFGS-B", options=dict(maxiter=300, ftol=exactness)).x


def decode(d, w, best_walk=False, added=None):
    """The beads that may be expected to win most in strict F1, with what is said of them: a right
    bead counts for precision and recall, a right lone segment for precision alone."""
    step, nA, nE, turns = scores(d, w, added)
    args = (d.I, d.J, d.off, d.end, step, nA, nE, turns)
    _, p, pA, pE, _ = expectations(*args)
    sure = d.shares(p)
    gain = 2 * sure - 1
    step = gain[d.first] + np.where(d.second >= 0, gain[d.second], 0)
    walk = args if best_walk else (d.I, d.J, d.off, d.end, step, pA - 1, pE - 1, np.zeros(5))
    beads, W = [], d.J + 1
    for c, a in viterbi(*walk):
        if a >= 0:
            for k in (d.first[a], d.second[a]):
                if k >= 0:
                    i, j, m, n = d.beads[k]
                    said = confidence.Said(sure[k], max(pA[i:i + m].max(), pE[j:j + n].max()), False)
                    beads.append((tuple(range(i, i + m)), tuple(range(j, j + n)), said))
        elif a == -1:
            beads.append(((c // W - 1,), (), confidence.Said(pA[c // W - 1], 0.0, True)))
        else:
            beads.append(((), (c % W - 1,), confidence.Said(pE[c % W - 1], 0.0, True)))
    return beads


def strict(results):
    """Strict F1, micro, as Sennrich & Volk count it, by level."""
    counts = {}
    for d, beads in results:
        gold, found = set(d.gold), {(a, b) for a, b, _ in beads}
        n = counts.setdefault(d.level, np.zeros(4))
        full = {g for g in gold if g[0] and g[1]}
        n += [len(found & gold), len(found), len(full & found), len(full)]
    out = {}
    for level, (pr, pn, rr, rn) in sorted(counts.items()):
        p, r = pr / pn, rr / rn
        out[level] = 2 * p * r / (p + r)
    return out


def null(results):
    """F1 of the segments left alone, by level."""
    counts = {}
    for d, beads in results:
        def alone(sides):
            return {(k, x) for a, b in sides if not (a and b) for k, side in enumerate((a, b)) for x in side}
        found, gold = alone((a, b) for a, b, _ in beads), alone(d.gold)
        n = counts.setdefault(d.level, np.zeros(3))
        n += [len(found & gold), len(found), len(gold)]
    return {level: 2 * n[0] / (n[1] + n[2]) for level, n in sorted(counts.items()) if n[2]}


def judged(results):
    """What is said of each found bead, whether it is right, its level and document."""
    return [(b[2], (b[0], b[1]) in gold, d.level, d.name)
            for d, beads in results for gold in [set(d.gold)] for b in beads]


def write(path, w, scale, names, kind, note, worth, lone_share):
    k, v = len(names["bead"]), len(names["alone"])
    wb, wa, we, turns, cross = parts(w, k, v)

    def plain(weights, mean, spread, labels):
        raw = weights / spread
        raw[labels.index("bias")] = weights[labels.index("bias")] - (weights * mean / spread).sum() \
            + weights[labels.index("bias")] * mean[labels.index("bias")] / spread[labels.index("bias")]
        return {n: round(float(x), 5) for n, x in zip(labels, raw)}

    model = {
        "kind": kind, "fittedOn": note,
        "bead": plain(wb, scale.mean, scale.spread, names["bead"]),
        "sourceAlone": plain(wa, scale.lone_mean, scale.lone_spread, names["alone"]),
        "targetAlone": plain(we, scale.lone_mean, scale.lone_spread, names["alone"]),
        "transitions": dict(zip(["beginSource", "continueSource", "beginTarget", "continueTarget",
                                 "sourceToTarget"], [round(float(x), 5) for x in turns])),
        "crossing": round(float(cross), 5),
        "confidence": worth,
        "loneShare": round(float(lone_share), 3)}
    write_model(path, model)


def write_model(path, model):
    with open(path, "w", encoding="utf-8") as handle:
        json.dump(model, handle, indent=1, ensure_ascii=False)
        handle.write("\n")


def weights(path, names):
    """Weights written before, in the order of the features; 0 for a feature they do not know."""
    with open(path, encoding="utf-8") as handle:
        model = json.load(handle)
    turns = ["beginSource", "continueSource", "beginTarget", "continueTarget", "sourceToTarget"]
    return np.array([model["bead"].get(n, 0) for n in names["bead"]]
                    + [model[side].get(n, 0) for side in ("sourceAlone", "targetAlone") for n in names["alone"]]
                    + [model["transitions"][t] for t in turns] + [model["crossing"]])


def folds(documents, options):
    return {n: i % options.folds for i, n in enumerate(sorted({d.name for d in documents}))}


def fold_weights(documents, options, start=None):
    """The weights of each fold, fitted on the documents of the others."""
    fold = folds(documents, options)
    return [fit([d for d in documents if fold[d.name] != number], options.penalty, start, 1e-6)
            for number in range(options.folds)]


def decoded(documents, options, by_fold, best_walk=False, added=None):
    """What each document's fold, which has not seen it, makes of it."""
    fold = folds(documents, options)
    return [(d, decode(d, by_fold[number], best_walk, added and added[number]))
            for number in range(options.folds) for d in documents if fold[d.name] == number]


def figures(title, values):
    print(title + ": " + "  ".join("%s %.4f" % x for x in values.items()), flush=True)


def leave_out(group, documents, names, whole, options):
    """Cross-validates without one group of features or one way of going about it."""
    if group == "expected-F1":
        by_fold = fold_weights(documents, options, whole)
        return figures("without " + group, strict(decoded(documents, options, by_fold, True)))
    drops = GROUPS.get(group, lambda n: False)
    bead = [k for k, n in enumerate(names["bead"]) if not drops(n)]
    alone = [k for k, n in enumerate(names["alone"]) if not drops(n)]
    poorer = []
    for d in documents:
        e = copy.copy(d)
        e.F, e.A, e.E = d.F[:, bead], d.A[:, alone], d.E[:, alone]
        if group == "crossing":
            e.without_crossing()
        poorer.append(e)
    wb, wa, we, turns, cross = parts(whole, len(names["bead"]), len(names["alone"]))
    start = np.concatenate([wb[bead], wa[alone], we[alone], turns, [cross]])
    figures("without " + group,
            strict(decoded(poorer, options, fold_weights(poorer, options, start))))


# MARK: Features reckoned in another way

def usual_likeness(d, names):
    """The mean likeness of each segment to all of the other side, by channel: what strangers score."""
    i, j, m, n = d.beads.T
    single = (m == 1) & (n == 1)
    usual = {}
    for channel in ("meaning", "words"):
        if channel in names["bead"]:
            grid = np.full((d.I, d.J), np.nan)
            grid[i[single], j[single]] = d.F[single, names["bead"].index(channel)]
            usual[channel] = np.nanmean(grid, 1), np.nanmean(grid, 0)
    return usual


def by_random_pairs(raw, names):
    """Margins less the mean likeness of random pairs, in place of that of the four nearest. They
    are moved by a constant so that the corners lie where they lay among likely beads."""
    altered = [copy.copy(d) for d in raw]
    for channel in raw[0].usual:
        at = {n: k for k, n in enumerate(names["bead"])}
        lone = {n: k for k, n in enumerate(names["alone"])}
        old, corners = at[channel + "-margin"], [n for n in at if n.startswith(channel + "-margin>")]
        margins, moved = [], []
        for d in raw:
            rows, columns = (np.concatenate([[0], np.cumsum(x)]) for x in d.usual[channel])
            i, j, m, n = d.beads.T
            usual = ((rows[i + m] - rows[i]) / m + (columns[j + n] - columns[j]) / n) / 2
            margin = d.F[:, at[channel]] - usual
            margins.append(margin)
            likely = d.F[:, old] > 0.1
            moved.append((margin - d.F[:, old])[likely])
        constant = np.concatenate(moved).mean()
        for d, e, margin in zip(raw, altered, margins):
            e.F, e.A, e.E = e.F.copy(), e.A.copy(), e.E.copy()
            e.F[:, old] = margin - constant
            for corner in corners:
                e.F[:, at[corner]] = np.maximum(0, margin - constant - float(corner.split(">")[1]))
            for lines, usual in zip((e.A, e.E), d.usual[channel]):
                lines[:, lone[channel + "-best-margin"]] = lines[:, lone[channel + "-best"]] - usual
    return altered


def with_quantiles(raw, names, alone):
    """Lone segments know the tenth, fifth and half of the best likenesses of their pair of texts, as
    aligners do that set the cost of a skip by a quantile; alone: and nothing of their own likeness."""
    own = [k for k, n in enumerate(names["alone"]) if not (alone and "-best" in n)]
    altered = []
    for d in raw:
        e = copy.copy(d)
        quantiles = [np.quantile(np.concatenate([d.A[:, k], d.E[:, k]]), q)
                     for k, n in enumerate(names["alone"]) if n.endswith("-best")
                     for q in (0.1, 0.2, 0.5)]
        e.A, e.E = (np.hstack([x[:, own], np.tile(quantiles, (len(x), 1))]) for x in (d.A, d.E))
        altered.append(e)
    return altered


def instead(way, raw, names, options):
    if way == "margin-by-random-pairs":
        altered = by_random_pairs(raw, names)
    else:
        altered = with_quantiles(raw, names, way == "skips-by-quantiles-alone")
    documents = Scale(altered).documents
    figures("instead: " + way, strict(decoded(documents, options, fold_weights(documents, options))))


# MARK: Evidence from outside of the pair

def line_key(text):
    return " ".join(text.casefold().split())


def mark_recurring(results, options):
    """Gives each segment the logarithm of how many other documents of its level have its line and
    left it alone; nothing for a line that one of them has in a bead."""
    for level in sorted({d.level for d, _ in results}):
        here, alone, paired = [(d, b) for d, b in results if d.level == level], {}, {}
        lines = {}
        for d, beads in here:
            for k, ending in enumerate(("ar", "en")):
                path = os.path.join(options.data, level, d.name + "." + ending)
                with open(path, encoding="utf-8") as handle:
                    lines[d.name, k] = [line_key(x) for x in handle.read().split("\n")]
                for bead in beads:
                    for index in bead[k]:
                        bucket = paired if bead[0] and bead[1] else alone
                        bucket.setdefault((k, lines[d.name, k][index]), set()).add(d.name)
        for d, _ in here:
            def value(k, line):
                if paired.get((k, line), set()) - {d.name}:
                    return 0.0
                return np.log2(1 + len(alone.get((k, line), set()) - {d.name}))
            d.recurring = tuple(np.array([value(k, x) for x in lines[d.name, k][:n]])
                                for k, n in ((0, d.I), (1, d.J)))


def fit_added(documents, weights, penalty, wanted):
    """The likeliest weights of added evidence, the others held; 0 for what is not wanted."""
    held = [scores(d, weights) for d in documents]

    def named(u):
        return dict(remembered=u[0] if "remembered" in wanted else 0.0,
                    source=u[1] if "recurring" in wanted else 0.0,
                    target=u[2] if "recurring" in wanted else 0.0)

    def surprise(u):
        total, grad, added = penalty * (u @ u) / 2, penalty * u, named(u)
        for d, (step, nA, nE, turns) in zip(documents, held):
            crossing = d.second >= 0
            more = d.remembered[d.first] + np.where(crossing, d.remembered[d.second], 0)
            step = step + added["remembered"] * more
            nA, nE = nA + added["source"] * d.recurring[0], nE + added["target"] * d.recurring[1]
            Z, p, pA, pE, _ = expectations(d.I, d.J, d.off, d.end, step, nA, nE, turns)
            total += Z - (step[d.path].sum() + nA @ d.alone_A + nE @ d.alone_E + turns @ d.turns)
            grad = grad + np.array([p @ more - more[d.path].sum(), d.recurring[0] @ (pA - d.alone_A),
                                    d.recurring[1] @ (pE - d.alone_E)])
        return total, grad
    return named(minimize(surprise, np.zeros(3), jac=True, method="L-BFGS-B").x)


def lacking(results):
    """Recall of the beads that the memory has not, by level."""
    counts = {}
    for d, beads in results:
        i, j, m, n = d.beads[d.remembered > 0].T
        known = set(zip(i, m, j, n))
        gold = {g for g in d.gold if g[0] and g[1] and (g[0][0], len(g[0]), g[1][0], len(g[1])) not in known}
        count = counts.setdefault(d.level, np.zeros(2))
        count += [len(gold & {(a, b) for a, b, _ in beads}), len(gold)]
    return {level: n[0] / n[1] for level, n in sorted(counts.items()) if n[1]}


def add(kind, documents, whole, by_fold, results, options):
    """Cross-validates with one kind of added evidence, and puts its weights into a file if asked."""
    if kind == "recurring":
        mark_recurring(results, options)
    fold = folds(documents, options)
    added = [fit_added([d for d in documents if fold[d.name] != number], w, options.penalty, [kind])
             for number, w in enumerate(by_fold)]
    for number, one in enumerate(added):
        print("fold %d: " % number + "  ".join("%s %.3f" % x for x in one.items()))
    better = decoded(documents, options, by_fold, added=added)
    figures("with " + kind, strict(better))
    figures("null F1", null(better))
    if kind == "remembered":
        for title, found in (("without", results), ("with", better)):
            figures("of the beads that the memory lacks, right " + title + " it", lacking(found))
    if options.add_to:
        final = fit_added(documents, whole, options.penalty, [kind])
        with open(options.add_to, encoding="utf-8") as handle:
            model = json.load(handle)
        model[kind] = round(final["remembered"], 5) if kind == "remembered" \
            else {side: round(final[side], 5) for side in ("source", "target")}
        write_model(options.add_to, model)


# MARK: Confidence

# What there is to know of a draw when it has been decoded.
Drawn = collections.namedtuple("Drawn", "level name gold")


def drawn(options, names, before, scale, fold, by_fold):
    """What each draw's fold, which has not seen its document, makes of it; one draw at a time, since
    there are many."""
    if not options.draws:
        return
    features, data = options.draws
    for path in sorted(glob.glob(os.path.join(features, "*.bin"))):
        level, name = os.path.basename(path)[:-4].split(".", 1)
        document = Document(path, os.path.join(data, level, name + ".gold"), level, name)
        if before is not None:
            document.keep(before)
        found = decode(scale.scaled(document), by_fold[fold[name]])
        yield Drawn(level.rsplit("-", 1)[0], name, document.gold), found


def worth(rows, draws, fold):
    """The weights of confidence, by name; prints what cross-validation says of it."""
    judgements = confidence.Judgements(rows, draws)
    said, by_line = judgements.cross_validated(fold), judgements.cross_validated(fold, confidence.LINE)
    for title, chosen in (("the levels", ~judgements.is_drawn), ("draws of the levels", judgements.is_drawn)):
        if not chosen.any():
            continue
        for way, p in (("as the model says", judgements.probability), ("on a line", by_line), ("confidence", said)):
            print("%s, %s (%.2f):" % (title, way, judgements.surprise(p, chosen)))
            judgements.tenths(p, chosen)
        print("the same, of less than %g ten groups of as many beads each:" % confidence.DOUBTFUL)
        judgements.equal_counts(said, chosen)
        judgements.review(said, chosen)
    final = judgements.fitted(np.ones(len(rows) + len(draws), bool))
    return {n: round(float(x), 5) for n, x in zip(confidence.NAMES, final)}


def add_held(documents, weights, options):
    by_fold = [weights] * options.folds
    results = decoded(documents, options, by_fold)
    figures("strict F1 with the weights of --start", strict(results))
    figures("null F1", null(results))
    for kind in options.added:
        add(kind, documents, weights, by_fold, results, options)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--start", help="weights fitted before, to begin with")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--output")
    parser.add_argument("--note", default="Arabic-English DEV (NTREX-128 news, UN Parallel Corpus)",
                        help="what it was fitted on, for the file")
    parser.add_argument("--errors", action="store_true", help="print what cross-validation got wrong")
    parser.add_argument("--without", nargs="+", default=[], choices=sorted(GROUPS) + list(WAYS))
    parser.add_argument("--instead", nargs="+", default=[], choices=ALTERED)
    parser.add_argument("--draws", nargs=2, metavar=("FEATURES", "DATA"), help="draws of the levels")
    parser.add_argument("--confidence-to", help="put the weights of confidence into this file of weights")
    parser.add_argument("--added", nargs="+", default=[], choices=ADDED)
    parser.add_argument("--held", action="store_true", help="fit added weights alone, on those of --start")
    parser.add_argument("--add-to", help="put the added weights into this file of weights")
    options = parser.parse_args()
    names = json.load(open(os.path.join(options.features, "names.json")))
    before = options.start and weights(options.start, names)
    raw = []
    for path in sorted(glob.glob(os.path.join(options.features, "*.bin"))):
        level, name = os.path.basename(path)[:-4].split(".", 1)
        document = Document(path, os.path.join(options.data, level, name + ".gold"), level, name)
        document.usual = usual_likeness(document, names)
        if before is not None:
            document.keep(before)
        raw.append(document)
    if options.held:
        if before is None:
            parser.error("--held wants --start")
        return add_held(raw, before, options)
    scale = Scale(raw)
    documents, fold = scale.documents, folds(raw, options)
    whole = fit(documents, options.penalty, None if before is None else scale.fitted(before, names))
    by_fold = fold_weights(documents, options, whole)
    results = decoded(documents, options, by_fold)
    kind = "meaning+words" if any(n.startswith("meaning") for n in names["bead"]) else "words"
    figures("strict F1, %d-fold cross-validation, %s, penalty %g" % (options.folds, kind, options.penalty),
            strict(results))
    figures("null F1", null(results))
    draws = list(drawn(options, names, before, scale, fold, by_fold))
    if draws:
        figures("strict F1 of draws", strict(draws))
    confidences = worth(judged(results), judged(draws), fold)
    if options.output:
        note = "%s of %d documents, penalty %g" % (options.note, len(fold), options.penalty)
        alone = sum(d.alone_A.sum() + d.alone_E.sum() for d in documents)
        write(options.output, whole, scale, names, kind, note, confidences,
              alone / sum(d.I + d.J for d in documents))
    if options.confidence_to:
        with open(options.confidence_to, encoding="utf-8") as handle:
            model = json.load(handle)
        model["confidence"] = confidences
        write_model(options.confidence_to, model)
    if options.errors:
        for d, beads in results:
            gold = set(d.gold)
            for a, b, p in sorted(beads):
                if (a, b) not in gold:
                    print(d.level, d.name, list(a), list(b), "%.2f" % p.probability)
    for kind in options.added:
        add(kind, documents, whole, by_fold, results, options)
    for group in options.without:
        leave_out(group, documents, names, whole, options)
    for way in options.instead:
        instead(way, raw, names, options)


if __name__ == "__main__":
    main()
