"""Maps of covered share by region: SVG drawn here, from outlines with the recognised borders.

No city and no site is drawn. A region without a figure is hatched and never read as zero; regions
merged in the table (``UA-30+UA-32``) are one shape in one colour. Outlines that several maps of one page share
stand in it once.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from rempart.briefing.figures import percent
from rempart.briefing.language import N_, _
from rempart.coverage.outlines import Outlines, Position, Ring, outlines

# Shown beside every map (data/places, README: outlines are public domain, credit by courtesy).
BOUNDARY_CREDIT = N_("Made with Natural Earth. Internationally recognised borders.")
STEPS = (0.2, 0.4, 0.6, 0.8)
_STEP_COLOURS = ("#e4eef4", "#b5d2e3", "#7fb1cf", "#3f86b0", "#0b5582")
_HATCH_GROUND, _HATCH_LINE = "#f1efe9", "#9aa0a8"
_WIDTH = 1000  # whole-number drawing units: finer than a third of a page at twice the density
_MARGIN = 5  # room for half of the outline's width

Point = Position


@dataclass(frozen=True, slots=True)
class MapRow:
    """The least, the nominal and the largest share by region for one layer, drawn beside each other.

    ``drawings`` holds a label and an SVG each.
    """

    title: str
    drawings: tuple[tuple[str, str], ...]


def choropleth(
    places: str, shares: Mapping[str, float | None], *, name: str, title: str, description: str
) -> str:
    """Draw one map: each region in the colour of its share, hatched where the share is None.

    Args:
        places: Country code, such as ``UA``.
        shares: Share of people (0 to 1) by region code; merged regions as ``UA-30+UA-32``. A region
            that is missing is hatched, like one whose share is None.
        name: A word that no other map of the page has; it keeps their patterns apart.
        title: Short text for screen readers.
        description: Longer text for screen readers.

    Raises:
        CoverageError: no outlines ship for this country.

    Example:
        >>> choropleth("UA", {"UA-05": 0.3}, name="least", title="Share", description="By oblast.")[:4]
        '<svg'
    """
    drawn = outlines(places)
    projected = _Projection.around(drawn.country)
    groups = {code: code.split("+") for code in sorted(shares)}
    grouped = {code for codes in groups.values() for code in codes}
    groups |= {code: [code] for code in sorted(drawn.regions) if code not in grouped}
    owner = {code: group for group, codes in groups.items() for code in codes}
    fills = "".join(
        f'<path class="{_step(shares.get(group))}" fill="{_colour(shares.get(group), name)}" '
        f'd="{projected.path(ring for code in codes for ring in drawn.regions.get(code, ()))}"/>'
        for group, codes in groups.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img" viewBox="0 0 {_WIDTH} {projected.height}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{_hatch(name)}"
        f'<g fill-rule="evenodd">{fills}</g>'
        f'<path class="inner" fill="none" stroke="#ffffff" stroke-width="3" d="{projected.lines(_inner_borders(drawn, owner))}"/>'
        f'<path class="outer" fill="none" stroke="#22262b" stroke-width="4" stroke-linejoin="round" d="{projected.path(drawn.country)}"/></svg>'
    )


def legend() -> str:
    """Return the key of the maps as an HTML list: five steps, and the hatch for no figure."""
    steps = "".join(
        f'<li><svg xmlns="http://www.w3.org/2000/svg" class="key" viewBox="0 0 20 12" aria-hidden="true"><rect class="step-{n}" width="20" height="12" fill="{colour}"/></svg> {escape(name)}</li>'
        for n, (name, colour) in enumerate(zip(step_names(), _STEP_COLOURS, strict=True))
    )
    nothing = escape(_("no figure: nobody counted, or withheld"))
    hatched = (
        f'<li><svg xmlns="http://www.w3.org/2000/svg" class="key" viewBox="0 0 20 12" aria-hidden="true"><rect class="hatch-ground" width="20" height="12" fill="{_HATCH_GROUND}"/>'
        f'<path class="hatch-line" d="M0 8L8 0h4L0 12zM8 12L20 0v4l-8 8z" fill="{_HATCH_LINE}"/></svg> {nothing}</li>'
    )
    return f'<ul class="map-key">{steps}{hatched}</ul>'


def step_names() -> tuple[str, ...]:
    """Return the five steps in words, the lowest first."""
    first, *_rest, last = STEPS
    between = (
        f"{percent(low)[: -len(percent(low).lstrip('0123456789'))]}–{percent(high)}"
        for low, high in pairwise(STEPS)
    )
    return (
        _("under {value}").format(value=percent(first)),
        *between,
        _("{value} and over").format(value=percent(last)),
    )


def _step(share: float | None) -> str:
    return "no-figure" if share is None else f"step-{_index(share)}"


def _index(share: float) -> int:
    return sum(share >= step for step in STEPS)


def _colour(share: float | None, name: str) -> str:
    return f"url(#hatch-{name})" if share is None else _STEP_COLOURS[_index(share)]


def _hatch(name: str) -> str:
    return (
        f'<defs><pattern id="hatch-{name}" width="15" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect class="hatch-ground" width="15" height="15" fill="{_HATCH_GROUND}"/>'
        f'<rect class="hatch-line" width="4" height="15" fill="{_HATCH_LINE}"/></pattern></defs>'
    )


def _inner_borders(drawn: Outlines, owner: Mapping[str, str]) -> list[tuple[Point, Point]]:
    """Return each border between two groups of regions once: neighbours share their points exactly."""
    seen: dict[tuple[Point, Point], str] = {}
    borders = []
    for code, rings in drawn.regions.items():
        for ring in rings:
            for start, end in pairwise(ring):
                edge = (min(start, end), max(start, end))
                other = seen.setdefault(edge, owner[code])
                if other != owner[code]:
                    borders.append(edge)
    return sorted(borders)


@dataclass(frozen=True, slots=True)
class _Projection:
    """Albers' equal-area conic fitted to a country, so that regions keep their true sizes."""

    middle: float
    cone: float
    constant: float
    left: float
    top: float
    scale: float
    height: int

    @classmethod
    def around(cls, country: Iterable[Ring]) -> "_Projection":
        """Return the projection in which the country fills the map."""
        points = [point for ring in country for point in ring]
        lats = [lat for _, lat in points]
        lons = [lon for lon, _ in points]
        span = max(lats) - min(lats)
        first, second = (math.radians(min(lats) + span * part) for part in (1 / 6, 5 / 6))
        cone = (math.sin(first) + math.sin(second)) / 2
        constant = math.cos(first) ** 2 + 2 * cone * math.sin(first)
        bare = cls((min(lons) + max(lons)) / 2, cone, constant, 0, 0, 1, 0)
        flat = [bare._flat(point) for point in points]
        left, right = min(x for x, _ in flat), max(x for x, _ in flat)
        top, bottom = min(y for _, y in flat), max(y for _, y in flat)
        scale = (_WIDTH - 2 * _MARGIN) / (right - left)
        return cls(
            bare.middle, cone, constant, left, top, scale, math.ceil((bottom - top) * scale) + 2 * _MARGIN
        )

    def _flat(self, point: Point) -> Point:
        angle = self.cone * math.radians(point[0] - self.middle)
        radius = math.sqrt(self.constant - 2 * self.cone * math.sin(math.radians(point[1]))) / self.cone
        return radius * math.sin(angle), radius * math.cos(angle)

    def _place(self, point: Point) -> tuple[int, int]:
        x, y = self._flat(point)
        return round((x - self.left) * self.scale) + _MARGIN, round((y - self.top) * self.scale) + _MARGIN

    def path(self, rings: Iterable[Ring]) -> str:
        """Return closed rings as SVG path data in whole units, each point relative to the last."""
        return "".join(f"{self.lines(pairwise(ring))}z" for ring in rings)

    def lines(self, edges: Iterable[tuple[Point, Point]]) -> str:
        """Return edges as SVG path data; an edge that starts where the last one ended goes on.

        Points that fall on the same drawing unit are drawn once; a minus sign parts numbers by itself.
        """
        parts: list[str] = []
        at: tuple[int, int] | None = None
        for start, end in edges:
            (x1, y1), (x2, y2) = self._place(start), self._place(end)
            if at != (x1, y1):
                parts.append(f"M{x1} {y1}l")
            elif (x1, y1) == (x2, y2):
                continue
            parts.append(f" {x2 - x1} {y2 - y1}")
            at = (x2, y2)
        return "".join(parts).replace("l ", "l").replace(" -", "-")


