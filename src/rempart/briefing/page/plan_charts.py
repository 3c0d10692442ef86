"""Charts of the plan: deliveries against money, promises against plan, units by year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from rempart.briefing.briefing_file import PrintedTable
from rempart.briefing.figures import number, percent, printed_value
from rempart.briefing.language import N_, _
from rempart.briefing.page.drawing import (
    ACCENT,
    BILLION,
    GREY,
    GROUND,
    INK,
    MUTED,
    PALE,
    Chart,
    Key,
    Spec,
    by_year,
    file_name,
    label,
    labelled,
    layer,
    promise_lane,
    quantity,
    share_lanes,
    upright,
    year_ends,
)
from rempart.briefing.page.funding_charts import instruments
from rempart.briefing.statements.retelling import told
from rempart.briefing.tabulating import tabled
from rempart.plan.timetable import PromiseResult, Schedule
from rempart.terms.figure import Number, whole

_ROOM = 1.08  # of the axis above the largest value
_LABEL_ROOM = 0.07  # of the axis, for one line of text


@dataclass(frozen=True, slots=True)
class _Money:
    """What the money chart shows, cumulative by year end, in full units of the programme's currency.

    ``in_force`` is what may be spent in all, at its middle value; None where the programme is not at hand.
    """

    currency: str
    years: Sequence[int]
    delivered: dict[str, list[float]]
    paid: Sequence[float]
    promised: float
    in_force: float | None

    @classmethod
    def of(cls, schedule: Schedule) -> "_Money | None":
        """Add up a plan's money by year; None where no promise is one of money."""
        promises = [promise for promise in schedule.promises if promise.measure == "value"]
        if not promises:
            return None
        years, ceilings = years_of(schedule), instruments(schedule)
        flows = [flow for flow in schedule.payments if flow.currency == schedule.currency]
        paid = [(int(flow.month[:4]), float(flow.amount)) for flow in flows]
        return cls(
            schedule.currency,
            years,
            _value_by_year(schedule, promises, years),
            _cumulative(paid, years),
            float(sum(promise.promised for promise in promises)),
            sum(float(ceiling.mode) for ceiling in ceilings.values()) if ceilings else None,
        )

    @property
    def together(self) -> list[float]:
        """All that is delivered, by year end."""
        return [sum(values) for values in zip(*self.delivered.values(), strict=True)]


def money_chart(schedule: Schedule) -> Chart | None:
    """Show what is delivered by each year end against what was promised and what is paid, in money."""
    money = _Money.of(schedule)
    if money is None:
        return None
    shades = dict(zip(money.delivered, cycle((ACCENT, PALE, GREY)), strict=False))
    may_be_spent = (
        () if money.in_force is None else (Key(_("may be spent under instruments in force"), INK, "dots"),)
    )
    return Chart(
        table=_money_table(money),
        unit=_("Cumulative, billion {currency}, at the end of each year").format(currency=money.currency),
        caption=_(
            "Bars: what the plan delivers, units times their price. Line: what is paid for them. Prices, output and the "
            "money that may be spent are assumptions and table rows at their middle value; each statement names its own."
        ),
        description=_(
            "Promised: {promised}. Delivered by the end of {year}: {delivered}. Paid by then: {paid}."
        ).format(
            promised=_words(money.promised, money.currency),
            year=money.years[-1],
            delivered=_words(money.together[-1], money.currency),
            paid=_words(money.paid[-1], money.currency),
        ),
        spec=_money_spec(money, shades),
        frame=(36, 26, 58, 28),
        keys=(
            *(Key(name, shade) for name, shade in shades.items()),
            Key(_("paid"), INK, "line"),
            Key(_("promised"), INK, "dash"),
            *may_be_spent,
        ),
    )


def _money_table(money: _Money) -> PrintedTable:
    last = [] if money.in_force is None else [round(money.in_force)]
    heads = [_("Delivered: {name}").format(name=name) for name in money.delivered]
    heads += [_("Paid"), _("Promised"), *([_("May be spent in all")] if last else [])]
    rows = [
        (
            year,
            *(round(values[n]) for values in money.delivered.values()),
            round(money.paid[n]),
            round(money.promised),
            *last,
        )
        for n, year in enumerate(money.years)
    ]
    columns = (_("End of") + "|year", *(f"{head}|{money.currency}" for head in heads))
    return tabled(("plan", "deliveries-against-money"), N_("Deliveries against money"), columns, rows)


