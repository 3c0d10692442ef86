"""Statements on the plan: when each promise can be kept, what falls short and why, what would have to give."""

import re
from collections.abc import Iterator, Sequence
from math import floor

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.names import party_names
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.retelling import continued, named, retold
from rempart.briefing.statements.telling import Behind, Draft, Part, Phrase, counting, joined, phrase
from rempart.collecting import by_key
from rempart.coverage.shares import Assumption
from rempart.ledger.agreement import Ledger
from rempart.ledger.served import serves_many
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Assumption as PlanAssumption
from rempart.plan.programme_file.catalogue import Funding, Item
from rempart.plan.results.wording import month_words
from rempart.plan.timetable import CasePromise, PromiseResult, Schedule
from rempart.terms.figure import Number
from rempart.terms.months import add_months

_IF_ONLY = {
    "deadlines": N_("If only the deadlines could move"),
    "money": N_("If only there were more money"),
    "output": N_("If only more output were open"),
    "quantity": N_("If only less were asked for, at the least"),
}
# The instruments in brackets are left out where the statement on the money names each with its sum.
_LISTED_PAYERS = re.compile(r"(the money in force that may pay for it is [^(;]+?) \(.*\)(?=;)")
_WHOLE = 1e-4  # quantities are rounded month by month: 9.99999 delivered are ten
_CASES = {"favourable": N_("favourable"), "mode": N_("as planned"), "adverse": N_("adverse")}


def plan_statements(schedule: Schedule, ledger: Ledger) -> Iterator[Draft]:
    """Yield how each promise fares, in the plan and in the three cases, then what would have to give."""
    names = names_of(schedule, ledger)
    if not schedule.promises:
        says = phrase("Nothing promised has a sum or a number, so there is nothing to plan.")
        if _left_out(schedule, ledger):
            says = phrase("Nothing promised could be planned; why is said for each.")
        behind = tuple(f"agreement:{agreement.id}" for agreement in ledger.agreements)
        yield Draft("plan", "computed", says, behind, key="nothing planned")
    elif schedule.recipients and serves_many(ledger):
        yield _for_one(schedule, ledger)
    for promise in schedule.promises:
        behind = promise_grounds(promise, ledger)
        says = _outcome(promise, schedule, behind, names)
        yield Draft("plan", "computed", says, behind, key=f"plan {promise.id}")
    for promise in schedule.promises:
        behind = promise_grounds(promise, ledger)
        cases = _cases(promise, schedule, behind)
        if cases is not None:
            yield Draft("plan", "computed", cases, behind, key=f"cases {promise.id}")
    yield from _relaxations(schedule, ledger, names)
    yield from _excluded(schedule, ledger, names)


def _for_one(schedule: Schedule, ledger: Ledger) -> Draft:
    """Say whom of many the plan is for, and how few of the agreements it holds."""
    behind = tuple(f"agreement:{agreement.id}" for agreement in ledger.agreements)
    planned = {promise.agreement for promise in schedule.promises} & {one.id for one in ledger.agreements}
    says = phrase(
        "A plan is for one buyer, here {recipients}: of {all} deals and plans told of it holds {planned}.",
        recipients=party_names(schedule.recipients),
        all=stated(len(ledger.agreements), "agreements", behind),
        planned=stated(len(planned), "agreements", behind),
    )
    return Draft("plan", "computed", says, behind, key="plan for one")


def names_of(schedule: Schedule, ledger: Ledger) -> tuple[str, ...]:
    """Return names that may hold digits: of items, instruments, promises and agreements."""
    names = [agreement.title for agreement in ledger.agreements]
    names += [item.item for agreement in ledger.agreements for item in agreement.items]
    return tuple(dict.fromkeys([*names, *names_in(schedule)]))


def names_in(schedule: Schedule) -> tuple[str, ...]:
    """Return the names of the plan: of items, promises and instruments."""
    names = [item.name for item in schedule.items] + [promise.title for promise in schedule.promises]
    if schedule.made_from is not None:
        names += [instrument.name for instrument in schedule.made_from.funding]
    return tuple(dict.fromkeys(names))


def horizon_end(schedule: Schedule) -> str:
    """Return the last month of the plan."""
    return add_months(schedule.start, schedule.months - 1)


def promise_grounds(promise: PromiseResult, ledger: Ledger) -> tuple[str, ...]:
    """Return what the figures of one promise rest on: its agreement, and its inputs as stated."""
    agreement = (f"agreement:{promise.agreement}",) if promise.agreement in ledger else ()
    return (*agreement, f"statement:grounds {promise.id}")


def all_grounds(schedule: Schedule, ledger: Ledger) -> tuple[str, ...]:
    """Return what figures of all promises together rest on."""
    return tuple(dict.fromkeys(i for promise in schedule.promises for i in promise_grounds(promise, ledger)))


