"""What a bead's probability is worth: confidence, fitted and measured for fit-alignment.py.

The log-odds of being right are linear in what NAMES names (logistic regression; with `log-odds` alone it is
Platt's line, 1999). `>x` is a corner: the weight changes there, since the likeliest beads are wrong more often
than their probability says, be it that the hand-made ones are. `left-alone` is the log-odds of the likeliest of
a bead's segments to stand alone: whether a doubtful bead's rivals are other beads or none.

Standard errors count documents, not beads: what a document says again and again, in draw after draw, counts
for one thing said.
"""
import collections

import numpy as np
from scipy.optimize import minimize

NAMES = ["log-odds", "log-odds>2", "log-odds>4", "left-alone", "lone", "bias"]
# What Platt's line has of them, to compare with.
LINE = ["log-odds", "bias"]
# Nothing is surer than this, and no lone segment less likely or likelier than that.
SUREST, LEAST_ALONE = 1e-6, 1e-2
PENALTY = 1e-3
# Beads said to be less sure than this are told apart in groups of equal counts.
DOUBTFUL = 0.95

# Of a found bead: its probability, that of the likeliest of its segments to stand alone, and whether it is a
# lone segment itself.
Said = collections.namedtuple("Said", "probability alone is_lone")


def log_odds(p, least):
    p = np.clip(p, least, 1 - least)
    return np.log(p / (1 - p))


class Judgements:
    """What is said of found beads, and whether they are right."""

    def __init__(self, rows, draws):
        """rows, of the levels and of draws of them: Said, whether it is right, level, document."""
        self.is_drawn = np.arange(len(rows) + len(draws)) >= len(rows)
        rows = rows + draws
        said = np.array([r[0] for r in rows], float)
        self.probability, alone, self.is_lone = said.T
        x = log_odds(self.probability, SUREST)
        self.evidence = np.column_stack([
            x, np.maximum(0, x - 2), np.maximum(0, x - 4),
            np.where(self.is_lone, 0, log_odds(alone, LEAST_ALONE)), self.is_lone, np.ones(len(x))])
        self.right = np.array([r[1] for r in rows], float)
        self.level = np.array([r[2] for r in rows])
        self.name = np.array([r[3] for r in rows])

    def fitted(self, chosen, names=NAMES):
        """The weights of what is named under which what is said of the chosen beads is likeliest; 0 for
        the rest."""
        wanted = np.isin(NAMES, names)
        x, y = self.evidence[chosen] * wanted, self.right[chosen]

        def surprise(w):
            z = x @ w
            return np.logaddexp(0, z).sum() - y @ z + PENALTY * (w @ w) / 2, \
                x.T @ (1 / (1 + np.exp(-z)) - y) + PENALTY * w
        return minimize(surprise, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B",
                        options=dict(maxiter=2000)).x

    def cross_validated(self, fold, names=NAMES):
        """What is said of each bead with the weights of the other folds' documents."""
        place = np.array([fold[name] for name in self.name])
        said = np.zeros(len(place))
        for number in np.unique(place):
            here = place == number
            said[here] = 1 / (1 + np.exp(-(self.evidence[here] @ self.fitted(~here, names))))
        return said

    def surprise(self, said, chosen):
        """What the truth of a bead costs in the mean, in thousandths of a nat."""
        p, y = np.clip(said[chosen], SUREST, 1 - SUREST), self.right[chosen]
        return -1000 * np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    # MARK: Tables

    def tenths(self, said, chosen):
        """By tenths of what is said."""
        tenth = np.minimum(9, (said * 10).astype(int))
        for number in range(10):
            self.row(said, chosen & (tenth == number))

    def equal_counts(self, said, chosen):
        """Ten groups of as many beads each, of the doubtful."""
        doubtful = np.nonzero(chosen & (said < DOUBTFUL))[0]
        for group in np.array_split(doubtful[np.argsort(said[doubtful], kind="stable")], 10):
            self.row(said, np.isin(np.arange(len(said)), group))

    def row(self, said, chosen):
        if not chosen.any():
            return
        mean, share = said[chosen].mean(), self.right[chosen].mean()
        _, document = np.unique(self.name[chosen], return_inverse=True)
        off = np.bincount(document, self.right[chosen] - said[chosen])
        error = np.sqrt((off ** 2).sum()) / chosen.sum()
        print("said %.3f  right %.3f  off by %+.3f ± %.3f  (%d beads, %d documents)" % (
            mean, share, share - mean, error, chosen.sum(), len(off)))

    def review(self, said, chosen):
        """What is right of the beads that a review list of the least sure tenth leaves out."""
        for level in sorted(set(self.level[chosen])):
            here = np.nonzero(chosen & (self.level == level))[0]
            rest = here[np.argsort(said[here], kind="stable")][len(here) // 10:]
            print("review list of 10 %%, %s: %.4f of the other %d beads are right" % (
                level, self.right[rest].mean(), len(rest)))
