"""How many systems stand by each calendar year end: as promised, as planned with what they need, and as wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import floor

from rempart.coverage.slipping import WHOLE as _WHOLE
from rempart.coverage.slipping import Slipped
from rempart.coverage.systems import System, Systems, resolve
from rempart.engines import Engine, LocalEngine
from rempart.errors import CoverageError
from rempart.plan.timetable import PlannedItem, PromiseResult, Schedule, Trials
from rempart.terms.months import add_months
from rempart.terms.table import Row, table

_WANTED = "proposed"
_COUNTRIES = {"UA": "Ukraine", "PL": "Poland"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The largest number on record of one system that a country wants, and the row that says so."""

    name: str
    count: int
    said_on: str
    source: str


def wanted(country: str, names: Iterable[str]) -> tuple[Wanted, ...]:
    """Return the largest number of each system that the timeline has the country want; none: left out.

    Example:
        >>> [(one.name, one.count, one.said_on) for one in wanted("UA", ["Patriot"])]
        [('Patriot', 27, '2025-11-10')]
    """
    found = []
    for name in dict.fromkeys(names):
        rows = [row for row in table("agreements_timeline").values() if _is_wish(row, country, name)]
        if rows:
            row = max(rows, key=lambda one: (int(one.number("quantity") or 0), one.key))
            found.append(Wanted(name, int(row.number("quantity") or 0), row.text("date"), row.id))
    return tuple(found)


def _is_wish(row: Row, country: str, name: str) -> bool:
    parties = [party.strip() for party in row.text("parties").split(";")]
    wishes = row.text("goods_status") == _WANTED and parties[:1] == [_COUNTRIES.get(country, country)]
    return wishes and bool(row.number("quantity")) and _system_of(row.text("item")) == name


def _system_of(item: str) -> str | None:
    try:
        system = resolve(item)
    except CoverageError:
        return None
    return system.name if isinstance(system, System) else None


GIVEN = "as given"


@dataclass(frozen=True, slots=True)
class Standing:
    """Systems that stand at the end of a period, by name; ``period`` is a calendar year or ``as given``."""

    systems: Systems
    period: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """All that coverage needs of a plan: what stands when, what does not count and why, what stood before."""

    standing: tuple[Standing, ...]
    not_counted: tuple[str, ...]
    in_service: Mapping[str, int]
    slipped: Slipped | None = None
    wanted: tuple[Wanted, ...] = ()


def counted(
    source: Schedule | Trials | Mapping[str, int], country: str, engine: Engine | None = None
) -> Counted:
    """Return what stands when in a country, from a schedule, its trials, or plain counts by name.

    What a plan brings to other recipients covers nobody here; without named recipients it counts.

    Raises:
        CoverageError: a name is in no table, or a count is no whole number from 0.
    """
    if isinstance(source, Trials):
        return _of_trials(source, country, engine or LocalEngine())
    if not isinstance(source, Schedule):
        return _of_counts(source)
    if source.recipients and country not in source.recipients:
        whose = ", ".join(source.recipients)
        return Counted((), tuple(f"{item.name}: for {whose}, not for {country}" for item in source.items), {})
    of_plan = _of_schedule(source)
    names = sorted({name for one in of_plan.standing for name in one.counts})
    return replace(of_plan, wanted=wanted(country, names))


def _of_trials(trials: Trials, country: str, engine: Engine) -> Counted:
    """Return the plan without slips, and beside it the systems of the trials with their median."""
    of_plan = counted(trials.schedule, country)
    if not of_plan.standing:
        return replace(of_plan, slipped=Slipped(trials, {}))
    slipped = Slipped(trials, _systems(trials.schedule.items)[0], engine)
    median = (Standing("slipped", year, counts) for year, counts in slipped.median().items())
    return replace(of_plan, standing=(*of_plan.standing, *median), slipped=slipped)


def _of_counts(given: Mapping[str, int]) -> Counted:
    counts: dict[str, int] = {}
    ignored = []
    for name, count in sorted(given.items()):
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            raise CoverageError(f"{name}: {count!r} systems", "a whole number from 0", "Correct the count.")
        system = resolve(name)
        if isinstance(system, System):
            counts[system.name] = counts.get(system.name, 0) + count
        else:
            ignored.append(f"{system}: no fixed circle of 10 km or more")
    return Counted((Standing("promised", GIVEN, counts),), tuple(ignored), {})


