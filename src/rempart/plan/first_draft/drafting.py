"""Draft a programme from a ledger and the sourced tables, by fixed rules, so that nothing is guessed.

Every value of a draft is a cell of a table row named as its ``source``, a figure of a claim, or an
assumption with a name.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rempart.ledger.agreement import Ledger
from rempart.naming import party_names
from rempart.plan.first_draft import equipment
from rempart.plan.first_draft.assumptions import DISCOUNT, PRIORS, RISK_ROWS, assumptions_of
from rempart.plan.first_draft.instruments import scenarios
from rempart.plan.first_draft.outline import DOLLAR, Outline, outline_of, rate_row
from rempart.plan.first_draft.readings import Reading
from rempart.plan.first_draft.titles import title
from rempart.plan.programme_file.amounts import ENDS, as_written
from rempart.terms.figure import Number, whole
from rempart.terms.money import Money
from rempart.terms.months import add_months
from rempart.terms.table import table


def draft(ledger: Ledger, *, start: str | None = None, months: int = 120) -> dict[str, Any]:
    """Return the sections of a programme file for the promises of a ledger.

    A programme is made for one beneficiary, that of the largest promise; what is promised to others
    is listed as excluded. Without any promise there is no promise, item or instrument in it.

    Args:
        ledger: Agreements and the reports behind them.
        start: The first month; without it the month after the latest publication date, else 2026-01.
        months: The length of the horizon.

    Returns:
        dict: sections as ``tomllib`` would read them: programme, exchange, promise, item, funding,
        risk, scenario, unknown, assumption, excluded.

    Raises:
        ProgrammeError: the start is no month, or the horizon is shorter than one.

    Assumes:
        start, horizon, discount and every judgement of the tables: section ``assumption``.

    Example:
        >>> draft(Ledger(()))["programme"]["start"]
        '2026-01'
    """
    plan = outline_of(ledger, start, months)
    items = [equipment.item(key, plan.items, plan.maxima.get(key)) for key in plan.items]
    return {
        "programme": {
            "title": _title(plan),
            "start": plan.start,
            "months": plan.months,
            "currency": plan.currency,
            "recipients": list(plan.beneficiary),
            "discount_per_year": DISCOUNT,
        },
        "exchange": _exchange(plan),
        "promise": [_promise(name, plan) for name in plan.promises],
        "item": items,
        "funding": list(plan.purse.funding),
        "risk": default_risk(),
        "scenario": list(_scenarios(plan)),
        "unknown": list(_unknowns(plan)),
        "assumption": assumptions_of(plan),
        "excluded": list(plan.excluded),
    }


def _title(plan: Outline) -> str:
    """Name the beneficiary and the year that the reports know: that of the month before the start."""
    known = add_months(plan.start, -1)[:4]
    whose = party_names(plan.beneficiary) or "No promise"
    return f"{whose[:1].upper()}{whose[1:]} {known}"


def _promise(name: str, plan: Outline) -> dict[str, Any]:
    promise = plan.promises[name]
    category_alone = promise.kind.open_list and set(promise.kind.rows) != set(equipment.default_list())
    of_class = promise.kind.open_list and not category_alone
    made: dict[str, Any] = {
        "id": name,
        "title": title(promise),
        "agreement": promise.agreement.id,
        "items": ["class:us_made"] if of_class else list(plan.items_of(promise)),
        "measure": promise.measure,
        "at_least": _amount(promise.reading),
        "by": plan.deadline(promise),
        "within": plan.within.get(name),
        "claim": next(iter(promise.reading.claims), None),
    }
    return {field: value for field, value in made.items() if value is not None}


def _amount(reading: Reading) -> Any:
    if reading.currency is None:
        return reading.at_least
    return as_written(Money(reading.at_least, reading.currency))


def _exchange(plan: Outline) -> dict[str, Any]:
    """Return the programme currency for one unit of each other currency in the programme."""
    used = {str(entry["currency"]) for entry in plan.purse.funding}
    for key in plan.items:
        used.add(equipment.mode_cost(key).currency)
        used.add(table("equipment_attributes")[key].text("support_currency") or plan.currency)
    for promise in plan.promises.values():
        used |= {figure.currency or plan.currency for figure in (promise.reading, *promise.others)}
    others = sorted(used - {plan.currency})
    if not others:
        return {}
    rows = {currency: rate_row(currency) for currency in sorted({*others, plan.currency} - {DOLLAR})}
    worth = {currency: Decimal(row.text("usd_per_unit")) for currency, row in rows.items()}
    worth[DOLLAR] = Decimal(1)
    return {
        **{currency: whole(float(worth[currency] / worth[plan.currency])) for currency in others},
        "source": ", ".join(row.id.removeprefix("row:") for row in rows.values()),
    }


def _scenarios(plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield the variations: of the money, of what the tables do not name, of figures that contradict."""
    yield from scenarios(plan.purse.funding)
    if "other_us_made" in plan.items:
        yield {"id": "tables-only", "set": {"item.other_us_made.rate_per_month": 0}}
    stock = {
        key: max(equipment.rates(key)["high"].values())
        for key in plan.items
        if equipment.item_class(key) == "other" and not any(equipment.rates(key)["mode"].values())
    }
    if stock:
        values = {f"item.{key}.rate_per_month": rate for key, rate in stock.items()}
        yield {"id": "allied-stock", "set": values}
    for name, promise in plan.promises.items():
        figures = {str(_amount(other)): _amount(other) for other in promise.others}
        for words, amount in sorted(figures.items()):
            if amount != _amount(promise.reading):
                path = f"promise.{name}.at_least"
                yield {"id": f"{name}-{words.replace(' ', '-')}", "set": {path: amount}}


