"""Maximal covering to proven optimality: branch and bound on a warm relaxation by cuts.

Church and ReVelle (1974) gave the model. Its relaxation is nearly integral on demand merged by cover
set, so a small tree closes what is left. Every bound is a Lagrangian one, summed here from the prices
that the relaxation gives: it holds whatever the solver's tolerances are.
"""

from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.improving import Improving
from rempart.coverage.instance import Budget, Instance, narrowed
from rempart.coverage.relaxing import CutRelaxation, Relaxation, Relaxed, Relaxing

_ROUNDING = 1e-3  # more than sums of floating-point numbers err here, less than one person
_LOOK_EVERY = 4  # nodes between two looks for a better choice
_NARROW = 0.5  # share of the columns that may be open for a smaller instance to be worth making
_PAIRS_AFTER = 24  # nodes after which moving two systems at once is worth its time
NODES = 400
ABOUT = 0.001  # the gap at which an answer is good enough for one trial among thousands
FEW_PAIRS = 60_000  # with more of them, cuts are faster than rows of classes


@dataclass(frozen=True, slots=True)
class Effort:
    """When a search may stop before its answer is proven best.

    Args:
        nodes: Most parts of the tree that are opened; the same on every machine.
        gap: Stop once the bound is above the value by no more than this share of it.
        seconds: Stop after so long; None, the default, keeps answers the same on every machine.
    """

    nodes: int = NODES
    gap: float = 0.0
    seconds: float | None = None

    def after(self, seconds: float) -> "Effort":
        """Return what is left of it once some time is spent."""
        return self if self.seconds is None else replace(self, seconds=max(0.0, self.seconds - seconds))


@dataclass(frozen=True, slots=True)
class Answer:
    """The best choice found: its value, a proven bound on every choice, and why the search ended.

    ``status`` is ``optimal`` where value and bound meet, else ``gap``, ``node_limit`` or ``time_limit``.
    ``chosen`` are columns of the instance; they stay inside the stage and are never printed.
    """

    value: int
    bound: int
    chosen: NDArray[np.int64] = field(repr=False)
    ended: str = "node_limit"

    @property
    def status(self) -> str:
        """``optimal`` where value and bound agree, else what ended the search."""
        return "optimal" if self.value == self.bound else self.ended

    @property
    def gap(self) -> float:
        """The share of the value by which the bound lies above it."""
        return (self.bound - self.value) / self.value if self.value else float(self.bound > 0)


@dataclass(slots=True)
class _Node:
    """A part of the tree: what is decided so far, and how good anything below it can be."""

    bound: int
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    relaxed: Relaxed


class _Tree:
    """The parts still open, the best first, and the best choice found; only what is worth more than ``above`` matters."""

    def __init__(self, instance: Instance, covered: int, chosen: NDArray[np.int64], above: int) -> None:
        self._instance = instance
        self._covered = covered
        self._above = above
        self._open: list[tuple[int, int, _Node]] = []
        self._added = 0
        self.chosen = chosen
        self.value = covered + instance.value(chosen)

    @property
    def bound(self) -> int:
        """No choice at all is worth more than this."""
        return max(self.enough, -self._open[0][0] if self._open else 0)

    @property
    def enough(self) -> int:
        """What a part must be able to exceed to matter."""
        return max(self.value, self._above)

    def add(self, node: _Node) -> None:
        """Put a node among the open ones."""
        self._added += 1
        heappush(self._open, (-node.bound, self._added, node))

    def take(self) -> _Node:
        """Take the open node of the largest bound."""
        return heappop(self._open)[2]

    def offer(self, chosen: NDArray[np.int64]) -> None:
        """Keep a choice if it is worth more than the best one."""
        value = self._covered + self._instance.value(chosen)
        if value > self.value:
            self.value, self.chosen = value, np.sort(chosen)


