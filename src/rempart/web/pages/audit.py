"""The audit trail, for administrators: who did what at the desk."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Query

from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet

router = APIRouter()
_LARGEST = 2**53


class DeedRow(Record):
    """What somebody did."""

    moment: str
    who: str
    what: str
    subject: str


class AuditPage(Page):
    """A page of the trail, newest first; ``more`` is the number before which the next page begins."""

    template: ClassVar[str] = "audit.html"
    deeds: tuple[DeedRow, ...]
    more: int | None

    def sheet(self) -> Sheet:
        """Return a row a deed."""
        rows = ((one.moment, one.who, one.what, one.subject) for one in self.deeds)
        return Sheet(("moment", "who", "what", "subject"), tuple(rows))


def audit(
    visitor: Who, desk: AtDesk, before: Annotated[int | None, Query(ge=1, le=_LARGEST)] = None
) -> AuditPage:
    """Show what the visitor may know of."""
    found = desk.deeds(visitor.groups, before=before)
    deeds = (DeedRow(moment=one.moment, who=one.who, what=one.what, subject=one.subject) for one in found)
    more = found[-1].number if found and found[-1].number > 1 else None
    return AuditPage(title=_("Audit trail"), deeds=tuple(deeds), more=more)


add_page(router, "/audit", audit)
