"""Counts of equipment: number, bound, item and the unit that is counted."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.bare import is_bare, is_year
from rempart.claims.bounds import bounded, bounds_before, is_of_next
from rempart.claims.claim import Quantity
from rempart.claims.done_with_all import done_with_all, is_of_own
from rempart.claims.measures import is_measure
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.money import AID, MoneyMention
from rempart.claims.numbers import Figure
from rempart.claims.ordered import Covered
from rempart.claims.single import is_single
from rempart.claims.sums import SCALED
from rempart.terms.figure import Bound, whole

# Words that may stand between a number and the thing counted: "ten more US-made Patriot systems".
WORDS_BETWEEN: Final = 4
# Letters between the number of some and that of all.
OF_WHOLE: Final = 14
# What is bought with things, and never counted.
SERVICES: Final = frozenset({"sustainment"})
UNCOUNTED: Final = SERVICES | {AID}  # "the twenty-first package of military aid" are no twenty of anything
# Letters between the words for a kind of thing and its name.
NAME_REACH: Final = 30
# What is counted in millions: a letter glued to their number is a scale.
MASSES: Final = ("shells", "drones", "ammunition", "rounds", "munitions", "mines", "cartridges")
# Words that make a range by themselves: *eight to twelve*, *huit à douze*; others need *between*.
UNOPENED: Final = frozenset({"-", "to", "à", "a"})
# Letters of the longest measure behind a number.
MEASURED: Final = 14
STOPS: Final = (
    "frame", "auxiliary", "speech", "according", "denial", "bound", "conjunction", "part", "party", "government",
)  # fmt: skip


def are_alike(one: str | None, other: str | None) -> bool:
    """Tell things of one kind by a word that their names share; two models of a kind are not alike.

    Example:
        >>> are_alike("K2 tanks", "tanks"), are_alike("tanks", None), are_alike("K2 tanks", "T-72 tanks")
        (True, False, False)
    """
    words, others = set((one or "").split()), set((other or "").split())
    models = all(any(letter.isdigit() for word in names for letter in word) for names in (words, others))
    shared = words & others
    return bool(shared) and not (models and all(word.islower() for word in shared))


class QuantityMention:
    """A count in the text; ``item`` is None where only a unit is named (*two batteries*).

    ``single`` marks a thing with an article, which is one only where it is handed over (*a Patriot battery*);
    ``verb`` is what was done with all of which the count before names some: *eight of the 34 jets it ordered*.
    """

    __slots__ = ("end", "item", "quantity", "single", "start", "unit", "verb")

    def __init__(
        self,
        span: tuple[int, int],
        quantity: Quantity,
        thing: tuple[Mention | None, str | None] = (None, None),
        *,
        single: bool = False,
        verb: Mention | None = None,
    ) -> None:
        self.start, self.end = span
        self.quantity = quantity
        self.item, self.unit = thing
        self.single = single
        self.verb = verb


def quantities(
    folded: str, mentions: Mentions, figures: Sequence[Figure], sums: Sequence[MoneyMention]
) -> list[QuantityMention]:
    """Return the counts of equipment in order; numbers of money, years and shares are none."""
    money = Covered(len(folded), [(found.start, found.end) for found in sums])
    scales = {m.start: m for m in mentions.of("scale")}
    found: list[QuantityMention] = []
    consumed = -1
    for place, figure in enumerate(figures):
        if figure.start in money or figure.start < consumed:
            continue
        end, value = scaled(folded, figure, scales)
        if any(m.start == end + 1 for m in mentions.within(end, end + 10, "percent")):
            continue
        end, value = _in_millions(folded, mentions, figure, glued=scales.get(end)) or (end, value)
        things = _things(folded, mentions, end)
        if figure.article and value == figure.value and not is_single(folded, mentions, figure, things):
            continue
        of_all = None
        if not things and place + 1 < len(figures):
            of_all = _of_all(folded, mentions, figure, figures[place + 1])
            end, things = of_all or (end, things)
        if figure.ordinal and things and mentions.within(end, things[0].start, "preposition"):
            continue
        counted = figure if value < SCALED else figure.grown(end, value)
        if not things and is_bare(folded, mentions, counted, _last(found)):
            bare, start = with_bound(folded, mentions, figures[place : place + 1], (end, value))
            found.append(QuantityMention((start, end), bare))
            continue
        if not things or (is_year(figure) and things[0].start > end + 1):
            continue
        quantity, start = with_bound(folded, mentions, figures[max(0, place - 1) : place + 1], (end, value))
        last, quantity = _bound_behind(folded, mentions, things[-1].end, quantity)
        thing = item_and_unit(things)
        single = figure.article and value == figure.value
        found.append(QuantityMention((start, last), quantity, thing, single=single))
        some = of_all and not _is_instead(mentions, (figure.end, figures[place + 1].start))
        verb = done_with_all(folded, mentions, figures[place + 1], things) if some else None
        if verb:
            quantity, start = with_bound(
                folded,
                mentions,
                figures[place + 1 : place + 2],
                (figures[place + 1].end, figures[place + 1].value),
            )
            found.append(QuantityMention((start, last), quantity, thing, verb=verb))
        consumed = things[-1].end
    return found


def _in_millions(
    folded: str, mentions: Mentions, figure: Figure, *, glued: Mention | None
) -> tuple[int, float] | None:
    """Read the letter glued to a number of things that are counted in millions: *1.8m shells*, but no 12m boats."""
    if glued is None or figure.start == figure.end or glued.start != figure.end:
        return None
    masses = any(thing.value.endswith(MASSES) for thing in _things(folded, mentions, glued.end))
    return (glued.end, figure.value * float(glued.value)) if masses else None


def _of_all(
    folded: str, mentions: Mentions, figure: Figure, whole_count: Figure
) -> tuple[int, list[Mention]] | None:
    """Read *11 of 29 HIMARS*, *30 statt 36 F-35*: what is counted stands behind the number of all, or of before."""
    gap = (figure.end, whole_count.start)
    some = whole_count.value > figure.value and (
        _says_of(folded, mentions, gap, "of", "from", "with") or _is_genitive(mentions, gap)
    )
    if not 0 < gap[1] - gap[0] < OF_WHOLE or not (some or _is_instead(mentions, gap)):
        return None
    things = _things(folded, mentions, whole_count.end)
    return (figure.end, things) if things else None


def _is_instead(mentions: Mentions, gap: tuple[int, int]) -> bool:
    """Tell a word after which stands what was not taken: *30 statt 36 F-35*."""
    return any(word.says("instead") for word in mentions.within(*gap, "contrast"))


def _is_genitive(mentions: Mentions, gap: tuple[int, int]) -> bool:
    """Tell an article that says *of* by its case: *acht der 20 bestellten Puma*."""
    return any(a.says("of") and gap == (a.start - 1, a.end + 1) for a in mentions.within(*gap, "article"))


def _last(found: Sequence[QuantityMention]) -> tuple[int, bool] | None:
    """Return where the count before ended, and whether it named its thing."""
    return (found[-1].end, found[-1].item is not None) if found else None


def _bound_behind(folded: str, mentions: Mentions, end: int, quantity: Quantity) -> tuple[int, Quantity]:
    """Apply a bound told after the thing: *dix Patriot au minimum*, *ten systems or more*."""
    for after in mentions.within(end, end + 25, "bound_after"):
        gap = folded[end : after.start].strip()
        if is_of_next(folded, mentions, after):
            continue  # "for 28 guns, about 300 million"
        if quantity.bound == "exact" and gap in {"", ","}:
            return after.end, quantity.model_copy(update={"bound": after.value})
    return end, quantity


def scaled(folded: str, figure: Figure, scales: dict[int, Mention]) -> tuple[int, float]:
    """Return the end and the value of ``10 million``; a glued letter is no scale of a count."""
    if figure.start == figure.end:
        return scales[figure.end].end, figure.value * float(scales[figure.end].value)
    scale = scales.get(figure.end + 1)
    if scale and folded[figure.end] in {" ", "-"} and not scale.says("glued"):
        return scale.end, figure.value * float(scale.value)
    return figure.end, figure.value


def _things(folded: str, mentions: Mentions, end: int) -> list[Mention]:
    """Return the chain of item and unit words that the number counts, nearest first."""
    end += folded[end : end + 1] in {'"', ")"}  # "ninety-three (93) launching stations"
    if not _may_count(folded, mentions, end):
        return []
    reach = end + 60
    named = [m for m in mentions.within(end, reach + 40, "item", "unit") if not _compound(folded, m)]
    named = [m for m in named if m.value not in UNCOUNTED]  # "ten years of maintenance"
    if not named or (named[0].start >= end and not _filler(folded[end : named[0].start])):
        return []
    begun = {thing.start for thing in named}
    stops = [
        m.start
        for m in mentions.within(end, reach, *STOPS)
        if m.end - m.start > 1
        and not _owns(folded, mentions, end, m)
        and not m.says("passive")
        and not m.says("set_off")
        # "die fünf bestellten Systeme"
        and not (m.start == end + 1 and m.says("verb") and m.end + 1 in begun)
    ]
    leads = mentions.within(end, reach, "preposition")
    stops += [
        m.start
        for m in leads
        if m.value != "of"
        and not _says_of_all(folded, mentions, m, (end, begun))
        and not is_of_own(folded, mentions, (end, named[0].start))
    ]
    stops += [m.start for m in mentions.within(end, reach, "number") if folded[m.end : m.end + 1] == " "]
    chain: list[Mention] = []
    place = end
    for thing in named:
        if thing.start < place:
            if chain and thing.start >= chain[-1].start:
                chain.append(thing)
            continue
        gap = folded[place : thing.start]
        if chain:
            if gap.strip(' -("') and (
                thing.kind == "unit"
                or (
                    not _names_last(folded, mentions, (chain[-1], thing), stops)
                    and not _says_of(folded, mentions, (place, thing.start))
                )
            ):
                break
        elif not _filler(gap) or any(end <= stop < thing.start for stop in stops):
            break
        chain.append(thing)
        place = max(place, thing.end)
    return chain


def _says_of_all(folded: str, mentions: Mentions, lead: Mention, place: tuple[int, set[int]]) -> bool:
    """Tell *of* that is also *from* and *by*, between a number and its things: *26 av systemen*."""
    end, begun = place
    if not lead.says("agent") or lead.value != "from" or lead.start != end + 1:
        return False
    return any(
        lead.end < start and mentions.only(folded, lead.end, start, "article") for start in sorted(begun)[:2]
    )


def _may_count(folded: str, mentions: Mentions, end: int) -> bool:
    """Tell a number that a thing may follow: no calibre, and no part of a word (*a five-nation order*)."""
    near = mentions.within(end, end + 12, "unit", "item")
    following = folded[end : end + 1]
    if following == "-" and (not near or near[0].start > end + 1):
        return False
    touching = following.isalpha() and bool(near)
    return (touching or following in {" ", "-"}) and not is_measure(
        folded[end + (not touching) : end + MEASURED]
    )


def _owns(folded: str, mentions: Mentions, end: int, party: Mention) -> bool:
    """Tell whose things a number counts some of: *eight of Norway's M109 howitzers*."""
    genitive = party.kind == "party" and folded[party.end : party.end + 2] in {"'s", "s'"}
    return genitive and end < party.start and _says_of(folded, mentions, (end, party.start))