class Search:
    """Answers for one instance, remembered by counts.

    Args:
        instance: What can be covered by what.
        effort: When to stop; beyond it the answer keeps its honest gap.
        relaxing: How the relaxation is solved; by default by cuts, in small instances by classes.
        covered: The weight that is covered whatever is chosen, of which the instance knows nothing.
    """

    def __init__(
        self,
        instance: Instance,
        *,
        effort: Effort | None = None,
        relaxing: Relaxing | None = None,
        covered: int = 0,
    ) -> None:
        self._instance = instance
        self._covered = covered
        self._effort = effort or Effort()
        few = len(instance.at_column) <= FEW_PAIRS
        self._relaxation = relaxing or (Relaxation(instance) if few else CutRelaxation(instance))
        self._improving = Improving(instance)
        self._weights = instance.weights.astype(np.float64)
        self._of_kind = [
            np.flatnonzero(instance.kinds == kind) for kind in range(int(instance.kinds[-1]) + 1)
        ]
        self._known: dict[Budget, Answer] = {}
        self._about: dict[Budget, Answer] = {}

    @property
    def cities(self) -> int:
        """At how many cities a system of the first kind can stand."""
        return len(self._of_kind[0])

    def everywhere(self) -> int:
        """Return the weight covered with a system of each kind at every city."""
        return int(self._instance.weights.sum())

    def best(self, counts: Budget) -> Answer:
        """Return the most that ``counts`` systems of each kind can cover; more than cities add nothing."""
        held = tuple(min(count, len(of)) for count, of in zip(counts, self._of_kind, strict=True))
        if held not in self._known:
            self._known[held] = self._search(held, 0)
        return self._known[held]

    def reaching(self, counts: Budget, target: int) -> Answer:
        """Return an answer whose value reaches ``target``, or whose bound proves that none does.

        Cheaper than ``best``: the tree is left as soon as the question is settled.
        """
        known = self._known.get(counts)
        return known if known is not None else self._search(counts, target)

    def about(self, counts: Budget) -> Answer:
        """Return an answer that is proven within 0.1 per cent of the best: cheaper than ``best``."""
        held = tuple(min(count, len(of)) for count, of in zip(counts, self._of_kind, strict=True))
        if held in self._known:
            return self._known[held]
        if held not in self._about:
            self._about[held] = self._search(held, 0, replace(self._effort, gap=ABOUT))
        return self._about[held]

    def relaxed_bound(self, counts: Budget) -> int:
        """Return a bound without a tree: that of the relaxation, or the proven one where it is known."""
        known = self._known.get(counts)
        if known is not None:
            return known.bound
        return self._root(counts, 0).bound

    def _root(self, counts: Budget, best: int) -> _Node:
        columns = len(self._instance.kinds)
        return self._node(counts, np.zeros(columns), np.ones(columns), best=best, parent=None)

    def _search(self, counts: Budget, target: int, effort: Effort | None = None, *, above: int = 0) -> Answer:
        """Open the part of the tree that could hold the most, until nothing could hold more than is found.

        Parts that cannot reach ``target``, or that hold no more than ``above``, are left out, so below
        them the bound is no more than proven to be.
        """
        effort = effort or self._effort
        began = monotonic()
        improving = self._improving
        start = improving.improved(improving.greedy(counts))
        tree = _Tree(self._instance, self._covered, start, max(above, target - 1))
        everything = self._covered + int(self._instance.weights.sum())
        if not any(counts) or tree.value == everything:
            return Answer(tree.value, tree.value, tree.chosen)
        root = self._root(counts, tree.enough)
        tree.offer(improving.improved(self._rounded(root.relaxed.columns, counts)))
        self._decide(root, counts, tree.enough)
        tree.add(root)
        if (root.lower < root.upper).mean() <= _NARROW and self._matters(tree, target):
            return self._in_narrow(tree, counts, target, effort.after(monotonic() - began))
        opened, ended = 0, ""
        while self._matters(tree, target):
            ended = _ended(tree, effort, opened, monotonic() - began)
            if ended:
                break
            node = tree.take()
            tree.offer(np.flatnonzero(node.lower == 1))  # all of a node where nothing is open any more
            if opened % _LOOK_EVERY == 0:
                tree.offer(improving.improved(self._rounded(node.relaxed.columns, counts)))
            if opened == _PAIRS_AFTER:
                tree.offer(improving.improved(tree.chosen, pairs=True))
            for child in self._children(node, counts, tree.enough):
                tree.add(child)
                tree.offer(self._rounded(child.relaxed.columns, counts))
            opened += 1
        return Answer(tree.value, tree.bound, tree.chosen, ended or "target")

    @staticmethod
    def _matters(tree: _Tree, target: int) -> bool:
        """Say whether anything that is open could still change the answer."""
        return tree.bound > tree.enough and not 0 < target <= tree.value

    def _in_narrow(self, tree: _Tree, counts: Budget, target: int, effort: Effort) -> Answer:
        """Search what the root leaves open, as an instance of its own."""
        ended = _ended(tree, effort, 0, 0.0)
        if ended:
            return Answer(tree.value, tree.bound, tree.chosen, ended)
        root = tree.take()
        if (root.lower == root.upper).all():
            tree.offer(np.flatnonzero(root.lower == 1))
            return Answer(tree.value, tree.enough, tree.chosen, "target")
        part = narrowed(self._instance, counts, root.lower, root.upper)
        covered = self._covered + part.covered
        inner = Search(part.instance, effort=effort, covered=covered)
        found = inner._search(part.counts, target, above=tree.enough)
        tree.offer(part.whole(found.chosen))
        bound = max(tree.enough, min(root.bound, found.bound))
        return Answer(tree.value, bound, tree.chosen, found.ended)

    def _children(self, node: _Node, counts: Budget, best: int) -> list[_Node]:
        """Split a node on the column that is least decided."""
        doubt = np.minimum(node.relaxed.columns, 1 - node.relaxed.columns)
        doubt[node.lower == node.upper] = -1
        column = int(doubt.argmax())
        if doubt[column] < 0:
            return []
        children = []
        for decided in (0.0, 1.0):
            lower, upper = node.lower.copy(), node.upper.copy()
            lower[column] = upper[column] = decided
            children.append(self._node(counts, lower, upper, best=best, parent=node.relaxed))
        return children

    def _node(
        self,
        counts: Budget,
        lower: NDArray[np.float64],
        upper: NDArray[np.float64],
        *,
        best: int,
        parent: Relaxed | None,
    ) -> _Node:
        """Bound a part of the tree, and decide every column that cannot matter to anything above ``best``.

        The bound: for any prices between 0 and the weights, no choice covers more than the weights less
        the prices, plus what the dearest columns of each kind collect in prices.
        """
        node = _Node(0, lower, upper, self._relaxation.solve(counts, lower, upper, parent))
        self._decide(node, counts, best)
        return node

    def _decide(self, node: _Node, counts: Budget, best: int) -> None:
        """Set the bound of a part from its prices, and decide what cannot matter to anything above ``best``."""
        lower, upper = node.lower, node.upper
        prices = np.clip(node.relaxed.prices, 0, self._weights)
        worth = self._improving.by_column(prices)
        total = self._covered + float((self._weights - prices).sum()) + float(worth[lower == 1].sum())
        open_kinds = []
        for kind, count in zip(self._of_kind, counts, strict=True):
            free = kind[lower[kind] < upper[kind]]
            left = count - int(lower[kind].sum())
            ranked = free[np.argsort(-worth[free], kind="stable")]
            total += float(worth[ranked[:left]].sum())
            open_kinds.append((ranked, left))
        for ranked, left in open_kinds:
            taken, passed = ranked[:left], ranked[left:]
            if len(passed) and len(taken):
                upper[passed[total - (worth[taken[-1]] - worth[passed]) + _ROUNDING < best + 1]] = 0
                lower[taken[total - (worth[taken] - worth[passed[0]]) + _ROUNDING < best + 1]] = 1
            else:
                upper[passed], lower[taken] = 0, 1
        node.bound = int(np.floor(total + _ROUNDING))

    def _rounded(self, columns: NDArray[np.float64], counts: Budget) -> NDArray[np.int64]:
        """Return the columns of each kind that the relaxation likes most."""
        return np.concatenate(
            [
                kind[np.argsort(-columns[kind], kind="stable")[:count]]
                for kind, count in zip(self._of_kind, counts, strict=True)
            ]
        )


def _ended(tree: _Tree, effort: Effort, opened: int, seconds: float) -> str:
    """Return why a search may stop here, or nothing."""
    if tree.bound - tree.value <= effort.gap * tree.value:
        return "gap"
    if opened >= effort.nodes:
        return "node_limit"
    return "time_limit" if effort.seconds is not None and seconds > effort.seconds else ""