def _money_spec(money: _Money, shades: dict[str, str]) -> Spec:
    bars: list[Spec] = [
        {"year": str(year), "what": title, "bn": values[n] / BILLION, "order": order}
        for order, (title, values) in enumerate(money.delivered.items())
        for n, year in enumerate(money.years)
    ]
    line = by_year("bn", money.years, [value / BILLION for value in money.paid])
    levels = [(money.promised / BILLION, _("promised"), [5, 4])]
    top = max(money.promised, *money.together, *money.paid) / BILLION * _ROOM
    if money.in_force is not None and abs(money.promised - money.in_force) / BILLION > _LABEL_ROOM * top:
        # Else two labels would meet: the table has both.
        levels.append((money.in_force / BILLION, _("may be spent"), [1, 3]))
        top = max(top, money.in_force / BILLION * _ROOM)
    x, y = year_ends(), quantity("bn", top=top, grid=True)
    scale: Spec = {"domain": list(shades), "range": list(shades.values())}
    colours: Spec = {"field": "what", "type": "nominal", "scale": scale, "legend": None}
    mark, text = label("text", right=19)
    last = [line[-1] | {"text": _("paid: {sum}").format(sum=number(round(line[-1]["bn"])))}]
    return {
        "height": 230,
        "layer": [
            layer(bars, {"type": "bar"}, {"x": x, "y": y, "order": {"field": "order"}, "color": colours}),
            *(
                drawn
                for bn, name, dash in levels
                for drawn in _level(bn, labelled(name, number(round(bn))), top, dash)
            ),
            layer(line, {"type": "line", "color": INK, "strokeWidth": 2}, {"x": x, "y": y}),
            layer(last, mark, {"x": x, "y": y, "text": text}),
        ],
    }


def promises_chart(schedule: Schedule) -> Chart | None:
    """Show the share of each promise that the plan delivers, from the adverse to the favourable case."""
    if not schedule.promises:
        return None
    lanes_of = [_promise_lane(schedule, promise, n) for n, promise in enumerate(schedule.promises)]
    return Chart(
        table=_promise_table(schedule),
        unit=_("Share of the promise delivered by its deadline, or by the end of the plan"),
        caption=_(
            "The mark is the plan, with every input at its middle value. The band runs from every input at its adverse "
            "end to every input at its favourable end: two corners, not odds."
        ),
        description="; ".join(
            _("{name}: {share}, from {low} to {high}").format(
                name=lane["whole_name"],
                share=lane["share"],
                low=percent(lane["low"]),
                high=percent(lane["high"]),
            )
            for lane in lanes_of
        ),
        spec=share_lanes(lanes_of, {"mode": ACCENT}, right=8, at=372),
        frame=(8, 4, 60, 30),
        keys=(
            Key(_("plan"), ACCENT, "tick"),
            Key(_("adverse to favourable"), PALE),
            Key(_("promised"), GROUND),
        ),
    )


def _promise_lane(schedule: Schedule, promise: PromiseResult, place: int) -> Spec:
    whole = float(promise.promised) or 1.0
    planned = float(promise.delivered_by_deadline)
    ends = [planned, *_case_ends(schedule, promise).values()]
    low, mode, high = (min(1.0, value / whole) for value in (min(ends), planned, max(ends)))
    shown = {"low": low, "high": high, "mode": mode, "share": percent(mode)}
    return promise_lane(place, told(promise.title)) | shown


def _promise_table(schedule: Schedule) -> PrintedTable:
    rows = []
    for promise in schedule.promises:
        unit = schedule.currency if promise.measure == "value" else "units"
        ends = _case_ends(schedule, promise)
        sums = (promise.promised, ends.get("adverse"), promise.delivered_by_deadline, ends.get("favourable"))
        words = (None if value is None else printed_value(_tidy(float(value)), unit, 3) for value in sums)
        rows.append((told(promise.title), *words, promise.kept_month, promise.earliest_month))
    delivered = (N_("Delivered, adverse"), N_("Delivered, plan"), N_("Delivered, favourable"))
    months = (_("Kept in") + "|month", _("Earliest if asked for alone") + "|month")
    heads = (N_("Promise"), N_("Promised"), *delivered, *months)
    return tabled(("plan", "promises-and-plan"), N_("How much of each promise the plan keeps"), heads, rows)


