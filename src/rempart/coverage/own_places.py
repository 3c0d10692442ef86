"""The user's own places: points with people, summed to cities or to cells of 0.1 degree on reading."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from pathlib import Path

from rempart.coverage.places import Counted, Places, Point, located
from rempart.coverage.point_files import FileRow, Rows, read_rows
from rempart.errors import CoverageError

CELLS_A_DEGREE = 10
_CITY_DECIMALS = 2  # about a kilometre: a city is one point, and no finer
_EVERYWHERE = "all"
_MOST_PEOPLE = 10**10


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """Files of the user: points with people, and a list of public objects at their cities or None."""

    people: Path
    infrastructure: Path | None = None


def own_places(files: OwnFiles) -> Places:
    """Read the user's own places. Rows that cannot be right are left out and named in ``refused``.

    Points of one city (column ``city``, with its region) are one place at their middle; all other points
    are summed to cells of 0.1 degree. Systems may stand at the cities, the largest of each cell.

    Raises:
        CoverageError: a file cannot be read, lacks a column, or holds no row that can be used.
    """
    rows = read_rows(files.people)
    refused = [f"{reason}; left out" for reason in rows.refused]
    people = _people(rows, refused)
    if not people:
        raise CoverageError(
            f"{files.people.name}: no row can be used" + (f" ({refused[0]})" if refused else ""),
            "points with latitude, longitude and people",
            "Correct the rows.",
        )
    cities = _cities(people)
    cells = _cells((row, number) for row, number in people if not row.named("city"))
    counted: dict[str, int] = defaultdict(int)
    for row, number in people:
        counted[_region(row)] += number
    objects = _objects(files.infrastructure, refused)
    summed = f"{len(people)} points of the file were summed to {len(cities)} cities and {len(cells)} cells"
    return Places(
        code=files.people.stem,
        people_as_of="as given in the file",
        control_as_of="",
        regions={region: region for region in sorted(counted)},
        counted=tuple(Counted(region, number) for region, number in sorted(counted.items())),
        people=located([*cities, *cells]),
        cities=located(_one_a_cell(cities)),
        objects=located(objects),
        told=(("points-summed", f"{summed} of 0.1 degree; nothing finer was kept."),),
        refused=tuple(refused),
    )


def _people(rows: Rows, refused: list[str]) -> list[tuple[FileRow, int]]:
    """Return the rows with their people; a number that is none is named."""
    found = []
    for row in rows.good:
        people = _whole(row.amount)
        if people is None:
            refused.append(f"{row.where}: {row.amount!r} people; expected a whole number from 0; left out")
        elif people:
            found.append((row, people))
    return found


def _whole(text: str, parts: int = 1) -> int | None:
    """Return how many parts, of which some make one, a number from 0 has; None where they are not whole."""
    try:
        number = parts * float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() and 0 <= number <= _MOST_PEOPLE else None


def _cities(people: Iterable[tuple[FileRow, int]]) -> list[Point]:
    """Return one point for each city of a region: all its people, at their middle."""
    parts: dict[tuple[str, str], list[tuple[FileRow, int]]] = defaultdict(list)
    for row, number in people:
        if row.named("city"):
            parts[_region(row), row.named("city").casefold()].append((row, number))
    cities = []
    for (region, _), of_city in sorted(parts.items()):
        total = sum(number for _, number in of_city)
        latitude = sum(row.latitude * number for row, number in of_city) / total
        longitude = sum(row.longitude * number for row, number in of_city) / total
        at = round(latitude, _CITY_DECIMALS), round(longitude, _CITY_DECIMALS)
        cities.append(Point(*at, total, region, level=0))
    return cities


def _cells(people: Iterable[tuple[FileRow, int]]) -> list[Point]:
    """Return one point for each cell and region, at the middle of the cell."""
    summed: dict[tuple[float, float, str], int] = defaultdict(int)
    for row, number in people:
        summed[*_cell(row.latitude, row.longitude), _region(row)] += number
    return [
        Point(latitude, longitude, number, region, level=0, flag=False)
        for (latitude, longitude, region), number in sorted(summed.items())
    ]


def _cell(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the middle of the cell of 0.1 degree that a point lies in."""
    north, east = (floor(round(degrees * CELLS_A_DEGREE, 6)) for degrees in (latitude, longitude))
    return (2 * north + 1) / (2 * CELLS_A_DEGREE), (2 * east + 1) / (2 * CELLS_A_DEGREE)


def _one_a_cell(cities: Iterable[Point]) -> list[Point]:
    """Return the largest city of each cell of 0.1 degree: systems stand no finer than that."""
    largest: dict[tuple[float, float], Point] = {}
    for city in cities:
        cell = _cell(city.latitude, city.longitude)
        if cell not in largest or (city.amount, city) > (largest[cell].amount, largest[cell]):
            largest[cell] = city
    return [largest[cell] for cell in sorted(largest)]


def _objects(path: Path | None, refused: list[str]) -> list[Point]:
    """Return listed objects at the middle of their cell, weights in half units."""
    if path is None:
        return []
    rows = read_rows(path)
    refused += [f"{reason}; left out" for reason in rows.refused]
    objects = []
    for row in rows.good:
        half_units = _whole(row.amount, 2)
        if not half_units:
            refused.append(f"{row.where}: weight {row.amount!r}; expected whole or half numbers; left out")
            continue
        kind = row.named("kind") or "other"
        objects.append(Point(*_cell(row.latitude, row.longitude), half_units, _region(row), kind=kind))
    return objects


def _region(place: FileRow) -> str:
    return place.named("region") or place.named("country").upper() or _EVERYWHERE
