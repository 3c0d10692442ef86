"""Charts and maps of coverage: ranges by year, what each further system adds, shares by region."""

from collections.abc import Sequence
from typing import Literal

from rempart.briefing.briefing_file import PrintedTable
from rempart.briefing.figures import number, percent
from rempart.briefing.language import N_, _
from rempart.briefing.page import maps
from rempart.briefing.page.drawing import (
    ACCENT,
    INK,
    MUTED,
    PALE,
    Chart,
    Key,
    Spec,
    file_name,
    label,
    layer,
    quantity,
    upright,
    year_ends,
)
from rempart.briefing.page.maps import MapRow
from rempart.briefing.statements.covered import people_of
from rempart.briefing.statements.retelling import told
from rempart.briefing.tabulating import tabled
from rempart.coverage.shares import Coverage, Period, Range, RegionShare
from rempart.coverage.systems import Layer
from rempart.terms.table import table

LAYER_NAMES: dict[Layer, str] = {
    "ballistic": N_("against ballistic missiles"),
    "other": N_("against other air threats"),
}
End = Literal["share_low", "share_mode", "share_high"]
_ENDS: tuple[End, ...] = ("share_low", "share_mode", "share_high")
_MAP_TITLES: dict[End, str] = {
    "share_low": N_("Least share of people covered by region, {what}"),
    "share_mode": N_("Share of people covered by region at nominal radius, {what}"),
    "share_high": N_("Largest share of people covered by region, {what}"),
}
_MAP_LABELS: dict[End, str] = {
    "share_low": N_("least"),
    "share_mode": N_("nominal"),
    "share_high": N_("most"),
}
_TICKS = (1, 5, 10, 15, 20, 25, 30)
_UPPER = N_(
    "A geometric upper bound: systems standing at cities, everybody within the radius counted. Layers are never added."
)


def share_charts(coverage: Coverage) -> tuple[Chart, ...]:
    """Show, for each layer, the share of people that planned and promised systems could cover by year.

    Nothing is shown where no system ever stands.
    """
    if not any_stands(coverage):
        return ()
    drawn = (_share_chart(coverage, layer_id) for layer_id in LAYER_NAMES)
    return tuple(chart for chart in drawn if chart is not None)


def any_stands(coverage: Coverage) -> bool:
    """Say whether any promised or planned system stands in any year."""
    return any(count for period in coverage.periods for count in period.counts.values())


def _share_chart(coverage: Coverage, layer_id: Layer) -> Chart | None:
    planned, promised, slipped = (
        _rows(coverage, layer_id, systems) for systems in ("planned", "promised", "slipped")
    )
    if not planned:
        return None
    rows: list[Spec] = [{"year": row.period[:4]} | _ends(row.share) for row in planned]
    x, y = year_ends(type="point", padding=0.4), quantity("mode", top=1, format="%", grid=True)
    line: Spec = {"type": "line", "color": ACCENT, "strokeWidth": 2.5, "point": {"color": ACCENT, "size": 26}}
    last = planned[-1].share
    return Chart(
        table=_share_table(
            f"coverage-{layer_id}",
            _("People covered at most, {against}").format(against=_(LAYER_NAMES[layer_id])),
            [*planned, *slipped, *promised],
        ),
        unit=_("Share of all people counted, at the end of each year"),
        caption=_(
            "Line: nominal radius. Band: lowest to highest radius, each solved anew; the radii are assumptions."
        )
        + " "
        + _(_UPPER),
        description=_("Planned systems at the end of {year}: {share}, from {low} to {high}.").format(
            year=planned[-1].period[:4],
            share=_percent(last.mode),
            low=_percent(last.low),
            high=_percent(last.high),
        ),
        spec={
            "height": 200,
            "layer": [
                upright(rows, {"type": "area", "color": PALE, "opacity": 1}, x, 1),
                layer(rows, line, {"x": x, "y": y}),
                *_trial_marks(slipped, x),
                *(_promised_mark(promised[-1]) if promised else ()),
            ],
        },
        frame=(42, 14, 92, 28),
        keys=(
            Key(_("planned, nominal radius"), ACCENT, "line"),
            Key(_("planned, low to high radius"), PALE),
            *((Key(_("in trials of the plan, a tenth to nine tenths"), INK, "tick"),) if slipped else ()),
            *((Key(_("everything promised"), INK, "dot"),) if promised else ()),
        ),
    )


def _trial_marks(slipped: Sequence[Period], axis: Spec) -> list[Spec]:
    """Return a bar from a tenth to nine tenths of the trials at each year end, at nominal radius."""
    values: list[Spec] = [
        {"year": row.period[:4], "low": row.trials.p10, "high": row.trials.p90}
        for row in slipped
        if row.trials is not None
    ]
    bar: Spec = {"type": "rule", "color": INK, "strokeWidth": 1.5}
    return [upright(values, bar, axis, 1)] if values else []


