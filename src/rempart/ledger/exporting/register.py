"""A register sheet as SIPRI keeps it: orders and deliveries, uncertain values in brackets, ``..`` for unknown."""

from rempart.ledger.agreement import Agreement, Item, Ledger
from rempart.ledger.conflicts import amount_text
from rempart.ledger.crosswalk import term
from rempart.ledger.exporting.cells import Cell, csv_text
from rempart.ledger.exporting.exported import Exported
from rempart.ledger.profiles import item_words
from rempart.naming import party_names
from rempart.terms.figure import whole

HEADS = (
    "Supplier", "Recipient", "Number ordered", "Weapon designation", "Weapon description", "Year of order",
    "Year(s) of deliveries", "Number delivered", "Comments",
)  # fmt: skip
UNKNOWN = ".."


def as_register(ledger: Ledger) -> Exported:
    """Return a row for each item of each agreement that is ordered or delivered; the rest is left out.

    A register takes a deal in once an order is certain, so proposals are not in it. A number is in brackets
    where its bound is not exact or counts differ. Years are in brackets, since claims tell when an order was
    reported and not when it was placed.
    """
    rows: list[tuple[Cell, ...]] = [HEADS]
    left_out = []
    for entry in ledger.agreements:
        stage = term("SIPRI register", "goods", entry.goods)
        if stage is None:
            state = entry.goods or "no state of the goods"
            left_out.append(f"{entry.id}: {state}; a register holds orders and deliveries only")
        elif not entry.items:
            left_out.append(f"{entry.id}: no item is named")
        else:
            # The last version of each item, as it was said last.
            totals = {(item_words(item.item), item.unit): item for item in entry.items if item.period is None}
            rows += [_row(entry, item, stage) for item in totals.values()]
    return Exported(csv_text(rows).encode(), tuple(left_out))


def _row(entry: Agreement, item: Item, stage: str) -> tuple[Cell, ...]:
    since = entry.goods_status.since if entry.goods_status else None
    year = f"({since[:4]})" if since else UNKNOWN
    number = _number(entry, item)
    delivered = stage == "delivered"
    return (
        party_names(entry.seller or entry.producer or entry.funder) or "unknown",
        party_names(entry.recipient or entry.buyer) or "unknown",
        number,
        item.item,
        item.unit or UNKNOWN,
        UNKNOWN if delivered else year,
        year if delivered else UNKNOWN,
        number if delivered else UNKNOWN,
        _comments(entry),
    )


def _number(entry: Agreement, item: Item) -> Cell:
    if item.mode is None:
        return UNKNOWN
    rivals = {row.mode for row in entry.items if item_words(row.item) == item_words(item.item)}
    if item.bound == "exact" and len(rivals) == 1:
        return item.mode
    return f"({whole(item.mode)})"


def _comments(entry: Agreement) -> str:
    told = [amount_text(one) for one in entry.amounts]
    told += [f"paid by {party_names(entry.funder)}"] if entry.funder else []
    told += [mark.state for mark in entry.side_states]
    told += [f"withheld: {one}" for one in entry.withheld]
    return "; ".join([*told, f"grade {entry.grade}", entry.id])
