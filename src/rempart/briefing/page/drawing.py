"""Draw one chart as SVG: Vega-Lite, rendered in this process, without a browser or a network.

The plot area has a fixed place in a fixed frame, so the drawing does not depend on the fonts of the
machine; texts are set in the reader's own fonts. Frames are as narrow as a telephone, and pages put
several side by side. The page's style sheet gives each colour its counterpart in dark mode.
"""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import vl_convert

from rempart.briefing.briefing_file import PrintedTable
from rempart.briefing.figures import percent as percentage
from rempart.briefing.language import _, locale
from rempart.briefing.page.quotes import visible

Spec = dict[str, Any]

INK = "#22262b"
MUTED = "#565d66"
RULE = "#dcd9d1"
ACCENT = "#0b5c8c"
PALE = "#a9cbe0"
GREY = "#9aa0a8"
GROUND = "#efece5"
# A promise in its own lane: height in pixels, and the most letters of its title.
LANE = 66  # two lines of name, then the bar
LONGEST_TITLE = 58
WIDTH = 440
# Room at the right edge for a font wider than those named, such as DejaVu on paper, where what sticks out is cut.
SPARE = 30
BILLION = 1e9
FONT = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"

_ROLES = re.compile(
    r' (?:role|aria-roledescription)="(?:graphics-symbol|graphics-object|[a-z -]+ mark(?: container)?)"'
)

_AXIS: Spec = {
    "labelColor": MUTED,
    "titleColor": MUTED,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "gridColor": RULE,
    "domainColor": GREY,
    "tickColor": GREY,
    "labelLimit": 200,
}
_CONFIG: Spec = {
    "aria": False,
    "font": FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "axis": _AXIS,
    "axisX": {"grid": False, "tickSize": 4},
    "axisY": {"ticks": False, "domain": False, "labelPadding": 6},
    "text": {"fontSize": 12, "fill": INK},
}


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key above a chart: a name and the colour and shape that stand for it."""

    name: str
    colour: str
    shape: str = "square"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, not yet drawn, with the table that holds its figures.

    ``unit`` says what the axis measures, ``caption`` what the chart rests on and how to read it,
    ``description`` what it shows, for screen readers. ``frame`` is the room in pixels left, above,
    right and below the plot area. The table has the id and the title of the chart.
    """

    table: PrintedTable
    unit: str
    caption: str
    description: str
    spec: Spec
    frame: tuple[int, int, int, int]
    keys: Sequence[Key] = ()

    @property
    def id(self) -> str:
        """The id of the chart and of its table, ``tables/<id>.csv``."""
        return self.table.id

    @property
    def title(self) -> str:
        """The heading of the chart."""
        return self.table.title

    def svg(self) -> str:
        """Return the drawing as a self-contained SVG text."""
        return draw(self.spec, title=self.title, description=self.description, frame=self.frame)


def draw(spec: Spec, *, title: str, description: str, frame: tuple[int, int, int, int]) -> str:
    """Render a Vega-Lite specification of one view as an accessible, self-contained SVG text.

    Args:
        spec: Layers, marks and encodings; ``height`` is that of the plot area in pixels.
        title: Short text for screen readers.
        description: What the chart shows, for screen readers; the figures stand in its table.
        frame: Room left, above, right and below the plot area, in pixels.

    Example:
        >>> x = {"field": "x", "type": "quantitative"}
        >>> spec = {"mark": "point", "data": {"values": [{"x": 1}]}, "encoding": {"x": x}, "height": 40}
        >>> draw(spec, title="One point", description="At 1.", frame=(10, 10, 10, 30))[:4]
        '<svg'
    """
    _, top, _, bottom = frame
    height = int(spec["height"])
    drawn: str = vl_convert.vegalite_to_svg(
        _printable(full(spec, frame)), allowed_base_urls=[], format_locale=_number_format()
    )
    # The picture as a whole is named; roles of its parts would each ask for a name of their own.
    body = _ROLES.sub("", drawn[drawn.index(">") + 1 :])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH + SPARE} {height + top + bottom}">'
        f"<title>{escape(visible(title))}</title><desc>{escape(visible(description))}</desc>{body}"
    )


def _number_format() -> Spec:
    """Return how an axis writes numbers: the marks of CLDR for the language spoken."""
    marks, percent = locale().number_symbols["latn"], percentage(0)[1:]
    told = {"decimal": marks["decimal"], "thousands": marks["group"], "percent": percent}
    return told | {"grouping": [3], "currency": ["", ""]}


def full(spec: Spec, frame: tuple[int, int, int, int]) -> Spec:
    """Return the specification with its frame and the house style, as it is rendered."""
    left, top, right, bottom = frame
    return spec | {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH - left - right,
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        "autosize": {"type": "none"},
        "config": _CONFIG,
    }


def _printable(value: Any) -> Any:
    """Return a specification whose texts hold no reordering or forbidden characters."""
    if isinstance(value, dict):
        return {_printable(name): _printable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner) for inner in value]
    return visible(value) if isinstance(value, str) else value