_PATH = re.compile(r'<path (?P<look>(?:[^<>"]*"[^"<>]*" )*)d="(?P<course>[^"]*)"/>')


def shared(rows: Sequence[MapRow]) -> tuple[str, tuple[MapRow, ...]]:
    """Take each outline drawn more than once out of the maps of a page.

    Gives an empty SVG that holds the shared outlines, and the maps that refer to them; both must stand on one
    page. Each map looks as before.

    Returns:
        An empty SVG that holds the shared outlines, and the maps that refer to them; both must stand on
        one page. Each map looks as before.

    Example:
        >>> shared(())
        ('', ())
    """
    drawn = [svg for row in rows for _label, svg in row.drawings]
    counted = Counter(found["course"] for svg in drawn for found in _PATH.finditer(svg))
    names = {
        course: f"shape-{number}"
        for number, course in enumerate(course for course, times in counted.items() if course and times > 1)
    }
    if not names:
        return "", tuple(rows)

    def reference(found: re.Match[str]) -> str:
        """Return a use of the shape that stands once, or the path as it is."""
        name = names.get(found["course"])
        return found[0] if name is None else f'<use {found["look"]}href="#{name}"/>'

    shapes = "".join(f'<path id="{name}" d="{course}"/>' for course, name in names.items())
    holder = f'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true"><defs>{shapes}</defs></svg>'
    return holder, tuple(
        MapRow(row.title, tuple((label, _PATH.sub(reference, svg)) for label, svg in row.drawings))
        for row in rows
    )
