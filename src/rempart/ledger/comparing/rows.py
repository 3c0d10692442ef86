"""One row of a sheet as a claim, so that the ledger's own evidence can weigh it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from functools import cache
from typing import Any, get_args

from babel import Locale

from rempart.claims.claim import Amount, Claim, Quantity
from rempart.ledger.comparing.column_table import Reader
from rempart.ledger.comparing.comparison import Fault
from rempart.ledger.comparing.sheet import Row
from rempart.ledger.crosswalk import Axis, state
from rempart.terms.figure import Bound, Number, whole
from rempart.terms.party import EU, EUROPE, NATO, ROLES
from rempart.terms.status import ClaimStatus, ClaimType

_UNKNOWN = frozenset(("", "..", "unknown", "n/a", "."))
_NUMBER = re.compile(r"(-?)(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(\.\d+)?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ]00:00(?::00)?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LISTED = re.compile(r"\s*;\s*")
_MANY = re.compile(r"\s*(?:,|\band\b|&)\s*")
_OTHER_NAMES = {
    "united states of america": "US",
    "usa": "US",
    "uk": "GB",
    "czech republic": "CZ",
    "turkey": "TR",
    "republic of korea": "KR",
    "european union": EU,
    "eu institutions": EU,
    "eu (commission and council)": EU,
    "europe": EUROPE,
    "nato": NATO,
}
# A state of ours as the claim that would set it.
_CLAIM_STATUS: dict[tuple[Axis, str], ClaimStatus] = {
    ("goods", "proposed"): "planned",
    ("goods", "approved"): "announced",
    ("goods", "contracted"): "contracted",
    ("goods", "delivered"): "delivered",
    ("money", "pledged"): "announced",
    ("money", "allocated"): "signed",
    ("money", "disbursed"): "delivered",
}


@dataclass(frozen=True, slots=True)
class Theirs:
    """A row that could be read: its line, their id, what it claims, its date and its status.

    ``claims`` holds the same claim once for each kind of deal that the sheet may mean. ``word`` is the
    status in the words of ``scheme``, ``axis`` and ``state`` what it is read as.
    """

    line: int
    key: str
    claims: tuple[Claim, ...]
    date: str | None
    scheme: str
    word: str
    axis: Axis | None
    state: str | None

    @property
    def claim(self) -> Claim:
        """The claim as the first kind of deal."""
        return self.claims[0]


class _RefusedError(Exception):
    """A cell that cannot be what it should be."""

    def __init__(self, column: str, found: str, expected: str) -> None:
        self.column, self.found, self.expected = column, found, expected
        super().__init__(found)


def read_rows(rows: list[Row], readers: Mapping[str, Reader]) -> Iterator[Theirs | Fault]:
    """Yield each row, or why it is refused: the other rows are kept."""
    seen: dict[str, int] = {}
    for line, cells in rows:
        try:
            yield _theirs(line, _key(line, cells, readers, seen), cells, readers)
        except _RefusedError as fault:
            yield Fault(row=line, column=fault.column, found=fault.found, expected=fault.expected)


def _key(line: int, cells: Mapping[str, str], readers: Mapping[str, Reader], seen: dict[str, int]) -> str:
    reader = readers.get("id")
    key = cells.get(reader.column, "") if reader else ""
    if reader is not None and key and reader.read_as != "shared":
        if key in seen:
            raise _RefusedError(
                reader.column, f"the id {key} stands already in row {seen[key]}", "one row an id"
            )
        seen[key] = line
    return key or f"row {line}"


def _theirs(line: int, key: str, cells: Mapping[str, str], readers: Mapping[str, Reader]) -> Theirs:
    def cell(field: str) -> str:
        """Return the cell of a field, empty where the sheet has none."""
        reader = readers.get(field)
        if reader is None:
            return ""
        return reader.column if reader.read_as == "constant" else cells.get(reader.column, "")

    told: dict[str, Any] = {role: _parties(cell(role)) for role in ROLES}
    kinds = _LISTED.split(cell("type") or "purchase")
    if not set(kinds) <= set(get_args(ClaimType)):
        raise _RefusedError(
            _head(readers, "type"), repr(cell("type")), f"kinds out of {', '.join(get_args(ClaimType))}"
        )
    scheme, word = readers["status"].words if "status" in readers else "", cell("status")
    if "delivered" in readers and not word:
        delivered = _number(cell("delivered"), readers, "delivered")
        scheme = readers["delivered"].words
        word = "delivered" if delivered and delivered[0] > 0 else "ordered"
    axis, reached = _state(word, scheme, _head(readers, "status"))
    status: ClaimStatus = _CLAIM_STATUS.get((axis, reached), "reported") if axis and reached else "reported"
    claim = untold_claim(
        id=f"sheet#{line}",
        type=kinds[0],
        item=cell("item") or None,
        unit=cell("unit") or None,
        quantity=_quantity(cell("quantity"), readers),
        amount=_amount(cell("amount"), cell("currency"), readers),
        status=status,
        **told,
    )
    claims = tuple(claim.model_copy(update={"type": kind}) for kind in kinds)
    return Theirs(line, key, claims, _date(cell("date"), readers), scheme, word, axis, reached)


def untold_claim(**fields: Any) -> Claim:
    """Return a claim that stands in no text: what a sheet or an agreement says, to be weighed as the merge does."""
    return Claim.model_validate(
        {"attributed_to": (), "start": 0, "end": 0, "quote": "", "rule": "sheet", **fields}
    )


def _head(readers: Mapping[str, Reader], field: str) -> str:
    return readers[field].column if field in readers else field


def _parties(cell: str) -> tuple[str, ...] | None:
    if cell.casefold() in _UNKNOWN:
        return None
    found: list[str] = []
    for part in _LISTED.split(cell):
        # "Bosnia and Herzegovina" is one name, "Denmark, Norway and Sweden" are three.
        whole_name = party_code(part)
        found += (
            [whole_name] if whole_name != part else [party_code(name) for name in _MANY.split(part) if name]
        )
    return tuple(found) or None


@cache
def _codes() -> dict[str, str]:
    names = {str(name).casefold(): code for code, name in Locale("en").territories.items() if len(code) == 2}
    # CLDR writes "Bosnia & Herzegovina", most sheets "and".
    return names | {name.replace("&", "and"): code for name, code in names.items()} | _OTHER_NAMES


def party_code(name: str) -> str:
    """Return the code of a state or bloc by its English name; another name as it stands.

    Example:
        >>> party_code("Germany"), party_code("the United States"), party_code("UA"), party_code("Saab")
        ('DE', 'US', 'UA', 'Saab')
    """
    plain = " ".join(name.split())
    key = plain.casefold().removeprefix("the ")
    return _codes().get(plain.casefold()) or _codes().get(key) or plain


def _state(word: str, scheme: str, column: str) -> tuple[Axis | None, str | None]:
    if not word:
        return None, None
    found = state(scheme, word)
    if found is None:
        raise _RefusedError(column, repr(word), f"a word of {scheme or 'a scheme'} in the crosswalk")
    return found


def _number(cell: str, readers: Mapping[str, Reader], field: str) -> tuple[Number, Bound] | None:
    """Read a number; brackets round it mark it as uncertain."""
    if cell.casefold() in _UNKNOWN:
        return None
    bracketed = cell.startswith("(") and cell.endswith(")")
    match = _NUMBER.fullmatch(cell[1:-1].strip() if bracketed else cell)
    if match is None:
        raise _RefusedError(_head(readers, field), repr(cell), "a number such as 1500000 or 1,500,000")
    value = whole(float(re.sub(r"\D", "", match[2]) + (match[3] or "")))
    if match[1] and value:
        raise _RefusedError(_head(readers, field), repr(cell), "no number below 0")
    return value, "approx" if bracketed else "exact"


def _quantity(cell: str, readers: Mapping[str, Reader]) -> Quantity | None:
    found = _number(cell, readers, "quantity")
    return None if found is None or not found[0] else Quantity(value=found[0], bound=found[1])


def _amount(cell: str, currency: str, readers: Mapping[str, Reader]) -> Amount | None:
    found = _number(cell, readers, "amount")
    if found is None or not found[0]:
        return None
    if not _CURRENCY.fullmatch(currency):
        raise _RefusedError(
            _head(readers, "currency"),
            f"{currency!r} beside the sum {cell}" if currency else f"no currency for the sum {cell}",
            "an ISO 4217 code such as EUR",
        )
    return Amount(value=found[0], currency=currency, bound=found[1])


def _date(cell: str, readers: Mapping[str, Reader]) -> str | None:
    bare = cell[1:-1] if cell.startswith("(") and cell.endswith(")") else cell
    if bare.casefold() in _UNKNOWN:
        return None
    match = _DATE.fullmatch(bare)
    if match is None or not _is_day(match):
        raise _RefusedError(_head(readers, "date"), repr(cell), "a date such as 2025-08-19")
    return "-".join(part for part in match.groups() if part)


def _is_day(match: re.Match[str]) -> bool:
    try:
        calendar_date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True
