"""Statements on whose money: the instruments that may pay for each promise, their sums, who bears them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rempart.briefing.grounds import Grounds
from rempart.briefing.naming import party_name
from rempart.briefing.planned import funding_grounds, may_pay
from rempart.briefing.printing import MODEL_DIGITS
from rempart.briefing.statement import StatedFigure
from rempart.briefing.telling import Draft, joined, phrase
from rempart.plan.catalogue import Funding
from rempart.plan.programme import Programme
from rempart.plan.timetable import PromiseResult, Schedule
from rempart.terms.figure import LowModeHigh

_NAMED_PAYERS = 6
_NAMED_BEARERS = 6


def money_statements(schedule: Schedule, grounds: Grounds) -> Iterator[Draft]:
    """Yield what may pay for each promise, what the plan draws, and who bears it."""
    if schedule.made_from is not None:
        for promise in schedule.promises:
            yield _payers(promise, schedule.made_from, grounds)
    yield from _drawn(schedule)
    yield from _borne(schedule)


def _payers(promise: PromiseResult, programme: Programme, grounds: Grounds) -> Draft:
    items = [item for item in programme.items if item.id in promise.items]
    able = [each for each in programme.funding if may_pay(each, items)]
    behind = tuple(dict.fromkeys(i for each in able for i in funding_grounds(each, grounds)))
    rests = (*behind, f"statement:grounds {promise.id}")
    open_now = [each for each in able if each.ceiling.mode > 0]
    if not open_now:
        says = phrase("{title}: no money in force may pay for it.", title=promise.title)
        return Draft("plan", "computed", says, rests, key=f"money {promise.id}")
    ordered = sorted(open_now, key=lambda each: (-programme.in_currency(each.ceiling).mode, each.id))
    named = [
        phrase(
            "{name}, {sum}", name=each.name, sum=_ceiling([each], programme, funding_grounds(each, grounds))
        )
        for each in ordered[:_NAMED_PAYERS]
    ]
    rest = ordered[_NAMED_PAYERS:]
    if rest:
        ids = tuple(dict.fromkeys(i for each in rest for i in funding_grounds(each, grounds)))
        named.append(phrase("the others together, {sum}", sum=_ceiling(rest, programme, ids)))
    says = phrase(
        "{title}: the money in force that may pay for it is {total} in all. It is {parts}.",
        title=promise.title,
        total=_ceiling(able, programme, rests),
        parts=joined(named, "; "),
    )
    return Draft("plan", "computed", says, rests, key=f"money {promise.id}")


def _ceiling(instruments: Sequence[Funding], programme: Programme, rests_on: tuple[str, ...]) -> StatedFigure:
    sums: list[LowModeHigh] = [programme.in_currency(each.ceiling) for each in instruments]
    return StatedFigure(
        value=sum(each.mode for each in sums),
        low=sum(each.low for each in sums),
        high=sum(each.high for each in sums),
        unit=programme.currency,
        rests_on=rests_on,
        significant=MODEL_DIGITS,
    )


def _drawn(schedule: Schedule) -> Iterator[Draft]:
    paid = sum(flow.amount for flow in schedule.payments if flow.currency == schedule.currency)
    if schedule.made_from is not None:
        exchange = {schedule.currency: 1.0, **schedule.made_from.exchange}
        paid = sum(flow.amount * exchange[flow.currency] for flow in schedule.payments)
    if not schedule.promises:
        return
    behind = tuple(f"statement:grounds {promise.id}" for promise in schedule.promises)
    says = phrase(
        "In this plan {paid} is paid to producers over the horizon; interest and production lines cost {cost}.",
        paid=_sum(paid, schedule, behind),
        cost=_sum(schedule.objective.interest_and_line_cost, schedule, behind),
    )
    yield Draft("plan", "computed", says, behind, key="paid")


def _sum(value: float, schedule: Schedule, rests_on: tuple[str, ...]) -> StatedFigure:
    return StatedFigure(value=value, unit=schedule.currency, rests_on=rests_on, significant=MODEL_DIGITS)


def _borne(schedule: Schedule) -> Iterator[Draft]:
    carried: dict[str, float] = defaultdict(float)
    liable = 0.0
    for burden in schedule.burden:
        carried[burden.party] += burden.grants + burden.interest + burden.principal
        liable += burden.contingent
    named = sorted(
        ((party, value) for party, value in carried.items() if value > 0),
        key=lambda pair: (pair[0].lower() == "not attributed", -pair[1], pair[0]),
    )
    if not named:
        return
    behind = tuple(f"statement:grounds {promise.id}" for promise in schedule.promises)
    first, rest = named[:_NAMED_BEARERS], named[_NAMED_BEARERS:]
    parts = [
        phrase("{party}, {sum}", party=party_name(party), sum=_sum(value, schedule, behind))
        for party, value in first
    ]
    if rest:
        parts.append(phrase("all others, {sum}", sum=_sum(sum(value for _, value in rest), schedule, behind)))
    says = phrase(
        "Who bears it over the horizon, as grants, interest and principal: {parts}. Liable beyond that for loans "
        "that only Russian reparations or frozen assets would repay: {liable}.",
        parts=joined(parts, "; "),
        liable=_sum(liable, schedule, behind),
    )
    yield Draft("plan", "computed", says, behind, key="borne")
