"""Systems that cover people: their nominal radii by layer, and the names by which they go."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal, get_args

from rempart.collecting import by_key
from rempart.errors import CoverageError
from rempart.terms.figure import LowModeHigh
from rempart.terms.table import Row, Table, table

Layer = Literal["ballistic", "other"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
Systems = Literal["promised", "planned", "slipped"]


FINEST_RADIUS_KM = 10  # scope guard: no circle finer than this is ever drawn or counted


@dataclass(frozen=True, slots=True)
class Reach:
    """The nominal radius of a system against one layer, in whole kilometres: an assumption with a name."""

    radius_km: LowModeHigh
    assumption: str
    row: Row

    @property
    def source(self) -> str:
        """The id of the row of the systems table that the radius comes from."""
        return f"row:systems/{self.row.key}"

    @property
    def printed(self) -> str:
        """What sources print for this radius, as a clause; it stands beside every use of ours."""
        kilometres = self.row.text("printed_km")
        if not kilometres:
            return "no radius in print"
        return f"in print: {kilometres} km ({self.row.text('printed_source_key')})"


@dataclass(frozen=True, slots=True)
class System:
    """A system by its name in the systems table; a layer without a reach counts nothing there."""

    name: str
    reaches: Mapping[Layer, Reach]


@cache
def known_systems() -> Mapping[str, System]:
    """Return the systems of the sourced table by name, in its order.

    Raises:
        CoverageError: a radius is not in whole kilometres of at least 10, low to high.
    """
    found: dict[str, dict[Layer, Reach]] = {}
    for row in table("places/systems").values():
        layer = next(one for one in get_args(Layer) if one == row.text("layer"))
        low, mode, high = (int(row.text(f"radius_{end}_km")) for end in ("low", "mode", "high"))
        if not FINEST_RADIUS_KM <= low <= mode <= high:
            raise CoverageError(
                f"table systems, row {row.key}: radii {low}, {mode}, {high} km",
                f"low to high, at least {FINEST_RADIUS_KM} km",
                "Correct the row.",
            )
        reach = Reach(LowModeHigh(low, mode, high), row.text("assumption"), row)
        found.setdefault(row.text("system"), {})[layer] = reach
    return {name: System(name, reaches) for name, reaches in found.items()}


def resolve(name: str) -> System | str:
    """Return the system that ``name`` means, or the name of equipment that is known to cover nothing here.

    Args:
        name: A system's name, one of its ids, or an alias of one of its items in any language.

    Raises:
        CoverageError: the name is in no table; the message gives the nearest names.

    Example:
        >>> resolve("batterie Patriot").name
        'Patriot'
    """
    names = _names()
    found = names.get(_plain(name))
    if found is None:
        spelled = {_plain(known): known for known in known_systems()} | {
            plain: system.name for plain, system in names.items() if isinstance(system, System)
        }
        near = get_close_matches(_plain(name), spelled, n=6, cutoff=0.5)
        nearest = list(dict.fromkeys(spelled[plain] for plain in near))[:3] or list(known_systems())
        raise CoverageError(
            f"no system {name!r} in the systems table",
            " or ".join(nearest),
            "Correct the name, or leave the system out: it covers nothing here.",
        )
    return found


def parse_systems(text: str) -> dict[str, int]:
    """Return counts by name from text such as ``"Patriot=10, IRIS-T SLM=8"``.

    Raises:
        CoverageError: a part is not NAME=COUNT, a count is no whole number from 0, a name is unknown or
            given twice.

    Example:
        >>> parse_systems("Patriot=10,IRIS-T SLM=8")
        {'Patriot': 10, 'IRIS-T SLM': 8}
    """
    counts: dict[str, int] = {}
    for part in text.split(","):
        name, equals, count = (piece.strip() for piece in part.rpartition("="))
        if not equals or not name or not re.fullmatch(r"[0-9]{1,6}", count):
            raise CoverageError(
                f"systems {text!r}: {part.strip()!r} is not NAME=COUNT",
                "a system's name and a whole number from 0",
                'Write them like "Patriot=10,IRIS-T SLM=8".',
            )
        system = resolve(name)
        known = system.name if isinstance(system, System) else system
        if known in counts:
            raise CoverageError(
                f"systems {text!r}: {known} stands twice", "each system once", "Add the two counts."
            )
        counts[known] = int(count)
    return counts


def _plain(name: str) -> str:
    """Fold case, hyphens and spaces, so that IRIS-T SLM and iris_t_slm are one name."""
    return re.sub(r"[\s_\-]+", " ", name).strip().casefold()


@cache
def _names() -> Mapping[str, System | str]:
    names: dict[str, System | str] = {}
    aliases = _aliases(table("aliases"))
    for row in table("places/systems").values():
        system = known_systems()[row.text("system")]
        items = _listed(row.text("items"))
        spelled = [system.name, *_listed(row.text("ids")), *items]
        for name in spelled + [alias for item in items for alias in aliases.get(item, ())]:
            names.setdefault(_plain(name), system)
    for item, ids in _covering_nothing(table("equipment_ranges")):
        for name in (item, *ids, *aliases.get(item, ())):
            names.setdefault(_plain(name), item)
    return names


def _aliases(rows: Table) -> dict[str, list[str]]:
    return by_key((row.text("item"), row.text("alias")) for row in rows.values())


def _covering_nothing(ranges: Table) -> Iterator[tuple[str, set[str]]]:
    """Yield items whose circle is no fixed one of 10 km or more: against drones only, or radars."""
    layers: dict[str, set[str]] = {}
    defaults: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    for row in ranges.values():
        item, layer = row.text("item"), row.text("layer")
        layers.setdefault(item, set()).add(layer)
        ids.setdefault(item, set()).add(row.key.partition(f"-{layer}-")[0])
        if row.text("row_kind") == "default":
            defaults.setdefault(item, set()).add(layer)
    for item, found in layers.items():
        if found == {"drone"} or item not in defaults:
            yield item, ids[item]


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
