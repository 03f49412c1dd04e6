#!/usr/bin/env python3
"""Fits the aligner's weights and says, by cross-validation, how good they are.

usage: fit-alignment.py --features DIR --data DIR [--start FILE] [--folds N] [--penalty L]
                        [--output FILE] [--without GROUP ...]

DIR of --features is what `Scripts/benchmark alignment --data DIR --export DIR` wrote; DIR of
--data holds the levels' NAME.gold files. Needs numpy, scipy and numba from PyPI.

The model is a semi-Markov conditional random field (Sarawagi & Cohen 2004): a walk through both
texts is a sequence of beads, crossing pairs of beads and lone segments, and its log-weight is
linear in the features. Weights maximise the likelihood of the hand-made beads less an L2 penalty.
Folds are by document name, so that a document's levels never stand on both sides.

With --start, weights fitted before say which candidates can be left out of the sums: those that
have less than a millionth of all walks even where every weight counts for half. That makes fitting
some ten times faster and changes no figure.

Confidence is a bead's probability, bent by a line through its log-odds (Platt 1999) that is fitted
on what cross-validation said of documents it had not seen; each fold's table uses the line of the
other folds.

--without fits anew without a group of features (see GROUPS), or without the walks of crossing
beads, or with the one most probable walk in place of the best in expected F1.
"""
import argparse
import copy
import glob
import json
import os
import re

import numpy as np
from numba import njit
from scipy.optimize import minimize

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
        for d in documents:
            d.F = ((d.F - self.mean) / self.spread).astype(np.float32)
            d.A = (d.A - self.lone_mean) / self.lone_spread
            d.E = (d.E - self.lone_mean) / self.lone_spread

    @staticmethod
    def of(rows):
        rows = np.concatenate(rows).astype(np.float64)
        mean, spread = rows.mean(0), rows.std(0)
        flat = spread < 1e-5
        mean[flat], spread[flat] = 0, 1
        return mean, spread


def parts(w, k, v):
    return w[:k], w[k:k + v], w[k + v:k + 2 * v], w[k + 2 * v:k + 2 * v + 5], w[-1]


def scores(d, w):
    k, v = d.F.shape[1], d.A.shape[1]
    wb, wa, we, turns, cross = parts(w, k, v)
    s = d.F @ wb.astype(np.float32)
    s = s.astype(np.float64)
    step = s[d.first] + np.where(d.second >= 0, s[d.second] + cross, 0)
    lone = [d.A @ wa, d.E @ we]
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


