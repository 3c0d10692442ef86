"""The tables of a briefing on other plans, trials and upkeep."""

from collections.abc import Sequence

from rempart.briefing.briefing_file import Cell, PrintedTable
from rempart.briefing.figures import printed_value
from rempart.briefing.language import N_, _, counted
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.risked import scenario_phrase
from rempart.briefing.tabulating import tabled
from rempart.plan.findings import Fare
from rempart.plan.timetable import Schedule


def odds_tables(schedule: Schedule) -> list[PrintedTable]:
    """Return scenarios, inputs moved, odds, drivers and upkeep, where the plan has them."""
    tables = [
        _fares(
            schedule,
            "scenarios",
            N_("Scenarios"),
            [(scenario_phrase(row.id, schedule, ()).text, row.promises) for row in schedule.scenarios],
        ),
        _fares(
            schedule,
            "inputs-moved",
            N_("One kind of input moved, the others at their middle value"),
            [(f"{told(row.input)}: {_(row.end)}", row.promises) for row in schedule.sensitivity],
        ),
        _odds(schedule),
        _drivers(schedule),
        _upkeep(schedule),
    ]
    return [table for table in tables if table is not None]


def _fares(
    schedule: Schedule, name: str, title: str, plans: Sequence[tuple[str, tuple[Fare, ...]]]
) -> PrintedTable | None:
    """Return, for each plan, what each promise gets by its deadline and when it is kept."""
    if not plans:
        return None
    heads = [N_("plan")]
    for promise in schedule.promises:
        unit = schedule.currency if promise.measure == "value" else "units"
        title_in = told(promise.title)
        heads.append(_("{promise}: delivered").format(promise=title_in) + f"|{unit}")
        heads.append(_("{promise}: kept").format(promise=title_in) + "|month")
    rows: list[tuple[Cell, ...]] = []
    for plan, fares in plans:
        cells: list[Cell] = [told(plan)]
        for fare in fares:
            cells += [round(fare.delivered_by_deadline, 2), fare.kept_month]
        rows.append(tuple(cells))
    return tabled(("plan", name), title, heads, rows)


def _odds(schedule: Schedule) -> PrintedTable | None:
    if schedule.risk is None or not schedule.risk.promises:
        return None
    titles = {promise.id: told(promise.title) for promise in schedule.promises}
    rows = [
        (
            titles[odds.id],
            odds.probability_by_deadline,
            *(
                printed_value(month, "month", alone=True) if month else _("beyond the horizon")
                for month in (odds.p10, odds.p50, odds.p80, odds.p90)
            ),
            *(getattr(odds.delivered_by_deadline, point) for point in ("p10", "p50", "p90")),
        )
        for odds in schedule.risk.promises
    ]
    heads = (
        N_("promise"), N_("kept in time|share"), N_("complete, P10"), "P50", "P80", "P90",
        N_("delivered in time, P10|number"), N_("delivered, P50|number"), N_("delivered, P90|number"),
    )  # fmt: skip
    title = counted(
        "The odds of each promise in {n} trial",
        "The odds of each promise in {n} trials",
        schedule.risk.trials,
    )
    return tabled(("plan", "odds"), title, heads, rows)


def _drivers(schedule: Schedule) -> PrintedTable | None:
    if schedule.risk is None or not schedule.risk.drivers:
        return None
    titles = {promise.id: told(promise.title) for promise in schedule.promises}
    rows = [(titles[row.promise], told(row.input), row.share) for row in schedule.risk.drivers]
    heads = (N_("promise"), N_("input"), N_("part of the spread it explains alone|share"))
    return tabled(("plan", "plan-drivers"), N_("What spreads the trials"), heads, rows)


def _upkeep(schedule: Schedule) -> PrintedTable | None:
    if not schedule.upkeep:
        return None
    rows = [
        (row.year, row.support_cost.low, row.support_cost.mode, row.support_cost.high, row.crew.mode)
        for row in schedule.upkeep
    ]
    money = schedule.currency
    support = (f"{name}|{money}" for name in (_("support, low"), _("support"), _("support, high")))
    heads = (N_("year|year"), *support, N_("people|number"))
    title = N_("What the units delivered need, where a figure is known")
    return tabled(("plan", "upkeep"), title, heads, rows)
