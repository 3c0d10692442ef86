"""Statements on whose money: the instruments that may pay for each promise, their sums, who bears them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import _
from rempart.briefing.names import party_name
from rempart.briefing.statements.planned import funding_grounds, horizon_end, inputs_of, may_pay
from rempart.briefing.statements.retelling import named
from rempart.briefing.statements.telling import Behind, Draft, Phrase, joined, phrase
from rempart.collecting import by_key
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Funding
from rempart.plan.timetable import PromiseResult, Schedule
from rempart.terms.figure import LowModeHigh

_NAMED_PAYERS = 6
_NAMED_BEARERS = 6


def money_statements(schedule: Schedule, grounds: Grounds) -> Iterator[Draft]:
    """Yield what may pay for each promise, what the plan draws, and who bears it."""
    if schedule.made_from is not None:
        yield from _payers(schedule, schedule.made_from, grounds)
    yield from _paid(schedule)
    yield from _borne(schedule)


def _payers(schedule: Schedule, programme: Programme, grounds: Grounds) -> Iterator[Draft]:
    """Tell which money may pay, once for promises that share the same instruments."""
    sharing: dict[tuple[str, ...], list[PromiseResult]] = defaultdict(list)
    for promise in schedule.promises:
        items = [item for item in programme.items if item.id in promise.items]
        sharing[tuple(each.id for each in programme.funding if may_pay(each, items))].append(promise)
    for ids, promises in sharing.items():
        able = [each for each in programme.funding if each.id in ids]
        rests = tuple(dict.fromkeys(i for each in able for i in _sum_grounds(each, programme, grounds)))
        rests = (*rests, *(f"statement:grounds {promise.id}" for promise in promises))
        titles = joined([named(promise.title) for promise in promises], "; ")
        says = phrase("{titles}: no money in force may pay for it.", titles=titles)
        if any(each.ceiling.mode > 0 for each in able):
            says = phrase(
                "{titles}: the money in force that may pay for it is {total} in all: {parts}.",
                titles=titles,
                total=_ceiling(able, programme, rests),
                parts=_parts(able, programme, grounds),
            )
        yield Draft("plan", "computed", says, rests, key=f"money {promises[0].id}")


def _parts(able: Sequence[Funding], programme: Programme, grounds: Grounds) -> Phrase:
    """Return the largest instruments with their sums, the others together."""
    by_name = by_key((each.name, each) for each in able if each.ceiling.high > 0)
    ordered = sorted(
        by_name.items(),
        key=lambda pair: (-sum(programme.in_currency(each.ceiling).mode for each in pair[1]), pair[0]),
    )

    def told(name: str, instruments: Sequence[Funding]) -> Phrase:
        """Return a lender with the most that may be drawn."""
        behind = tuple(
            dict.fromkeys(i for each in instruments for i in _sum_grounds(each, programme, grounds))
        )
        return phrase("{name}, {sum}", name=named(name), sum=_ceiling(instruments, programme, behind))

    largest = [told(name, instruments) for name, instruments in ordered[:_NAMED_PAYERS]]
    rest = [each for _, instruments in ordered[_NAMED_PAYERS:] for each in instruments]
    return joined([*largest, *([told(_("the others together"), rest)] if rest else [])], "; ")


def _sum_grounds(instrument: Funding, programme: Programme, grounds: Grounds) -> tuple[str, ...]:
    """Return what a ceiling in the programme's currency rests on: its rows, and its exchange rate."""
    rates = [] if instrument.currency == programme.currency else grounds.cited(programme.exchange_source)
    own = [grounds.row(rate) for rate in rates if rate.values.get("currency") == instrument.currency]
    return (*funding_grounds(instrument, grounds), *own)


