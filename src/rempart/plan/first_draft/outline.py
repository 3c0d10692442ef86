"""Settle whose programme a ledger makes, which promises it holds, on which rows, with which money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rempart.errors import ProgrammeError
from rempart.ledger.agreement import Ledger
from rempart.ledger.served import currencies_told, serves_many
from rempart.naming import party_names
from rempart.plan.first_draft import equipment
from rempart.plan.first_draft.instruments import BENEFICIARY, Purse, purse
from rempart.plan.first_draft.promises import Promised, promised, sellers_of
from rempart.plan.first_draft.readings import document_of
from rempart.plan.first_draft.titles import promise_ids
from rempart.plan.programme_file.checking import LAST_START, check_horizon
from rempart.terms.figure import Number
from rempart.terms.months import add_months
from rempart.terms.table import Row, table

START = "2026-01"  # where no report carries a date: the month for which the tables hold
DOLLAR = "USD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a draft has settled before it is written.

    ``within`` maps a number to the sum it is part of, ``rows`` each row that a promise
    names to the one that stands for it; ``items`` are those that enter; ``maxima`` the most of an item
    where that is not the table's.
    """

    start: str
    start_from: str
    months: int
    beneficiary: tuple[str, ...]
    currency: str
    currency_from: str
    promises: Mapping[str, Promised]
    within: Mapping[str, str]
    rows: Mapping[str, str]
    items: tuple[str, ...]
    maxima: Mapping[str, Number]
    purse: Purse
    excluded: tuple[dict[str, Any], ...]

    @property
    def last(self) -> str:
        """The last month of the horizon."""
        return add_months(self.start, self.months - 1)

    def items_of(self, promise: Promised) -> tuple[str, ...]:
        """Return the items of the programme that count for a promise."""
        return tuple(dict.fromkeys(self.rows[row] for row in promise.kind.rows))

    def deadline(self, promise: Promised) -> str | None:
        """Return the month by which a promise is due, None outside the horizon or undated."""
        inside = promise.by is not None and self.start <= promise.by <= self.last
        return promise.by if inside else None


def outline_of(ledger: Ledger, start: str | None, months: int) -> Outline:
    """Settle the programme of a ledger: for the beneficiary of its largest promise.

    Raises:
        ProgrammeError: the start is no month, or the horizon is shorter than one; or the latest report is
            dated so late that no plan can follow it.
    """
    first, start_from = _start(ledger, start)
    check_horizon(first, months)
    agreed = promised(ledger, first)
    ranked = sorted(agreed.promises, key=lambda each: (-_dollars(each), each.agreement.id, each.kind.rows))
    beneficiary = next((_whose(each) for each in ranked if each.beneficiary), ())
    own = [each for each in ranked if _whose(each) in {(), beneficiary}]
    rows = equipment.one_line(row for each in own for row in each.kind.rows)
    inside = _inside(own, rows)
    own = [
        part
        for each in own
        if each not in inside
        for part in (each, *(p for p in own if inside.get(p) == each))
    ]
    names = dict(zip(own, promise_ids(own), strict=True))
    ceilings = {row: most for (whose, row), most in agreed.ceilings.items() if whose == beneficiary}
    classes = {equipment.item_class(row) for row in rows.values()}
    last = add_months(first, months - 1)
    money = purse(classes, first, last) if beneficiary == (BENEFICIARY,) else Purse((), (), ())
    currency, currency_from = _counted_in(ledger, own)
    left_out = set(agreed.excluded)
    for each in ranked:
        if each not in own:
            reason = f"for {party_names(each.beneficiary)}: a programme is for one beneficiary"
            left_out.add((each.agreement.id, reason))
    return Outline(
        start=first,
        start_from=start_from,
        months=months,
        beneficiary=beneficiary,
        currency=currency,
        currency_from=currency_from,
        promises={name: each for each, name in names.items()},
        within={names[part]: names[of] for part, of in inside.items()},
        rows=rows,
        items=tuple(dict.fromkeys(rows[row] for each in own for row in each.kind.rows)),
        maxima=_maxima(own, rows, ceilings),
        purse=money,
        excluded=(
            *({"agreement": agreement, "reason": reason} for agreement, reason in sorted(left_out)),
            *money.excluded,
        ),
    )