def inputs_of(schedule: Schedule) -> tuple[str, ...]:
    """Return the statements that name the inputs of each promise."""
    return tuple(f"statement:grounds {promise.id}" for promise in schedule.promises)


def measured(value: Number, promise: PromiseResult, schedule: Schedule, rests_on: Behind) -> StatedFigure:
    """Return an amount in the promise's own measure: units, or money of the programme."""
    unit = schedule.currency if promise.measure == "value" else "units"
    return modelled(value, unit, rests_on)


def standing(value: Number, promise: PromiseResult, schedule: Schedule, rests_on: Behind) -> StatedFigure:
    """Return what was delivered, in whole units where units are promised: 7.3 delivered are 7 standing."""
    if promise.measure == "count":
        value = floor(value + _WHOLE)
    return measured(value, promise, schedule, rests_on)


def _outcome(promise: PromiseResult, schedule: Schedule, behind: Behind, names: Sequence[str]) -> Phrase:
    told = promise.because.strip().rstrip(".")
    if promise.kept_month is not None and promise.short <= 0:
        if not told:
            told = f"Kept in {month_words(promise.kept_month)}"
        because = continued(retold(told, behind, names))
        return phrase("{title}: {because}.", title=named(promise.title), because=because)
    head, _colon, reason = told.partition(": ")
    if " of " not in head:
        reason = told
    reason = _LISTED_PAYERS.sub(r"\1", reason)
    return phrase(
        "{title}: {delivered} of {promised} delivered by {deadline}, {short} short. {because}{earliest}",
        title=named(promise.title),
        delivered=standing(promise.delivered_by_deadline, promise, schedule, behind),
        promised=measured(promise.promised, promise, schedule, behind),
        deadline=stated(promise.by or horizon_end(schedule), "month", behind),
        short=measured(_missing(promise), promise, schedule, behind),
        because=_why(promise, schedule, retold(reason, behind, names)) if reason else "",
        earliest=_alone(promise, behind),
    )


def _why(promise: PromiseResult, schedule: Schedule, words: Phrase) -> Phrase:
    """Return the reason; the planner finds it for the promise alone where that could not be kept either."""
    deadline = promise.by or horizon_end(schedule)
    if promise.earliest_month is not None and promise.earliest_month <= deadline:
        return phrase("Why: {words}. ", words=words)
    return phrase("Why, even if nothing else were asked for: {words}. ", words=words)


def _alone(promise: PromiseResult, behind: Behind) -> Part:
    if promise.earliest_month is None:
        return _("Asked for alone, it cannot be kept within the plan's horizon.")
    return phrase(
        "Asked for alone, it can be kept in {month} at the earliest.",
        month=stated(promise.earliest_month, "month", behind),
    )


def _missing(promise: PromiseResult) -> Number:
    """Return what a promise lacks; of units, whole ones."""
    return (
        promise.promised - floor(promise.delivered_by_deadline + _WHOLE)
        if promise.measure == "count"
        else promise.short
    )


def _cases(promise: PromiseResult, schedule: Schedule, behind: Behind) -> Phrase | None:
    deadline = stated(promise.by or horizon_end(schedule), "month", behind)

    def told(name: str, result: CasePromise) -> Phrase:
        """Return a case with when it keeps the promise, or how much of it."""
        if result.kept_month is not None:
            month = stated(result.kept_month, "month", behind)
            return phrase("{name}, kept in {month}", name=name, month=month)
        return phrase(
            "{name}, {delivered} of {promised} by {deadline}",
            name=name,
            delivered=standing(result.delivered_by_deadline, promise, schedule, behind),
            promised=measured(promise.promised, promise, schedule, behind),
            deadline=deadline,
        )

    cases = [
        told(_(_CASES[case.id]), result)
        for case in schedule.cases
        for result in case.promises
        if result.id == promise.id
    ]
    if not cases:
        return None
    return phrase(
        "{title}, in three cases: {cases}. Favourable and adverse put every uncertain input at one end at once: they "
        "are corners, not odds.",
        title=named(promise.title),
        cases=joined(cases, "; "),
    )


def _relaxations(schedule: Schedule, ledger: Ledger, names: Sequence[str]) -> Iterator[Draft]:
    behind = all_grounds(schedule, ledger)
    by_kind = by_key(
        (row.free, continued(retold(row.sentence, behind, names))) for row in schedule.relaxations
    )
    for kind, sentences in by_kind.items():
        says = phrase("{what}: {words}.", what=_(_IF_ONLY[kind]), words=joined(sentences, "; "))
        yield Draft("plan", "computed", says, behind, key=f"give {kind}")


def _left_out(schedule: Schedule, ledger: Ledger) -> list[tuple[str, str]]:
    """Return the agreements that are not planned, each with the reason."""
    return [
        (excluded.agreement, excluded.reason.strip().rstrip("."))
        for excluded in (schedule.made_from.excluded if schedule.made_from is not None else ())
        if excluded.agreement is not None
        and excluded.agreement in ledger
        and ledger[excluded.agreement].kind == "agreement"
    ]


