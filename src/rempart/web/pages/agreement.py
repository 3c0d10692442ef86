"""One agreement: how firm on both axes, how much by whose word, the sentences themselves, how it came about."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import ClassVar

from fastapi import APIRouter

from rempart.briefing.page.quotes import excerpt
from rempart.claims.claim import Claim
from rempart.desk.desk import Desk
from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book.dossier import Dossier, Held
from rempart.ledger.book.times import end_of
from rempart.ledger.doubts import Unsure
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.page import Page, Sheet
from rempart.web.refusals import looked_up

router = APIRouter()
# Texts are looked up for so many reports; of the rest the quote stands alone, and leads to its document.
_IN_CONTEXT = 40


class Quoted(Record):
    """A claim in its words, with those before and behind it; ``stance`` marks an attitude to the deal."""

    claim: Claim
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    before: str
    after: str
    stance: bool


class AgreementPage(Page):
    """An entry as known at a moment, with what stands behind it.

    ``version`` names this state of it: who judges hands it back. ``unsure`` are pairs with other entries that
    wait for a judgement, as known now.
    """

    template: ClassVar[str] = "agreement.html"
    entry: Agreement
    version: str
    as_of: str
    quotes: tuple[Quoted, ...]
    history: tuple[Held, ...]
    unsure: tuple[Unsure, ...]
    known: str | None = None

    def sheet(self) -> Sheet:
        """Return a row a claim."""
        columns = (
            "claim", "document", "publisher", "published", "type", "status", "value", "currency", "item", "quote",
        )  # fmt: skip
        rows = (
            (
                told.claim.id,
                told.document,
                told.publisher,
                told.published,
                told.claim.type,
                told.claim.status,
                told.claim.amount.value if told.claim.amount else None,
                told.claim.amount.currency if told.claim.amount else None,
                told.claim.item,
                told.claim.quote,
            )
            for told in self.quotes
        )
        return Sheet(columns, tuple(rows))


def agreement(visitor: Who, desk: AtDesk, name: str, as_of: Short = "") -> AgreementPage:
    """Show one entry by an id that it has or had, or by one of its claims."""
    end_of(as_of or None)
    with looked_up():
        found = _known(desk, visitor.groups, name, as_of or None)
        history = desk.book.history(found.entry.id, groups=visitor.groups) if not as_of else ()
    unsure = desk.book.unsure(about=found.entry.id, groups=visitor.groups)
    return AgreementPage(
        title=found.entry.title,
        entry=found.entry,
        version=found.version,
        as_of=as_of,
        quotes=tuple(_quotes(desk, visitor.groups, found)),
        history=history,
        unsure=() if as_of else unsure,
        known=desk.book.worked_out(groups=visitor.groups),
    )


def _known(desk: Desk, groups: frozenset[str], name: str, as_of: str | None) -> Dossier:
    """Return an entry as known then; where it had another id then, by the claims that it has now."""
    try:
        return desk.book.dossier(name, as_of=as_of, groups=groups)
    except RecordError:
        if as_of is None or "#" in name:
            raise
        now = desk.book.agreement(name, groups=groups)
        for claim in (*now.claims, *now.stances):
            with suppress(RecordError):
                return desk.book.dossier(claim, as_of=as_of, groups=groups)
        raise


def _quotes(desk: Desk, groups: frozenset[str], found: Dossier) -> Iterable[Quoted]:
    said = {claim.id: (claim, report) for report in found.reports.values() for claim in report.claims}
    texts = _texts(desk, groups, list(found.reports)[:_IN_CONTEXT])
    names = (*found.entry.claims, *found.entry.stances)
    for name in names:
        claim, report = said[name]
        told = excerpt(texts.get(report.id), claim.quote, claim.start)
        yield Quoted(
            claim=claim,
            document=report.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            before=told.before,
            after=told.after,
            stance=name in found.entry.stances,
        )


def _texts(desk: Desk, groups: frozenset[str], names: Iterable[str]) -> Mapping[str, str]:
    known = (desk.document(name, groups) for name in names)
    return {document.id: document.text for document in known if document is not None}


add_page(router, "/agreements/{name:path}", agreement)
