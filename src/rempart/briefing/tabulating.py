"""The tables of a briefing: all numbers behind its statements, one table a question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple

from rempart.briefing.naming import in_words
from rempart.briefing.printing import MODEL_DIGITS, printed, printed_value
from rempart.briefing.statement import Cell, Column, PrintedTable, Section
from rempart.briefing.statements.clauses import amount_figure, quantity_figure
from rempart.briefing.statements.covered import LAYERS
from rempart.briefing.statements.funded import borne_by
from rempart.briefing.statements.listed import counted_name
from rempart.briefing.statements.promised import by_weight
from rempart.coverage.shares import Assumption, Coverage
from rempart.ledger.agreement import Agreement, Ledger
from rempart.naming import party_name, party_names
from rempart.plan.timetable import Envelope, PromiseResult, Schedule
from rempart.terms.figure import Number, whole

Rows = Sequence[tuple[Cell, ...]]


def tabled(table_id: tuple[Section, str], title: str, columns: Sequence[str], rows: Rows) -> PrintedTable:
    """Return a table of a section; a column is written ``name`` or ``name|unit``."""
    heads = tuple(
        Column(name=name, unit=unit or "text") for name, _, unit in (c.partition("|") for c in columns)
    )
    return PrintedTable(id=table_id[1], section=table_id[0], title=title, columns=heads, rows=tuple(rows))


def ledger_tables(ledger: Ledger) -> list[PrintedTable]:
    """Return the table of agreements, where there are any."""
    columns = (
        "agreement", "type", "buyer", "supplier", "payer", "items", "amount", "goods status",
        "money status", "reports|reports", "independent origins|origins", "grade",
    )  # fmt: skip
    rows = [
        (
            agreement.title,
            agreement.type,
            party_names(agreement.buyer or agreement.recipient) or None,
            party_names(agreement.seller or agreement.producer) or None,
            party_names(agreement.funder) or None,
            _items(agreement) or None,
            " | ".join(printed(amount_figure(amount)) for amount in agreement.amounts) or None,
            agreement.goods_status.state if agreement.goods_status else None,
            agreement.money_status.state if agreement.money_status else None,
            agreement.reports,
            len(agreement.origins),
            agreement.grade,
        )
        for agreement in by_weight(ledger.agreements)
    ]
    return [tabled(("promised", "agreements"), "Agreements", columns, rows)] if rows else []


def _items(agreement: Agreement) -> str:
    told = []
    for item in agreement.items:
        number = quantity_figure(item)
        told.append(f"{printed(number)} {item.item}" if number else item.item)
    return " | ".join(told)


def plan_tables(schedule: Schedule) -> list[PrintedTable]:
    """Return promises, deliveries and money by year, bearers and bottlenecks, where there are any."""
    if not schedule.promises:
        return []
    currency = schedule.currency
    promises = [
        (
            promise.title,
            currency if promise.measure == "value" else "units",
            promise.promised,
            _rounded(promise.delivered_by_deadline),
            _rounded(promise.short),
            promise.by,
            promise.kept_month,
            promise.earliest_month,
            *(_case(schedule, promise, case) for case in ("favourable", "mode", "adverse")),
        )
        for promise in schedule.promises
    ]
    columns = (
        "promise", "measured in", "promised|number", "delivered by deadline|number", "short|number", "deadline|month",
        "kept in the plan|month", "earliest if alone|month", "favourable", "as planned", "adverse",
    )  # fmt: skip
    tables = [tabled(("plan", "promises"), "Each promise in the plan and in three cases", columns, promises)]
    tables += _by_year(schedule)
    bearers = borne_by(schedule)
    if bearers:
        heads = (
            "party",
            *(f"{name}|{currency}" for name in ("grants", "interest", "principal", "vouched for at most")),
        )
        borne = [(party_name(party), *map(_rounded, astuple(sums))) for party, sums in bearers.items()]
        tables.append(tabled(("plan", "bearers"), "Who bears it over the horizon", heads, borne))
    if schedule.bottlenecks:
        limits = [
            (in_words(limit.name), limit.unit, limit.shadow_price, ", ".join(_span(limit.months)))
            for limit in schedule.bottlenecks
        ]
        heads = ("limit", "unit", "what one more unit brings|number", "months")
        tables.append(tabled(("plan", "bottlenecks"), "What holds the plan back", heads, limits))
    return tables


def _span(months: Sequence[str]) -> Sequence[str]:
    return [f"{months[0]} to {months[-1]}"] if len(months) > 1 else months


def _case(schedule: Schedule, promise: PromiseResult, case_id: str) -> str | None:
    """Return how a promise fares in a case: the month it is kept, else what is delivered."""
    unit = schedule.currency if promise.measure == "value" else "units"
    for case in schedule.cases:
        for result in case.promises:
            if case.id == case_id and result.id == promise.id:
                if result.kept_month:
                    return f"kept in {printed_value(result.kept_month, 'month')}"
                return f"{printed_value(result.delivered_by_deadline, unit, MODEL_DIGITS)} delivered"
    return None


def _rounded(value: Number) -> Number:
    """Return a model result without the solver's last digits, which mean nothing."""
    return whole(round(float(value), 2))


