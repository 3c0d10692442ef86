"""What a table says of a form, and where the forms stand in a text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from sys import intern
from typing import Final

from rempart.claims.ordered import SHORT

NAMES: Final = frozenset({"party", "adjective", "firm", "person", "item", "scheme", "outlet"})
FIGURES: Final = frozenset({"number", "scale", "currency"})
# What stands right before a noun, and hardly before a verb.
BEFORE_NOUN: Final = ("article", "currency", "scale", "adjective", "rank")
# Letters between a word for an attack and the civil thing that was attacked.
STRUCK: Final = 20
_START: Final = attrgetter("start")


@dataclass(slots=True, eq=False)
class Entry:
    """One form of a table: its kind, its value, and further marks (``maker=US``, ``weak``).

    ``named`` tells a name (*Leopard 2*, *systèmes Patriot*) from a word for a kind of thing; inside one
    ``layer`` the longest form of a place wins; ``capitals`` is how much of the case must be kept; what has an
    ``open_front`` may end a longer word.
    """

    kind: str
    value: str
    more: dict[str, str] = field(default_factory=dict)
    open_end: bool = False
    form: str = ""
    open_front: bool = False
    named: bool = field(init=False)
    layer: str = field(init=False)
    capitals: str = field(init=False)
    figure: bool = field(init=False)
    sign: bool = field(init=False)

    def __post_init__(self) -> None:
        form = self.form
        self.kind, self.value = intern(self.kind), intern(self.value)  # told apart by address, not by letters
        self.named = form != form.lower()
        self.layer = "name" if self.kind in NAMES else "figure" if self.kind in FIGURES else self.kind
        acronym = form.isupper() and len(form) <= 5 and form.isalpha()
        self.capitals = "all" if acronym else "first" if form[:1].isupper() else ""
        self.figure = self.kind in {"scale", "currency"} or (
            self.kind in {"unit", "bound_after"} and "glued" in self.more
        )
        self.sign = bool(self.more.get("sign"))


class Mention:
    """A form found in a text, with its place, and the kind and value of its entry.

    No dataclass: some three hundred are made for each text, and compiled code makes a plain class faster.
    """

    __slots__ = ("end", "entry", "kind", "start", "value")

    def __init__(self, start: int, end: int, entry: Entry) -> None:
        self.start = start
        self.end = end
        self.entry = entry
        self.kind = entry.kind
        self.value = entry.value

    def says(self, mark: str) -> str:
        """Return what the further mark says, an empty text where it is absent."""
        return self.entry.more.get(mark, "")


def cases_of(mention: Mention) -> frozenset[str]:
    """Return the grammatical cases that a form can be, none where the tables do not say."""
    said = mention.says("case")
    return frozenset(said.split("/")) if said else frozenset()


class _Row:
    """The mentions of one kind, where each starts, and where the first and the last do."""

    __slots__ = ("first", "last", "mentions", "starts")

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.first = self.starts[0]
        self.last = self.starts[-1]


class Mentions:
    """The mentions of a text by kind, in order of place, so that a span is looked up quickly."""

    __slots__ = ("_by_kind", "_ending", "_rows")

    def __init__(self, by_kind: dict[str, list[Mention]]) -> None:
        self._by_kind = by_kind
        self._rows = {kind: _Row(found) for kind, found in by_kind.items() if found}
        self._ending: dict[str, dict[int, list[Mention]]] = {}

    def with_more(self, kind: str, more: Sequence[Mention]) -> "Mentions":
        """Return these mentions and more of one kind."""
        rows = sorted([*self._by_kind.get(kind, ()), *more], key=_START)
        return Mentions({**self._by_kind, kind: rows})

    def of(self, kind: str, *others: str) -> list[Mention]:
        """Return the mentions of these kinds in the whole text, by place."""
        found = self._by_kind.get(kind, [])
        if not others:
            return found
        found = list(found)
        for other in others:
            found += self._by_kind.get(other, ())
        found.sort(key=_START)
        return found

    def only(self, folded: str, start: int, end: int, kind: str, *others: str) -> bool:
        """Tell whether nothing but spaces and mentions of these kinds stands in a span."""
        gap = folded[start:end]
        if not gap or gap.isspace():
            return True
        for mention in self.among(kind, others, start, end):
            low, high = mention.start - start, mention.end - start
            gap = gap[:low] + " " * (high - low) + gap[high:]
        return not gap.strip()

    def ending_at(self, place: int, kind: str) -> Sequence[Mention]:
        """Return the mentions of a kind that end right at ``place``, by where they begin."""
        ends = self._ending.get(kind)
        if ends is None:
            ends = self._ending[kind] = {}
            for mention in self._by_kind.get(kind, ()):
                ends.setdefault(mention.end, []).append(mention)
        return ends.get(place, ())

    def within(self, start: int, end: int, kind: str, *others: str) -> list[Mention]:
        """Return the mentions of these kinds that lie inside ``start`` to ``end``, by place."""
        return self.among(kind, others, start, end)

    def among(self, kind: str, others: tuple[str, ...], start: int, end: int) -> list[Mention]:
        """Return what ``within`` does, without a tuple made for it: most ask for one kind."""
        found: list[Mention] = []
        self._add(found, kind, start, end)
        filled = len(found) > 0
        mixed = False
        for other in others:
            before = len(found)
            self._add(found, other, start, end)
            if len(found) > before:
                mixed, filled = mixed or filled, True
        if mixed:
            found.sort(key=_START)
        return found

    def _add(self, found: list[Mention], kind: str, start: int, end: int) -> None:
        """Add the mentions of one kind inside a span: the inmost loop of the rules."""
        row = self._rows.get(kind)
        if row is None or row.last < start or row.first >= end:
            return
        mentions = row.mentions
        for place in range(bisect_left(row.starts, start) if len(mentions) > SHORT else 0, len(mentions)):
            mention = mentions[place]
            if mention.start >= end:
                return
            if mention.start >= start and mention.end <= end:
                found.append(mention)


def longest(found: Sequence[Mention]) -> list[Mention]:
    """Drop a mention that lies inside a longer one of the same layer, or inside words to ignore.

    ``found`` is in order of place; where several begin together the longest stands first, and of those
    alike a form to ignore.
    """
    reach: dict[str, tuple[int, int]] = {}
    nowhere = (-1, -1)
    ignored = nowhere
    furthest = -1
    kept = []
    for mention in found:
        start, end, layer = mention.start, mention.end, mention.entry.layer
        if start >= furthest and layer != "ignore":  # overlaps nothing: the usual case
            furthest = end
            reach[layer] = (start, end)
            kept.append(mention)
            continue
        furthest = max(furthest, end)
        if layer == "ignore":
            if end > ignored[1]:
                ignored = (start, end)
            continue
        if start >= ignored[0] and end <= ignored[1] and mention.kind not in {"withheld_state", "date"}:
            continue  # "declined to say how many" denies nothing, and keeps the number back
        if layer == "bound" and max(reach.get(one, nowhere)[1] for one in ("frame", "auxiliary")) >= end:
            continue  # "is close to a contract"
        if layer == "name" and reach.get("figure", nowhere)[1] >= end:
            continue  # *US* of *US dollars*
        before = reach.get(layer, nowhere)
        if end <= before[1] and (start, end) != before:
            continue
        if end > before[1]:
            reach[layer] = (start, end)
        kept.append(mention)
    return kept


def by_kind(folded: str, found: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Return the mentions by kind, each in order of place, without the frames that are none."""
    kinds: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        kinds[mention.kind].append(mention)
    kinds["frame"] = _told_apart(folded, kinds, _real_frames(kinds))
    if "civil" in kinds:
        firms = kinds.get("firm", ())
        apart = [m for m in kinds["civil"] if not any(f.start <= m.start < f.end for f in firms)]
        kinds["civil"] = [m for m in apart if not _is_struck(folded, kinds.get("struck", ()), m)]
    return kinds


