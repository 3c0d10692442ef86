"""What is wrong with a programme file: each fault with file, row, field, value, what is allowed, remedy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rempart.errors import ProgrammeError
from rempart.plan.programme_file.catalogue import Contents, Funding, Item, Promise, Scenario, Unknown
from rempart.records import Record
from rempart.terms.money import Money
from rempart.terms.months import month_number

SEE = "See the fields of a programme file in docs/programme.md."
SLIP = 0.85  # how alike (0 to 1) an unknown class must be to a known one to count as a slip of the pen
FRAME = ("title", "start", "months", "currency", "recipients", "discount_per_year", "source", "claim")
FIRST_START, LAST_START = "1900-01", "2199-12"
MOST_MONTHS = 1200
# A programme of this size takes about a minute and a gibibyte; no known one has a tenth of it.
MOST_ITEM_MONTHS = 150_000
_EXPECTED = {
    "missing": "this field to be given",
    "string_type": "a text in quotes",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the known names that ``name`` may have meant, as part of a sentence."""
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return " or ".join(close or sorted(known)[:12]) or "none is defined"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _place(data: Mapping[str, Any], path: Sequence[int | str]) -> str:
    """Name the row as the reader knows it: ``item "patriot", needs 2: per_unit``."""
    parts: list[str] = []
    here: Any = data
    fields = [str(path[0])] if path and path[0] in FRAME else []
    if fields:
        return f"[programme] {fields[0]}"
    for step in path:
        follows = isinstance(here, list | tuple) and isinstance(step, int) and step < len(here)
        here = here[step] if follows or (isinstance(here, Mapping) and step in here) else None
        if isinstance(step, int):
            named = here.get("id") if isinstance(here, Mapping) else None
            parts[-1] += f' "{named}"' if named else f" {step + 1}"
        else:
            parts.append(str(step))
    return ", ".join(parts)


def _fault(
    error: ErrorDetails, data: Mapping[str, Any], where: str, fields: Mapping[str, list[str]]
) -> ProgrammeError:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    place = _place(data, loc)
    if kind == "extra_forbidden":
        row = str(next((step for step in loc[-2::-1] if isinstance(step, str)), "")) if len(loc) > 1 else ""
        known = fields.get(row, [])
        return ProgrammeError(
            f"{where}: {place} = {_shown(error['input'])}: unknown field {str(loc[-1])!r}",
            f"a known field; nearest: {nearest(str(loc[-1]), known)}",
            "Correct the name or remove the field. " + SEE,
        )
    if kind == "missing":
        return ProgrammeError(f"{where}: {place} is missing", _EXPECTED[kind], "Add it. " + SEE)
    expected = str(context.get("expected") or _EXPECTED.get(kind) or error["msg"].lower())
    shown = "" if isinstance(error["input"], Mapping) else f" = {_shown(error['input'])}"
    return ProgrammeError(
        f"{where}: {place}{shown}", expected, str(context.get("remedy", "Correct the value."))
    )


def faults(
    broken: ValidationError, data: Mapping[str, Any], where: str, fields: Mapping[str, list[str]]
) -> list[ProgrammeError]:
    """Translate what pydantic found, in the order of the file; ``fields`` are those known of each kind of row."""
    return [_fault(error, data, where, fields) for error in broken.errors()]


def inconsistencies(contents: Contents, where: str) -> list[ProgrammeError]:
    """Return every reference of a programme that leads nowhere, in the order of the file."""
    found = (
        *_frame(contents),
        *_duplicates(contents),
        *_told_twice(contents),
        *_currencies(contents),
        *_selectors(contents),
        *_references(contents),
    )
    return [ProgrammeError(f"{where}: {what}", expected, remedy) for what, expected, remedy in found]


_Found = Iterator[tuple[str, str, str]]


def check_horizon(start: str, months: int) -> None:
    """Refuse a plan that begins in no month of our time, or is no plan for people who live.

    Raises:
        ProgrammeError: see above.
    """
    for what, expected, remedy in _horizon(start, months):
        raise ProgrammeError(what, expected, remedy)


