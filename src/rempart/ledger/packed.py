"""The claims of a large file, each made anew when it is looked at: alone, by groups, with their origins."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import accumulate
from sys import intern
from typing import Any, TypeVar

from rempart.claims.claim import Claim, Report
from rempart.ledger.deciding import Decisions
from rempart.ledger.made_when_asked import MadeWhenAsked
from rempart.ledger.packing import Pack
from rempart.ledger.profiles import Profile, profile
from rempart.ledger.said import Said
from rempart.ledger.spreading import beside, spread

Member = tuple[Claim, Report]
Result = TypeVar("Result")
# What an archive keeps of claims with their origins; small where it is sent from one process to another.
Kept = Any


class Packed:
    """The claims of a large file, made anew each time that they are looked at."""

    def __init__(self, pack: Pack, changed: Mapping[int, Report] | None = None) -> None:
        self._pack = pack
        self._changed = dict(changed or {})
        # Claims of changed reports are numbered behind those of the pack.
        self._late: list[Member] = []
        self._late_from: dict[int, int] = {}
        for place, report in self._changed.items():
            self._late_from[place] = len(pack.report_of) + len(self._late)
            self._late += [(claim, report) for claim in report.claims]
        self._order = sorted(range(len(pack.ids)), key=pack.ids.__getitem__)
        self._place_of: dict[str, int] | None = None

    @property
    def reports(self) -> "PackedReports":
        """The reports in the order of their ids."""
        return PackedReports(self._pack, self._order, self._changed)

    def judged(self, decisions: Decisions) -> "Packed":
        """The same claims as judged."""
        if not decisions.of_claim:
            return self
        touched = sorted({name.rpartition("#")[0] for name in decisions.of_claim})
        places = [self._place(name) for name in touched]
        read = [self._pack.report(place) for place in places]
        return Packed(self._pack, dict(zip(places, decisions.reports(read), strict=True)))

    def profiles(self) -> Iterator[tuple[int, Profile]]:
        """What is compared of each claim that is no stance, with its number."""
        known, profile_of = self._pack.profiles, self._pack.profile_of
        for place in self._order:
            if place in self._changed:
                report = self._changed[place]
                for number, claim in enumerate(report.claims, self._late_from[place]):
                    if claim.type != "stance":
                        yield number, profile(claim, report.published)
            else:
                for number in range(self._pack.first[place], self._pack.first[place + 1]):
                    if profile_of[number] >= 0:
                        yield number, known[profile_of[number]]

    def members(self, numbers: Sequence[int]) -> "PackedMembers":
        """Claims with their reports."""
        return PackedMembers(self, array("q", numbers))

    def with_stances(self) -> Iterable[Report]:
        """The reports that hold a stance."""
        for place in self._order:
            if place in self._changed:
                yield self._changed[place]
            elif place in self._pack.with_stances:
                yield self._pack.report(place)

    def home(self, groups: Sequence["Members"]) -> Callable[[str], int | None]:
        """Which group holds a claim."""
        group_of = array("q", [-1]) * (len(self._pack.report_of) + len(self._late))
        for at, group in enumerate(groups):
            for number in self._numbers(group):
                group_of[number] = at

        def found(claim_id: str) -> int | None:
            """Return the group that holds a claim."""
            at = group_of[self.number(claim_id)]
            return None if at < 0 else at

        return found

    def kept(self, sayings: Sequence[Said]) -> "Kept":
        """The claims by number, their origins and what was judged of them beside it."""
        numbers = array("q", [self.number(said.claim.id) for said in sayings])
        own = bytes(said.is_own_account for said in sayings)
        told = [said.accepted or said.stated for said in sayings]
        marks = {at: (sayings[at].accepted, sayings[at].stated) for at, mark in enumerate(told) if mark}
        return numbers, [said.origin for said in sayings], own, marks

    def sayings(self, kept: "Kept") -> "PackedSayings":
        """The claims with their origins, made anew when they are looked at."""
        numbers, origins, own, marks = kept
        return PackedSayings(self, numbers, [intern(origin) for origin in origins], own, marks)

    each = staticmethod(spread)

    def beside(self, work: Callable[[], Result]) -> AbstractContextManager[Callable[[], Result]]:
        """What ``work`` gives, made beside other work."""
        return beside(work, len(self._pack.report_of))

    def number(self, claim_id: str) -> int:
        """The number of a claim.

        Raises:
            KeyError: no report holds it.
        """
        place = self._place(claim_id.rpartition("#")[0])
        start = self._late_from.get(place)
        if start is None:
            for number in range(self._pack.first[place], self._pack.first[place + 1]):
                if self._pack.claim_id(number) == claim_id:
                    return number
        else:
            for number, claim in enumerate(self._changed[place].claims, start):
                if claim.id == claim_id:
                    return number
        raise KeyError(claim_id)

    def _numbers(self, group: "Members") -> Iterable[int]:
        if isinstance(group, PackedMembers):
            return group.numbers
        return (self.number(claim.id) for claim, _ in group)

    def document(self, number: int) -> int:
        """The place of the report of a claim."""
        late = number - len(self._pack.report_of)
        return self._pack.report_of[number] if late < 0 else self._place(self._late[late][1].id)

    def claim_id(self, number: int) -> str:
        """The id of a claim."""
        late = number - len(self._pack.report_of)
        return self._pack.claim_id(number) if late < 0 else self._late[late][0].id

    def load(self, numbers: Iterable[int]) -> Iterator[Member]:
        """Yield the claims with their reports, which here hold no claims of their own."""
        heads: dict[int, Report] = {}
        bound = len(self._pack.report_of)
        for number in numbers:
            if number >= bound:
                yield self._late[number - bound]
                continue
            place = self._pack.report_of[number]
            if place not in heads:
                heads[place] = self._pack.head(place)
            yield self._pack.claim(number), heads[place]

    def may_be_part(self, numbers: Iterable[int]) -> bool:
        """False where none of the claims is said to be a part of another one."""
        bound = len(self._pack.report_of)
        return any(number in self._pack.linked or number >= bound for number in numbers)

    def _place(self, report_id: str) -> int:
        if self._place_of is None:
            self._place_of = {name: place for place, name in enumerate(self._pack.ids)}
        return self._place_of[report_id]


class PackedReports(MadeWhenAsked[Report]):
    """The reports of a pack in the order of their ids, each made when it is looked at."""

    def __init__(self, pack: Pack, order: Sequence[int], changed: Mapping[int, Report]) -> None:
        self._pack, self._order, self._changed = pack, order, changed
        self._bare = False

    def without_claims(self) -> "PackedReports":
        """The same reports without their claims, which take the time."""
        reports = PackedReports(self._pack, self._order, self._changed)
        reports._bare = True
        return reports

    def __len__(self) -> int:
        return len(self._order)

    def some(self, places: Sequence[int]) -> list[Report]:
        """The reports at these places."""
        return [self._report(self._order[place]) for place in places]

    def __iter__(self) -> Iterator[Report]:
        return map(self._report, self._order)

    def _report(self, place: int) -> Report:
        if place in self._changed:
            return self._changed[place]
        return self._pack.report(place, bare=self._bare)


@dataclass(frozen=True, slots=True)
class PackedMembers(MadeWhenAsked[Member]):
    """Claims of a packed archive with their reports."""

    archive: Packed
    numbers: "array[int]"

    def __len__(self) -> int:
        return len(self.numbers)

    def some(self, places: Sequence[int]) -> list[Member]:
        """The claims at these places."""
        return list(self.archive.load([self.numbers[place] for place in places]))

    def __iter__(self) -> Iterator[Member]:
        return self.archive.load(self.numbers)

    def __add__(self, other: "Members") -> "Members":
        if isinstance(other, PackedMembers):
            return PackedMembers(self.archive, self.numbers + other.numbers)
        return [*self, *other]

    def __radd__(self, other: list[Member]) -> list[Member]:
        return [*other, *self]


@dataclass(frozen=True, slots=True)
class PackedSayings(MadeWhenAsked[Said]):
    """Claims of a packed archive with their origins."""

    archive: Packed = field(repr=False)
    numbers: "array[int]"
    origins: Sequence[str]
    own: bytes
    marks: Mapping[int, tuple[frozenset[str], Mapping[str, str]]]

    def __len__(self) -> int:
        return len(self.numbers)

    def some(self, places: Sequence[int]) -> list[Said]:
        """The claims at these places."""
        return list(self.chosen(places))

    def __iter__(self) -> Iterator[Said]:
        members = self.archive.load(self.numbers)
        for at, (claim, report) in enumerate(members):
            # What was judged of it, where anything was.
            marks = self.marks.get(at, ())
            yield Said(claim, report, self.origins[at], bool(self.own[at]), *marks)

    def claim_ids(self) -> list[str]:
        """The ids of the claims, which stand in the order of these."""
        return [self.archive.claim_id(number) for number in self.numbers]

    def chosen(self, places: Sequence[int]) -> "PackedSayings":
        """Some of the claims."""
        return PackedSayings(
            self.archive,
            array("q", [self.numbers[at] for at in places]),
            [self.origins[at] for at in places],
            bytes(self.own[at] for at in places),
            {place: self.marks[at] for place, at in enumerate(places) if at in self.marks},
        )


Members = list[Member] | PackedMembers
Sayings = tuple[Said, ...] | PackedSayings


def without_claims(reports: Sequence[Report]) -> Sequence[Report]:
    """The same reports; their claims may be left out."""
    return reports.without_claims() if isinstance(reports, PackedReports) else reports


def may_be_part(group: Members) -> bool:
    """False where no claim of the group is said to be a part of another claim."""
    return not isinstance(group, PackedMembers) or group.archive.may_be_part(group.numbers)


def together(parts: Sequence[Sayings]) -> Sayings:
    """The claims of all parts in the order of their ids."""
    if len(parts) == 1:
        return parts[0]
    packed = [part for part in parts if isinstance(part, PackedSayings)]
    if not packed:
        return tuple(sorted((said for part in parts for said in part), key=lambda said: said.claim.id))
    starts = accumulate((len(part) for part in packed[:-1]), initial=0)
    parted_ = zip(starts, packed, strict=True)
    whole = PackedSayings(
        packed[0].archive,
        array("q", [number for part in packed for number in part.numbers]),
        [origin for part in packed for origin in part.origins],
        b"".join(part.own for part in packed),
        {start + at: mark for start, part in parted_ for at, mark in part.marks.items()},
    )
    ids = whole.claim_ids()
    return whole.chosen(sorted(range(len(ids)), key=ids.__getitem__))


def parted(sayings: Sayings, names: frozenset[str]) -> tuple[Sayings, Sayings]:
    """The claims without those of the given ids, and these."""
    if isinstance(sayings, PackedSayings):
        there = [name in names for name in sayings.claim_ids()]
        some = [[at for at, is_named in enumerate(there) if is_named == wanted] for wanted in (False, True)]
        return sayings.chosen(some[0]), sayings.chosen(some[1])
    return (
        tuple(said for said in sayings if said.claim.id not in names),
        tuple(said for said in sayings if said.claim.id in names),
    )


def origins_of(sayings: Sayings) -> set[str]:
    """The origins of some claims."""
    if isinstance(sayings, PackedSayings):
        return set(sayings.origins)
    return {said.origin for said in sayings}


def documents(sayings: Sayings) -> set[object]:
    """The reports in which the claims stand, by whatever tells them apart."""
    if isinstance(sayings, PackedSayings):
        return {sayings.archive.document(number) for number in sayings.numbers}
    return {said.report.id for said in sayings}
