"""One row an agreement: the flat form behind CSV, XLSX and Parquet."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from rempart.ledger.agreement import Agreement, Item, Ledger
from rempart.ledger.conflicts import amount_text
from rempart.ledger.wording import count_text
from rempart.terms.figure import Number
from rempart.terms.party import ROLES

Kind = Literal["text", "number", "whole", "list"]
Value = str | Number | tuple[str, ...] | None


class Column(NamedTuple):
    """A column: its name, the kind of its cells, and how a cell is found."""

    name: str
    kind: Kind
    of: Callable[[Agreement], Value]


def flat_rows(ledger: Ledger) -> list[list[Value]]:
    """Return a row of each agreement, in the order of ``COLUMNS``; unknown is None."""
    return [[column.of(entry) for column in COLUMNS] for entry in ledger.agreements]


def joined(value: Value) -> str | Number | None:
    """Return a cell of a sheet: names are joined by a semicolon, none leaves the cell empty."""
    return ("; ".join(value) or None) if isinstance(value, tuple) else value


def _first(field: str, name: str) -> Callable[[Agreement], Value]:
    return lambda entry: getattr(next(iter(getattr(entry, field)), None), name, None)


def _own(name: str) -> Callable[[Agreement], Value]:
    return lambda entry: getattr(entry, name)


def _names(name: str) -> Callable[[Agreement], Value]:
    return lambda entry: tuple(getattr(entry, name) or ())


def _of(field: str, name: str) -> Callable[[Agreement], Value]:
    return lambda entry: getattr(getattr(entry, field), name, None)


def _linked(relation: str) -> Callable[[Agreement], Value]:
    return lambda entry: tuple(link.agreement for link in entry.links if link.relation == relation)


def item_words(item: Item) -> str:
    """Return an item with its count and bound, as one text."""
    count = "" if item.mode is None else count_text(item.mode, item.bound, (item.low, item.high))
    text = f"{count} {item.item}".strip()
    return f"{text} a {item.period}" if item.period else text


def _conflicts(entry: Agreement) -> tuple[str, ...]:
    return tuple(f"{one.field}: {' / '.join(one.values)}" for one in entry.conflicts)


COLUMNS: Sequence[Column] = (
    *(Column(name, "text", _own(name)) for name in ("id", "title", "type")),
    *(Column(name, "list", _names(name)) for name in ROLES),
    Column("parties", "list", _own("parties")),
    Column("item", "text", _first("items", "item")),
    Column("unit", "text", _first("items", "unit")),
    Column("quantity_low", "number", _first("items", "low")),
    Column("quantity", "number", _first("items", "mode")),
    Column("quantity_high", "number", _first("items", "high")),
    Column("quantity_bound", "text", _first("items", "bound")),
    Column("quantity_period", "text", _first("items", "period")),
    Column("other_items", "list", lambda entry: tuple(map(item_words, entry.items[1:]))),
    Column("amount", "number", _first("amounts", "value")),
    Column("currency", "text", _first("amounts", "currency")),
    Column("amount_bound", "text", _first("amounts", "bound")),
    Column("amount_low", "number", _first("amounts", "low")),
    Column("amount_high", "number", _first("amounts", "high")),
    Column("amount_period", "text", _first("amounts", "period")),
    Column("other_amounts", "list", lambda entry: tuple(map(amount_text, entry.amounts[1:]))),
    Column("goods_status", "text", _of("goods_status", "state")),
    Column("goods_since", "text", _of("goods_status", "since")),
    Column("money_status", "text", _of("money_status", "state")),
    Column("money_since", "text", _of("money_status", "since")),
    Column("side_states", "list", lambda entry: tuple(mark.state for mark in entry.side_states)),
    Column("first_reported", "text", _own("first_reported")),
    Column("last_reported", "text", _own("last_reported")),
    Column("reports", "whole", _own("reports")),
    Column("origins", "whole", lambda entry: len(entry.origins)),
    Column("origin_names", "list", lambda entry: tuple(one.name for one in entry.origins)),
    Column("grade", "text", _own("grade")),
    *(
        Column(name, "list", _linked(name))
        for name in ("part_of", "supersedes", "in_return_for", "financed_by", "condition_of")
    ),
    Column("withheld", "list", _own("withheld")),
    Column("contradictions", "list", _conflicts),
    Column("may_be_printed", "text", _of("supported", "text")),
    Column("may_not_be_printed", "text", _of("tempting", "text")),
    Column("claims", "list", _own("claims")),
    Column("stances", "list", _own("stances")),
)
