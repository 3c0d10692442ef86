"""``rempart cover``: how many people and how much listed infrastructure could be covered at most."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from rempart.cli.archiving import TellingEngine
from rempart.cli.options import Form, with_options
from rempart.cli.planning import Odds, print_csv
from rempart.cli.showing import say, show_json, show_table
from rempart.coverage.atlas import places as places_of
from rempart.coverage.covering import cover as cover_places
from rempart.coverage.shares import Coverage
from rempart.coverage.switches import Switches
from rempart.coverage.systems import parse_systems
from rempart.coverage.wishes import SECONDS, Wishes, parse_floors
from rempart.engines import LocalEngine
from rempart.errors import CoverageError
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule as schedule_programme
from rempart.plan.timetable import Schedule, Trials

_PART_REFUSED = 1


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Options that say who is counted, and where systems may stand."""

    places: Annotated[str, typer.Option(help="UA or PL, or a CSV or GeoJSON file of points with people.")] = (
        "UA"
    )
    infrastructure: Annotated[
        Path | None, typer.Option(help="A list of public objects, for places from a file.")
    ] = None
    area: Annotated[str | None, typer.Option(help="government, official or recognised.")] = None
    population: Annotated[str | None, typer.Option(help="present, registered or low.")] = None
    rural: Annotated[str | None, typer.Option(help="spread or unplaced.")] = None
    sites: Annotated[str | None, typer.Option(help="control or all.")] = None
    availability: Annotated[
        int | None, typer.Option(help="Whole per cent of the delivered systems that count.")
    ] = None

    def switches(self, programme: Programme | None) -> Switches:
        """Return the switches: the programme's, overruled by the options that were given."""
        return Switches.of(
            programme,
            area=self.area,
            population=self.population,
            rural=self.rural,
            sites=self.sites,
            availability=self.availability,
        )


@dataclass(frozen=True, kw_only=True)
class Wished:
    """Options for what is asked beyond the most people."""

    floor: Annotated[
        list[str] | None, typer.Option(help="CODE=PER_CENT of a region or size class; may be repeated.")
    ] = None
    fair: Annotated[bool, typer.Option("--fair", help="Raise the smallest share of any region first.")] = (
        False
    )
    backup: Annotated[
        int, typer.Option(help="Worth of a second cover, in per cent of the first.", min=0, max=100)
    ] = 0
    people_per_weight: Annotated[
        int, typer.Option(help="People that one unit of weight of infrastructure counts for.", min=0)
    ] = 0
    deliveries: Annotated[
        str, typer.Option(help="free, or stay: what stands in a year stands in the next.")
    ] = "free"
    seconds: Annotated[float, typer.Option(help="Time for each answer to these wishes.", min=0.1)] = SECONDS

    def wishes(self) -> Wishes:
        """Return what is asked."""
        if self.deliveries not in {"free", "stay"}:
            raise CoverageError(f"deliveries {self.deliveries!r}", "free or stay", "Correct the word.")
        return Wishes(
            floors=parse_floors(self.floor or ()),
            fair=self.fair,
            backup=self.backup,
            infrastructure=self.people_per_weight,
            deliveries="stay" if self.deliveries == "stay" else "free",
            seconds=self.seconds,
        )


@with_options
def cover(
    programme: Annotated[Path | None, typer.Argument(metavar="PROGRAMME.toml")] = None,
    *,
    systems: Annotated[
        str | None, typer.Option(help='Systems instead of a programme: "Patriot=10,IRIS-T SLM=8".')
    ] = None,
    counted: Counted,
    odds: Odds,
    wished: Wished,
    form: Form = "json",
) -> None:
    """Bound the people and key infrastructure that systems standing at cities could cover."""
    if (programme is None) == (systems is None):
        raise CoverageError(
            "neither a programme nor systems" if programme is None else "a programme and systems",
            "one of the two",
            'Name a programme file, or --systems "Patriot=10".',
        )
    wishes, workers = wished.wishes(), odds.workers() or TellingEngine(LocalEngine())
    places = places_of(counted.places, infrastructure=counted.infrastructure)
    planned = Programme.read(programme) if programme is not None else None
    switches = counted.switches(planned)
    source: Schedule | Trials | Mapping[str, int] = (
        odds.source(schedule_programme(planned)) if planned is not None else parse_systems(systems or "")
    )
    result = cover_places(source, places, switches=switches, wishes=wishes, engine=workers)
    _FORMS[form](result)
    for reason in result.refused:
        say(f"rempart: {reason}")
    if result.refused:
        raise typer.Exit(_PART_REFUSED)


def _show_tables(result: Coverage) -> None:
    """Print people and shares by period, then what more would add, what is needed, and the wishes."""
    heads = ("layer", "systems", "period", "people counted", "low", "mode", "high", "gap")
    for title, figure in (("people", "people"), ("share of all people counted", "share")):
        rows = [
            [
                row.layer,
                f"{row.systems}: {_standing(row.counts)}",
                row.period,
                row.population,
                *dict(row.ranges()[figure]).values(),
                row.gap,
            ]
            for row in result.periods
        ]
        show_table(f"{result.label} Covered at most: {title}", heads, rows)
    first = next((row.population for row in result.marginal), "")
    most = max((count for row in result.periods for count in row.counts.values()), default=0)
    show_table(
        "What each further system adds, alone and at nominal radius",
        ("layer", "item", "system number", "people low", "high"),
        [
            [row.layer, row.item, row.count, row.low, row.high]
            for row in result.marginal
            if row.population == first and row.count <= most + 1
        ],
    )
    show_table(
        "Fewest systems for a share of all people, alone and at nominal radius",
        ("layer", "item", "share", "low", "high", "why not"),
        [[row.layer, row.item, row.share, row.low, row.high, row.reason or ""] for row in result.need],
    )
    if result.wished:
        show_table(
            "Wishes, at nominal radius",
            ("layer", "systems", "period", "share", "price low", "high", "gap", "status"),
            [
                [
                    row.layer, f"{row.systems}: {_standing(row.counts)}", row.period, row.share,
                    row.price_low, row.price_high, row.gap, row.status,
                ]
                for row in result.wished
            ],
        )  # fmt: skip


def _standing(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"


_FORMS = {
    "json": lambda result: show_json(result.as_json()),
    "csv": lambda result: print_csv(result.rows()),
    "table": _show_tables,
}
