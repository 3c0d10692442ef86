"""Charts of the outlook: three strategies by three criteria, base rates beside one; incentives by year."""

from rempart.briefing.briefing_file import Cell
from rempart.briefing.figures import number, percent, sentence_start
from rempart.briefing.language import N_, _, counted
from rempart.briefing.page.drawing import (
    ACCENT,
    GREY,
    INK,
    PALE,
    Chart,
    Key,
    Spec,
    lane_words,
    lanes,
    layer,
    quantity,
)
from rempart.briefing.tabulating import tabled
from rempart.outlook.assessment import BaseRate, Outlook, Spread, Strategy, StrategyId
from rempart.outlook.wording import STRATEGY_WORDS

_YEARS = "10"
_COLOURS: dict[StrategyId, str] = {"guarantees_first": ACCENT, "quick_compromise": INK, "no_guarantee": GREY}
_Criterion = tuple[str, str, str]
_CRITERIA: tuple[_Criterion, ...] = (
    (
        "holds_given_accord",
        N_("Once signed, peace holds ten years"),
        N_("Share of cases in which an accord is signed"),
    ),
    ("accord_and_holds", N_("An accord is signed and holds ten years"), N_("Share of all cases")),
    (
        "defender_value",
        N_("Value to the defender"),
        N_("Index from 0 (worst) to 1 (best), as the model counts it"),
    ),
)


def outlook_charts(outlook: Outlook) -> tuple[Chart, ...]:
    """Draw the criteria, and when breaking the peace would pay."""
    incentive = incentive_chart(outlook)
    return (*criteria_charts(outlook), *([incentive] if incentive is not None else []))


def criteria_charts(outlook: Outlook) -> tuple[Chart, ...]:
    """Draw the range and mid point of each strategy, one chart for each criterion."""
    return tuple(_criterion_chart(outlook, criterion) for criterion in _CRITERIA if outlook.strategies)


def incentive_chart(outlook: Outlook) -> Chart | None:
    """Draw, by year from the accord, the share of sets in which a break would pay; None where unknown."""
    windows = {each.id: each.window for each in outlook.strategies if each.window is not None}
    if not windows:
        return None
    heads = _("Year from the accord") + "|number", _("Sets in which a break would pay") + "|share"
    cells = [
        (sentence_start(_(STRATEGY_WORDS[name])), year, share)
        for name, window in windows.items()
        for year, share in enumerate(window.in_share_of_sets)
    ]
    title = N_("When breaking the peace would pay")
    axis: Spec = {"tickMinStep": 1, "tickCount": 7}
    x: Spec = {"field": "year", "type": "quantitative", "title": None, "axis": axis}
    y = quantity("share", top=1, format="%", grid=True)
    return Chart(
        table=tabled(("outlook", "incentive-by-year"), title, (N_("Strategy"), *heads), cells),
        unit=_("Share of assumption sets, by year from the accord (year 0: instead of signing)"),
        caption=_(
            "A break pays when it adds more than war costs the leader to whom it costs least. What others do, and "
            "whether such a leader is in office, is not in this picture. A property of the model and no advice on timing."
        ),
        description="; ".join(
            _("{name}: {low} to {high} of the sets").format(
                name=_(STRATEGY_WORDS[name]),
                low=percent(min(window.in_share_of_sets)),
                high=percent(max(window.in_share_of_sets)),
            )
            for name, window in windows.items()
        ),
        spec={
            "height": 180,
            "layer": [
                layer(
                    [{"year": year, "share": share} for year, share in enumerate(window.in_share_of_sets)],
                    {"type": "line", "color": _COLOURS[name], "strokeWidth": 2.5},
                    {"x": x, "y": y},
                )
                for name, window in windows.items()
            ],
        },
        frame=(48, 8, 16, 30),
        keys=tuple(Key(_(STRATEGY_WORDS[name]), _COLOURS[name]) for name in windows),
    )


