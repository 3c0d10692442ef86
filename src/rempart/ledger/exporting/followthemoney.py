"""FollowTheMoney entities and statements, written by us in the model of version 3.8 and 4.

An agreement with a reported contract is a ``Contract`` with its awards; any other one is a ``Project``, whose
name claims no more. Every report is an ``Article`` that documents it, with the quote. Each statement keeps who
said it (``origin``) and when it was first and last said, so that rival values stand side by side.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.conflicts import amount_text
from rempart.ledger.exporting.cells import Cell, csv_text, guarded
from rempart.ledger.profiles import is_state
from rempart.naming import party_name
from rempart.terms.party import ROLES

DATASET = "rempart"
_TYPES = {
    **{name: name for name in ("country", "date", "language", "name")},
    "amount": "number",
    "projectId": "identifier",
    "publishedAt": "date",
    "sourceUrl": "url",
    **dict.fromkeys(("summary", "description", "notes"), "text"),
    **dict.fromkeys(("contract", "supplier", "authority", "project", "participant"), "entity"),
    **dict.fromkeys(("document", "entity", "subject", "object"), "entity"),
}
_HEADS = (
    "id", "entity_id", "canonical_id", "schema", "prop", "prop_type", "value", "original_value", "lang",
    "dataset", "origin", "external", "first_seen", "last_seen",
)  # fmt: skip
_SUPPLYING = ("seller", "producer")


class Said(NamedTuple):
    """One value of one property of one entity, who said it, and between which days."""

    entity: str
    schema: str
    prop: str
    value: str
    origin: str = ""
    first: str = ""
    last: str = ""


def as_entities(ledger: Ledger) -> bytes:
    """Return entities as JSON lines (``.ftm.json``), in the order of their ids."""
    schema: dict[str, str] = {}
    properties: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for said in _statements(ledger):
        schema[said.entity] = said.schema
        values = properties[said.entity][said.prop]
        if said.value not in values:
            values.append(said.value)
    lines = [
        json.dumps(
            {"id": name, "schema": schema[name], "properties": dict(properties[name]), "datasets": [DATASET]},
            ensure_ascii=False,
        )
        for name in sorted(schema)
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def as_statements(ledger: Ledger) -> bytes:
    """Return statements as CSV: one row for each value that somebody gives; no text of it is run."""
    rows: list[tuple[Cell, ...]] = [_HEADS]
    # A value that a spreadsheet would run is guarded before its key is made, so that the two stay together.
    guarded_ = (said._replace(value=str(guarded(said.value))) for said in _statements(ledger))
    told = {(said.entity, said.prop, said.value): said for said in guarded_}
    for place, said in sorted(told.items()):
        # The key that the library gives to a statement of a value.
        key = hashlib.sha1(".".join((DATASET, *place)).encode()).hexdigest()  # noqa: S324 -- their key
        kind = _TYPES.get(said.prop, "string")
        row = (key, said.entity, said.entity, said.schema, said.prop, kind, said.value, "", "")
        rows.append((*row, DATASET, said.origin, "f", said.first, said.last))
    return csv_text(rows).encode()


def _id(kind: str, name: str) -> str:
    return f"{DATASET}-{kind}-{hashlib.sha256(name.encode()).hexdigest()[:20]}"


def _statements(ledger: Ledger) -> Iterator[Said]:
    reports = {report.id: report for report in ledger.reports}
    parties: set[str] = set()
    documents: set[str] = set()
    for entry in ledger.agreements:
        yield from _agreement(entry)
        for party, part in _parts(entry):
            parties.add(party)
            yield from part
        for name in entry.claims:
            report = reports.get(name.rpartition("#")[0])
            if report is not None:
                documents.add(report.id)
                yield from _documentation(entry, name, report)
    for party in sorted(parties):
        yield from _party(party)
    for name in sorted(documents):
        yield from _article(reports[name])


def _agreement(entry: Agreement) -> Iterator[Said]:
    name, schema = _id("agreement", entry.id), "Contract" if entry.reaches("contracted") else "Project"
    first, last = entry.first_reported or "", entry.last_reported or ""
    goods, money = entry.goods or "not told", entry.money or "not told"
    sides = "".join(f"; {mark.state}" for mark in entry.side_states)
    told = {
        "name": entry.title,
        "status": f"goods: {goods}; money: {money}{sides}",
        "summary": entry.supported.text if entry.supported else entry.title,
        "type" if schema == "Contract" else "goal": entry.type,
        "notes": f"Grade {entry.grade}; {entry.reports} reports of {len(entry.origins)} origins.",
    }
    if schema == "Contract":
        told["title"] = entry.title
    else:
        told["projectId"] = entry.id
    for prop, value in told.items():
        yield Said(name, schema, prop, value, DATASET, first, last)
    for words in entry.withheld:
        yield Said(name, schema, "notes", f"Withheld: {words}", "", first, last)
    for amount in entry.amounts:
        origin = "; ".join(amount.origins)
        if schema == "Contract" and amount.period is None:
            yield Said(name, schema, "amount", f"{amount.value}", origin, first, last)
            yield Said(name, schema, "currency", amount.currency, origin, first, last)
        words = f"Sum as said by {origin}: {amount_text(amount)}"
        yield Said(name, schema, "notes", words, origin, first, last)


def _parts(entry: Agreement) -> Iterator[tuple[str, list[Said]]]:
    """Yield each party with the entity that ties it to the agreement."""
    first, last = entry.first_reported or "", entry.last_reported or ""
    for role in (*ROLES, "parties"):
        for party in getattr(entry, role) or ():
            tie, other = _id("tie", f"{entry.id} {role} {party}"), _id("party", party)
            if entry.reaches("contracted") and role in _SUPPLYING:
                schema, ends = "ContractAward", {"contract": _id("agreement", entry.id), "supplier": other}
            elif entry.reaches("contracted"):
                schema, ends = "UnknownLink", {"subject": other, "object": _id("agreement", entry.id)}
            else:
                ends = {"project": _id("agreement", entry.id), "participant": other}
                schema = "ProjectParticipant"
            told: Mapping[str, str] = {**ends, "role": role}
            yield party, [Said(tie, schema, prop, value, "", first, last) for prop, value in told.items()]


def _party(party: str) -> Iterator[Said]:
    schema = "PublicBody" if is_state(party) else "Organization"
    yield Said(_id("party", party), schema, "name", party_name(party))
    if len(party) == 2 and is_state(party):
        yield Said(_id("party", party), schema, "country", party.lower())


def _documentation(entry: Agreement, name: str, report: Report) -> Iterable[Said]:
    quote = next((claim.quote for claim in report.claims if claim.id == name), "")
    tie, date = _id("quote", f"{entry.id} {name}"), report.published or ""
    told = {"document": _id("report", report.id), "entity": _id("agreement", entry.id), "recordId": name}
    told |= {"summary": quote} if quote else {}
    told |= {"date": date} if date else {}
    return [
        Said(tie, "Documentation", prop, value, report.publisher or report.id, date, date)
        for prop, value in told.items()
    ]


def _article(report: Report) -> Iterator[Said]:
    date, name = report.published or "", _id("report", report.id)
    told = {
        "title": report.title or report.id,
        "publisher": report.publisher,
        "publishedAt": report.published,
        "sourceUrl": report.source if report.source.startswith(("http://", "https://")) else None,
    }
    for prop, value in told.items():
        if value:
            yield Said(name, "Article", prop, value, report.publisher or "", date, date)