def _start(ledger: Ledger, start: str | None) -> tuple[str, str]:
    """Return the first month and where it is from."""
    if start is not None:
        return start, "asked for"
    dated = [report for report in ledger.reports if report.published]
    latest = max(dated, key=lambda report: report.published or "", default=None)
    if latest is None:
        return START, "no date"
    date = latest.published or ""
    # The month after a date as precise as its source.
    first = add_months(date[:7], 1) if len(date) >= 7 else f"{int(date[:4]) + 1:04d}-01"
    if first > LAST_START:
        raise ProgrammeError(
            f"report {latest.id}: published {latest.published}, so that the plan would start in {first}",
            f"a latest report before {LAST_START}",
            "Correct the date of the report, or name the start (--start 2026-01).",
        )
    return first, "the reports"


def rate_row(currency: str) -> Row:
    """Return the row of the latest year that gives the rate of a currency and is not recalled."""
    rows = [
        row
        for row in table("exchange_rates").values()
        if row.text("currency") == currency and row.text("mark") != "R"
    ]
    return max(rows, key=lambda row: row.text("year"))


def dollars_of(currency: str) -> float:
    """Return dollars for one unit of a currency."""
    return 1.0 if currency == DOLLAR else float(rate_row(currency).number("usd_per_unit") or 0)


def _counted_in(ledger: Ledger, own: Sequence[Promised]) -> tuple[str, str]:
    """Return the currency of a draft and where it is from: of its largest promise, or in which most sums are told.

    The latter where agreements of many states are told, of the currencies with a rate; else dollars.
    """
    if not serves_many(ledger):
        return (_currency(own[0]) if own else DOLLAR), "the promise"
    rated = {row.text("currency") for row in table("exchange_rates").values() if row.text("mark") != "R"}
    return next((told for told in currencies_told(ledger) if told in {*rated, DOLLAR}), DOLLAR), "most sums"


def _whose(promise: Promised) -> tuple[str, ...]:
    return (BENEFICIARY,) if BENEFICIARY in promise.beneficiary else promise.beneficiary


def _currency(promise: Promised) -> str:
    return promise.reading.currency or equipment.mode_cost(promise.kind.rows[0]).currency


def _dollars(promise: Promised) -> float:
    """Return what a promise is worth in dollars, a number of units at mode cost."""
    worth = promise.reading.value * dollars_of(_currency(promise))
    return worth if promise.measure == "value" else worth * equipment.mode_cost(promise.kind.rows[0]).value


def _inside(promises: Sequence[Promised], rows: Mapping[str, str]) -> dict[Promised, Promised]:
    """Return for each number the sum inside which it lies, as far as the reports tie the two together."""
    inside: dict[Promised, Promised] = {}
    for count in promises:
        if count.measure == "value":
            continue
        keys = {rows[row] for row in count.kind.rows}
        sums = [
            each
            for each in promises
            if each.measure == "value" and keys & {rows[row] for row in each.kind.rows} and _tied(count, each)
        ]
        inside |= {count: sums[0]} if sums else {}
    return inside


def _tied(count: Promised, whole_sum: Promised) -> bool:
    """Say whether a number is part of a sum: linked as its part, or the same seller in one document."""
    part, of = count.agreement, whole_sum.agreement
    if part.id == of.id or any(link.agreement == of.id and link.relation == "part_of" for link in part.links):
        return True
    documents = {document_of(claim) for claim in part.claims} & {document_of(claim) for claim in of.claims}
    return bool(documents and set(sellers_of(part)) & set(sellers_of(of)))


def _maxima(
    promises: Sequence[Promised], rows: Mapping[str, str], ceilings: Mapping[str, Number]
) -> dict[str, Number]:
    """Return the most of an item where reports say another one than the table.

    A ceiling in the ledger lowers it; a number promised above it raises it. What is promised only by
    numbers that are not "at least" is not bought beyond them.
    """
    maxima: dict[str, Number] = {}
    for key in rows.values():
        counting = [each for each in promises if key in {rows[row] for row in each.kind.rows}]
        counted = [each for each in counting if each.measure == "count"]
        numbers = [each.reading for each in counted]
        closed = len(numbers) == len(counting) and all(each.bound != "at_least" for each in numbers)
        first = [each.reading.at_least for each in counted if rows[each.kind.rows[0]] == key]
        of_table = table("equipment_attributes")[key].number("maximum")
        told = [ceilings.get(key), max(each.span[1] for each in numbers) if closed else None]
        known = [most for most in (of_table, *told) if most is not None]
        most = max([min(known), *first]) if known else None
        if most is not None and most != of_table:
            maxima[key] = most
    return maxima
