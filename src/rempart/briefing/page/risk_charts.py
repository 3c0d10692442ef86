"""Charts of the plan's odds, of what is owed, and of the months in which output is full."""

from rempart.briefing.briefing_file import Cell
from rempart.briefing.figures import MODEL_DIGITS, percent, printed_value
from rempart.briefing.language import N_, _, counted
from rempart.briefing.page.drawing import (
    ACCENT,
    BILLION,
    GROUND,
    INK,
    PALE,
    Chart,
    Key,
    Spec,
    by_year,
    label,
    lanes,
    layer,
    promise_lane,
    quantity,
    share_lanes,
    year_ends,
)
from rempart.briefing.page.plan_charts import years_of
from rempart.briefing.statements.retelling import told
from rempart.briefing.tabulating import tabled
from rempart.plan.findings import RiskRuns
from rempart.plan.timetable import Schedule

_ROW = 34
_MOST_ROWS = 10


def odds_chart(schedule: Schedule) -> Chart | None:
    """Show what eight of ten trials deliver of each promise, beside the plan."""
    runs = schedule.risk
    if runs is None or not runs.promises:
        return None
    rows, cells = _odds_rows(schedule, runs)
    return Chart(
        table=tabled(
            ("plan", "odds-of-promises"),
            N_("What trials deliver of each promise"),
            (N_("Promise"), N_("Promised"), N_("Plan"), "P10", "P50", "P90", _("Kept in time") + "|share"),
            cells,
        ),
        unit=_("Share of the promise delivered by its deadline, or by the end of the plan"),
        caption=counted(
            "{n} trial, seed {seed}. The band holds eight of ten trials: dearer goods, longer waits, "
            "lost output, late or missing money. In a trial orders follow the plan; nobody plans anew.",
            "{n} trials, seed {seed}. The band holds eight of ten trials: dearer goods, longer waits, "
            "lost output, late or missing money. In a trial orders follow the plan; nobody plans anew.",
            runs.trials,
            seed=runs.seed,
        ),
        description="; ".join(
            _("{name}: {low} to {high}, {share}").format(
                name=row["whole_name"], low=percent(row["low"]), high=percent(row["high"]), share=row["share"]
            )
            for row in rows
        ),
        spec=share_lanes(rows, {"middle": INK, "plan": ACCENT}, right=4, at=362),
        frame=(8, 4, 70, 30),
        keys=(
            Key(_("plan"), ACCENT, "tick"),
            Key(_("middle trial"), INK, "tick"),
            Key(_("eight of ten trials"), PALE),
            Key(_("promised"), GROUND),
        ),
    )  # fmt: skip


def _odds_rows(schedule: Schedule, runs: RiskRuns) -> tuple[list[Spec], list[tuple[Cell, ...]]]:
    """Return what is drawn of each promise, and its row of the table."""
    rows: list[Spec] = []
    cells: list[tuple[Cell, ...]] = []
    for place, (odds, promise) in enumerate(zip(runs.promises, schedule.promises, strict=True)):
        whole = float(promise.promised) or 1.0
        spread = odds.delivered_by_deadline
        low, middle, high, plan = (
            min(1.0, float(value) / whole)
            for value in (spread.p10, spread.p50, spread.p90, promise.delivered_by_deadline)
        )
        kept = _("{share} kept").format(share=percent(odds.probability_by_deadline))
        shown = {"low": low, "high": high, "middle": middle, "plan": plan, "share": kept}
        rows.append(promise_lane(place, told(promise.title)) | shown)
        unit = schedule.currency if promise.measure == "value" else "units"
        words = (
            printed_value(value, unit, MODEL_DIGITS)
            for value in (promise.promised, promise.delivered_by_deadline, spread.p10, spread.p50, spread.p90)
        )
        cells.append((told(promise.title), *words, odds.probability_by_deadline))
    return rows, cells