def _names_last(folded: str, mentions: Mentions, pair: tuple[Mention, Mention], stops: Sequence[int]) -> bool:
    """Tell what follows the words for its kind: *veicoli di rifornimento K10*, *50 kusů naváděných pum*."""
    kind, name = pair
    counted = kind.kind == "unit" and kind.value == "unit" and name.kind == "item"
    if kind.entry.named or not (name.entry.named or counted) or not 0 < name.start - kind.end < NAME_REACH:
        return False
    apart = any(kind.end <= stop < name.start for stop in stops)
    # One letter in many languages.
    apart = apart or bool(mentions.within(kind.end, name.start, "conjunction"))
    return not apart and _filler(folded[kind.end : name.start])


def _says_of(folded: str, mentions: Mentions, gap: tuple[int, int], *values: str) -> bool:
    """Tell a gap that only says *of*: *lanceurs de missiles*, *batterie di missili*."""
    leads = [
        m for m in mentions.within(*gap, "preposition", "currency_link") if m.value in (values or ("of",))
    ]
    small = ("preposition", "currency_link", "article", "further")  # "un lanzador más del sistema Hawk"
    return bool(leads) and mentions.only(folded, *gap, *small)


def _compound(folded: str, thing: Mention) -> bool:
    """Tell a word that only begins a compound: *arms-control*."""
    following = folded[thing.end : thing.end + 2]
    return (not thing.entry.named) and following[:1] == "-" and following[1:].isalpha()