def layer(values: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    """Return one layer of a specification: rows, the mark that draws them, and the channels."""
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def quantity(field: str, *, top: float | None = None, ticks: int = 4, **axis: Any) -> Spec:
    """Return a channel for numbers that starts at zero; axis settings belong in one layer only."""
    scale: Spec = {"zero": True, "nice": top is None}
    if top is not None:
        scale["domain"] = [0, top]
    channel: Spec = {"field": field, "type": "quantitative", "scale": scale, "title": None}
    return channel | {"axis": {"tickCount": ticks} | axis} if axis else channel


def upright(rows: Sequence[Spec], mark: Spec, across: Spec, most: float) -> Spec:
    """Return the layer that draws each row from its ``low`` to its ``high``, at its place ``across``."""
    return layer(rows, mark, {"x": across, "y": quantity("low", top=most), "y2": {"field": "high"}})


def by_year(field: str, years: Sequence[int], values: Sequence[float]) -> list[Spec]:
    """Return a row a year for ``year_ends``, with its value."""
    return [{"year": str(year), field: value} for year, value in zip(years, values, strict=True)]


def year_ends(**scale: Any) -> Spec:
    """Return a channel of calendar years, printed short (’26), each the state at its end."""
    axis: Spec = {"labelAngle": 0, "title": None, "labelExpr": "'’' + slice(datum.label, 2)"}
    channel: Spec = {"field": "year", "type": "ordinal", "axis": axis}
    return channel | {"scale": scale} if scale else channel


def name_lines(text: str) -> Spec:
    """Return a name as the fields of a lane: whole, its last line, and the one above where one does not hold it.

    Example:
        >>> name_lines("Drones")
        {'whole_name': 'Drones', 'name_above': '', 'name': 'Drones'}
    """
    lines = textwrap.wrap(text, LONGEST_TITLE, max_lines=2, placeholder=" …", break_on_hyphens=False)
    above, last = lines[0] if len(lines) > 1 else "", lines[-1] if lines else ""
    return {"whole_name": text, "name_above": above, "name": last}


def promise_lane(place: int, title: str) -> Spec:
    """Return what the lane of a promise needs: where it lies, the ends of its axis, its name."""
    return {"lane": place + 0.68, "name_lane": place + 0.37, "zero": 0, "one": 1, **name_lines(title)}


def named_lanes(rows: Sequence[Spec]) -> list[Spec]:
    """Return the layers that print what ``name_lines`` gave, above the bar of each lane."""
    lane = lanes(len(rows), "name_lane")
    layers = []
    for field, dy in (("name_above", -15), ("name", 0)):
        mark, words = label(field, down=dy)
        layers.append(layer(rows, mark, {"y": lane, "x": {"value": 0}, "text": words}))
    return layers


def lane_words(rows: Sequence[Spec], *, right: float = 8, at: int = 366) -> list[Spec]:
    """Return the layers that print ``name`` above the bar of each lane, and ``text`` at the right of it."""
    name_mark, name = label("name", right=3)
    text_mark, text = label("text", right=right, bold=True)
    names, y = lanes(len(rows), "name_lane"), lanes(len(rows))
    return [
        layer(rows, name_mark, {"y": names, "x": {"value": 0}, "text": name}),
        layer(rows, text_mark, {"y": y, "x": {"value": at}, "text": text}),
    ]


def file_name(*parts: str) -> str:
    """Return a name for a table's file: lower-case letters, digits, hyphens and underscores.

    Example:
        >>> file_name("further-systems", "IRIS-T SLM")
        'further-systems-iris-t-slm'
    """
    text = "-".join(parts).lower()
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "_-") else "-" for letter in text
    )


def lanes(count: int, field: str = "lane") -> Spec:
    """Return a channel that stacks ``count`` rows of equal height, the first on top, without an axis."""
    scale: Spec = {"domain": [count, 0], "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def share_bars(rows: Sequence[Spec], y: Spec) -> list[Spec]:
    """Return the whole lane of each row, from ``zero`` to ``one``, and on it the band from ``low`` to ``high``."""
    bar: Spec = {"type": "bar", "height": 14}
    ends = ((GROUND, "zero", "one"), (PALE, "low", "high"))
    return [
        layer(rows, bar | {"color": colour}, {"y": y, "x": quantity(low, top=1), "x2": {"field": high}})
        for colour, low, high in ends
    ]


def share_lanes(rows: Sequence[Spec], ticks: Mapping[str, str], *, right: float, at: int) -> Spec:
    """Return named lanes of shares: their bars, a tick of its colour for each field, and ``share`` at the right."""
    y = lanes(len(rows))
    tick: Spec = {"type": "tick", "thickness": 4, "height": 22, "opacity": 1}
    *inner, last = ticks
    scales = {field: quantity(field, top=1) for field in inner} | {last: quantity(last, top=1, format="%")}
    share_mark, share = label("share", right=right, bold=True)
    return {
        "height": LANE * len(rows),
        "layer": [
            *share_bars(rows, y),
            *(layer(rows, tick | {"color": ticks[field]}, {"y": y, "x": x}) for field, x in scales.items()),
            *named_lanes(rows),
            layer(rows, share_mark, {"y": y, "x": {"value": at}, "text": share}),
        ],
    }


def label(field: str, *, right: float = 0, down: float = 0, bold: bool = False) -> tuple[Spec, Spec]:
    """Return a text mark that starts at its point, and the channel that says what it prints."""
    weight: Spec = {"fontWeight": 600} if bold else {}
    return {"type": "text", "align": "left", "dx": right, "dy": down} | weight, {"field": field}


def labelled(name: str, amount: str) -> str:
    """Return a name with its amount, as the language sets a colon."""
    return _("{name}: {sum}").format(name=name, sum=amount)
