"""Which agreements lie inside which, so that no sum is counted twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rempart.ledger.agreement import Agreement
from rempart.ledger.totals import Reason
from rempart.terms.figure import Number


class Nesting:
    """The parts, payers and later versions among agreements, by their links."""

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._wholes: dict[str, set[str]] = defaultdict(set)
        self._payers: dict[str, set[str]] = defaultdict(set)
        self._newer: dict[str, str] = {}
        for entry in sorted(agreements, key=lambda one: one.id):
            for link in entry.links:
                if link.relation == "part_of":
                    self._wholes[entry.id].add(link.agreement)
                elif link.relation == "financed_by":
                    self._payers[entry.id].add(link.agreement)
                elif link.relation == "supersedes":
                    self._newer.setdefault(link.agreement, entry.id)

    @property
    def entangled(self) -> frozenset[str]:
        """The agreements that another one may count already, or that may count another one."""
        links = self._wholes, self._payers
        return frozenset(self._newer).union(*links, *(others for each in links for others in each.values()))

    def inside(self, sums: Mapping[str, Number]) -> Iterator[tuple[str, Reason, str]]:
        """Yield each agreement of ``sums``, by id, that another one of them counts already, with the reason.

        A superseded one goes first; then parts of what is left; then, of a deal and the money that pays
        for it, the one with the smaller sum.
        """
        left = dict(sums)
        for name in sorted(sums):
            if name in self._newer:
                yield name, "superseded", f"{self._newer[name]} supersedes it"
                del left[name]
        for name in sorted(left):
            wholes = sorted(self._around(name) & left.keys())
            # Where two hold each other, the first by name is to stay.
            holder = next((one for one in wholes if name not in self._around(one) or one < name), None)
            if holder is not None:
                yield name, "part_of", f"it is part of {holder}, which is counted"
                del left[name]
        for deal in sorted(self._payers):
            for payer in sorted(self._payers[deal]):
                if deal in left and payer in left and deal != payer:
                    inner, outer = (deal, payer) if left[deal] < left[payer] else (payer, deal)
                    yield inner, "paid_within", f"{outer} is counted: {deal} is financed by {payer}"
                    del left[inner]

    def _around(self, name: str) -> set[str]:
        """All wholes of a part, also the wholes of its wholes."""
        found: set[str] = set()
        todo = [name]
        while todo:
            for whole in self._wholes.get(todo.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    todo.append(whole)
        return found - {name}