def _excluded(schedule: Schedule, ledger: Ledger, names: Sequence[str]) -> Iterator[Draft]:
    """Tell which agreements are not planned, and why; a stance never could be."""
    left = _left_out(schedule, ledger)
    if not left:
        return
    told = [
        phrase(
            "{title} ({reason})",
            title=agreement_title(ledger[name]),
            reason=retold(reason, (f"agreement:{name}",), names),
        )
        for name, reason in left
    ]
    behind = tuple(dict.fromkeys(f"agreement:{name}" for name, _ in left))
    says = phrase("Not in the plan: {told}.", told=joined(told, "; "))
    yield Draft("plan", "computed", says, behind, key="excluded")


def grounds_statements(schedule: Schedule, ledger: Ledger, grounds: Grounds) -> Iterator[Draft]:
    """Yield, for each promise, what its figures rest on: rows and judgements of its items and money."""
    programme = schedule.made_from
    if programme is None:
        for promise in schedule.promises:
            yield _without_programme(promise, grounds)
        return
    frame = frame_grounds(programme, grounds)
    for promise in schedule.promises:
        items = [item for item in programme.items if item.id in promise.items]
        money = [each for each in programme.funding if each.ceiling.high > 0 and may_pay(each, items)]
        behind = [*frame, *_promised_by(promise, ledger, grounds)]
        for item in items:
            behind += item_grounds(item, grounds)
        for instrument in money:
            behind += funding_grounds(instrument, grounds)
        rests = tuple(dict.fromkeys(behind))
        says = phrase(
            "{title}: goods counted, {items}; may pay for them: {money}. Prices, lead times, the output open to this "
            "buyer and the free part of each instrument stand in the rows and judgements behind this statement.",
            title=named(promise.title),
            items=counting("{n} kind", "{n} kinds", n=stated(len(items), "items", rests)),
            money=counting("{n} instrument", "{n} instruments", n=stated(len(money), "instruments", rests)),
        )
        yield Draft("assumptions", "assumed", says, rests, key=f"grounds {promise.id}")


def _promised_by(promise: PromiseResult, ledger: Ledger, grounds: Grounds) -> tuple[str, ...]:
    """Return the agreement of a promise; one that no report holds is an assumption of the programme file."""
    if promise.agreement is not None and promise.agreement in ledger:
        return (f"agreement:{promise.agreement}",)
    text = _("{title}: promised as the programme file has it; no report that was read says so").format(
        title=promise.title
    )
    return (grounds.assume(Assumption(id=f"programme/promise/{promise.id}", text=text)),)


def may_pay(instrument: Funding, items: Sequence[Item]) -> bool:
    """Say whether an instrument may pay for any of the items."""
    wanted = set(instrument.pays_for)
    return any(
        wanted & {"*", item.id, f"class:{item.item_class}", f"category:{item.category}"} for item in items
    )


def frame_grounds(programme: Programme, grounds: Grounds) -> tuple[str, ...]:
    """Keep the programme's own assumptions and its exchange rates; return the ids that hold for all of it."""
    general = []
    for each in programme.assumptions:
        name = assumed(each, grounds)
        if not each.source:
            general.append(name)
    return (*general, *grounds.sources(programme.exchange_source))


def assumed(named: PlanAssumption, grounds: Grounds) -> str:
    """Keep an assumption of the programme and return the id by which a figure names it."""
    fields = named.model_dump(include={"id", "text", "value", "low", "high", "unit", "source"})
    return grounds.assume(Assumption.model_validate(fields))


def item_grounds(item: Item, grounds: Grounds) -> tuple[str, ...]:
    """Keep what an item of the programme rests on; without a source it is an assumption itself."""
    sourced = grounds.sources(item.source)
    if sourced:
        return sourced
    text = _("{item}: price, lead time and output as the programme file gives them").format(item=item.name)
    return (grounds.assume(Assumption(id=f"programme/item/{item.id}", text=text, source=item.source)),)


def funding_grounds(instrument: Funding, grounds: Grounds) -> tuple[str, ...]:
    """Keep what an instrument rests on; without a source it is an assumption itself."""
    sourced = grounds.sources(instrument.source)
    if sourced:
        return sourced
    text = _("{name}: window, ceiling and terms as the programme file gives them").format(
        name=instrument.name
    )
    return (grounds.assume(Assumption(id=f"programme/funding/{instrument.id}", text=text)),)


def _without_programme(promise: PromiseResult, grounds: Grounds) -> Draft:
    text = _("The plan was read from a file without its programme: its inputs are not known here")
    behind = grounds.assume(Assumption(id="programme/unknown", text=text))
    says = phrase("{title}: {text}.", title=named(promise.title), text=text)
    return Draft("assumptions", "assumed", says, (behind,), key=f"grounds {promise.id}")
