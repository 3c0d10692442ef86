"""Charts of the plan's odds, of what is owed, and of the months in which output is full."""

from rempart.briefing.page.drawing import (
    ACCENT,
    GROUND,
    INK,
    PALE,
    Chart,
    Key,
    Spec,
    cut,
    label,
    lanes,
    layer,
    quantity,
    year_ends,
)
from rempart.briefing.printing import MODEL_DIGITS, printed_value
from rempart.briefing.statement import Column, PrintedTable
from rempart.plan.timetable import Schedule

_BILLION = 1e9
_LANE = 54
_ROW = 34
_LONGEST_TITLE = 58
_MOST_ROWS = 10


def odds_chart(schedule: Schedule) -> Chart | None:
    """Show what eight of ten trials deliver of each promise, beside the plan."""
    runs = schedule.risk
    if runs is None or not runs.promises:
        return None
    rows: list[Spec] = []
    cells = []
    for number, (odds, promise) in enumerate(zip(runs.promises, schedule.promises, strict=True)):
        whole = float(promise.promised) or 1.0
        spread = odds.delivered_by_deadline
        low, middle, high, plan = (
            min(1.0, float(value) / whole)
            for value in (spread.p10, spread.p50, spread.p90, promise.delivered_by_deadline)
        )
        rows.append(
            {
                "lane": number + 0.62, "name_lane": number + 0.26, "zero": 0, "one": 1, "low": low, "high": high,
                "middle": middle, "plan": plan, "name": cut(promise.title, _LONGEST_TITLE),
                "share": f"{float(odds.probability_by_deadline):.0%} kept",
            }
        )  # fmt: skip
        unit = schedule.currency if promise.measure == "value" else "units"
        words = (
            printed_value(value, unit, MODEL_DIGITS)
            for value in (promise.promised, promise.delivered_by_deadline, spread.p10, spread.p50, spread.p90)
        )
        cells.append((promise.title, *words, odds.probability_by_deadline))
    return Chart(
        table=PrintedTable(
            id="odds-of-promises",
            section="plan",
            title="What trials deliver of each promise",
            columns=(
                *(Column(name=head) for head in ("Promise", "Promised", "Plan", "P10", "P50", "P90")),
                Column(name="Kept in time", unit="share"),
            ),
            rows=tuple(cells),
        ),
        unit="Share of the promise delivered by its deadline, or by the end of the plan",
        caption=f"{runs.trials:,} trials, seed {runs.seed}. The band holds eight of ten trials: dearer goods, longer waits, "
        "lost output, late or missing money. In a trial orders follow the plan; nobody plans anew.",
        description="; ".join(f"{row['name']}: {row['low']:.0%} to {row['high']:.0%}, {row['share']}" for row in rows),
        spec=_odds_spec(rows),
        frame=(8, 4, 70, 30),
        keys=(Key("plan", ACCENT, "tick"), Key("middle trial", INK, "tick"), Key("eight of ten trials", PALE), Key("promised", GROUND)),
    )  # fmt: skip


