"""Statements on what a withheld list could hold: the least and the most of each item."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, sentence_start, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import _
from rempart.briefing.statements.planned import frame_grounds, inputs_of, item_grounds
from rempart.briefing.statements.retelling import named, told
from rempart.briefing.statements.telling import Behind, Draft, Phrase, joined, phrase
from rempart.ledger.agreement import Ledger
from rempart.plan.timetable import Envelope, EnvelopeItem, PlannedItem, Schedule

_MILLION = 10**6
_MOST_KINDS = 5


def envelope_statements(
    envelopes: tuple[Envelope, ...], schedule: Schedule, ledger: Ledger, grounds: Grounds
) -> Iterator[Draft]:
    """Yield, for each withheld list, its sum and, category by category, least and most of each item."""
    known = {item.id: item for item in schedule.items}
    for envelope in envelopes:
        behind = _behind(envelope, schedule, ledger, grounds)
        says = phrase(
            "The withheld list is taken to be worth {sum}. Its mix is not public: each item below could stand anywhere "
            "between its least and its most, but not all at their most together.",
            sum=_range(envelope.value_least, envelope.value_most, envelope.currency, behind),
        )
        yield Draft("envelope", "computed", says, behind, key=f"list {envelope.unknown}")
        by_category: dict[str, list[EnvelopeItem]] = defaultdict(list)
        for item in envelope.items:
            by_category[known[item.item].category if item.item in known else "other"].append(item)
        money = {category.category: category for category in envelope.categories}
        for category, items in sorted(by_category.items()):
            within = (f"statement:list {envelope.unknown}",)
            sums = money.get(category)
            says = phrase(
                "{category}{sums}: {items}.",
                category=sentence_start(_(category.replace("_", " "))),
                sums=phrase(", {sum} in all", sum=_range(sums.least, sums.most, envelope.currency, within))
                if sums is not None
                else "",
                items=joined([_item(item, known, envelope, within) for item in items], "; "),
            )
            yield Draft("envelope", "computed", says, within, key=f"list {envelope.unknown} {category}")
        if envelope.baskets:
            within = (f"statement:list {envelope.unknown}",)
            says = _baskets(envelope, known, within)
            yield Draft("envelope", "computed", says, within, key=f"list {envelope.unknown} baskets")


def _baskets(envelope: Envelope, known: Mapping[str, PlannedItem], within: tuple[str, ...]) -> Phrase:
    """Tell what baskets drawn with equal chance have in common: the kinds, and what every one of them holds."""
    kinds = sorted(envelope.categories, key=lambda row: (-(row.mean or 0), row.category))[:_MOST_KINDS]
    shares = [
        phrase(
            "{kind}, {mean} on average and {range} in eight of ten",
            kind=_(row.category.replace("_", " ")),
            mean=modelled(row.mean or 0, envelope.currency, within),
            range=_range(row.p10 or 0, row.p90 or 0, envelope.currency, within),
        )
        for row in kinds
    ]
    always = [
        phrase(
            "{name}, {range} in eight of ten",
            name=named(known[item.item].name if item.item in known else item.item),
            range=_range(item.p10 or 0, item.p90 or 0, "units", within),
        )
        for item in envelope.items
        if item.least > 0
    ]
    return phrase(
        "Of {baskets} baskets of whole units drawn from all that fit (seed {seed}), each as likely as any other: "
        "{shares}.{always} An average of equal chances is no guess at the list.",
        baskets=stated(envelope.baskets or 0, "number", within),
        seed=stated(envelope.seed or 0, "number", within),
        shares=joined(shares, "; "),
        always=phrase(" All of them hold {named}.", named=joined(always, "; ")) if always else "",
    )


def counted_name(item: PlannedItem, currency: str) -> str:
    """Return an item's name; of goods counted by the million of money, with that unit."""
    name = told(item.name)
    return (
        _("{item} (M {currency})").format(item=name, currency=currency)
        if item.unit_cost == _MILLION
        else name
    )


def _range(least: float, most: float, unit: str, rests_on: Behind) -> StatedFigure:
    return modelled(None, unit, rests_on, ends=(least, most))


def _item(
    item: EnvelopeItem, known: Mapping[str, PlannedItem], envelope: Envelope, rests_on: Behind
) -> Phrase:
    """Return an item with its range; goods counted by the million of money are told as money."""
    planned = known.get(item.item)
    by_money = planned is not None and planned.unit_cost == _MILLION
    unit, cost = (envelope.currency, _MILLION) if by_money else ("units", 1)
    name = named(planned.name if planned is not None else item.item)
    return phrase(
        "{name}, {range}", name=name, range=_range(item.least * cost, item.most * cost, unit, rests_on)
    )


def _behind(envelope: Envelope, schedule: Schedule, ledger: Ledger, grounds: Grounds) -> tuple[str, ...]:
    ids: list[str] = []
    for report in ledger.reports:
        ids += [f"claim:{claim.id}" for claim in report.claims if claim.withheld is not None]
    programme = schedule.made_from
    if programme is not None:
        ids += frame_grounds(programme, grounds)
        held = {item.item for item in envelope.items}
        for item in programme.items:
            if item.id in held:
                ids += item_grounds(item, grounds)
    else:
        ids += inputs_of(schedule)
    return tuple(dict.fromkeys(ids))