def _criterion_chart(outlook: Outlook, criterion: _Criterion) -> Chart:
    name, title, unit = criterion
    share = name != "defender_value"
    rows = [
        _row(_(STRATEGY_WORDS[each.id]), _spread(each, name), place, colour=ACCENT, share=share)
        for place, each in enumerate(outlook.strategies)
    ]
    lines: list[tuple[Cell, ...]] = [(row["name"], row["low"], row["mid"], row["high"]) for row in rows]
    words = ""
    if name == "holds_given_accord":
        rows += _base_rates(outlook, len(rows))
        lines += [_coding_line(rate) for rate in outlook.base_rates]
        words = " " + _(
            "Base rates stand beside, and are never multiplied in; their ends in the table draw whole wars anew."
        )
    ends = (_("Low"), _("Middle"), _("High"))
    observed = any(row["colour"] == GREY for row in rows)
    return Chart(
        table=tabled(
            ("outlook", f"outlook-{name.replace('_', '-')}"),
            title,
            (N_("Strategy or base rate"), *(f"{end}|{'share' if share else 'index'}" for end in ends)),
            lines,
        ),
        unit=_(unit),
        caption=counted(
            "Dot: every assumption at its middle. Band: the middle nine tenths of {n} set of assumptions. "
            "The dot may lie outside the band; a band is a share of assumption sets, not odds.",
            "Dot: every assumption at its middle. Band: the middle nine tenths of {n} sets of assumptions. "
            "The dot may lie outside the band; a band is a share of assumption sets, not odds.",
            outlook.sets,
        )
        + words,
        description="; ".join(f"{row['name']}: {row['text']}" for row in rows),
        spec=_criterion_spec(rows, share=share),
        frame=(8, 6, 58, 30),
        keys=(
            Key(_("middle of the assumptions"), ACCENT, "dot"),
            Key(_("nine tenths of the sets"), PALE),
            *((Key(_("base rates: one dot for each coding"), GREY, "dot"),) if observed else ()),
        ),
    )


def _criterion_spec(rows: list[Spec], *, share: bool) -> Spec:
    bars = [row for row in rows if row["low"] is not None]
    dots = [{"lane": row["lane"], "mid": at, "colour": row["colour"]} for row in rows for at in row["dots"]]
    y = lanes(len(rows))
    x, low = quantity("mid", top=1, format="%" if share else ".1f", grid=True), quantity("low", top=1)
    span: Spec = {"type": "bar", "height": 8, "cornerRadius": 4}
    dot: Spec = {"type": "point", "filled": True, "size": 80, "opacity": 1}
    return {
        "height": 38 * len(rows),
        "layer": [
            layer(bars, span, {"y": y, "x": low, "x2": {"field": "high"}, "color": _own("pale")}),
            layer(dots, dot, {"y": y, "x": x, "color": _own("colour")}),
            *lane_words(rows, right=10, at=374),
        ],
    }


def _own(field: str) -> Spec:
    return {"field": field, "type": "nominal", "scale": None}


def _spread(strategy: Strategy, name: str) -> Spread | str:
    if name == "defender_value":
        return strategy.defender_value
    by_year = strategy.holds_given_accord if name == "holds_given_accord" else strategy.accord_and_holds
    return by_year.get(_YEARS, "undefined")


def _base_rates(outlook: Outlook, place: int) -> list[Spec]:
    """Return one lane for all codings: from the lowest to the highest rate, and each of them as a dot."""
    told = (row.holds.get(_YEARS) for row in outlook.base_rates)
    rates = sorted(float(rate) for rate in told if rate is not None)
    if not rates:
        return []
    low, high = rates[0], rates[-1]
    name = counted(
        "Past cease-fires between states, {n} coding",
        "Past cease-fires between states, {n} codings",
        len(rates),
    )
    lane = _row(name, Spread(low=low, mid=low, high=high), place, colour=GREY)
    text = percent(low) if low == high else f"{percent(low)}–{percent(high)}"
    return [lane | {"dots": rates, "text": text}]


def _coding_line(rate: BaseRate) -> tuple[Cell, ...]:
    return (
        _("Past cease-fires, {coding}").format(coding=_(rate.coding)),
        rate.war_low.get(_YEARS, rate.low.get(_YEARS)),
        rate.holds.get(_YEARS),
        rate.war_high.get(_YEARS, rate.high.get(_YEARS)),
    )


def _row(name: str, spread: Spread | str, place: int, *, colour: str, share: bool = True) -> Spec:
    ends = {end: None if isinstance(spread, str) else getattr(spread, end) for end in ("low", "mid", "high")}
    known = {end: round(value, 4) if isinstance(value, int | float) else None for end, value in ends.items()}
    middle = known["mid"]
    return known | {
        "name": sentence_start(name),
        "lane": place + 0.68,
        "name_lane": place + 0.3,
        "colour": colour,
        "dots": [] if middle is None else [middle],
        "pale": PALE if colour == ACCENT else "#dfe1e4",
        "text": _("undefined")
        if middle is None
        else percent(middle)
        if share
        else number(round(middle, 2), "0.00"),
    }
