"""The tables of a briefing: all numbers behind its statements, one table a question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple

from rempart.briefing.briefing_file import Cell, Column, PrintedTable, Section
from rempart.briefing.figures import MODEL_DIGITS, amount_figure, printed, printed_value, quantity_figure
from rempart.briefing.language import N_, _
from rempart.briefing.names import item_name, named_origins, party_name, party_names
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.covered import LAYERS, people_of
from rempart.briefing.statements.funded import borne_by
from rempart.briefing.statements.listed import counted_name
from rempart.briefing.statements.promised import by_weight
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.totalled import MEASURE_WORDS, left_out, sums_of
from rempart.coverage.shares import Assumption, Coverage, Range
from rempart.ledger.agreement import Agreement, Ledger
from rempart.plan.timetable import Envelope, PromiseResult, Schedule
from rempart.terms.figure import Number, whole

Rows = Sequence[tuple[Cell, ...]]


def tabled(table_id: tuple[Section, str], title: str, columns: Sequence[str], rows: Rows) -> PrintedTable:
    """Return a table of a section; a column is written ``name`` or ``name|unit``.

    Title and columns are looked up in the catalogue; of ``name|unit`` the unit is kept as it stands.
    """
    heads = tuple(
        Column(name=name, unit=unit or "text")
        for name, _bar, unit in (c.partition("|") for c in map(_, columns))
    )
    return PrintedTable(id=table_id[1], section=table_id[0], title=_(title), columns=heads, rows=tuple(rows))


def ledger_tables(ledger: Ledger) -> list[PrintedTable]:
    """Return the table of agreements, where there are any."""
    columns = (
        N_("agreement"), N_("type"), N_("buyer"), N_("supplier"), N_("payer"), N_("items"), N_("amount"), N_("goods status"),
        N_("money status"), N_("reports|reports"), N_("independent origins|origins"), N_("grade"),
    )  # fmt: skip
    rows = [
        (
            agreement_title(agreement),
            _(agreement.type),
            party_names(agreement.buyer or agreement.recipient) or None,
            party_names(agreement.seller or agreement.producer) or None,
            party_names(agreement.funder) or None,
            _items(agreement) or None,
            " | ".join(printed(amount_figure(amount, amount.claims)) for amount in agreement.amounts) or None,
            _(agreement.goods.replace("_", " ")) if agreement.goods else None,
            _(agreement.money) if agreement.money else None,
            agreement.reports,
            len(named_origins(origin.name for origin in agreement.origins)),
            agreement.grade,
        )
        for agreement in by_weight(ledger.agreements)
    ]
    return [tabled(("promised", "agreements"), N_("Agreements"), columns, rows)] if rows else []


def _items(agreement: Agreement) -> str:
    listed = []
    for item in agreement.items:
        number = quantity_figure(item)
        name = item_name(item.item)
        listed.append(f"{printed(number)} {name}" if number else name)
    return " | ".join(listed)


def total_tables(ledger: Ledger, currency: str) -> list[PrintedTable]:
    """Return the four sums with their ends, what they count and what they leave out; none where no sum is told."""
    if not any(agreement.amounts for agreement in ledger.agreements):
        return []
    found = sums_of(ledger, currency)
    ends = (_("least"), _("as said"), _("most"))
    columns = (
        N_("how far"), *(f"{name}|{found.currency}" for name in ends), N_("promises counted"), N_("left out, and why"),
    )  # fmt: skip
    rows = [
        (
            _(MEASURE_WORDS[total.measure]),
            total.low,
            total.said,
            total.high,
            " | ".join(agreement_title(ledger[one.agreement]) for one in total.counted) or None,
            " | ".join(left_out(one, ledger).text for one in total.left_out) or None,
        )
        for total in found.totals
    ]
    return [tabled(("promised", "totals"), N_("Promise against delivery"), columns, rows)]


def plan_tables(schedule: Schedule) -> list[PrintedTable]:
    """Return promises, deliveries and money by year, bearers and bottlenecks, where there are any."""
    if not schedule.promises:
        return []
    currency = schedule.currency
    promises = [
        (
            told(promise.title),
            currency if promise.measure == "value" else _("units"),
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
        N_("promise"), N_("measured in"), N_("promised|number"), N_("delivered by deadline|number"), N_("short|number"),
        N_("deadline|month"), N_("kept in the plan|month"), N_("earliest if alone|month"), N_("favourable"),
        N_("as planned"), N_("adverse"),
    )  # fmt: skip
    tables = [
        tabled(("plan", "promises"), N_("Each promise in the plan and in three cases"), columns, promises)
    ]
    tables += _by_year(schedule)
    bearers = borne_by(schedule)
    if bearers:
        sums_borne = (_("grants"), _("interest"), _("principal"), _("vouched for at most"))
        heads = (N_("party"), *(f"{name}|{currency}" for name in sums_borne))
        borne = [(party_name(party), *map(_rounded, astuple(sums))) for party, sums in bearers.items()]
        tables.append(tabled(("plan", "bearers"), N_("Who bears it over the horizon"), heads, borne))
    if schedule.bottlenecks:
        limits = [
            (told(limit.name), told(limit.unit), limit.shadow_price, ", ".join(_span(limit.months)))
            for limit in schedule.bottlenecks
        ]
        heads = (N_("limit"), N_("unit"), N_("what one more unit brings|number"), N_("months"))
        tables.append(tabled(("plan", "bottlenecks"), N_("What holds the plan back"), heads, limits))
    return tables


def _span(months: Sequence[str]) -> Sequence[str]:
    first, *rest = (printed_value(month, "month", alone=True) for month in months or [""])
    return [_("{low} to {high}").format(low=first, high=rest[-1])] if rest else [first]


def _case(schedule: Schedule, promise: PromiseResult, case_id: str) -> str | None:
    """Return how a promise fares in a case: the month it is kept, else what is delivered."""
    unit = schedule.currency if promise.measure == "value" else "units"
    for case in schedule.cases:
        for result in case.promises:
            if case.id == case_id and result.id == promise.id:
                if result.kept_month:
                    return _("kept in {month}").format(month=printed_value(result.kept_month, "month"))
                return _("{amount} delivered").format(
                    amount=printed_value(result.delivered_by_deadline, unit, MODEL_DIGITS)
                )
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
        whole_value = _("value of all at the middle price, {currency}").format(currency=schedule.currency)
        rows.append((whole_value, *(_rounded(value[year]) for year in years)))
        heads = (N_("item"), *(f"{year}|number" for year in years))
        tables.append(tabled(("plan", "deliveries"), N_("Units delivered by year"), heads, rows))
    drawn: dict[tuple[str, str, str], float] = defaultdict(float)
    funding = schedule.made_from.funding if schedule.made_from is not None else ()
    instruments = {each.id: told(each.name) for each in reversed(funding)}
    for flow in schedule.draws:
        name = instruments.get(flow.instrument, flow.instrument)
        drawn[name, flow.currency, flow.month[:4]] += flow.amount
    years = sorted({year for *_, year in drawn})
    if years:
        pairs = sorted({(name, currency) for name, currency, _ in drawn})
        sums = [
            (name, currency, *(_rounded(drawn.get((name, currency, year), 0)) for year in years))
            for name, currency in pairs
        ]
        heads = (N_("instrument"), N_("currency"), *(f"{year}|number" for year in years))
        tables.append(tabled(("plan", "draws"), N_("Money drawn by instrument and year"), heads, sums))
    return tables


def envelope_tables(envelopes: Sequence[Envelope], schedule: Schedule) -> list[PrintedTable]:
    """Return, for each withheld list, the least and the most of each item."""
    names = {item.id: counted_name(item, schedule.currency) for item in schedule.items}
    tables = []
    for number, envelope in enumerate(envelopes, start=1):
        rows: list[tuple[Cell, ...]] = []
        for item in envelope.items:
            ends = _rounded(item.least), _rounded(item.most)
            rows.append((names.get(item.item, item.item), *ends, item.mean, item.p10, item.p90))
        heads = (
            N_("item"), N_("least|units"), N_("most|units"), N_("mean of baskets|units"), N_("P10 of baskets|units"),
            N_("P90 of baskets|units"),
        )  # fmt: skip
        title = _("What the withheld list could hold, item by item")
        title += f" ({envelope.unknown})" if len(envelopes) > 1 else ""
        tables.append(tabled(("envelope", f"envelope-{number}"), title, heads, rows))
    return tables


def coverage_tables(coverage: Coverage) -> list[PrintedTable]:
    """Return periods, what one more adds, and needs."""
    made = (_covered_periods(coverage), _one_more(coverage), _needs(coverage))
    return [table for table in made if table.rows]


def _covered_periods(coverage: Coverage) -> PrintedTable:
    periods = [
        (
            _(LAYERS[row.layer]),
            _(row.systems),
            row.period,
            ", ".join(f"{count} {name}" for name, count in row.counts.items()) or None,
            people_of(row.population),
            *(None if end is None else round(end) for end in _ends(row.people)),
            *_ends(row.share),
            *_ends(row.infrastructure_share),
            *_ends(row.infrastructure_share_equal),
            row.gap,
        )
        for row in coverage.periods
    ]
    ranged = (_("low radius"), _("nominal"), _("high radius"))
    heads = (
        N_("against"), N_("systems"), N_("year end"), N_("standing"), N_("population"),
        *(_("people, {end}|people").format(end=end) for end in ranged),
        *(_("share, {end}|share").format(end=end) for end in ranged),
        *(_("infrastructure, proposed weights, {end}|share").format(end=end) for end in ranged),
        *(_("infrastructure, equal weights, {end}|share").format(end=end) for end in ranged), N_("solver gap|number"),
    )  # fmt: skip
    return tabled(("coverage", "coverage"), N_("Covered at most, by year end"), heads, periods)


def _ends(span: Range) -> tuple[Number | None, ...]:
    return span.low, span.mode, span.high


def _one_more(coverage: Coverage) -> PrintedTable:
    more = [
        (
            _(LAYERS[row.layer]),
            row.item,
            people_of(row.population),
            row.count,
            round(row.low),
            round(row.high),
        )
        for row in coverage.marginal
    ]
    heads = (
        N_("against"), N_("system"), N_("population"), N_("its number|units"), N_("adds at least|people"),
        N_("adds at most|people"),
    )  # fmt: skip
    return tabled(("coverage", "one-more"), N_("What each further system adds"), heads, more)


def _needs(coverage: Coverage) -> PrintedTable:
    needs: list[tuple[Cell, ...]] = []
    for row in coverage.need:
        found = row.share, row.low, row.high, told(row.reason or "") or None, row.largest_share
        needs.append((_(LAYERS[row.layer]), row.item, *found))
    heads = (
        N_("against"), N_("system"), N_("share of people|share"), N_("at least|units"), N_("at most|units"), N_("reason"),
        N_("most|share"),
    )  # fmt: skip
    return tabled(("coverage", "needs"), N_("Fewest systems for a share of people"), heads, needs)


def assumption_tables(assumptions: Sequence[Assumption]) -> list[PrintedTable]:
    """Return every assumption used, with its range and what it comes from."""
    rows = [
        (a.id, a.text, a.low, a.value, a.high, _(a.unit or "") or None, told(a.source or "") or None)
        for a in assumptions
    ]
    heads = (
        N_("assumption"), N_("what is assumed"), N_("low|number"), N_("value|number"), N_("high|number"), N_("unit"),
        N_("source"),
    )  # fmt: skip
    return [tabled(("assumptions", "assumptions"), N_("Every assumption used"), heads, rows)] if rows else []