def _is_struck(folded: str, struck: Sequence[Mention], thing: Mention) -> bool:
    """Tell a civil thing that is only told to be attacked: *after strikes on its railways*, *vasút elleni támadások*."""
    gaps = struck_gaps(struck, thing)
    return any(end - start <= STRUCK and ", " not in folded[start:end] for start, end in gaps)


def struck_gaps(struck: Sequence[Mention], thing: Mention) -> list[tuple[int, int]]:
    """Return what stands between words for an attack and a thing, which some languages name before them."""
    gaps = [(m.end, thing.start) for m in struck if not m.says("behind")]
    gaps += [(thing.end, m.start) for m in struck if m.says("behind")]
    return [(start, end) for start, end in gaps if start < end]


def _told_apart(
    folded: str, kinds: Mapping[str, Sequence[Mention]], frames: dict[tuple[int, int], list[Mention]]
) -> list[Mention]:
    """Choose between verb and noun of one form by the word before: *an order* and *to order*."""
    kept: list[Mention] = []
    ends: set[int] | None = None
    for (start, _), both in frames.items():
        if len(both) > 1 and len({"noun" in m.entry.more for m in both}) == 2:
            if ends is None:
                ends = {m.end for kind in BEFORE_NOUN for m in kinds.get(kind, ())}
            noun = start - 1 in ends and folded[start - 1] in {" ", "-"}
            kept += [m for m in both if bool(m.says("noun")) is noun]
        else:
            kept += both
    return kept


def _real_frames(kinds: Mapping[str, Sequence[Mention]]) -> dict[tuple[int, int], list[Mention]]:
    """Return the frames by place, but for verbs inside the name of a thing and units behind a number."""
    frames: dict[tuple[int, int], list[Mention]] = {}
    for mention in kinds.get("frame", ()):
        frames.setdefault((mention.start, mention.end), []).append(mention)
    things = [(m.start, m.end) for m in kinds.get("item", ())]
    units = {(m.start, m.end) for m in kinds.get("unit", ())}
    numbers = {m.end for m in kinds.get("number", ())}
    real: dict[tuple[int, int], list[Mention]] = {}
    for (start, end), both in frames.items():
        held = any(s <= start and end <= e and e - s > end - start for s, e in things)
        counted = (start, end) in units and start - 1 in numbers
        if not counted and not (held and all("verb" in m.entry.more for m in both)):
            real[start, end] = both
    return real
