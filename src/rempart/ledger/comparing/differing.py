"""Field by field, where a row of a sheet and an agreement differ; what the row leaves open is not compared."""

from collections.abc import Iterator

from rempart.ledger.agreement import Agreement
from rempart.ledger.comparing.comparison import Difference
from rempart.ledger.comparing.rows import Theirs
from rempart.ledger.conflicts import amount_text
from rempart.ledger.crosswalk import terms_of
from rempart.ledger.evidence import SAME_CONVERTED, SAME_COUNT, SAME_SUM
from rempart.ledger.exporting.columns import item_words as counted
from rempart.ledger.profiles import dollars, item_words, stands_for
from rempart.ledger.wording import count_text, parties_text
from rempart.terms.party import ROLES
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER

# Who takes and who gives may stand in another role with us: a gift has a recipient, a purchase a buyer.
_OTHER = {
    "buyer": "recipient",
    "recipient": "buyer",
    "seller": "funder",
    "funder": "seller",
    "producer": "seller",
}


def differences(theirs: Theirs, entry: Agreement) -> tuple[Difference, ...]:
    """Return the fields in which the two differ; sums and numbers by the tolerance of the merge."""
    found = [*_parties(theirs, entry), *_item(theirs, entry), *_quantity(theirs, entry)]
    found += [*_amount(theirs, entry), *_status(theirs, entry), *_date(theirs, entry)]
    return tuple(found)


def _parties(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    for role in ROLES:
        told = getattr(theirs.claim, role)
        if not told:
            continue
        own = getattr(entry, role) or getattr(entry, _OTHER[role]) or ()
        same = set(told) == set(own) or stands_for(frozenset(told), frozenset(own))
        if not same:
            yield Difference(field=role, theirs=parties_text(told), ours=parties_text(own))


def _item(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    told = theirs.claim.item
    if told and item_words(told) not in {item_words(row.item) for row in entry.items}:
        yield Difference(
            field="item", theirs=told, ours="; ".join(dict.fromkeys(row.item for row in entry.items))
        )


def _quantity(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    told = theirs.claim.quantity
    if told is None:
        return
    rows = [row for row in entry.items if row.mode is not None and row.period is None]
    if not any(_within(float(row.mode or 0), float(told.value), SAME_COUNT) for row in rows):
        text = count_text(told.value, told.bound, (told.low, told.high))
        yield Difference(field="quantity", theirs=text, ours="; ".join(counted(row) for row in rows))


def _within(one: float, other: float, ratio: float) -> bool:
    return one <= other * ratio and other <= one * ratio


def _amount(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    told = theirs.claim.amount
    if told is None:
        return
    year = theirs.date[:4] if theirs.date else None
    value = dollars(told.value, told.currency, year)
    for one in entry.amounts:
        if one.currency == told.currency and _within(float(one.value), float(told.value), SAME_SUM):
            return
        own = dollars(one.value, one.currency, year)
        if one.currency != told.currency and own and value and _within(own, value, SAME_CONVERTED):
            return
    ours = "; ".join(amount_text(one) for one in entry.amounts)
    yield Difference(field="amount", theirs=amount_text(told), ours=ours)


def _status(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    # Ours may have the same word in their scheme, which may hold several of our states.
    words = {word.casefold() for word in terms_of(entry, theirs.scheme)}
    if theirs.axis is None or theirs.state is None or theirs.word.casefold() in words:
        return
    sides = ", ".join(mark.state for mark in entry.side_states)
    own = {"goods": entry.goods, "money": entry.money, "side": sides or None}[theirs.axis]
    if own != theirs.state:
        text = f"{theirs.axis}: {own}{_further(theirs, own)}" if own else ""
        yield Difference(field="status", theirs=f"{theirs.axis}: {theirs.state}", ours=text)


def _further(theirs: Theirs, ours: str) -> str:
    """Say which of the two states is further on."""
    order: tuple[str, ...] = {"goods": GOODS_ORDER, "money": MONEY_ORDER}.get(theirs.axis or "", ())
    if ours not in order or theirs.state not in order:
        return ""
    return " (further)" if order.index(ours) > order.index(theirs.state) else " (less far)"


def _date(theirs: Theirs, entry: Agreement) -> Iterator[Difference]:
    """Compare as precisely as the less precise of the two dates."""
    told, own = theirs.date, entry.first_reported
    if told is None:
        return
    length = min(len(told), len(own)) if own else 0
    last = (entry.last_reported or "")[:length]
    if not own or not own[:length] <= told[:length] <= last:
        ours = own if own == entry.last_reported else f"{own} to {entry.last_reported}"
        yield Difference(field="date", theirs=told, ours=ours if own else "")