def _horizon(start: str, months: int) -> _Found:
    try:
        month_number(start)
    except ValueError:
        yield f"start = {start!r}", "a month such as '2026-01'", "Correct the start."
        return
    if not FIRST_START <= start <= LAST_START:
        yield f"start = {start!r}", f"a month from {FIRST_START} to {LAST_START}", "Correct the start."
    if not 1 <= months <= MOST_MONTHS:
        expected = f"a horizon of at least 1 and at most {MOST_MONTHS:,} months"
        yield f"months = {months}", expected, "Correct the horizon."


def _frame(contents: Contents) -> _Found:
    for what, expected, remedy in _horizon(contents.start, contents.months):
        yield f"[programme] {what}", expected, remedy
    size = len(contents.items) * contents.months
    if size > MOST_ITEM_MONTHS:
        yield (
            f"{len(contents.items):,} items over {contents.months:,} months",
            f"at most {MOST_ITEM_MONTHS:,} items times months",
            "Shorten the horizon, or put like items into one.",
        )
    if not re.fullmatch(r"[A-Z]{3}", contents.currency):
        expected = "a currency code of three capitals, such as USD"
        yield f"[programme] currency = {contents.currency!r}", expected, "Correct the code."
    if contents.exchange.get(contents.currency, 1) != 1:
        yield (
            f"[exchange] {contents.currency} = {contents.exchange[contents.currency]}",
            "no rate other than 1 for the programme's own currency",
            "Remove it; rates are units of the programme's currency for one of another.",
        )


def _duplicates(contents: Contents) -> _Found:
    lists: dict[str, Sequence[Item | Promise | Funding | Scenario | Unknown]] = {
        "item": contents.items,
        "promise": contents.promises,
        "funding": contents.funding,
        "scenario": contents.scenarios,
        "unknown": contents.unknowns,
    }
    for kind, rows in lists.items():
        seen: set[str] = set()
        for row in rows:
            if row.id in seen:
                yield f'{kind} id = "{row.id}" stands twice', "one row an id", "Rename or remove one of them."
            seen.add(row.id)
    for item in contents.items:
        lines = [line.id for line in item.line]
        if len(set(lines)) < len(lines):
            yield f'item "{item.id}", line: two have one id', "one line an id", "Rename one of them."


def _told_twice(contents: Contents) -> _Found:
    """Find a promise that stands twice: one agreement from two reports, counted the same way."""
    seen: dict[tuple[str, str, frozenset[str]], str] = {}
    for promise in contents.promises:
        if promise.agreement is None or promise.within not in {None, "none"}:
            continue
        same = (promise.agreement, promise.measure, frozenset(promise.items))
        if same in seen:
            yield (
                f'promise "{promise.id}", agreement = "{promise.agreement}"',
                f'an agreement counted once; promise "{seen[same]}" counts it the same way',
                "Remove one of the two, or name what is within the other.",
            )
        seen.setdefault(same, promise.id)


def _currencies(contents: Contents) -> _Found:
    known = [contents.currency, *contents.exchange]
    for place, currency in _currencies_used(contents):
        if currency not in known:
            yield (
                f"{place}: currency {currency!r}",
                f"one of {', '.join(known)}",
                f"Add {currency} under [exchange], in {contents.currency} for one {currency}, or correct the code.",
            )


def _currencies_used(contents: Contents) -> Iterator[tuple[str, str]]:
    for item in contents.items:
        yield f'item "{item.id}", unit_cost', item.unit_cost.currency
        if item.support_cost_per_year:
            yield f'item "{item.id}", support_cost_per_year', item.support_cost_per_year.currency
        for line in item.line:
            yield f'item "{item.id}", line "{line.id}", cost', line.cost.currency
    for promise in contents.promises:
        if isinstance(promise.at_least, Money):
            yield f'promise "{promise.id}", at_least', promise.at_least.currency
    for funding in contents.funding:
        yield f'funding "{funding.id}", currency', funding.currency
        yield f'funding "{funding.id}", ceiling', funding.ceiling.currency
        if funding.per_year:
            yield f'funding "{funding.id}", per_year', funding.per_year.currency
    for unknown in contents.unknowns:
        yield f'unknown "{unknown.id}", value, at_least', unknown.value.at_least.currency
        yield f'unknown "{unknown.id}", value, at_most', unknown.value.at_most.currency