def _by_year(schedule: Schedule) -> list[PrintedTable]:
    names = {item.id: counted_name(item, schedule.currency) for item in schedule.items}
    cost = {item.id: item.unit_cost for item in schedule.items}
    units: dict[tuple[str, str], float] = defaultdict(float)
    for delivery in schedule.deliveries:
        units[names.get(delivery.item, delivery.item), delivery.month[:4]] += delivery.quantity
    value: dict[str, float] = defaultdict(float)
    for delivery in schedule.deliveries:
        value[delivery.month[:4]] += delivery.quantity * cost.get(delivery.item, 0)
    years = sorted({year for _, year in units})
    tables = []
    if years:
        rows = [
            (name, *(_rounded(units.get((name, year), 0)) for year in years))
            for name in sorted({name for name, _ in units})
        ]
        rows.append(
            (
                f"value of all at the middle price, {schedule.currency}",
                *(_rounded(value[year]) for year in years),
            )
        )
        heads = ("item", *(f"{year}|number" for year in years))
        tables.append(tabled(("plan", "deliveries"), "Units delivered by year", heads, rows))
    drawn: dict[tuple[str, str, str], float] = defaultdict(float)
    for flow in schedule.draws:
        drawn[_instrument(schedule, flow.instrument), flow.currency, flow.month[:4]] += flow.amount
    years = sorted({year for *_, year in drawn})
    if years:
        pairs = sorted({(name, currency) for name, currency, _ in drawn})
        sums = [
            (name, currency, *(_rounded(drawn.get((name, currency, year), 0)) for year in years))
            for name, currency in pairs
        ]
        heads = ("instrument", "currency", *(f"{year}|number" for year in years))
        tables.append(tabled(("plan", "draws"), "Money drawn by instrument and year", heads, sums))
    return tables


def _instrument(schedule: Schedule, instrument_id: str) -> str:
    funding = schedule.made_from.funding if schedule.made_from is not None else ()
    return next((each.name for each in funding if each.id == instrument_id), instrument_id)


def envelope_tables(envelopes: Sequence[Envelope], schedule: Schedule) -> list[PrintedTable]:
    """Return, for each withheld list, the least and the most of each item."""
    names = {item.id: counted_name(item, schedule.currency) for item in schedule.items}
    tables = []
    for number, envelope in enumerate(envelopes, start=1):
        rows = [
            (
                names.get(item.item, item.item),
                _rounded(item.least),
                _rounded(item.most),
                item.mean,
                item.p10,
                item.p90,
            )
            for item in envelope.items
        ]
        heads = (
            "item",
            "least|units",
            "most|units",
            "mean of baskets|units",
            "P10 of baskets|units",
            "P90 of baskets|units",
        )
        title = "What the withheld list could hold, item by item"
        title += f" ({envelope.unknown})" if len(envelopes) > 1 else ""
        tables.append(tabled(("envelope", f"envelope-{number}"), title, heads, rows))
    return tables


def coverage_tables(coverage: Coverage) -> list[PrintedTable]:
    """Return periods, what one more adds, and needs."""
    periods = [
        (
            LAYERS[row.layer],
            row.systems,
            row.period,
            ", ".join(f"{count} {name}" for name, count in row.counts.items()) or None,
            row.population,
            *(_whole_people(value) for value in (row.people.low, row.people.mode, row.people.high)),
            row.share.low,
            row.share.mode,
            row.share.high,
            row.infrastructure_share.low,
            row.infrastructure_share.mode,
            row.infrastructure_share.high,
            row.infrastructure_share_equal.low,
            row.infrastructure_share_equal.mode,
            row.infrastructure_share_equal.high,
            row.gap,
        )
        for row in coverage.periods
    ]
    heads: Sequence[str]
    ranged = ("low radius", "nominal", "high radius")
    heads = (
        "against", "systems", "year end", "standing", "population",
        *(f"people, {end}|people" for end in ranged), *(f"share, {end}|share" for end in ranged),
        *(f"infrastructure, proposed weights, {end}|share" for end in ranged),
        *(f"infrastructure, equal weights, {end}|share" for end in ranged), "solver gap|number",
    )  # fmt: skip
    tables = (
        [tabled(("coverage", "coverage"), "Covered at most, by year end", heads, periods)] if periods else []
    )
    if coverage.marginal:
        more = [
            (
                LAYERS[row.layer],
                row.item,
                row.population,
                row.count,
                _whole_people(row.low),
                _whole_people(row.high),
            )
            for row in coverage.marginal
        ]
        heads = (
            "against", "system", "population", "its number|units", "adds at least|people", "adds at most|people",
        )  # fmt: skip
        tables.append(tabled(("coverage", "one-more"), "What each further system adds", heads, more))
    if coverage.need:
        needs = [
            (LAYERS[row.layer], row.item, row.share, row.low, row.high, row.reason, row.largest_share)
            for row in coverage.need
        ]
        heads = (
            "against", "system", "share of people|share", "at least|units", "at most|units", "reason", "most|share",
        )  # fmt: skip
        tables.append(tabled(("coverage", "needs"), "Fewest systems for a share of people", heads, needs))
    return tables


def _whole_people(value: Number | None) -> Number | None:
    return None if value is None else round(value)


def assumption_tables(assumptions: Sequence[Assumption]) -> list[PrintedTable]:
    """Return every assumption used, with its range and what it comes from."""
    rows = [(a.id, a.text, a.low, a.value, a.high, a.unit, a.source) for a in assumptions]
    heads = ("assumption", "what is assumed", "low|number", "value|number", "high|number", "unit", "source")
    return [tabled(("assumptions", "assumptions"), "Every assumption used", heads, rows)] if rows else []