def _ceiling(instruments: Sequence[Funding], programme: Programme, rests_on: Behind) -> StatedFigure:
    sums: list[LowModeHigh] = [programme.in_currency(each.ceiling) for each in instruments]
    low, mode, high = (sum(getattr(each, end) for each in sums) for end in ("low", "mode", "high"))
    return modelled(mode, programme.currency, rests_on, ends=(low, high))


def _paid(schedule: Schedule) -> Iterator[Draft]:
    if not schedule.promises:
        return
    exchange = dict(schedule.made_from.exchange) if schedule.made_from is not None else {}
    paid = sum(flow.amount * exchange.get(flow.currency, 1) for flow in schedule.payments)
    owed = {flow.instrument: flow.amount * exchange.get(flow.currency, 1) for flow in schedule.debt}
    behind = inputs_of(schedule)
    says = phrase(
        "In this plan {paid} is paid to producers by {end}; interest and production lines cost {cost} on top, and "
        "{owed} of loans is still owed then.",
        paid=modelled(paid, schedule.currency, behind),
        end=stated(horizon_end(schedule), "month", behind),
        cost=modelled(schedule.objective.interest_and_line_cost, schedule.currency, behind),
        owed=modelled(sum(owed.values()), schedule.currency, behind),
    )
    yield Draft("plan", "computed", says, behind, key="paid")


@dataclass(frozen=True, slots=True)
class Borne:
    """What one party carries over the horizon: three sums of flows, and the most it vouches for at one time."""

    grants: float = 0.0
    interest: float = 0.0
    principal: float = 0.0
    contingent: float = 0.0


def borne_by(schedule: Schedule) -> dict[str, Borne]:
    """Return what each party carries, by party.

    Grants, interest and principal are flows and add up over the years. What a party vouches for is a
    stock that stands at each year end, so its largest year counts and never the sum of the years.
    """
    carried: dict[str, Borne] = {}
    for burden in sorted(schedule.burden, key=lambda row: (row.party, row.year)):
        before = carried.get(burden.party, Borne())
        carried[burden.party] = Borne(
            before.grants + burden.grants,
            before.interest + burden.interest,
            before.principal + burden.principal,
            max(before.contingent, burden.contingent),
        )
    return carried


def _borne(schedule: Schedule) -> Iterator[Draft]:
    carried = borne_by(schedule)
    paid = {party: sums.grants + sums.interest + sums.principal for party, sums in carried.items()}
    parts = _shares_of(paid, schedule)
    if parts is not None:
        says = phrase(
            "Who bears it over the horizon, in grants, interest and principal: {parts}.", parts=parts
        )
        yield Draft("plan", "computed", says, inputs_of(schedule), key="borne")
    vouched = _shares_of({party: sums.contingent for party, sums in carried.items()}, schedule)
    if vouched is not None:
        says = phrase(
            "Who stands behind the loans while they are owed, each at its largest year end: {parts}.",
            parts=vouched,
        )
        yield Draft("plan", "computed", says, inputs_of(schedule), key="vouched")


def _shares_of(carried: Mapping[str, float], schedule: Schedule) -> Phrase | None:
    """Return the largest sums by party, the others together, what nobody is named for; None where all are zero."""
    named = sorted(
        ((party, value) for party, value in carried.items() if value > 0),
        key=lambda pair: (pair[0].lower() == "not attributed", -pair[1], pair[0]),
    )
    if not named:
        return None
    behind = inputs_of(schedule)
    first = [pair for pair in named if pair[0].lower() != "not attributed"][:_NAMED_BEARERS]
    unnamed = [pair for pair in named if pair[0].lower() == "not attributed"]
    rest = [pair for pair in named if pair not in first and pair not in unnamed]
    parts = [
        phrase("{party}, {sum}", party=party_name(party), sum=modelled(value, schedule.currency, behind))
        for party, value in first + unnamed
    ]
    if rest:
        total = modelled(sum(value for _, value in rest), schedule.currency, behind)
        parts.append(phrase("all other parties, {sum}", sum=total))
    return joined(parts, "; ")
