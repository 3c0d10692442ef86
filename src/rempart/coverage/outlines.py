"""Outlines of countries and their regions that ship with Rempart: recognised borders, simplified."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rempart.errors import CoverageError

Position = tuple[float, float]
Ring = Sequence[Position]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Rings of longitude and latitude by region code, and those of the whole country."""

    regions: Mapping[str, tuple[Ring, ...]]
    country: tuple[Ring, ...]

    def neighbours(self) -> dict[str, set[str]]:
        """Return, for each region, those it shares a border with: neighbours share their points exactly."""
        owners: dict[tuple[Position, Position], set[str]] = {}
        for code, rings in self.regions.items():
            for ring in rings:
                for start, end in pairwise(ring):
                    owners.setdefault((min(start, end), max(start, end)), set()).add(code)
        beside: dict[str, set[str]] = {code: set() for code in self.regions}
        for sharing in owners.values():
            for code in sharing:
                beside[code] |= sharing - {code}
        return beside


def has_outlines(code: str) -> bool:
    """Say whether outlines of a country ship with Rempart."""
    return code.isalpha() and files("rempart").joinpath("data", "places", _file(code)).is_file()


@cache
def outlines(code: str) -> Outlines:
    """Read the outlines of a country by its code, such as ``UA``.

    Raises:
        CoverageError: no outlines ship for this country.

    Example:
        >>> inside((34.10, 44.95), outlines("UA").country)  # Simferopol
        True
    """
    if not has_outlines(code):
        raise CoverageError(
            f"no outlines for places {code!r}",
            "a country whose outlines ship with Rempart, such as UA",
            "Read the coverage by region from its table.",
        )
    path = files("rempart").joinpath("data", "places", _file(code))
    regions: dict[str, tuple[Ring, ...]] = {}
    country: tuple[Ring, ...] = ()
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings = tuple(tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)
        if feature["properties"]["kind"] == "country":
            country = rings
        else:
            regions[feature["properties"]["iso"]] = rings
    return Outlines(regions, country)


def inside(point: Position, rings: Iterable[Ring]) -> bool:
    """Say whether a point (longitude, latitude) lies inside the rings (even-odd rule)."""
    x, y = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                odd = not odd
    return odd


def _file(code: str) -> str:
    return f"{code.lower()}_regions.geojson"