def _of_schedule(schedule: Schedule) -> Counted:
    systems, ignored = _systems(schedule.items)
    first, last = int(schedule.start[:4]), int(add_months(schedule.start, schedule.months - 1)[:4])
    years = range(first, last + 1)
    in_service: dict[str, int] = {}
    for item in schedule.items:
        if item.id in systems and item.in_service:
            name = systems[item.id]
            in_service[name] = in_service.get(name, 0) + floor(item.in_service + _WHOLE)
    planned = {year: _planned(schedule, systems, year) for year in years}
    standing = [
        Standing("promised", str(year), _promised(schedule.promises, systems, year, last)) for year in years
    ] + [Standing("planned", str(year), _by_system(planned[year], systems)) for year in years]
    ignored += [
        f"promise {promise.title!r}: its items are several systems, so it names none of them"
        for promise in schedule.promises
        if promise.measure == "count"
        and len({systems[item] for item in promise.items if item in systems}) > 1
    ]
    delivered = _delivered(schedule, last)
    for item in schedule.items:
        without = floor(delivered.get(item.id, 0) + _WHOLE) - planned[last].get(item.id, 0)
        if item.id in systems and without > 0:
            ignored.append(f"{item.name}: {without} delivered by {last} without what they need")
    return Counted(tuple(standing), tuple(ignored), in_service)


def _systems(items: tuple[PlannedItem, ...]) -> tuple[dict[str, str], list[str]]:
    """Return the system's name by item, and the items that are air defence without a fixed circle."""
    systems: dict[str, str] = {}
    ignored: list[str] = []
    for item in items:
        if item.system is None:
            continue
        system = resolve(item.system)
        if isinstance(system, System):
            systems[item.id] = system.name
        else:
            ignored.append(f"{item.name}: no fixed circle of 10 km or more")
    return systems, ignored


def _delivered(schedule: Schedule, year: int) -> dict[str, float]:
    """Return units delivered up to and including the year, by item."""
    total: dict[str, float] = {}
    for delivery in schedule.deliveries:
        if int(delivery.month[:4]) <= year:
            total[delivery.item] = total.get(delivery.item, 0) + delivery.quantity
    return total


def _planned(schedule: Schedule, systems: Mapping[str, str], year: int) -> dict[str, int]:
    """Return whole units by item that stand with what they need; a stock serves items in their order."""
    delivered = _delivered(schedule, year)
    stock = {item.id: item.in_service + delivered.get(item.id, 0) for item in schedule.items}
    standing: dict[str, int] = {}
    for item in schedule.items:
        if item.id not in systems:
            continue
        units = floor(delivered.get(item.id, 0) + _WHOLE)
        bought_apart = [need for need in item.needs if not need.in_price and need.per_unit > 0]
        for need in bought_apart:
            units = min(units, floor(stock.get(need.item, 0) / need.per_unit + _WHOLE))
        for need in bought_apart:
            stock[need.item] = stock.get(need.item, 0) - units * need.per_unit
        standing[item.id] = units
    return standing


def _by_system(units: Mapping[str, int], systems: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item, number in units.items():
        if number:
            counts[systems[item]] = counts.get(systems[item], 0) + number
    return dict(sorted(counts.items()))


def _promised(
    promises: tuple[PromiseResult, ...], systems: Mapping[str, str], year: int, last: int
) -> dict[str, int]:
    """Return what promises by number name, in full from the year of their deadline, else in the last year.

    One delivery counts for every promise it fits, so of promises that share an item the largest holds.
    A promise whose items are several systems names none of them and is counted for none.
    """
    groups: list[tuple[str, set[str], int]] = []
    for promise in promises:
        due = int(promise.by[:4]) if promise.by else last
        named = {systems[item] for item in promise.items if item in systems}
        if promise.measure != "count" or due > year or len(named) != 1:
            continue
        name, items, number = named.pop(), set(promise.items), floor(promise.promised + _WHOLE)
        apart = []
        for group in groups:
            if group[0] == name and group[1] & items:
                items |= group[1]
                number = max(number, group[2])
            else:
                apart.append(group)
        groups = [*apart, (name, items, number)]
    counts: dict[str, int] = {}
    for name, _, number in groups:
        counts[name] = counts.get(name, 0) + number
    return dict(sorted(counts.items()))
