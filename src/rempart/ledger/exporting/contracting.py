"""OCDS 1.1 releases and records, with the extension for withheld information.

An agreement is one contracting process. The stages it has reached decide which parts are there: planning
always, an award once money is set aside or a contract is reported, a contract once one is reported. No
date of signature and no delivery date is made up: claims tell when something was said. The identifiers have
no prefix registered with the Open Contracting Partnership.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from rempart.claims.claim import Report
from rempart.errors import OutputError
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.conflicts import amount_text
from rempart.ledger.crosswalk import terms_of
from rempart.ledger.exporting.columns import item_words
from rempart.ledger.exporting.exported import Exported, day
from rempart.naming import party_name, slug

_PREFIX = "rempart-"
_WITHHELD = (
    "https://raw.githubusercontent.com/open-contracting-extensions/"
    "ocds_withheldInformation_extension/master/extension.json"
)
_ROLES = {
    "buyer": "buyer",
    "seller": "supplier",
    "funder": "funder",
    "recipient": "interestedParty",
    "producer": "producer",
}
_RELATED = {"part_of": "parent", "supersedes": "prior"}
Json = dict[str, Any]


def as_releases(ledger: Ledger) -> Exported:
    """Return a release package: one release an agreement, dated by its latest report.

    Raises:
        OutputError: no agreement has a date, so that there is nothing to release.
    """
    return _packed(ledger, lambda releases: {"releases": releases})


def as_records(ledger: Ledger) -> Exported:
    """Return a record package: each release with what it compiles to.

    Raises:
        OutputError: no agreement has a date, so that there is nothing to record.
    """
    return _packed(ledger, lambda releases: {"records": [_record(release) for release in releases]})


def _record(release: Json) -> Json:
    compiled = release | {"id": f"{release['ocid']}-{release['date']}", "tag": ["compiled"]}
    return {"ocid": release["ocid"], "releases": [release], "compiledRelease": compiled}


def _packed(ledger: Ledger, content: Callable[[list[Json]], Json]) -> Exported:
    dated = [entry for entry in ledger.agreements if entry.last_reported]
    if not dated:
        raise OutputError(
            "no agreement of this ledger has a date",
            "at least one, since a release is dated and a package is never empty",
            "Date the reports with --meta, or export another format.",
        )
    gone = [entry.id for entry in ledger.agreements if not entry.last_reported]
    reports = {report.id: report for report in ledger.reports}
    latest = max(day(entry.last_reported or "") for entry in dated)
    package = {
        "uri": f"urn:rempart:ledger:{latest}",
        "version": "1.1",
        "publishedDate": _moment(latest),
        "publisher": {"name": "Rempart"},
        **({"extensions": [_WITHHELD]} if any(entry.withheld for entry in dated) else {}),
        **content([_release(entry, reports) for entry in dated]),
    }
    left_out = tuple(f"{name}: no date, and a release needs one" for name in gone)
    return Exported((json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode(), left_out)


def _moment(date: str) -> str:
    return f"{day(date)}T00:00:00Z"


def _release(entry: Agreement, reports: Mapping[str, Report]) -> Json:
    date = entry.last_reported or ""
    is_contract = entry.reaches("contracted")
    return _told({
        "ocid": f"{_PREFIX}{entry.id}",
        "id": f"{entry.id}-{date}",
        "date": _moment(date),
        "tag": list(terms_of(entry, "OCDS tag")) or ["planning"],
        "initiationType": "tender",
        "language": "en",
        "parties": _parties(entry),
        "buyer": _reference(entry.buyer[0]) if entry.buyer else None,
        "planning": _planning(entry, reports),
        "awards": [_award(entry)] if is_contract or entry.reaches("allocated") else None,
        "contracts": [_contract(entry)] if is_contract else None,
        "relatedProcesses": _related(entry),
        "withheldInformation": _withheld(entry),
    })  # fmt: skip


def _told(fields: Json) -> Json:
    """Leave out what is not told."""
    return {name: value for name, value in fields.items() if value}


def _reference(party: str) -> Json:
    name = party if party.isascii() and party.isalnum() else slug(party) or party
    return {"id": name, "name": party_name(party)}


def _parties(entry: Agreement) -> list[Json]:
    roles: dict[str, list[str]] = {}
    for field, role in _ROLES.items():
        for party in getattr(entry, field) or ():
            roles.setdefault(party, []).append(role)
    for party in entry.parties:
        roles.setdefault(party, ["interestedParty"])
    return [_reference(party) | {"roles": told} for party, told in roles.items()]


def _sum(entry: Agreement) -> Json:
    """The first sum as the value; a rate is none."""
    first = next((one for one in entry.amounts if one.period is None), None)
    return {} if first is None else {"value": {"amount": first.value, "currency": first.currency}}


def _planning(entry: Agreement, reports: Mapping[str, Report]) -> Json:
    sums = "; ".join(f"{amount_text(one)} ({', '.join(one.origins)})" for one in entry.amounts)
    rationale = entry.supported.text if entry.supported else entry.title
    budget = _told({"amount": _sum(entry).get("value"), "description": sums})
    return _told({"rationale": rationale, "budget": budget, "documents": _documents(entry, reports)})


def _documents(entry: Agreement, reports: Mapping[str, Report]) -> list[Json]:
    named = sorted({claim.rpartition("#")[0] for claim in entry.claims})
    found = []
    for report in (reports[name] for name in named if name in reports):
        told = {
            "id": report.id,
            "title": report.title,
            "url": report.source if report.source.startswith(("http://", "https://")) else None,
            "datePublished": _moment(report.published) if report.published else None,
            "language": report.language,
        }
        found.append(_told(told))
    return found


def _items(entry: Agreement) -> list[Json]:
    items = []
    for number, row in enumerate(entry.items, start=1):
        told: Json = {"id": str(number), "description": item_words(row)}
        if row.mode is not None and row.period is None:
            told["quantity"] = row.mode
        if row.unit:
            told["unit"] = {"name": row.unit}
        items.append(told)
    return items


def _award(entry: Agreement) -> Json:
    return _told({
        "id": f"{entry.id}-award",
        "title": entry.title,
        "status": "cancelled" if _is_off(entry) else "active",
        **_sum(entry),
        "suppliers": [_reference(party) for party in entry.seller or ()],
        "items": _items(entry),
    })  # fmt: skip


def _is_off(entry: Agreement) -> bool:
    return any(mark.state == "cancelled" for mark in entry.side_states)


def _contract(entry: Agreement) -> Json:
    done: Json = {}
    if entry.reaches("delivered"):
        told = {"title": "Delivery as reported", "type": "delivery", "status": "met"}
        done["milestones"] = [{"id": f"{entry.id}-delivery"} | told]
    if entry.reaches("financed"):
        payer, payee = entry.funder or entry.buyer, entry.seller or entry.recipient
        paid = {
            "id": f"{entry.id}-payment",
            **_sum(entry),
            "payer": _reference(payer[0]) if payer else None,
            "payee": _reference(payee[0]) if payee else None,
        }
        done["transactions"] = [_told(paid)]
    return _told({
        "id": f"{entry.id}-contract",
        "awardID": f"{entry.id}-award",
        "title": entry.title,
        "status": "terminated" if _is_off(entry) else "active",
        **_sum(entry),
        "items": _items(entry),
        "implementation": done,
    })  # fmt: skip


def _related(entry: Agreement) -> list[Json]:
    return [
        {
            "id": str(number),
            "relationship": [_RELATED.get(link.relation, link.relation)],
            "scheme": "ocid",
            "identifier": f"{_PREFIX}{link.agreement}",
        }
        for number, link in enumerate(entry.links, start=1)
    ]


def _withheld(entry: Agreement) -> list[Json]:
    return [
        {"id": f"withheld-{number}", "name": words, "rationale": "Said to be confidential by the reports."}
        for number, words in enumerate(entry.withheld, start=1)
    ]
