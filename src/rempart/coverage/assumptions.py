"""The named assumptions that every coverage prints, each with the row it comes from where there is one."""

from collections.abc import Iterable, Iterator

from rempart.coverage.demand import Demand
from rempart.coverage.places import Places, told_of
from rempart.coverage.shares import Assumption
from rempart.coverage.switches import Switches
from rempart.coverage.systems import known_systems
from rempart.terms.figure import whole

LABEL = "Geometric upper bound under public nominal radii, for systems standing at cities."


def assumptions(
    places: Places, switches: Switches, demand: Demand, systems: Iterable[str]
) -> tuple[Assumption, ...]:
    """Return what the coverage rests on: radii of the systems that count, then switches, then the method."""
    return (
        *_radii(systems),
        *_switched(places, switches, demand),
        *(Assumption(id=name, text=text) for name, text in (*places.told, *told_of("always"))),
    )


def _radii(systems: Iterable[str]) -> Iterator[Assumption]:
    for name in systems:
        for layer, reach in known_systems()[name].reaches.items():
            yield Assumption(
                id=reach.assumption,
                text=f"{name}, layer {layer}: nominal radius, a judgement; {reach.printed}.",
                value=reach.radius_km.mode,
                low=reach.radius_km.low,
                high=reach.radius_km.high,
                unit="km",
                source=reach.source,
            )


def _switched(places: Places, switches: Switches, demand: Demand) -> Iterator[Assumption]:
    ((_, area),) = told_of(f"area {switches.area}")
    yield Assumption(
        id=f"area-{switches.area}" if places.has_flags else "area-all",
        text=f"{area} Flags as of {places.control_as_of}."
        if places.has_flags
        else "Places without flags of control: everybody counts, and systems may stand in every listed city.",
        value=demand.everybody,
        unit="people",
    )
    for population, factor in demand.factors.items():
        rows = {"present": "row:ua_population_estimates/E03", "low": "row:ua_population_estimates/E06"}
        second_hand = " The estimate is second-hand." if population == "low" else ""
        scaled = (
            f"People as registered: {places.people_as_of}."
            if population == "registered" and not places.estimates
            else "People as registered on 1 January 2022."
            if population == "registered"
            else "One factor scales all people to a later total; it ignores displacement from east to "
            f"west, and shares do not depend on it.{second_hand}"
        )
        yield Assumption(
            id=f"population-{population}",
            text=scaled,
            value=whole(round(factor, 6)),
            unit="factor",
            source=rows.get(population),
        )
    if places.spread:
        ((name, text),) = told_of(f"rural {switches.rural}")
        yield Assumption(id=name, text=text)
    where = "in cities under government control" if switches.sites == "control" else "in any listed city"
    yield Assumption(
        id=f"sites-{switches.sites}",
        text=f"Systems stand {where} of 15,000 people and more; elsewhere they could cover others."
        if places.has_flags
        else "Systems stand in listed cities; elsewhere they could cover others.",
        value=len(demand.cities.amount),
        unit="cities",
    )
    yield Assumption(
        id="all-delivered-are-available" if switches.availability == 100 else "availability",
        text="This share of the delivered systems of a type counts, rounded down to whole systems.",
        value=switches.availability,
        unit="per cent",
    )