def _unknowns(plan: Outline) -> Iterator[dict[str, Any]]:
    """Yield each list that is not known: its sum, and the least of what reports name in it."""
    for name, promise in plan.promises.items():
        if not promise.kind.open_list:
            continue
        least, most = (as_written(Money(end, promise.reading.currency or "")) for end in promise.reading.span)
        made: dict[str, Any] = {"id": f"{name}_list", "value": {"at_least": least, "at_most": most}}
        floors = list(_floors(name, plan.items_of(promise), plan))
        yield made | ({"item": floors} if floors else {})


def _floors(name: str, listed: Sequence[str], plan: Outline) -> Iterator[dict[str, Any]]:
    for other, promise in plan.promises.items():
        inside = [key for key in plan.items_of(promise) if key in listed]
        if plan.within.get(other) == name and len(inside) == 1:
            yield {"item": inside[0], "at_least": promise.reading.at_least}


def default_risk() -> dict[str, Any]:
    """Return the priors of cost, lead time and shocks, for a buyer without priority in the queue.

    Source:
        ``slip_cost_priors``, the rows of ``RISK_ROWS``.
    """

    def given(row: str, *columns: str) -> dict[str, Number]:
        """Return the numbers of a row."""
        return {column: table(PRIORS)[row].number(column) or 0 for column in columns}

    return {
        "cost_growth": given("prior_cost_series", "median", "sigma"),
        "lead_growth": given("prior_lead_series", "median", "sigma"),
        "common_share": given("prior_common_share", "mode")["mode"],
        "queue_reorder": {
            "per_year": given("shock_queue_rate_no_priority", "mode")["mode"],
            "months": given("shock_queue_size", *ENDS),
        },
        "war_draw": {
            "per_year": given("shock_war_rate", "mode")["mode"],
            "share": given("shock_war_share", *ENDS),
            "months": given("shock_war_length", *ENDS),
            "categories": ["interceptor"],
        },
        "funding_delay_months": given("shock_funding_delay", *ENDS),
        "source": ", ".join(f"{PRIORS}/{key}" for key in RISK_ROWS),
    }
