"""Outlines that several maps of one page share stand in it once."""

import re
from collections import Counter
from collections.abc import Sequence

from rempart.briefing.page.coverage_charts import MapRow

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