def _in_trials(period: Period) -> str:
    if period.trials is None:
        return ""
    trials = period.trials
    return ", ".join(_percent(float(share)) for share in (trials.p10, trials.p50, trials.p90))


def _promised_mark(period: Period) -> list[Spec]:
    at: Spec = {"value": 320}
    values: list[Spec] = [
        _ends(period.share) | {"first": _("promised"), "second": _percent(period.share.mode)}
    ]
    y = quantity("mode", top=1)
    line: Spec = {"type": "rule", "color": MUTED, "strokeWidth": 3}
    dot: Spec = {"type": "point", "filled": True, "color": INK, "size": 70, "opacity": 1}
    first_mark, first = label("first", right=9, down=-7)
    second_mark, second = label("second", right=9, down=7, bold=True)
    return [
        upright(values, line, at, 1),
        layer(values, dot, {"x": at, "y": y}),
        layer(values, first_mark, {"x": at, "y": y, "text": first}),
        layer(values, second_mark, {"x": at, "y": y, "text": second}),
    ]


def _share_table(table_id: str, title: str, rows: Sequence[Period]) -> PrintedTable:
    shares = (_("Share, low radius"), _("Share, nominal radius"), _("Share, high radius"))
    heads = (
        N_("Systems"),
        _("End of") + "|year",
        N_("Standing"),
        *(f"{share}|share" for share in shares),
        _("People, nominal radius") + "|people",
        _("Infrastructure, nominal radius") + "|share",
        _("Largest possible gap") + "|share",
        N_("In trials: a tenth, half, nine tenths"),
    )
    cells = [
        (
            _(row.systems),
            int(row.period[:4]),
            ", ".join(f"{count} {name}" for name, count in sorted(row.counts.items()) if count) or _("none"),
            *_short(row.share),
            row.people.mode,
            row.infrastructure_share.mode and round(row.infrastructure_share.mode, 4),
            round(row.gap, 4),
            _in_trials(row),
        )
        for row in rows
    ]
    return tabled(("coverage", table_id), title, heads, cells)


def marginal_charts(coverage: Coverage) -> tuple[Chart, ...]:
    """Draw, for each layer and item, how many people the first, second … thirtieth system adds."""
    found = sorted({(row.layer, row.item) for row in coverage.marginal})
    return tuple(_marginal_chart(coverage, layer_id, item) for layer_id, item in found)


def _marginal_chart(coverage: Coverage, layer_id: Layer, item: str) -> Chart:
    of_item = [row for row in coverage.marginal if (row.layer, row.item) == (layer_id, item)]
    population = of_item[0].population  # head counts differ by population figure: one chart shows one of them
    rows = sorted({(row.count, row.low, row.high) for row in of_item if row.population == population})
    most = max((row.counts.get(item, 0) for row in coverage.periods if row.systems == "promised"), default=0)
    values: list[Spec] = [
        {"count": count, "low": low / 1e6, "high": high / 1e6, "next": count == most + 1}
        for count, low, high in rows
    ]
    ends = (_("People added, at least"), _("People added, at most"))
    return Chart(
        table=tabled(
            ("coverage", file_name("further-systems", layer_id, item)),
            _("What each further {item} adds, {against}").format(item=item, against=_(LAYER_NAMES[layer_id])),
            (_("System number") + "|units", *(f"{end}|people" for end in ends)),
            [(count, round(low), round(high)) for count, low, high in rows],
        ),
        unit=_("Million people added ({population}), nominal radius").format(
            population=people_of(population)
        ),
        caption=_(
            "Each bar is the difference of two answers; where one is not proven, a pale end shows how much more it could be."
        )
        + " "
        + _(_UPPER),
        description=_("Number {first} adds {low} million, number {last} adds {high} million.").format(
            first=values[0]["count"],
            low=number(round(values[0]["low"], 2)),
            last=rows[-1][0],
            high=number(round(values[-1]["low"], 2)),
        ),
        spec=_marginal_spec(values, item, most),
        frame=(36, 14, 10, 44),
    )