def _filler(gap: str) -> bool:
    """Tell words that may stand between a number and its thing, whose name may stand in quotes: *20 «Рафалів»*."""
    if gap.rstrip(" ").endswith(' "'):
        gap = gap.rstrip(' "')
    words = [] if gap == "-" else gap.split()
    return (
        len(words) <= WORDS_BETWEEN
        and all(
            word.strip("-'").isalpha() or (word != "-" and "-" in word) or "'" in word or _is_name(word)
            for word in words
        )
        and not (set(gap) & set(',;:.()\n"?!%'))
    )


def _is_name(word: str) -> bool:
    """Tell a designation between a number and its thing: *80,000 CRV7 rockets*, *62 Arma 6x6 troop carriers*."""
    return word.isalnum() and (word[0].isalpha() or word[1:2] in {"x", "х", "×"})


def item_and_unit(things: Sequence[Mention]) -> tuple[Mention | None, str | None]:
    """Choose the most telling item of a chain (a name before a category) and the unit counted."""
    items = [thing for thing in things if thing.kind == "item"]
    item = next((i for i in items if i.entry.named), None)
    item = item or next((i for i in items if not i.says("weak")), None) or (items[0] if items else None)
    if item is None:
        units = [thing for thing in things if thing.kind == "unit"]
        return None, units[0].value if units else None
    units = [t for t in things if t.kind == "unit" and (t.start, t.end) != (item.start, item.end)]
    inside = [u.value for u in units if item.entry.named or _is_counted(u, item)]
    categories = [i.says("unit") for i in items if i is not item and i.says("unit") and item.entry.named]
    unit = next((u for u in inside if u != "unit"), None) or next(iter(categories), None) or item.says("unit")
    return item, unit or None


