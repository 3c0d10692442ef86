"""Reports of a large file held packed: a claim is some bytes, and is made anew each time that it is looked at.

A million claims then fit in a few hundred megabytes, and processes that are forked share them without a copy.
"""

import marshal
from array import array
from collections.abc import Hashable
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from rempart.claims.claim import Amount, Claim, Fingerprint, Quantity, Report
from rempart.ledger.profiles import Profile, profile
from rempart.records import Record

Kind = TypeVar("Kind", bound=Record)
# How the fields of a claim were read: of use to whoever checks the reading, not to the merge.
_NOT_MERGED: dict[str, Any] = {"slots": {}, "as_said": {}}
_OWN = ("id", "start", "end", "quote")
# Fields whose values many claims have in common are held once.
_SHARED = tuple(name for name in Claim.model_fields if name not in {*_OWN, *_NOT_MERGED})
_FIGURES = frozenset(("amount", "quantity"))
_BLANK: dict[str, Any] = dict.fromkeys(Claim.model_fields) | _NOT_MERGED
_BLANK_REPORT: dict[str, Any] = dict.fromkeys(Report.model_fields)
_PRINT = tuple(Fingerprint.model_fields)
_HEAD = ("id", "source", "title", "language", "published", "publisher", "origin", "sha256")
# Rare: kept as they are where they are told.
_RARE = tuple(
    name for name in Report.model_fields if name not in {*_HEAD, "fingerprint", "claims", "document"}
)
_FIELDS: dict[type[Record], set[str]] = {one: set(one.model_fields) for one in (Claim, Report, Fingerprint)}


