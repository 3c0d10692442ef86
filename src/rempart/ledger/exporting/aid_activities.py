"""IATI 2.03 activities: each dated agreement, with a transaction where money is pledged or more.

Rempart reports on what others do, so it is a secondary reporter without a registered identifier. The date of
an activity is the day on which it was first reported, and says so; no start or end is made up.
"""

from lxml import etree

from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.crosswalk import term
from rempart.ledger.exporting.exported import Exported, day
from rempart.naming import party_name
from rempart.terms.figure import whole

_REPORTER = "rempart"
_ROLES = (("1", "funder"), ("2", "buyer"), ("4", "seller"), ("4", "producer"), ("2", "recipient"))
_PLANNED_START = "1"


def as_iati(ledger: Ledger) -> Exported:
    """Return an activities file; agreements without a date are left out, since an activity needs one."""
    root = etree.Element("iati-activities", version="2.03")
    left_out = []
    for entry in ledger.agreements:
        if entry.first_reported is None:
            left_out.append(f"{entry.id}: no date, and an activity needs one")
        else:
            _activity(root, entry, entry.first_reported)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Exported(data, tuple(left_out))


def _activity(root: etree._Element, entry: Agreement, first: str) -> None:
    activity = etree.SubElement(root, "iati-activity")
    activity.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    etree.SubElement(activity, "iati-identifier").text = f"{_REPORTER}-{entry.id}"
    reporter = {"ref": _REPORTER, "type": "90", "secondary-reporter": "1"}
    _told(etree.SubElement(activity, "reporting-org", reporter), "Rempart")
    _told(etree.SubElement(activity, "title"), entry.title)
    words = [entry.supported.text if entry.supported else entry.title]
    words += [f"Withheld: {one}." for one in entry.withheld]
    _told(etree.SubElement(activity, "description"), " ".join(words))
    _participants(activity, entry)
    etree.SubElement(activity, "activity-status", code=_status(entry))
    date = etree.SubElement(activity, "activity-date", {"iso-date": day(first), "type": _PLANNED_START})
    _told(date, "The day on which it was first reported; no start is told.")
    for party in dict.fromkeys(entry.recipient or entry.buyer or ()):
        if len(party) == 2 and party.isupper() and len(entry.recipient or entry.buyer or ()) == 1:
            etree.SubElement(activity, "recipient-country", code=party)
    _transaction(activity, entry)
    for link in entry.links:
        if link.relation == "part_of":
            etree.SubElement(activity, "related-activity", ref=f"{_REPORTER}-{link.agreement}", type="1")


def _told(place: etree._Element, words: str) -> None:
    """Put words into a narrative, without the control characters that XML cannot hold."""
    kept = "".join(letter for letter in words if letter.isprintable() or letter == "\n")
    etree.SubElement(place, "narrative").text = kept


def _participants(activity: etree._Element, entry: Agreement) -> None:
    named = [(role, party) for role, field in _ROLES for party in getattr(entry, field) or ()]
    named += [("4", party) for party in entry.parties]
    for role, party in dict.fromkeys(named or [("1", "not told")]):
        _told(etree.SubElement(activity, "participating-org", role=role), party_name(party))


def _status(entry: Agreement) -> str:
    for mark in entry.side_states:
        code = term("IATI activity status", "side", mark.state)
        if code is not None:
            return code
    return term("IATI activity status", "goods", entry.goods) or "1"


def _transaction(activity: etree._Element, entry: Agreement) -> None:
    money = entry.money_status
    code = term("IATI transaction type", "money", money.state if money else None)
    first = next((one for one in entry.amounts if one.period is None), None)
    if code is None or first is None or money is None or money.since is None:
        return
    since = day(money.since)
    transaction = etree.SubElement(activity, "transaction")
    etree.SubElement(transaction, "transaction-type", code=code)
    etree.SubElement(transaction, "transaction-date", {"iso-date": since})
    value = etree.SubElement(transaction, "value", {"currency": first.currency, "value-date": since})
    value.text = f"{whole(first.value)}"
    _told(
        etree.SubElement(transaction, "description"),
        f"Said on this day ({first.bound.replace('_', ' ')}); the state is {money.state}.",
    )
