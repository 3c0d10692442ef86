"""Whether the shipped tables are sound: every reference leads somewhere, every sum adds up."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from math import isclose

from rempart.errors import TableError
from rempart.plan.programme_file.amounts import ENDS
from rempart.terms.table import Row, Table, table

Fault = tuple[str, str, str]  # what is wrong with which cell, what was expected, what to do
Reader = Callable[[str], Table]

MARKS = ("S", "C", "J", "R")
YEARS = range(2026, 2036)
ROUNDED = 2e-5  # printed figures are rounded to six digits
CLASSES = ("us_made", "european", "ukrainian", "other")
THREE = {
    "equipment_prices": ("",),
    "equipment_lead_times": ("",),
    "equipment_capacity": ("",),
    "equipment_ranges": ("",),
    "slip_cost_priors": ("",),
    "equipment_attributes": ("share_open_",),
    "equipment_rates": ("world_", "share_", "rate_", "rate_per_month_"),
    "funding_instruments": ("free_", "ceiling_", "share_at_most_"),
}
SOURCED = (
    "equipment_prices", "equipment_lead_times", "equipment_capacity", "equipment_ranges", "equipment_attributes",
    "funding_instruments", "funding_bearers", "slip_cost_priors", "exchange_rates", "agreements_timeline",
    "crosswalk", "price_index",
)  # fmt: skip


def check_tables(read: Reader = table) -> list[str]:
    """Return every inconsistency of the tables that a default programme is made from.

    Each message names table, row and column, what was expected and what to do. An empty list means
    that every reference resolves, ranges are in order, marks and sources are complete, computed cells
    follow from the cells that they are computed from, and nothing recalled (mark R) is used by default. ``read``
    gives a table by its name.

    Example:
        >>> check_tables()
        []
    """
    checks = (_ranges, _marks, _references, _rates, _money, _recalled)
    try:
        return [
            f"{what}; expected {expected}. {remedy}"
            for check in checks
            for what, expected, remedy in check(read)
        ]
    except TableError as broken:  # a missing column or a cell that is no number: nothing more can be checked
        return [str(broken)]


def _at(row: Row, column: str) -> str:
    return f"{row.table}, row {row.key}, {column}: {row.text(column)!r}"


def _ranges(read: Reader) -> Iterator[Fault]:
    for name, prefixes in THREE.items():
        for row, prefix in product(read(name).values(), prefixes):
            given = [(end, value) for end in ENDS if (value := row.number(prefix + end)) is not None]
            for (left, low), (right, high) in pairwise(given):
                if low > high:
                    what = f"{_at(row, prefix + left)} is above {right} {high}"
                    yield what, "low, mode and high in rising order", "Correct the cells."


def _marks(read: Reader) -> Iterator[Fault]:
    sources = read("sources")
    for row in (row for name in SOURCED for row in read(name).values()):
        mark, key = row.text("mark"), row.text("source_key")
        if mark not in MARKS:
            yield _at(row, "mark"), f"one of {', '.join(MARKS)}", "Say how the value is known."
        if mark in {"S", "C"} and not key:
            expected = f"a source, since the mark is {mark}"
            yield _at(row, "source_key"), expected, "Name it, or mark the row J or R."
        second = row.values.get("second_source_key", "").strip()
        for column, cited in (("source_key", key), ("second_source_key", second)):
            if cited and cited not in sources:
                yield _at(row, column), "the key of a row of sources", "Add the source or correct the key."


def _references(read: Reader) -> Iterator[Fault]:
    """Find cells of an item that name a row which is not there, or not of this item."""
    items = read("equipment_attributes")
    lines = {
        (row.text("item"), row.text("line"))
        for row in read("equipment_capacity").values()
        if row.text("row_kind") == "default"
    }
    radii = [row.key for row in read("equipment_ranges").values() if row.text("row_kind") == "default"]
    for row in items.values():
        for column, name in (("price_row", "equipment_prices"), ("lead_row", "equipment_lead_times")):
            key, rows = row.text(column), read(name)
            if key not in rows or rows[key].text("item") != row.text("item"):
                yield _at(row, column), f"the default row of {row.text('item')} in {name}", "Correct the key."
        if (row.text("item"), row.text("line")) not in lines:
            yield _at(row, "line"), "a line with a default row in equipment_capacity", "Add its output."
        if row.text("system") and not any(key.startswith(row.text("system") + "-") for key in radii):
            yield _at(row, "system"), "the start of a default row of equipment_ranges", "Add its radius."
        yield from _item(row, items)
    named = {row.text("item") for row in items.values()}
    for row in read("aliases").values():
        if row.text("item") not in named:
            yield _at(row, "item"), "the name of an item", "Correct the alias or add the item."


def _item(row: Row, items: Table) -> Iterator[Fault]:
    """Check the cells of one item that stand for themselves or name other items."""
    for need in filter(None, row.text("needs").split(";")):
        other, _, count = need.partition(":")
        if other not in items or not count.isdigit():
            yield _at(row, "needs"), "KEY:COUNT with the key of an item", "Correct the need or add the item."
    other = row.text("same_output_as")
    if other and other not in items:
        yield _at(row, "same_output_as"), "the key of an item", "Correct the key."
    if row.text("class") not in CLASSES:
        yield _at(row, "class"), f"one of {', '.join(CLASSES)}", "Correct the class: lenders decide by it."
    paid = sum(row.number(f"payment_{part}") or 0 for part in ("order", "milestone", "delivery"))
    if not isclose(paid, 1, abs_tol=1e-9):
        yield f"{_at(row, 'payment_order')}: the payments sum to {paid:g}", "1", "Correct a payment."
    if (row.number("share_open_high") or 0) > 1:
        yield _at(row, "share_open_high"), "a share from 0 to 1", "Correct the share."


def _rates(read: Reader) -> Iterator[Fault]:
    items, world = read("equipment_attributes"), read("equipment_capacity")
    years: dict[str, set[str]] = defaultdict(set)
    for row in read("equipment_rates").values():
        years[row.text("equipment")].add(row.text("year"))
        if row.text("equipment") not in items:
            yield _at(row, "equipment"), "the key of an item", "Correct the key or add the item."
            continue
        if row.text("world_row") not in world:
            expected = "the key of a row of equipment_capacity"
            yield _at(row, "world_row"), expected, "Correct the key or add the row."
            continue
        item, base = items[row.text("equipment")], world[row.text("world_row")]
        if (base.text("item"), base.text("line")) != (item.text("item"), item.text("line")):
            expected = f"a row of {item.text('item')}, {item.text('line')}"
            yield _at(row, "world_row"), expected, "Correct the key."
        for end in ENDS:
            output, share = base.number(end) or 0, item.number(f"share_open_{end}") or 0
            for column, right in (
                (f"world_{end}", output),
                (f"share_{end}", share),
                (f"rate_{end}", output * share),
                (f"rate_per_month_{end}", output * share / 12),
            ):
                yield from _computed(row, column, right, ", from world output and open share")
    for key, row in items.items():
        missing = {str(year) for year in YEARS} - years[key]
        if missing:
            what = f"{_at(row, 'item')}: no rate in {min(missing)}"
            yield what, "a rate in each year of equipment_rates", "Add it."


def _computed(row: Row, column: str, right: float, formula: str) -> Iterator[Fault]:
    """Check a cell that follows from others."""
    if not isclose(row.number(column) or 0, right, rel_tol=ROUNDED, abs_tol=1e-9):
        yield _at(row, column), f"{right:.6g}{formula}", "Compute it again."


def _money(read: Reader) -> Iterator[Fault]:
    rows = read("funding_instruments")
    shares: dict[str, float] = defaultdict(float)
    for bearer in read("funding_bearers").values():
        shares[bearer.text("bearers")] += bearer.number("share") or 0
    for name, total in shares.items():
        if not isclose(total, 1, abs_tol=1e-4):
            yield f"funding_bearers, {name}: the shares sum to {total:.6f}", "1", "Correct a share."
    selectors = {f"class:{name}" for name in CLASSES} | set(read("equipment_attributes"))
    currencies = {"USD"} | {rate.text("currency") for rate in read("exchange_rates").values()}
    for row in rows.values():
        for column, known in (("part_of", rows), ("bearers", shares), ("currency", currencies)):
            if row.text(column) and row.text(column) not in known:
                yield _at(row, column), "a name that the tables know", "Correct it or add the row."
        for column in ("pays_for", "share_of"):
            unknown = [name for name in row.text(column).split(";") if name and name not in selectors]
            if unknown:
                yield _at(row, column), "classes and keys of items", f"Correct {unknown[0]}."
        if row.text("include_case") in {"mode", "favourable"}:
            yield from _entered(row)


def _entered(row: Row) -> Iterator[Fault]:
    """Check an instrument that a default programme takes: complete, in force, its ceiling computed."""
    for column in ("from_month", "to_month", "undrawn_at_start", "free_mode", "free_reason", "pays_for"):
        if not row.text(column):
            yield _at(row, column), "a value, since the row is included", "Fill the cell or exclude the row."
    if row.text("include_by_default") == "yes" and row.text("state") != "in_force":
        expected = "in_force, since the row is included by default"
        yield _at(row, "state"), expected, "Exclude it until it is in force."
    pays_for_two = {"class:us_made", "class:ukrainian"} <= set(row.text("pays_for").split(";"))
    if pays_for_two and not row.text("share_of"):
        expected = "how it is split, since it pays for two promises"
        yield _at(row, "share_of"), expected, "Give share_of and shares."
    for end in ENDS:
        right = (row.number("undrawn_at_start") or 0) * (row.number(f"free_{end}") or 0)
        yield from _computed(row, f"ceiling_{end}", right, f": undrawn_at_start times free_{end}")


def _recalled(read: Reader) -> Iterator[Fault]:
    """Find what is recalled (mark R) and yet used by default."""
    used = [row for row in read("funding_instruments").values() if row.text("include_case") != "never"]
    for row in read("equipment_attributes").values():
        used.append(row)
        for name, column in (("equipment_prices", "price_row"), ("equipment_lead_times", "lead_row")):
            if row.text(column) in read(name):
                used.append(read(name)[row.text(column)])
    world = read("equipment_capacity")
    rates = [row.text("world_row") for row in read("equipment_rates").values()]
    used += [world[key] for key in dict.fromkeys(rates) if key in world]
    used += [row for row in read("slip_cost_priors").values() if row.text("row_kind") != "study"]
    for row in used:
        if row.text("mark") == "R":
            what = f"{_at(row, 'mark')}, used by default"
            yield what, "S, C or J", "Check the value in a source, or exclude the row."
