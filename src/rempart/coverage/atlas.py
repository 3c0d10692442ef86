"""The countries whose places ship with Rempart, and the user's own places."""

from collections.abc import Iterable
from pathlib import Path

from rempart.coverage.own_places import OwnFiles, own_places
from rempart.coverage.places import Places
from rempart.coverage.poland import poland
from rempart.coverage.ukraine import ukraine
from rempart.errors import CoverageError

_COUNTRIES = {"UA": ukraine, "PL": poland}


def country_of(recipients: Iterable[str]) -> str:
    """Return the country whose places are covered: the first recipient that has tables, else Ukraine.

    Example:
        >>> country_of(["FR", "PL"]), country_of(["FR"])
        ('PL', 'UA')
    """
    return next((party for party in recipients if party in _COUNTRIES), "UA")


def places(where: str | Path, *, infrastructure: str | Path | None = None) -> Places:
    """Return the places of a country, or your own.

    Args:
        where: ``UA`` or ``PL``, or a CSV or GeoJSON file of points with people (docs/coverage.md).
        infrastructure: A CSV or GeoJSON list of public objects at their cities, for your own places.

    Raises:
        CoverageError: there are no tables for this country, or the file cannot be used.

    Example:
        >>> places("UA").total("government")
        34293555
    """
    country = _COUNTRIES.get(str(where))
    if country is not None and infrastructure is not None:
        raise CoverageError(
            f"an infrastructure list with places {where}",
            "one with places from a file",
            "Leave the list out: that of the country ships with Rempart.",
        )
    if country is not None:
        return country()
    path = Path(where)
    if path.suffix.lower() in {".csv", ".geojson", ".json"} or path.is_file():
        return own_places(OwnFiles(path, Path(infrastructure) if infrastructure is not None else None))
    raise CoverageError(
        f"no places for {str(where)!r}",
        f"{' or '.join(_COUNTRIES)}, or a CSV or GeoJSON file of points with people",
        "Use --places UA, or name a file.",
    )