def debt_chart(schedule: Schedule) -> Chart | None:
    """Show what is owed at each year end, and what has been paid as interest by then."""
    if not schedule.debt:
        return None
    first = int(schedule.start[:4])
    last = max(int(row.month[:4]) for row in (*schedule.debt, *schedule.payments))
    years = list(range(first, last + 1))
    month_of: dict[tuple[str, int], tuple[str, float]] = {}
    for row in schedule.debt:
        key = (row.instrument, int(row.month[:4]))
        if row.month >= month_of.get(key, ("", 0.0))[0]:
            month_of[key] = (row.month, float(row.amount))
    owed = [sum(amount for (_loan, at), (_month, amount) in month_of.items() if at == year) for year in years]
    interest = [
        sum(float(row.amount) for row in schedule.interest if int(row.month[:4]) <= year) for year in years
    ]
    bars, line = (by_year("bn", years, [each / BILLION for each in sums]) for sums in (owed, interest))
    top = max(*owed, *interest, 1.0) / BILLION * 1.1
    x, y = year_ends(), quantity("bn", top=top, grid=True)
    heads = (_("Loans owed"), _("Interest due so far"))
    return Chart(
        table=tabled(
            ("plan", "debt-by-year"),
            N_("What is owed"),
            (_("End of") + "|year", *(f"{head}|{schedule.currency}" for head in heads)),
            [(at, round(amount), round(due)) for at, amount, due in zip(years, owed, interest, strict=True)],
        ),
        unit=_("Billion {currency}, at the end of each year").format(currency=schedule.currency),
        caption=_(
            "Loans that the plan draws and that are not repaid yet. Who stands behind them is told in the statements."
        ),
        description=_("{sum} owed at the end of {year}.").format(
            sum=printed_value(owed[-1], schedule.currency, MODEL_DIGITS), year=years[-1]
        ),
        spec={
            "height": 170,
            "layer": [
                layer(bars, {"type": "bar", "color": PALE}, {"x": x, "y": y}),
                layer(line, {"type": "line", "color": INK, "strokeWidth": 2}, {"x": x, "y": y}),
            ],
        },
        frame=(36, 14, 20, 28),
        keys=(Key(_("owed"), PALE), Key(_("interest due so far"), INK, "line")),
    )


def calendar_chart(schedule: Schedule) -> Chart | None:
    """Show in which years the plan uses all the output of an item that is open to this buyer."""
    items = {item.id: item.name for item in schedule.items}
    full = [(told(items[row.item]), row.months) for row in schedule.full_output if row.item in items]
    full = sorted(full, key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST_ROWS]
    if not full:
        return None
    years = years_of(schedule)
    counts = [[sum(int(month[:4]) == year for month in filled) for year in years] for _name, filled in full]
    rows: list[Spec] = [
        {"lane": place + 0.7, "year": str(year), "share": count[at] / 12}
        for place, count in enumerate(counts)
        for at, year in enumerate(years)
    ]
    heads: list[Spec] = [
        {"name_lane": place + 0.25, "name": name} for place, (name, _months) in enumerate(full)
    ]
    (name_mark, name), names = label("name"), lanes(len(full), "name_lane")
    box: Spec = {"type": "rect", "height": 14, "stroke": "white"}
    scale: Spec = {"domain": [0, 1], "range": [GROUND, ACCENT], "interpolate": "rgb"}
    colour: Spec = {"field": "share", "type": "quantitative", "scale": scale, "legend": None}
    return Chart(
        table=tabled(
            ("plan", "output-calendar"),
            N_("When output is full"),
            (N_("Item"), *(f"{year}|months" for year in years)),
            [(name, *count) for (name, _months), count in zip(full, counts, strict=True)],
        ),
        unit=_("Months of each year in which the plan uses all the output open to this buyer"),
        caption=_(
            "The darker, the more months. Where nothing is dark, output is no limit: money, or the wait, is."
        ),
        description="; ".join(
            counted("{name}: {n} month", "{name}: {n} months", len(filled), name=name)
            for name, filled in full
        ),
        spec={
            "height": _ROW * len(full),
            "layer": [
                layer(rows, box, {"x": year_ends(), "y": lanes(len(full)), "color": colour}),
                layer(heads, name_mark, {"y": names, "x": {"value": 0}, "text": name}),
            ],
        },
        frame=(8, 4, 12, 28),
        keys=(Key(_("all months"), ACCENT), Key(_("none"), GROUND)),
    )
