"""Rows of a user's CSV or GeoJSON file of points: only the columns of the schema are read."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median_high
from typing import Any

from rempart.coverage.outlines import has_outlines, inside, outlines
from rempart.errors import CoverageError

# Each field of the schema and the names it may have in a file.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon"),
    "amount": ("people", "population", "weight"),
    "city": ("city",),
    "region": ("region",),
    "country": ("country",),
    "kind": ("class",),
}
_NEEDED = ("latitude", "longitude", "amount")
_BORDER = 0.1  # degrees: outlines are simplified, so a point this near to the country lies in it
# Degrees from the middle of all points, beyond which a point is looked at with its numbers swapped.
_FAR = 5.0


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row as written: where it stands, its two coordinates in degrees, and its other cells as text."""

    where: str
    latitude: float
    longitude: float
    amount: str
    cells: Mapping[str, str]

    def named(self, field: str) -> str:
        """Return a cell of the schema, stripped; an absent one is an empty text."""
        return self.cells.get(field, "").strip()


@dataclass(frozen=True, slots=True)
class Rows:
    """The good rows of a file, and the others with what is wrong with them."""

    good: tuple[FileRow, ...]
    refused: tuple[str, ...]


def read_rows(path: Path) -> Rows:
    """Read the points of a file and set aside those whose coordinates cannot be right.

    Raises:
        CoverageError: there is no such file, it is neither CSV nor GeoJSON, or a needed column is missing.
    """
    good: list[FileRow] = []
    refused: list[str] = []
    seen: set[tuple[object, ...]] = set()
    for where, cells in _cells(path):
        row = _row(where, cells)
        if isinstance(row, str):
            refused.append(row)
            continue
        key = (row.latitude, row.longitude, row.amount, *sorted(row.cells.items()))
        if key in seen:
            refused.append(f"{where}: the same as a row before it; counted once")
            continue
        seen.add(key)
        good.append(row)
    return _placed(good, refused)


def _cells(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row's place in the file and its cells under the names of the schema."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as broken:
        raise CoverageError(
            f"{path}: {getattr(broken, 'strerror', None) or 'not UTF-8 text'}",
            "a CSV or GeoJSON file of points",
            "Correct the path or the file.",
        ) from broken
    if path.suffix.lower() == ".csv":
        yield from _from_csv(path, text)
    else:
        yield from _from_geojson(path, text)


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.DictReader(text.splitlines())
    names = _schema(path, [name.strip().lower() for name in reader.fieldnames or ()])
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    for values in reader:
        cells = {field: values.get(name) or "" for field, name in names.items()}
        yield f"{path.name} line {reader.line_num}", cells


def _schema(path: Path, columns: list[str]) -> dict[str, str]:
    """Return the column of the file for each field of the schema that it has."""
    found = {field: name for field, names in _NAMES.items() for name in reversed(names) if name in columns}
    missing = [field for field in _NEEDED if field not in found]
    if missing:
        raise CoverageError(
            f"{path.name}: columns {', '.join(columns) or '(none)'}, without one for {', '.join(missing)}",
            "latitude, longitude, and people (or weight); city, region, country and class where known",
            "Name the columns of the first line like this.",
        )
    return found


def _from_geojson(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        data: Any = json.loads(text)
        features = data["features"]
        listed = [(feature["geometry"] or {}, feature.get("properties") or {}) for feature in features]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as broken:
        raise CoverageError(
            f"{path.name} is no GeoJSON feature collection", "points with people", "Correct the file."
        ) from broken
    for number, (shape, properties) in enumerate(listed, start=1):
        values = {
            str(name).strip().lower(): "" if value is None else str(value)
            for name, value in properties.items()
        }
        at = shape.get("coordinates") if shape.get("type") == "Point" else None
        if isinstance(at, list) and len(at) >= 2:
            values |= {"longitude": str(at[0]), "latitude": str(at[1])}
        names = _schema(path, [*values, "latitude", "longitude"])
        yield f"{path.name} feature {number}", {field: values.get(name, "") for field, name in names.items()}


def _row(where: str, cells: Mapping[str, str]) -> FileRow | str:
    """Return the row, or what is wrong with its coordinates."""
    try:
        latitude, longitude = (float(cells[name]) for name in ("latitude", "longitude"))
    except ValueError:
        return f"{where}: coordinates {cells['latitude']!r}, {cells['longitude']!r}; expected degrees"
    if abs(latitude) > 90 and abs(longitude) <= 90 and abs(latitude) <= 180:
        return f"{where}: latitude {latitude:g} and longitude {longitude:g} look swapped"
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return f"{where}: latitude {latitude:g}, longitude {longitude:g}; expected degrees on the globe"
    kept = {name: cell for name, cell in cells.items() if name not in {"latitude", "longitude", "amount"}}
    return FileRow(where, latitude, longitude, cells["amount"].strip(), kept)


def _placed(rows: list[FileRow], refused: list[str]) -> Rows:
    """Set aside points outside their country, and those that are where they belong with their numbers swapped."""
    good = []
    middle = (0.0, 0.0)
    if rows:
        middle = median_high(row.latitude for row in rows), median_high(row.longitude for row in rows)
    for row in rows:
        wrong = _misplaced(row, middle)
        if wrong:
            refused.append(f"{row.where}: {wrong}")
        else:
            good.append(row)
    return Rows(tuple(good), tuple(refused))


def _misplaced(point: FileRow, middle: tuple[float, float]) -> str:
    at = f"latitude {point.latitude:g}, longitude {point.longitude:g}"
    country = point.named("country").upper()
    if country and has_outlines(country):
        if _within(country, point.latitude, point.longitude):
            return ""
        swapped = _within(country, point.longitude, point.latitude)
        return f"{at} look swapped" if swapped else f"{at} lies outside {country}"
    here = _apart(middle, (point.latitude, point.longitude))
    if here > _FAR and _apart(middle, (point.longitude, point.latitude)) < here / 4:
        return f"{at} look swapped"
    return ""


def _apart(place: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(place[0] - other[0]), abs(place[1] - other[1]))


def _within(country: str, latitude: float, longitude: float) -> bool:
    rings = outlines(country).country
    steps = (0.0, -_BORDER, _BORDER)
    return any(inside((longitude + east, latitude + north), rings) for east in steps for north in steps)