def decode(d, w, best_walk=False):
    """The beads that may be expected to win most in strict F1, with their probability: a right
    bead counts for precision and recall, a right lone segment for precision alone."""
    step, nA, nE, turns = scores(d, w)
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
                    beads.append((tuple(range(i, i + m)), tuple(range(j, j + n)), sure[k]))
        elif a == -1:
            beads.append(((c // W - 1,), (), pA[c // W - 1]))
        else:
            beads.append(((), (c % W - 1,), pE[c % W - 1]))
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


def log_odds(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def line(rows):
    """Slope and offset of the log-odds under which what is said is likeliest (Platt 1999)."""
    x = log_odds(np.array([r[0] for r in rows]))
    y = np.array([r[1] for r in rows], float)

    def surprise(w):
        z = w[0] * x + w[1]
        return np.logaddexp(0, z).sum() - (y * z).sum()
    return minimize(surprise, np.array([1.0, 0.0])).x


def bent(p, w):
    return 1 / (1 + np.exp(-(w[0] * log_odds(p) + w[1])))


def judged(results):
    """What is said of each found bead, whether it is right, its level and document."""
    return [(b[2], (b[0], b[1]) in gold, d.level, d.name)
            for d, beads in results for gold in [set(d.gold)] for b in beads]


def calibration(sure, right):
    for low in np.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1 if low < 0.89 else sure <= 1.0001)
        if inside.sum():
            share = right[inside].mean()
            print("said %.3f  right %.3f ± %.3f  (%d beads)" % (
                sure[inside].mean(), share, np.sqrt(share * (1 - share) / inside.sum()), inside.sum()))


def review(rows, sure):
    """What is right of the beads that a review list of the least sure tenth leaves out."""
    for level in sorted({r[2] for r in rows}):
        here = np.array([r[2] == level for r in rows])
        right = np.array([r[1] for r in rows])[here][np.argsort(sure[here], kind="stable")]
        rest = right[len(right) // 10:]
        print("review list of 10 %%, %s: %.4f of the other %d beads are right" % (level, rest.mean(), len(rest)))


def write(path, w, scale, names, kind, note, bend):
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
        "confidence": dict(zip(["slope", "offset"], [round(float(x), 5) for x in bend]))}
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


def cross_validated(documents, options, start=None, best_walk=False):
    fold = {n: i % options.folds for i, n in enumerate(sorted({d.name for d in documents}))}
    results = []
    for number in range(options.folds):
        w = fit([d for d in documents if fold[d.name] != number], options.penalty, start, 1e-6)
        results += [(d, decode(d, w, best_walk)) for d in documents if fold[d.name] == number]
    return results, fold


def figures(title, values):
    print(title + ": " + "  ".join("%s %.4f" % x for x in values.items()), flush=True)


def leave_out(group, documents, names, whole, options):
    """Cross-validates without one group of features or one way of going about it."""
    if group == "expected-F1":
        return figures("without " + group, strict(cross_validated(documents, options, whole, True)[0]))
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
    figures("without " + group, strict(cross_validated(poorer, options, start)[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--start", help="weights fitted before, to begin with")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--output")
    parser.add_argument("--errors", action="store_true", help="print what cross-validation got wrong")
    parser.add_argument("--without", nargs="+", default=[], choices=sorted(GROUPS) + list(WAYS))
    options = parser.parse_args()
    names = json.load(open(os.path.join(options.features, "names.json")))
    before = options.start and weights(options.start, names)
    documents = []
    for path in sorted(glob.glob(os.path.join(options.features, "*.bin"))):
        level, name = os.path.basename(path)[:-4].split(".", 1)
        document = Document(path, os.path.join(options.data, level, name + ".gold"), level, name)
        if before is not None:
            document.keep(before)
        documents.append(document)
    scale = Scale(documents)
    whole = fit(documents, options.penalty)
    results, fold = cross_validated(documents, options, whole)
    kind = "meaning+words" if any(n.startswith("meaning") for n in names["bead"]) else "words"
    figures("strict F1, %d-fold cross-validation, %s, penalty %g" % (options.folds, kind, options.penalty),
            strict(results))
    figures("null F1", null(results))
    rows = judged(results)
    bend = line(rows)
    if options.output:
        note = "Arabic-English DEV of %d documents (NTREX-128 news, UN Parallel Corpus), penalty %g" % (
            len(fold), options.penalty)
        write(options.output, whole, scale, names, kind, note, bend)
    right, place = np.array([r[1] for r in rows]), np.array([fold[r[3]] for r in rows])
    said = np.array([r[0] for r in rows])
    print("as the model says:")
    calibration(said, right)
    for number in range(options.folds):
        other = line([r for r in rows if fold[r[3]] != number])
        said[place == number] = bent(said[place == number], other)
    print("on a line through the log-odds, slope %.3f, offset %.3f:" % tuple(bend))
    calibration(said, right)
    review(rows, said)
    if options.errors:
        for d, beads in results:
            gold = set(d.gold)
            for a, b, p in sorted(beads):
                if (a, b) not in gold:
                    print(d.level, d.name, list(a), list(b), "%.2f" % p)
    for group in options.without:
        leave_out(group, documents, names, whole, options)


if __name__ == "__main__":
    main()
