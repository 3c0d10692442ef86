"""The audit trail, for administrators: who did what at the desk."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Query

from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet

router = APIRouter()
_PAGE = 100
_LARGEST = 10**9


class DeedRow(Record):
    """What somebody did."""

    moment: str
    who: str
    what: str
    subject: str


class AuditPage(Page):
    """A page of the trail, newest first; ``more`` is how many rows the next page skips."""

    template: ClassVar[str] = "audit.html"
    deeds: tuple[DeedRow, ...]
    more: int | None

    def sheet(self) -> Sheet:
        """Return a row a deed."""
        rows = ((one.moment, one.who, one.what, one.subject) for one in self.deeds)
        return Sheet(("moment", "who", "what", "subject"), tuple(rows))


def audit(visitor: Who, desk: AtDesk, skip: Annotated[int, Query(ge=0, le=_LARGEST)] = 0) -> AuditPage:
    """Show what the visitor may know of."""
    found = desk.deeds(visitor.groups, skip=skip, limit=_PAGE + 1)
    deeds = tuple(
        DeedRow(moment=one.moment, who=one.who, what=one.what, subject=one.subject) for one in found[:_PAGE]
    )
    more = skip + _PAGE if len(found) > _PAGE else None
    return AuditPage(title=_("Audit trail"), deeds=deeds, more=more)


add_page(router, "/audit", audit)
