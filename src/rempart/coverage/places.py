"""The places of a country: people by settlement and cell, cities where systems may stand, objects by city.

City level only: coordinates are those of cities (two decimals) or of cells of 0.1 degree. Names of
cities are never read from the tables, so that none can be printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rempart.coverage.points import Located
from rempart.terms.table import table

# Who is counted, from the narrowest area to the widest: a part counts where its level is at most the area's.
AREA_LEVELS: Mapping[str, int] = {"government": 0, "official": 1, "recognised": 2}


@dataclass(frozen=True, slots=True)
class Counted:
    """People of one district or region, with or without a coordinate."""

    region: str
    people: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """A country at city level (never smaller): who lives where, and what is listed where.

    ``estimates`` are later totals of people (present and low, for ``area="government"`` only); without
    them people are as registered. ``regions`` maps each region to the code under which it is shown.
    ``spread`` says whether people without a coordinate of their own are spread over cells by a rule.
    ``told`` are the assumptions of this country, id and sentence, and ``refused`` the rows of a file that
    were left out, with the reason.
    """

    code: str
    people_as_of: str
    control_as_of: str
    regions: Mapping[str, str]
    counted: tuple[Counted, ...] = field(repr=False)
    people: Located = field(repr=False)
    cities: Located = field(repr=False)
    objects: Located = field(repr=False)
    estimates: Mapping[str, int] = field(default_factory=dict)
    spread: bool = False
    told: tuple[tuple[str, str], ...] = ()
    refused: tuple[str, ...] = ()

    def total(self, area: str) -> int:
        """Return all people counted in ``area``, in the figures of ``people_as_of``."""
        return sum(part.people for part in self.counted if part.level <= AREA_LEVELS[area])

    @property
    def has_flags(self) -> bool:
        """Whether places are flagged by who controls them; without flags everybody counts."""
        return bool(self.control_as_of)


def told_of(holds: str) -> tuple[tuple[str, str], ...]:
    """Return the assumptions of a country, of a setting of a switch, or of every coverage: id and sentence.

    Example:
        >>> told_of("PL")[0][0]
        'people-2023'
    """
    rows = table("places/coverage_assumptions").values()
    return tuple((row.key, row.text("text")) for row in rows if row.text("holds") == holds)