def _selectors(contents: Contents) -> _Found:
    ids = [item.id for item in contents.items]
    kinds = [f"class:{item.item_class}" for item in contents.items]
    kinds += [f"category:{item.category}" for item in contents.items]
    places = [(f'promise "{row.id}", items', row.items) for row in contents.promises]
    for funding in contents.funding:
        places.append((f'funding "{funding.id}", pays_for', funding.pays_for))
        places += [(f'funding "{funding.id}", share, of', limit.of) for limit in funding.share]
    places += [(f'unknown "{row.id}", items', row.items) for row in contents.unknowns if row.items]
    for place, selectors in places:
        for selector in selectors:
            if selector == "*" or selector in ids or selector in kinds:
                continue
            # A class that no item has may well be meant (a lender's rule); one letter off is a slip.
            kind, colon, name = selector.partition(":")
            alike = [other.partition(":")[2] for other in kinds if other.startswith(kind + ":")]
            if colon and not get_close_matches(name, alike, n=1, cutoff=SLIP):
                continue
            expected = f"an id, 'class:…', 'category:…' or '*'; nearest: {nearest(selector, [*ids, *kinds])}"
            yield f"{place}: unknown selector {selector!r}", expected, "Correct the selector or add the item."


def _references(contents: Contents) -> _Found:
    items = [item.id for item in contents.items]
    promises = [promise.id for promise in contents.promises]
    for item in contents.items:
        for need in item.needs:
            if need.item == item.id or (need.item not in items and not need.in_price):
                yield (
                    f'item "{item.id}", needs, item = "{need.item}"',
                    f"another item of the programme; nearest: {nearest(need.item, items)}",
                    "Correct the id, add the item, or say in_price = true.",
                )
    for promise in contents.promises:
        if promise.within not in {None, "none", *promises} or promise.within == promise.id:
            expected = f"another promise or 'none'; nearest: {nearest(str(promise.within), promises)}"
            yield f'promise "{promise.id}", within = "{promise.within}"', expected, "Correct the id."
        if promise.by is not None and promise.by < contents.start:
            yield (
                f'promise "{promise.id}", by = "{promise.by}"',
                f"a month from the start on, {contents.start}",
                "Correct by, or start the programme earlier.",
            )
    for unknown in contents.unknowns:
        yield from _unknown(unknown, items)
    for scenario in contents.scenarios:
        yield from _scenario(scenario, contents)


def _unknown(unknown: Unknown, items: Sequence[str]) -> _Found:
    for known in unknown.item:
        if known.item not in items:
            yield (
                f'unknown "{unknown.id}", item = "{known.item}"',
                f"an item of the programme; nearest: {nearest(known.item, items)}",
                "Correct the id or add the item.",
            )
        if known.at_most is not None and known.at_most < known.at_least:
            place = f'unknown "{unknown.id}", item "{known.item}", at_most = {known.at_most}'
            yield place, f"at least at_least, {known.at_least}", "Correct one of the two."


def _scenario(scenario: Scenario, contents: Contents) -> _Found:
    rows: dict[str, tuple[Item | Promise | Funding, ...]] = {
        "item": contents.items,
        "promise": contents.promises,
        "funding": contents.funding,
    }
    for path in scenario.values:
        kind, _, rest = path.partition(".")
        name, _, field = rest.rpartition(".")
        place = f'scenario "{scenario.id}", set, "{path}"'
        if kind == "programme" and rest in FRAME:
            continue
        if kind not in rows:
            yield place, "a path such as funding.<id>.ceiling, item.<id>.maximum or programme.months", SEE
        elif name not in [row.id for row in rows[kind]]:
            close = nearest(name, [row.id for row in rows[kind]])
            yield place, f"the id of a {kind}; nearest: {close}", "Correct the id."
        elif field not in names(type(rows[kind][0])):
            yield place, f"a field; nearest: {nearest(field, names(type(rows[kind][0])))}", "Correct it."


def names(kind: type[Record]) -> list[str]:
    """Return the names that the fields of a kind of row have in the file."""
    return [field.alias or name for name, field in kind.model_fields.items()]
