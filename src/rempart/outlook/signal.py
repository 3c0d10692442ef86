"""What the ledger says of the guarantee: how credible, how soon (docs/outlook.md, section 10).

Every row of the mapping is an assumption and is printed as one. Promises were kept in 22 % to 75 % of
cases by period and coding, so no more than 0.8 is ever read out of a ledger.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rempart.ledger.agreement import Agreement, Ledger
from rempart.outlook.parameters import FROM_LEDGER, IN_FORCE, Assumed
from rempart.plan.timetable import Schedule
from rempart.terms.months import month_number
from rempart.terms.status import GOODS_ORDER, SideState
from rempart.terms.table import table

CREDIBILITY = "credibility_guarantees_first"
PAID_SIGNAL = (
    0.1  # what a paid or visible cost adds to low and mid: assumption of docs/outlook.md, section 10
)
_OVERRIDING: tuple[SideState, ...] = ("denied", "suspended", "cancelled")
_TELLING = ("in_return_for", "part_of", "financed_by")
_DATE = re.compile(r"^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$")
_PERIOD = re.compile(r"^(\d{4}(?:-\d{2}){0,2})\s*(?:-|–|/|to)\s*\d{4}")


@dataclass(frozen=True, slots=True)
class Signal:
    """The ranges that the ledger sets, by name, and what was read and what was not, in sentences."""

    ranges: dict[str, Assumed]
    notes: tuple[str, ...]


def signal_of(ledger: Ledger | None, schedule: Schedule | None) -> Signal:
    """Return what the ledger sets, by the row of ``ledger_signal.csv`` that its guarantee chooses.

    Without a ledger, or without a guarantee to the defender, the ranges of parameters.csv hold.
    """
    if ledger is None:
        return Signal({}, ("No ledger was read: the guarantee is taken as in parameters.csv.",))
    defender = defender_of(ledger, schedule)
    guarantee = guarantee_to(defender, ledger)
    if guarantee is None:
        whom = f"to {defender}" if defender else "to anyone who buys or receives"
        return Signal(
            {},
            (f"The ledger holds no guarantee {whom}: the ranges of parameters.csv hold.", *_unnamed(ledger)),
        )
    state = _state(guarantee)
    row = table("peace/ledger_signal")[state]
    lag, trust = (
        [float(row.text(f"{kind}_{point}")) for point in ("low", "mid", "high")]
        for kind in ("lag", "credibility")
    )
    behind = [f"agreement:{guarantee.id}", *_said_in(guarantee), row.id]
    said = f"the ledger has the guarantee as {state.replace('_', ' ')}"
    notes = [f"Credibility and date follow the ledger, where the guarantee to {defender} stands as {state}."]
    wait = Assumed(IN_FORCE, lag[0], lag[1], lag[2], FROM_LEDGER, said, tuple(behind))
    date = _date_in_force(guarantee, ledger)
    if date is not None and schedule is not None:
        when, claim = date
        wait = replace(
            wait,
            in_force_on=_years_between(schedule.start, when),
            note=f"in force from {when} on, as the ledger says, counted from the offer",
            rests_on=(behind[0], f"claim:{claim}"),
        )
        notes.append(f"The ledger dates the guarantee's force: {when}. It replaces the wait of that row.")
    paid = _paid_signals(guarantee, ledger)
    if paid:
        trust[:2] = [min(round(value + PAID_SIGNAL, 9), trust[2]) for value in trust[:2]]
        behind += [f"agreement:{agreement.id}" for agreement in paid]
        said += "; money paid or goods under way raise low and mid"
    credibility = Assumed(CREDIBILITY, trust[0], trust[1], trust[2], FROM_LEDGER, said, tuple(behind))
    return Signal({CREDIBILITY: credibility, IN_FORCE: wait}, tuple(notes))


def defender_of(ledger: Ledger, schedule: Schedule | None) -> str | None:
    """Return the programme's main recipient: who most often buys or receives what it promises.

    Without a programme, or where its promises name no agreement, all agreements count. Of several
    equally often named the first by name.
    """
    named = [promise.agreement for promise in (schedule.promises if schedule else ())]
    promised = [ledger[each] for each in named if each is not None and each in ledger]
    for agreements in (promised, ledger.agreements):
        counts = Counter(
            party for each in agreements for party in {*(each.recipient or ()), *(each.buyer or ())}
        )
        if counts:
            return min(counts, key=lambda party: (-counts[party], party))
    return None


def guarantee_to(defender: str | None, ledger: Ledger) -> Agreement | None:
    """Return the guarantee that counts: the furthest along that is not denied, suspended or cancelled.

    Then the first reported, then the first by id. A cancelled one counts only where all are cancelled.
    """
    found = [
        agreement
        for agreement in ledger.agreements
        if agreement.type == "guarantee"
        and defender in (*(agreement.recipient or ()), *(agreement.buyer or ()))
    ]

    def rank(agreement: Agreement) -> tuple[int, int, str, str]:
        """Return what sorts first: a guarantee in force, the furthest along, the oldest."""
        states = _sides(agreement)
        fallen = 2 if "cancelled" in states else 1 if states else 0
        return fallen, -_goods_rank(agreement), agreement.first_reported or "9999", agreement.id

    return min(found, key=rank, default=None)


def _sides(agreement: Agreement) -> set[SideState]:
    return {mark.state for mark in agreement.side_states if mark.state in _OVERRIDING}


def _goods_rank(agreement: Agreement) -> int:
    return -1 if agreement.goods_status is None else GOODS_ORDER.index(agreement.goods_status.state)


def _state(guarantee: Agreement) -> str:
    states = _sides(guarantee)
    for state in ("cancelled", "denied", "suspended"):
        if state in states:
            return state
    # A guarantee of which the ledger knows no status has at least been reported.
    return "reported" if guarantee.goods_status is None else guarantee.goods_status.state


def _said_in(guarantee: Agreement) -> list[str]:
    """Return the claim that sets the state: a side state overrides the status."""
    marks = [mark.claim for mark in guarantee.side_states if mark.state == _state(guarantee)]
    status = [guarantee.goods_status.claim] if guarantee.goods_status is not None else []
    return [f"claim:{claim}" for claim in (marks or status)[:1]]


def _unnamed(ledger: Ledger) -> Iterator[str]:
    unnamed = [a for a in ledger.agreements if a.type == "guarantee" and not (a.recipient or a.buyer)]
    if unnamed:
        yield "A guarantee whose recipient no report names was not used: " + ", ".join(
            sorted(a.id for a in unnamed)
        )


def _paid_signals(guarantee: Agreement, ledger: Ledger) -> list[Agreement]:
    """Return the standing agreements linked to the guarantee whose money or goods have moved."""
    linked = {link.agreement for link in guarantee.links if link.relation in _TELLING}
    for agreement in ledger.agreements:
        if any(link.agreement == guarantee.id and link.relation in _TELLING for link in agreement.links):
            linked.add(agreement.id)
    return [ledger[each] for each in sorted(linked) if each in ledger and _has_moved(ledger[each])]


def _has_moved(agreement: Agreement) -> bool:
    paid = agreement.money_status is not None and agreement.money_status.state in {"financed", "disbursed"}
    under_way = _goods_rank(agreement) >= GOODS_ORDER.index("in_production")
    return (paid or under_way) and not _sides(agreement)


def _date_in_force(guarantee: Agreement, ledger: Ledger) -> tuple[str, str] | None:
    """Return the date from which the guarantee is in force, and the claim that says so."""
    if _sides(guarantee):
        return None
    status = guarantee.goods_status
    if status is not None and status.state == "operational" and status.since and _DATE.match(status.since):
        return status.since, status.claim
    starts = []
    for report in ledger.reports:
        for claim in report.claims:
            match = _PERIOD.match(claim.period or "") if claim.id in guarantee.claims else None
            if match and _DATE.match(match[1]):
                starts.append((match[1], claim.id))
    return min(starts, default=None)


def _years_between(start: str, date: str) -> float:
    """Return the years from the first day of month ``start``; a date without a day is its first day."""
    match = _DATE.match(date)
    if match is None:
        raise ValueError(f"{date!r} is not a date such as '2026-01-31'")
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    months = month_number(f"{year:04d}-{month:02d}") - month_number(start)
    return (months + (day - 1) / calendar.monthrange(year, month)[1]) / 12
