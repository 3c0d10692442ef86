"""The part of a ledger that some documents touch, on four entries of three documents."""

from tests.briefing.briefing_samples import agreement, report

from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.book.excerpt import about


def entry(name: str, claim: str, *linked: str) -> Agreement:
    links = tuple({"agreement": other, "relation": "part_of", "claims": ()} for other in linked)
    return agreement(id=name, claims=(claim,), stances=(), links=links)


def ledger() -> Ledger:
    entries = (
        entry("inner", "letter#1", "middle"),
        entry("middle", "talks#1", "outer"),
        entry("outer", "talks#2"),
        entry("unlinked", "talks#3", "inner"),
    )
    silent = [report(id=name, claims=()) for name in ("letter", "memo")]
    return Ledger(entries, (report(), *silent), rejected=frozenset({"talks#4"}))


def test_links_are_followed_to_their_end_and_not_backwards() -> None:
    assert list(about(ledger(), ["letter"])) == ["inner", "middle", "outer"]


def test_of_each_report_the_claims_of_such_entries_are_kept_and_what_was_rejected() -> None:
    found = about(ledger(), ["letter"])
    # "memo" has nothing to do with it; "letter" claims nothing here, and was asked for.
    kept = {one.id: [claim.id for claim in one.claims] for one in found.reports}
    assert kept == {"talks": ["talks#1", "talks#2", "talks#4"], "letter": []}


def test_a_document_of_no_entry_brings_none() -> None:
    found = about(ledger(), ["memo"])
    assert list(found) == []
    assert [one.id for one in found.reports] == ["talks", "memo"]
    assert found.rejected == {"talks#4"}