def _marginal_spec(values: list[Spec], item: str, most: int) -> Spec:
    top = max(row["high"] for row in values) * 1.1 or 1.0
    counts = [row["count"] for row in values]
    ticks = [n for n in counts if n == most + 1 or (n in _TICKS and abs(n - most - 1) > 1)]
    x: Spec = {
        "field": "count",
        "type": "ordinal",
        "axis": {"labelAngle": 0, "title": _("number of systems: {item}").format(item=item), "values": ticks},
    }
    colour: Spec = {"condition": {"test": "datum.next", "value": INK}, "value": ACCENT}
    y = quantity("high", top=top)
    words = _("number {n} adds {people} million")
    further: list[Spec] = [
        row | {"text": words.format(n=row["count"], people=number(round(row["low"], 2)))}
        for row in values
        if row["next"]
    ]
    mark, text = label("text", right=-4, down=-10)
    return {
        "height": 170,
        "layer": [
            layer(
                values, {"type": "bar", "color": PALE}, {"x": x, "y": quantity("high", top=top, grid=True)}
            ),
            layer(values, {"type": "bar"}, {"x": x, "y": quantity("low", top=top), "color": colour}),
            layer(further, mark, {"x": x, "y": y, "text": text}),
        ],
    }


def region_maps(coverage: Coverage) -> tuple[MapRow, ...]:
    """Draw the least, nominal and largest share by region under the plan's last year, for each layer."""
    rows = _region_rows(coverage)
    drawn = []
    for layer_id, name in LAYER_NAMES.items():
        of_layer = [row for row in rows if row.layer == layer_id]
        if not of_layer:
            continue
        title = _("{against}, planned systems, end of {year}").format(
            against=_(name), year=of_layer[0].period[:4]
        )
        drawings = tuple(
            (
                _(_MAP_LABELS[end]),
                maps.choropleth(
                    coverage.places,
                    {row.code: _share(row, end) for row in of_layer},
                    name=f"{layer_id}-{end.removeprefix('share_')}",
                    title=_(_MAP_TITLES[end]).format(what=title),
                    description=_("The figures of every region stand in the table after the maps.")
                    + " "
                    + _(maps.BOUNDARY_CREDIT),
                ),
            )
            for end in _ENDS
        )
        drawn.append(MapRow(title[:1].upper() + title[1:], drawings))
    return tuple(drawn)


def _share(region: RegionShare | None, end: End) -> float | None:
    value = getattr(region, end, None)
    return None if value is None else float(value)


def region_table(coverage: Coverage) -> PrintedTable | None:
    """Return the shares behind the maps: one row for each region or merged pair of regions."""
    rows = _region_rows(coverage)
    if not rows:
        return None
    by_code: dict[str, dict[Layer, RegionShare]] = {}
    for row in rows:
        by_code.setdefault(row.code, {})[row.layer] = row
    ends = (_("Least, {against}"), _("Nominal radius, {against}"), _("Largest, {against}"))
    heads = [f"{end.format(against=_(name))}|share" for name in LAYER_NAMES.values() for end in ends]
    named = {code: _region_name(coverage.places, code) for code in by_code}
    lines = []
    for code in sorted(by_code, key=lambda code: named[code]):
        of_code = [by_code[code].get(layer_id) for layer_id in LAYER_NAMES]
        shares = [_share(row, end) for row in of_code for end in _ENDS]
        reasons = {row.withheld for row in of_code if row and row.withheld}
        lines.append((named[code], *shares, "; ".join(sorted(told(reason) for reason in reasons))))
    note = _(
        "Rounded to steps of five per cent, the least and the largest outward. Regions with fewer than three places are merged with a neighbour."
    )
    title = N_("Share of people covered at most, by region")
    columns = (N_("Region"), *heads, N_("Why there is no figure"))
    return tabled(("coverage", "coverage-by-region"), title, columns, lines).model_copy(update={"note": note})


def _region_rows(coverage: Coverage) -> list[RegionShare]:
    if not any_stands(coverage):
        return []
    planned = [row for row in coverage.regions if row.systems == "planned"]
    last = max((row.period for row in planned), default="")
    return [row for row in planned if row.period == last]


def _region_name(places: str, code: str) -> str:
    regions = table(f"places/{places.lower()}_regions")
    return _(" and ").join(
        _(regions[part].text("name_en")) if part in regions else part for part in code.split("+")
    )


def _rows(coverage: Coverage, layer_id: Layer, systems: str) -> list[Period]:
    """Return the rows of one layer by year; shares are the same in every population scenario."""
    rows = [row for row in coverage.periods if row.layer == layer_id and row.systems == systems]
    first = rows[0].population if rows else ""
    return sorted((row for row in rows if row.population == first), key=lambda row: row.period)


def _ends(share: Range) -> Spec:
    return {"low": share.low or 0, "mode": share.mode or 0, "high": share.high or 0}


def _short(share: Range) -> tuple[float | None, ...]:
    return tuple(None if value is None else round(value, 4) for value in (share.low, share.mode, share.high))


def _percent(value: float | None) -> str:
    return _("unknown") if value is None else percent(value)
