"""Outlines shared by the maps of a page: drawn once, and every map as before."""

import re

from rempart.briefing.page import maps
from rempart.briefing.page.maps import MapRow, shared


def rows() -> tuple[MapRow, ...]:
    shares: list[dict[str, float | None]] = [{"UA-05": 0.3, "UA-30+UA-32": 0.9}, {"UA-05": None}]
    drawings = tuple(
        (f"map {n}", maps.choropleth("UA", each, name=f"k{n}", title="T", description="D"))
        for n, each in enumerate(shares)
    )
    return (MapRow("both", drawings),)


def test_putting_the_outlines_back_gives_the_maps_as_they_were() -> None:
    holder, changed = shared(rows())
    courses = dict(re.findall(r'<path id="([^"]+)" d="([^"]+)"/>', holder))
    assert len(courses) > 20

    def restored(svg: str) -> str:
        return re.sub(r'<use ([^<>]*)href="#([^"]+)"/>', lambda m: f'<path {m[1]}d="{courses[m[2]]}"/>', svg)

    assert [tuple((label, restored(svg)) for label, svg in row.drawings) for row in changed] == [
        row.drawings for row in rows()
    ]


def test_a_course_stands_in_the_page_once() -> None:
    holder, (changed,) = shared(rows())
    page = holder + "".join(svg for _label, svg in changed.drawings)
    courses = re.findall(r' d="([^"]+)"', page)
    assert len(courses) == len(set(courses))
    assert any(course in svg for _label, svg in changed.drawings for course in courses)  # what differs stays
