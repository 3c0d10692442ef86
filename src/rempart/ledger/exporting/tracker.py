"""A sheet with the columns of the Kiel Ukraine Support Tracker, one row an agreement that it has a word for."""

from collections.abc import Mapping

from rempart.claims.claim import Parties
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.converting import Yardstick
from rempart.ledger.crosswalk import terms_of
from rempart.ledger.exporting.cells import Cell, csv_text
from rempart.ledger.exporting.exported import Exported
from rempart.ledger.totalling import totals
from rempart.ledger.totals import Counted, Measure
from rempart.naming import party_names
from rempart.terms.months import month_number
from rempart.terms.table import table

SCHEME = "Kiel measure"
_Sums = Mapping[str, Mapping[Measure, Counted]]
_FIRST_MONTH = "2022-01"
_FINANCIAL = frozenset(("loan", "funding"))
_GIFTS = frozenset(("donation", "delivery"))


def tracker_columns() -> tuple[str, ...]:
    """Return the names of the columns, in the order of the sheet."""
    return tuple(row.text("column") for row in table("kiel_tracker_columns").values())


def as_tracker(ledger: Ledger) -> Exported:
    """Return aid to Ukraine that is at least announced or pledged, as commitments and allocations.

    Values in euros are at the mean rate of the year in which a sum was said; where it is a rate or none
    is told, the cell is empty. Cells that only the tracker can fill (its own prices, its own estimates)
    are empty.
    """
    sums = totals(ledger, currency="EUR").by_agreement()
    rows: list[list[Cell]] = [list(tracker_columns())]
    left_out = []
    for entry in ledger.agreements:
        measures = terms_of(entry, SCHEME)
        if not _donor(entry) or "UA" not in (*(entry.recipient or ()), *(entry.buyer or ())):
            left_out.append(f"{entry.id}: no aid of somebody named to Ukraine")
        elif not measures:
            left_out.append(f"{entry.id}: neither a commitment nor an allocation by its states")
        else:
            told = _cells(entry, "Allocation" if "Allocation" in measures else measures[0], sums)
            rows.append([told.get(column) for column in rows[0] if isinstance(column, str)])
    return Exported(csv_text(rows).encode(), tuple(left_out))


def _donor(entry: Agreement) -> Parties:
    """Who gives: the payer, or whoever hands over a gift; a seller of bought goods is none."""
    return entry.funder or (entry.seller if entry.type in _GIFTS else None)


def _cells(entry: Agreement, measure: str, sums: _Sums) -> Mapping[str, Cell]:
    first = next((one for one in entry.amounts if one.period is None), None)
    main = entry.items[0] if entry.items else None
    month = entry.first_reported[:7] if entry.first_reported and len(entry.first_reported) >= 7 else None
    return {
        "activity_id": entry.id,
        "donor": party_names(_donor(entry)) or None,
        "announcement_date": entry.first_reported,
        "aid_type_general": "Financial" if entry.type in _FINANCIAL else "Military",
        "explanation": entry.title,
        "measure": measure,
        "item": main.item if main else None,
        "source_reported_value": first.value if first else None,
        "reporting_currency": first.currency if first else None,
        "tot_activity_value": first.value if first else None,
        "tot_activity_value_EUR": _euros(entry, sums),
        "tot_value_deliv_EUR": _said(sums, entry, "delivered"),
        "month": month_number(month) - month_number(_FIRST_MONTH) + 1 if month else None,
        "month_exists_dummy": 1 if month else 0,
    }


def _euros(entry: Agreement, sums: _Sums) -> Cell:
    """The value in euros, also of a part whose package counts in the totals."""
    told = _said(sums, entry, "reported")
    first = next((one for one in entry.amounts if one.period is None), None)
    if told is not None or first is None:
        return told
    factor = Yardstick("EUR").factor(first.currency, (entry.first_reported or "")[:4] or None)
    return None if isinstance(factor, str) else factor.times(first.value)


def _said(sums: _Sums, entry: Agreement, measure: Measure) -> Cell:
    counted = sums.get(entry.id, {}).get(measure)
    return None if counted is None else counted.said