class Pack:
    """Reports by their place, claims by their number, both in the order in which they were added.

    Example:
        >>> pack = Pack()
        >>> len(pack.ids)
        0
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        # The number of the first claim of each report, and of none at the end.
        self.first = array("q", [0])
        # The place of the report of each claim.
        self.report_of = array("q")
        self._values: list[Any] = [None]
        self._known: dict[Hashable, int] = {}
        self._codes = array("i")
        self._rows, self._row_ends = bytearray(), array("q", [0])
        self._heads, self._head_ends = bytearray(), array("q", [0])
        self._rare: dict[int, dict[str, Any]] = {}
        self._prints: list[bytes] | None = []
        # What is compared of each claim, equal profiles once; none of a stance.
        self.profiles: list[Profile] = []
        self.profile_of = array("i")
        self._profile_known: dict[Profile, int] = {}
        # Claims that are said to be a part of another one, and the places of reports with a stance.
        self.linked: set[int] = set()
        self.with_stances: set[int] = set()

    def add(self, report: Report) -> None:
        """Take up a report without ``slots`` and ``as_said``."""
        place = len(self.ids)
        self.ids.append(report.id)
        known, values, codes = self._known, self._values, self._codes
        for claim in report.claims:
            told = vars(claim)
            for name in _SHARED:
                value = told[name]
                if value is None:
                    codes.append(0)
                    continue
                key = _figure_key(value) if name in _FIGURES else value
                code = known.setdefault(key, len(values))
                if code == len(values):
                    values.append(value)
                codes.append(code)
            self._compare(claim, report)
            self._rows += marshal.dumps((claim.id, claim.start, claim.end, claim.quote))
            self._row_ends.append(len(self._rows))
            self.report_of.append(place)
        self.first.append(len(self.report_of))
        self._heads += marshal.dumps(tuple(getattr(report, name) for name in _HEAD))
        self._head_ends.append(len(self._heads))
        if rare := {name: told for name in _RARE if (told := getattr(report, name)) is not None}:
            self._rare[place] = rare
        print_ = report.fingerprint
        if self._prints is not None:
            pieces = None if print_ is None else tuple(vars(print_).values())
            self._prints.append(marshal.dumps(pieces))

    def extend(self, other: Self) -> None:
        """Take up the reports of another pack behind those of this one, as if each were added."""
        claims, reports = len(self.report_of), len(self.ids)
        codes = _joined(self._known, self._values, other._known, other._values)
        profiles = _joined(self._profile_known, self.profiles, other._profile_known, other.profiles)
        _append(self._codes, codes[np.frombuffer(other._codes, dtype=np.int32)])
        # A stance has no profile: its -1 stands for the last place, which holds -1.
        _append(self.profile_of, np.append(profiles, np.int32(-1))[np.frombuffer(other.profile_of, np.int32)])
        _append(self.first, np.frombuffer(other.first, dtype=np.int64)[1:] + claims)
        _append(self.report_of, np.frombuffer(other.report_of, dtype=np.int64) + reports)
        _append(self._row_ends, np.frombuffer(other._row_ends, dtype=np.int64)[1:] + len(self._rows))
        _append(self._head_ends, np.frombuffer(other._head_ends, dtype=np.int64)[1:] + len(self._heads))
        self._rows += other._rows
        self._heads += other._heads
        self.ids += other.ids
        self._rare |= {place + reports: told for place, told in other._rare.items()}
        self.linked |= {number + claims for number in other.linked}
        self.with_stances |= {place + reports for place in other.with_stances}
        self._prints = [*(self._prints or ()), *(other._prints or ())]

    def _compare(self, claim: Claim, report: Report) -> None:
        if any(link.relation == "part_of" for link in claim.links):
            self.linked.add(len(self.report_of))
        if claim.type == "stance":
            self.with_stances.add(len(self.ids) - 1)
            self.profile_of.append(-1)
            return
        one = profile(claim, report.published)
        code = self._profile_known.setdefault(one, len(self.profiles))
        if code == len(self.profiles):
            self.profiles.append(one)
        self.profile_of.append(code)

    def forget_fingerprints(self) -> None:
        """Free what was needed to find copies alone."""
        self._prints = None

    def claim_id(self, number: int) -> str:
        """The id of a claim."""
        return self._row(number)[0]

    def claim(self, number: int) -> Claim:
        """The claim as it was added, but for ``slots`` and ``as_said``."""
        told = _BLANK.copy()
        told["id"], told["start"], told["end"], told["quote"] = self._row(number)
        at, values = number * len(_SHARED), self._values
        codes = self._codes[at : at + len(_SHARED)]
        told.update(zip(_SHARED, [values[code] for code in codes], strict=True))
        return _made(Claim, told)

    def head(self, place: int) -> Report:
        """The report without its claims and its fingerprint."""
        return self._report(place, None, ())

    def report(self, place: int, *, bare: bool = False) -> Report:
        """The report with its claims, but where it is to be bare; and with its fingerprint until that is forgotten."""
        numbers = range(0) if bare else range(self.first[place], self.first[place + 1])
        claims = tuple(self.claim(number) for number in numbers)
        return self._report(place, self.fingerprint(place), claims)

    def fingerprint(self, place: int) -> Fingerprint | None:
        """What tells copies, None where a report has none or where it was forgotten."""
        told = marshal.loads(self._prints[place]) if self._prints is not None else None  # noqa: S302 - packed above
        if told is None:
            return None
        return _made(Fingerprint, dict(zip(_PRINT, told, strict=True)))

    def _row(self, number: int) -> tuple[str, int, int, str]:
        ends = self._row_ends
        row: tuple[str, int, int, str] = marshal.loads(self._rows[ends[number] : ends[number + 1]])  # noqa: S302 - packed above
        return row

    def _report(self, place: int, print_: Fingerprint | None, claims: tuple[Claim, ...]) -> Report:
        ends = self._head_ends
        told = marshal.loads(self._heads[ends[place] : ends[place + 1]])  # noqa: S302 - packed above
        fields = _BLANK_REPORT.copy()
        fields.update(zip(_HEAD, told, strict=True))
        fields["fingerprint"], fields["claims"] = print_, claims
        if place in self._rare:
            fields.update(self._rare[place])
        return _made(Report, fields)


def _joined(
    known: dict[Any, int], values: list[Any], others: dict[Any, int], told: list[Any]
) -> NDArray[np.int32]:
    """Add the values of another pack; returns the number here of each number there."""
    numbers = np.zeros(len(told), dtype=np.int32)
    for key, there in others.items():
        here = numbers[there] = known.setdefault(key, len(values))
        if here == len(values):
            values.append(told[there])
    return numbers


def _append(column: "array[int]", more: NDArray[Any]) -> None:
    column.frombytes(more.astype(column.typecode).tobytes())


def _figure_key(told: Quantity | Amount) -> Hashable:
    """What tells figures apart as texts: 100 and 100.0 are equal, and are not the same text."""
    numbers = [told.value, told.low, told.high]
    if isinstance(told, Amount):
        numbers += [also.value for also in told.also]
        names = (told.currency, *(also.currency for also in told.also))
    else:
        names = ()
    return told.bound, names, tuple(numbers), tuple(map(type, numbers))


def _made(kind: type[Kind], told: dict[str, Any]) -> Kind:
    """A record of fields that were checked when they were read: made as they are, as a copy is."""
    record = kind.__new__(kind)
    for name, value in (
        ("__dict__", told),
        ("__pydantic_fields_set__", _FIELDS[kind]),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(record, name, value)
    return record
