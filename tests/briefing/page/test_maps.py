"""Maps: the recognised border, hatched unknowns, merged regions in one colour."""

import re
from xml.etree import ElementTree as ET

import pytest

from rempart.briefing.page import maps
from rempart.coverage.outlines import inside, outlines
from rempart.errors import CoverageError
from rempart.terms.table import table

SVG = "{http://www.w3.org/2000/svg}"
# Longitude and latitude, as in ../shared/places/make_outlines.py (GeoNames), with the region by ISO 3166-2.
IN_UKRAINE = {
    "Simferopol": (34.11, 44.96, "UA-43"),
    "Sevastopol": (33.52, 44.61, "UA-40"),
    "Kerch": (36.47, 45.36, "UA-43"),
    "Donetsk": (37.80, 48.02, "UA-14"),
    "Luhansk": (39.31, 48.57, "UA-09"),
    "Mariupol": (37.54, 47.10, "UA-14"),
    "Kyiv": (30.52, 50.45, "UA-30"),
    "Uzhhorod": (22.29, 48.62, "UA-21"),
}
OUTSIDE = {
    "Moscow": (37.62, 55.75),
    "Rostov-on-Don": (39.72, 47.24),
    "Chisinau": (28.86, 47.01),
    "Belgorod": (36.59, 50.60),
}


def drawn(shares: dict[str, float | None]) -> ET.Element:
    return ET.fromstring(maps.choropleth("UA", shares, name="test", title="T", description="D"))  # noqa: S314 - made here


def regions(svg: ET.Element) -> list[ET.Element]:
    (group,) = svg.findall(f"{SVG}g")
    return list(group)


@pytest.mark.parametrize("city", IN_UKRAINE)
def test_the_drawn_country_and_region_hold_the_city(city: str) -> None:
    lon, lat, region = IN_UKRAINE[city]
    shipped = outlines("UA")
    assert inside((lon, lat), shipped.country)
    assert [code for code, rings in shipped.regions.items() if inside((lon, lat), rings)] == [region]


@pytest.mark.parametrize("city", OUTSIDE)
def test_places_abroad_lie_outside_the_drawn_country(city: str) -> None:
    assert not inside(OUTSIDE[city], outlines("UA").country)


def rings_drawn(path: str) -> list[list[tuple[float, float]]]:
    """Read SVG path data of the kind that maps write: M x y, then relative l pairs, then z."""
    rings = []
    for ring in path.split("z")[:-1]:
        x, y, *steps = map(float, re.findall(r"-?\d+", ring))
        points = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        rings.append(points)
    return rings


@pytest.mark.parametrize("city", [*IN_UKRAINE, *OUTSIDE])
def test_the_drawn_path_itself_holds_the_city(city: str) -> None:
    paths = {path.get("class"): path.get("d") or "" for path in drawn({}).findall(f"{SVG}path")}
    projection = maps._Projection.around(outlines("UA").country)
    lon, lat = (IN_UKRAINE.get(city) or (*OUTSIDE.get(city, ()), ""))[:2]
    place = projection._place((float(lon), float(lat)))
    assert inside(place, rings_drawn(paths["outer"])) is (city in IN_UKRAINE)


def test_every_region_is_drawn_once_and_has_an_outline() -> None:
    assert set(outlines("UA").regions) == set(table("places/ua_regions"))
    assert len(regions(drawn({}))) == 27


def test_a_merged_pair_is_one_shape_without_a_border_inside() -> None:
    apart, together = drawn({"UA-30": 0.5, "UA-32": 0.5}), drawn({"UA-30+UA-32": 0.5})
    assert len(regions(apart)) == 27
    assert len(regions(together)) == 26

    def border(svg: ET.Element) -> str:
        return next(path.get("d") or "" for path in svg.findall(f"{SVG}path") if path.get("class") == "inner")

    assert len(border(together)) < len(border(apart))


def test_null_and_absent_regions_are_hatched_never_zero() -> None:
    shapes = regions(drawn({"UA-09": None, "UA-05": 0.0}))
    classes = [shape.get("class") for shape in shapes]
    assert classes.count("step-0") == 1
    assert classes.count("no-figure") == 26
    assert {shape.get("fill") for shape in shapes if shape.get("class") == "no-figure"} == {
        "url(#hatch-test)"
    }


@pytest.mark.parametrize(
    ("share", "step"), [(0.0, 0), (0.19, 0), (0.2, 1), (0.55, 2), (0.6, 3), (0.8, 4), (1.0, 4)]
)
def test_a_share_falls_in_the_step_that_the_legend_names(share: float, step: int) -> None:
    shapes = regions(drawn({"UA-05": share}))
    assert [shape.get("class") for shape in shapes if shape.get("class") != "no-figure"] == [f"step-{step}"]


def test_the_legend_names_each_step_and_the_hatch() -> None:
    words = maps.legend()
    assert all(name in words for name in maps.step_names())
    assert maps.step_names() == ("under 20%", "20–40%", "40–60%", "60–80%", "80% and over")
    assert "no figure" in words


def test_a_map_says_what_it_is_to_a_screen_reader_and_escapes_it() -> None:
    svg = maps.choropleth("UA", {}, name="test", title="<script>alert(1)</script>", description="a & b")
    root = ET.fromstring(svg)  # noqa: S314 - made here
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "<script>alert(1)</script>"
    assert root.findtext(f"{SVG}desc") == "a & b"
    assert not root.findall(f".//{SVG}script")


def test_the_same_map_has_the_same_bytes_in_any_order_of_regions() -> None:
    shares: dict[str, float | None] = {"UA-05": 0.1, "UA-07": None, "UA-30+UA-32": 0.9}
    backwards = dict(reversed(shares.items()))
    draw = [maps.choropleth("UA", each, name="k", title="t", description="d") for each in (shares, backwards)]
    assert draw[0] == draw[1]


@pytest.mark.parametrize("places", ["XX", "../ua", ""])
def test_a_country_without_outlines_is_refused(places: str) -> None:
    with pytest.raises(CoverageError, match="no outlines"):
        maps.choropleth(places, {}, name="k", title="t", description="d")