def units_charts(schedule: Schedule) -> tuple[Chart, ...]:
    """Show, for each promise counted in units, how many stand delivered at each year end."""
    return tuple(
        _units_chart(schedule, promise) for promise in schedule.promises if promise.measure == "count"
    )


def _units_chart(schedule: Schedule, promise: PromiseResult) -> Chart:
    years = years_of(schedule)
    changes = [
        (int(row.month[:4]), float(row.quantity)) for row in schedule.deliveries if row.item in promise.items
    ]
    delivered, promised = _cumulative(changes, years), float(promise.promised)
    ends = sorted(_case_ends(schedule, promise).values())
    top = max(promised, *delivered, *ends) * 1.12
    bar: Spec = {"type": "bar", "color": ACCENT}
    y = quantity("units", top=top, grid=True)
    return Chart(
        table=tabled(
            ("plan", file_name("units", promise.id)),
            _("{promise}: delivered by year").format(promise=told(promise.title)),
            (_("End of") + "|year", _("Delivered") + "|units", _("Promised") + "|units"),
            [(year, _tidy(value), _tidy(promised)) for year, value in zip(years, delivered, strict=True)],
        ),
        unit=_("Units delivered in all, at the end of each year"),
        caption=_(
            "Part of a unit is one under way and does not stand yet. The line at the right runs from the adverse to "
            "the favourable case at the deadline, or at the end of the plan."
        ),
        description=_("{delivered} of {promised} delivered by the end of {year}.").format(
            delivered=number(round(delivered[-1], 1)), promised=number(round(promised)), year=years[-1]
        ),
        spec={
            "height": 190,
            "layer": [
                layer(by_year("units", years, delivered), bar, {"x": year_ends(), "y": y}),
                *_level(promised, _("promised: {sum}").format(sum=number(round(promised))), top, [5, 4]),
                *_whisker(ends, top),
            ],
        },
        frame=(36, 24, 50, 28),
    )


def _whisker(ends: Sequence[float], top: float) -> list[Spec]:
    if not ends:
        return []
    at: Spec = {"value": 362}
    span: list[Spec] = [{"low": ends[0], "high": ends[-1]}]
    texts: list[Spec] = [{"at": end, "text": number(_tidy(end))} for end in sorted({ends[0], ends[-1]})]
    mark, text = label("text", right=7)
    line: Spec = {"type": "rule", "color": MUTED, "strokeWidth": 3}
    return [
        upright(span, line, at, top),
        layer(texts, mark, {"x": at, "y": quantity("at", top=top), "text": text}),
    ]


def _level(value: float, words: str, top: float, dash: Sequence[int]) -> list[Spec]:
    at: list[Spec] = [{"at": value, "text": words}]
    y = quantity("at", top=top)
    mark, text = label("text", right=2, down=-8)
    return [
        layer(at, {"type": "rule", "color": INK, "strokeDash": list(dash)}, {"y": y}),
        layer(at, mark, {"y": y, "x": {"value": 0}, "text": text}),
    ]


def years_of(schedule: Schedule) -> list[int]:
    """Return the calendar years that a plan touches."""
    first, month = int(schedule.start[:4]), int(schedule.start[5:])
    return list(range(first, first + (month - 2 + schedule.months) // 12 + 1))


def _cumulative(changes: Sequence[tuple[int, float]], years: Sequence[int]) -> list[float]:
    return [sum(amount for year, amount in changes if year <= end) for end in years]


def _value_by_year(
    schedule: Schedule, promises: Sequence[PromiseResult], years: Sequence[int]
) -> dict[str, list[float]]:
    """Return cumulative value by promise title; an item that fits several promises counts at the first."""
    cost = {item.id: float(item.unit_cost) for item in schedule.items}
    owner = {item: told(promise.title) for promise in reversed(promises) for item in promise.items}
    changes: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in schedule.deliveries:
        if row.item in owner and row.item in cost:
            changes[owner[row.item]].append((int(row.month[:4]), float(row.quantity) * cost[row.item]))
    return {told(promise.title): _cumulative(changes[told(promise.title)], years) for promise in promises}


def _case_ends(schedule: Schedule, promise: PromiseResult) -> dict[str, float]:
    return {
        case.id: float(result.delivered_by_deadline)
        for case in schedule.cases
        for result in case.promises
        if result.id == promise.id and case.id != "mode"
    }


def _words(value: float, currency: str) -> str:
    return printed_value(round(value), currency, 3)


def _tidy(value: float) -> Number:
    return whole(round(float(value), 1))
