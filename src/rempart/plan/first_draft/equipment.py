"""From the words of a report to rows of the equipment tables, and from a row to an item."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rempart.collecting import by_key
from rempart.plan.programme_file.amounts import ENDS, Sum, as_written
from rempart.terms.figure import LowModeHigh, Number
from rempart.terms.money import Money
from rempart.terms.table import Row, table

# A term made of these words alone, with one of the first set, names no item: the list is not known.
GENERAL = {"aid", "arm", "armament", "equipment", "hardware", "materiel", "weapon", "weaponry"}
GENERAL_WITH = {"ammunition", "and", "defence", "defense", "military", "other", "package", "support"}
# Words that say what kind of thing is counted, and the categories of the price table they fit.
COUNTED = {
    "aircraft": {"aircraft"},
    "battery": {"air_defence_system"},
    "drone": {"drone"},
    "fighter": {"aircraft"},
    "fire unit": {"air_defence_system"},
    "interceptor": {"interceptor"},
    "jet": {"aircraft"},
    "launcher": {"artillery"},
    "missile": {"interceptor", "rocket"},
    "rocket": {"interceptor", "rocket"},
    "round": {"ammunition"},
    "shell": {"ammunition"},
    "system": {"air_defence_system", "artillery"},
    "tank": {"armour"},
    "vehicle": {"armour"},
}
MAKER = {"us_made": "US", "ukrainian": "UA"}  # the state that makes the goods of a class


@dataclass(frozen=True, slots=True)
class Kind:
    """What a report names: rows of ``equipment_attributes``, or a list that is not known.

    ``open_list`` says that a sum stands for every row of the default list (of one category, if named);
    ``doubt`` what else the word can mean.
    """

    rows: tuple[str, ...]
    open_list: bool = False
    doubt: str | None = None


def singular(term: str) -> str:
    """Return an English noun phrase in the singular, as far as names of equipment need it.

    Example:
        >>> singular("Patriot batteries"), singular("drones"), singular("NASAMS"), singular("aircraft")
        ('Patriot battery', 'drone', 'NASAMS', 'aircraft')
    """
    if term.endswith("ies"):
        return term[:-3] + "y"
    return term[:-1] if term.endswith("s") and not term.endswith("ss") and term[-2].islower() else term


def plural(term: str) -> str:
    """Return the plural; names in capitals or digits stay as they are.

    Example:
        >>> plural("battery"), plural("Patriot"), plural("HIMARS"), plural("aircraft")
        ('batteries', 'Patriots', 'HIMARS', 'aircraft')
    """
    if term.endswith(("aircraft", "s")) or not term[-1:].islower():
        return term
    return term[:-1] + "ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else term + "s"


def bare(term: str) -> str:
    """Return the name without the word that says what is counted: *Patriot* of *Patriot systems*."""
    words, counted = singular(term), _counted(term)
    return words[: -len(counted) - 1] if counted else words


def category(name: str) -> str:
    """Return the category of an item: that of its price row."""
    return _price(name).text("category")


def item_class(name: str) -> str:
    """Return the class of an item, by which lenders decide: us_made, european, ukrainian or other."""
    return table("equipment_attributes")[name].text("class")


def mode_cost(name: str) -> Money:
    """Return the mode unit cost of an item in the currency of its price row."""
    price = _price(name)
    return Money(_given(price, "mode"), price.text("currency"))


def kind_of(term: str | None, unit: str | None, sellers: Collection[str]) -> Kind | None:
    """Return the rows that an item of a report means, or None where no row does.

    Args:
        term: The item as the claim names it, a short English term; None is a list that is not known.
        unit: What is counted (system, launcher, missile), where the report says so.
        sellers: Who makes or sells it; decides between rows of one name (US and European shells).

    Example:
        >>> kind_of("Patriot", "system", ("US",)).rows
        ('patriot_battery', 'patriot_battery_stock')
    """
    if term is None or is_general(term):
        return Kind(default_list(), open_list=True) if "US" in sellers else None
    name, doubt = _named(term, unit)
    if name is not None:
        rows = [row for row in table("equipment_attributes").values() if row.text("item") == name]
        made = _of_sellers(rows, sellers)
        return Kind(made, doubt=doubt if unit is None else None) if made else None
    of_category = _category_named(term)
    if of_category and "US" in sellers:
        return Kind(default_list(of_category), open_list=True)
    return None


def is_general(term: str | None) -> bool:
    """Say whether a term names no item, only arms as such.

    Example:
        >>> is_general("weapons and military equipment"), is_general("155 mm ammunition")
        (True, False)
    """
    words = {singular(word) for word in (term or "").lower().split()}
    return term is None or (words <= GENERAL | GENERAL_WITH and bool(words & GENERAL))


def default_list(of_category: str | None = None) -> tuple[str, ...]:
    """Return the rows that a sum of US arms without a list may stand for, of one category if named."""
    return tuple(
        key
        for key, row in table("equipment_attributes").items()
        if row.text("in_list_default") == "yes" and of_category in {None, category(key)}
    )


def item(name: str, present: Collection[str], maximum: Number | None = None) -> dict[str, Any]:
    """Return one item of the programme; every field is a cell of its rows.

    Args:
        name: The row of ``equipment_attributes``.
        present: The keys of all items of the programme: a need that is bought apart and is not among
            them is left out, since what no promise counts would only take money.
        maximum: The most that may be bought, where that is not the table's.
    """
    row, price = table("equipment_attributes")[name], _price(name)
    lead = table("equipment_lead_times")[row.text("lead_row")]
    low, mode, high = (_given(price, end) for end in ENDS)
    made: dict[str, Any] = {
        "id": name,
        "name": row.text("item"),
        "category": category(name),
        "origin": row.text("origin"),
        "class": row.text("class"),
        "unit_cost": as_written(Sum(low, mode, high, price.text("currency"))),
        "lead_time_months": as_written(LowModeHigh(*(_given(lead, end) for end in ENDS))),
        "payment": {part: _given(row, f"payment_{part}") for part in ("order", "milestone", "delivery")},
        "milestone_months": row.number("milestone_months") or None,
        "rate_per_month": rates(name),
        "ramp_per_month": row.number("ramp_per_month"),
        "minimum": row.number("minimum"),
        "maximum": row.number("maximum") if maximum is None else maximum,
        "integer": True if row.text("integer") == "yes" else None,
        "needs": needs(name, present) or None,
        "system": row.text("system") or None,
        "crew_per_unit": row.number("crew_per_unit"),
        "support_cost_per_year": _support(row),
        "source": sources(name),
    }
    return {field: value for field, value in made.items() if value is not None}


def needs(name: str, present: Collection[str]) -> list[dict[str, Any]]:
    """Return what a unit needs beside it: what comes in its price, and what the programme holds too."""
    row = table("equipment_attributes")[name]
    in_price = row.text("needs_in_price") == "yes"
    pairs = (need.split(":") for need in row.text("needs").split(";") if need)
    return [
        {"item": other, "per_unit": int(count)} | ({"in_price": True} if in_price else {})
        for other, count in pairs
        if in_price or other in present
    ]


def rates(name: str) -> dict[str, dict[str, Number]]:
    """Return units a month by year, low, mode and high; equal neighbouring years stand once."""
    years = sorted(_rate_rows()[name], key=lambda row: row.text("year"))
    paths: dict[str, dict[str, Number]] = {}
    for end in ENDS:
        path: dict[str, Number] = {}
        last: Number | None = None
        for row in years:
            rate = _given(row, f"rate_per_month_{end}")
            if rate != last:
                path[row.text("year")] = last = rate
        paths[end] = path
    return paths


def sources(name: str) -> str:
    """Name the rows behind an item, as a programme file names them."""
    row = table("equipment_attributes")[name]
    return (
        f"equipment_attributes/{name}, equipment_prices/{row.text('price_row')}, "
        f"equipment_lead_times/{row.text('lead_row')}, equipment_rates/{name}-*"
    )


def one_line(wanted: Iterable[str]) -> dict[str, str]:
    """Return for each row the one that stands for it: two names of one output never stand together.

    Example:
        >>> one_line(["fpv_drone", "drone_mix"])["fpv_drone"]
        'drone_mix'
    """
    keys = set(wanted)
    same = {key: table("equipment_attributes")[key].text("same_output_as") for key in keys}
    return {key: same[key] if same[key] in keys else key for key in keys}


def _price(name: str) -> Row:
    return table("equipment_prices")[table("equipment_attributes")[name].text("price_row")]


def _given(row: Row, column: str) -> Number:
    """Return a number that a row must hold; ``check_tables`` refuses tables where it is empty."""
    return row.number(column) or 0


def _support(attributes: Row) -> str | None:
    cost = attributes.number("support_cost_per_year")
    return None if cost is None else str(as_written(Money(cost, attributes.text("support_currency"))))


@cache
def _rate_rows() -> Mapping[str, list[Row]]:
    return by_key((row.text("equipment"), row) for row in table("equipment_rates").values())


@cache
def _names() -> Mapping[str, tuple[str, str | None]]:
    """Map every English name, lower case, to the item it means and what else it can mean."""
    names: dict[str, tuple[str, str | None]] = {
        row.text("alias").lower(): (row.text("item"), row.text("ambiguous") or None)
        for row in table("aliases").values()
        if row.text("language") == "en"
    }
    own = {row.text("item") for row in table("equipment_attributes").values()}
    return names | {name.lower(): (name, None) for name in own}


def _named(term: str, unit: str | None) -> tuple[str | None, str | None]:
    """Return the item that a term means, and what else it can mean; a counted word must fit the item."""
    counted = unit or _counted(term)
    tries: list[tuple[str, str | None]] = [(f"{term} {unit}", None)] if unit else []
    tries += [(term, counted), (singular(term), counted), (bare(term), counted)]
    for name, what in tries:
        found, doubt = _names().get(name.lower(), (None, None))
        if found is not None and (_counted(name) is not None or _fits(found, what)):
            return found, doubt
    return None, None


def _counted(term: str) -> str | None:
    words = singular(term).lower()
    ends = [word for word in COUNTED if words.endswith(" " + word)]
    return max(ends, key=len) if ends else None


def _fits(name: str, counted: str | None) -> bool:
    fitting = COUNTED.get(singular(counted).lower()) if counted else None
    keys = [key for key, row in table("equipment_attributes").items() if row.text("item") == name]
    return fitting is None or any(category(key) in fitting for key in keys)


def _category_named(term: str) -> str | None:
    words = singular(term.lower()).replace("defense", "defence").replace(" ", "_")
    known = {category(key) for key in table("equipment_attributes")}
    return words if words in known else None


def _of_sellers(rows: list[Row], sellers: Collection[str]) -> tuple[str, ...]:
    """Keep the rows that the sellers make, and with stock of allies beside them all that are made new.

    A state that sells or gives what it does not make gives from its stocks; without a row for those
    nothing is kept. Firms and blocs without their state say nothing about the maker.
    """
    if not any(len(seller) == 2 and seller.isupper() for seller in sellers):
        return tuple(row.key for row in rows)
    made = [row.key for row in rows if _makes(sellers, row)]
    stock = [row.key for row in rows if row.text("class") == "other"]
    if stock and not made:
        return tuple(row.key for row in rows)
    return tuple(row.key for row in rows if row.key in {*made, *stock})


def _makes(sellers: Collection[str], attributes: Row) -> bool:
    makers = {*attributes.text("origin").split("/"), MAKER.get(attributes.text("class"), "EU")}
    if attributes.text("class") == "european":
        makers |= {bearer.text("party") for bearer in table("funding_bearers").values()} | {"EUROPE"}
    return attributes.text("class") != "other" and bool(makers & set(sellers))
