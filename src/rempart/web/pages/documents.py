"""The documents of the book: their texts, with what each claims marked."""

from typing import ClassVar

from fastapi import APIRouter

from rempart.claims.claim import Report
from rempart.sources.document import Document
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet
from rempart.web.refusals import looked_up

router = APIRouter()
_PAGE = 100


class DocumentsPage(Page):
    """A page of documents in the order of their ids, without their texts."""

    template: ClassVar[str] = "documents.html"
    reports: tuple[Report, ...]
    more: str

    def sheet(self) -> Sheet:
        """Return a row a document."""
        return Sheet.of(
            self.reports, "id", "title", "language", "published", "publisher", "source", "origin", "claims"
        )


class DocumentPage(Page):
    """One document with what it claims; without ``document`` where it was added without its text."""

    template: ClassVar[str] = "document.html"
    report: Report
    document: Document | None

    def sheet(self) -> Sheet:
        """Return a row a claim."""
        return Sheet.of(self.report.claims, "claim=id", "type", "status", "start", "end", "quote")


def documents(visitor: Who, desk: AtDesk, after: Short = "") -> DocumentsPage:
    """List what the visitor may read."""
    found = desk.book.reports(after=after, limit=_PAGE + 1, groups=visitor.groups)
    more = found[_PAGE - 1].id if len(found) > _PAGE else ""
    return DocumentsPage(title=_("Documents"), reports=found[:_PAGE], more=more)


def document(visitor: Who, desk: AtDesk, name: str) -> DocumentPage:
    """Show one document."""
    with looked_up():
        report = desk.book.report(name, groups=visitor.groups)
    text = desk.document(name, visitor.groups)
    return DocumentPage(title=report.title or report.id, report=report, document=text)


add_page(router, "/documents", documents)
add_page(router, "/documents/{name:path}", document)