def _is_counted(unit: Mention, item: Mention) -> bool:
    """Tell the unit of a kind of things from a word for what these hit or fire: *дронів-перехоплювачів*, *launchers for missiles*."""
    if unit.start >= item.end:
        return not item.says("unit")
    return unit.value != "missile" or unit.end <= item.start or unit.value in item.value


def with_bound(
    folded: str, mentions: Mentions, figures: Sequence[Figure], counted: tuple[int, float]
) -> tuple[Quantity, int]:
    """Return the quantity with its bound, a range where a lower end stands before, and its start."""
    figure = figures[-1]
    end, value = counted
    if len(figures) == 2 and not figures[0].article and figures[0].value < figure.value:
        gap = (figures[0].end, figure.start)
        join = [m for m in mentions.within(*gap, "range_join") if not folded[gap[0] : m.start].strip()]
        opened = bounds_before(folded, mentions, figures[0].start, "range_open")
        alone = bool(join) and folded[join[0].start : join[0].end] in UNOPENED
        alone = alone or any(m.says("alone") for m in join)
        if join and not folded[join[0].end : gap[1]].strip() and (opened or alone):
            low = figures[0].value * (value / figure.value)
            start = opened.start if opened else figures[0].start
            middle = whole((low + value) / 2)
            return Quantity(value=middle, bound="approx", low=whole(low), high=whole(value)), start
    one = bounded(folded, mentions, (figure.start, end), figure=figure, value=value)
    bound: Bound = one.bound
    return Quantity(value=whole(value), bound=bound), one.start