def _odds_spec(rows: list[Spec]) -> Spec:
    y, names = lanes(len(rows)), lanes(len(rows), "name_lane")
    bar: Spec = {"type": "bar", "height": 14}
    tick: Spec = {"type": "tick", "thickness": 4, "height": 22, "opacity": 1}
    name_mark, name = label("name")
    share_mark, share = label("share", dx=4, bold=True)
    return {
        "height": _LANE * len(rows),
        "layer": [
            layer(
                rows, bar | {"color": GROUND}, {"y": y, "x": quantity("zero", top=1), "x2": {"field": "one"}}
            ),
            layer(
                rows, bar | {"color": PALE}, {"y": y, "x": quantity("low", top=1), "x2": {"field": "high"}}
            ),
            layer(rows, tick | {"color": INK}, {"y": y, "x": quantity("middle", top=1)}),
            layer(rows, tick | {"color": ACCENT}, {"y": y, "x": quantity("plan", top=1, format="%")}),
            layer(rows, name_mark, {"y": names, "x": {"value": 0}, "text": name}),
            layer(rows, share_mark, {"y": y, "x": {"value": 362}, "text": share}),
        ],
    }


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
    owed = [sum(amount for (_, at), (_, amount) in month_of.items() if at == year) for year in years]
    interest = [
        sum(float(row.amount) for row in schedule.interest if int(row.month[:4]) <= year) for year in years
    ]
    bars: list[Spec] = [
        {"year": str(year), "bn": amount / _BILLION} for year, amount in zip(years, owed, strict=True)
    ]
    line: list[Spec] = [
        {"year": str(year), "bn": amount / _BILLION} for year, amount in zip(years, interest, strict=True)
    ]
    top = max(*owed, *interest, 1.0) / _BILLION * 1.1
    y = quantity("bn", top=top, grid=True)
    return Chart(
        table=PrintedTable(
            id="debt-by-year",
            section="plan",
            title="What is owed",
            columns=(
                Column(name="End of", unit="year"),
                Column(name="Loans owed", unit=schedule.currency),
                Column(name="Interest due so far", unit=schedule.currency),
            ),
            rows=tuple(
                (year, round(amount), round(due))
                for year, amount, due in zip(years, owed, interest, strict=True)
            ),
        ),
        unit=f"Billion {schedule.currency}, at the end of each year",
        caption="Loans that the plan draws and that are not repaid yet. Who stands behind them is told in the statements.",
        description=f"{owed[-1] / _BILLION:,.1f} billion owed at the end of {years[-1]}.",
        spec={
            "height": 170,
            "layer": [
                layer(bars, {"type": "bar", "color": PALE}, {"x": year_ends(), "y": y}),
                layer(line, {"type": "line", "color": INK, "strokeWidth": 2}, {"x": year_ends(), "y": y}),
            ],
        },
        frame=(36, 14, 20, 28),
        keys=(Key("owed", PALE), Key("interest due so far", INK, "line")),
    )


def calendar_chart(schedule: Schedule) -> Chart | None:
    """Show in which years the plan uses all the output of an item that is open to this buyer."""
    names = {item.id: item.name for item in schedule.items}
    full = [(names[row.item], row.months) for row in schedule.full_output if row.item in names]
    full = sorted(full, key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST_ROWS]
    if not full:
        return None
    first, months = int(schedule.start[:4]), schedule.months
    years = list(range(first, first + (int(schedule.start[5:]) - 2 + months) // 12 + 1))
    counts = [[sum(int(month[:4]) == year for month in filled) for year in years] for _, filled in full]
    rows: list[Spec] = [
        {"lane": number + 0.7, "year": str(year), "share": count[place] / 12}
        for number, count in enumerate(counts)
        for place, year in enumerate(years)
    ]
    heads: list[Spec] = [{"name_lane": number + 0.25, "name": name} for number, (name, _) in enumerate(full)]
    name_mark, name = label("name")
    scale: Spec = {"domain": [0, 1], "range": [GROUND, ACCENT], "interpolate": "rgb"}
    colour: Spec = {"field": "share", "type": "quantitative", "scale": scale, "legend": None}
    return Chart(
        table=PrintedTable(
            id="output-calendar",
            section="plan",
            title="When output is full",
            columns=(Column(name="Item"), *(Column(name=str(year), unit="months") for year in years)),
            rows=tuple((name, *count) for (name, _), count in zip(full, counts, strict=True)),
        ),
        unit="Months of each year in which the plan uses all the output open to this buyer",
        caption="The darker, the more months. Where nothing is dark, output is no limit: money, or the wait, is.",
        description="; ".join(f"{name}: {len(filled)} months" for name, filled in full),
        spec={
            "height": _ROW * len(full),
            "layer": [
                layer(
                    rows,
                    {"type": "rect", "height": 14, "stroke": "white"},
                    {"x": year_ends(), "y": lanes(len(full)), "color": colour},
                ),
                layer(
                    heads, name_mark, {"y": lanes(len(full), "name_lane"), "x": {"value": 0}, "text": name}
                ),
            ],
        },
        frame=(8, 4, 12, 28),
        keys=(Key("all months", ACCENT), Key("none", GROUND)),
    )
