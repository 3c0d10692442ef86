"""The ledger: agreements and stances, as known on a day."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Query

from rempart.ledger.agreement import Agreement
from rempart.ledger.book.filters import Filters
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet

router = APIRouter()
_PAGE = 50


class Asked(Record):
    """Which entries, as known when, behind which id; what is empty is not asked."""

    party: Short = ""
    item: Short = ""
    kind: Short = ""
    as_of: Short = ""
    after: Short = ""


class AgreementsPage(Page):
    """A page of entries in the order of their ids; ``more`` is the id after which the next page begins."""

    template: ClassVar[str] = "agreements.html"
    asked: Asked
    entries: tuple[Agreement, ...]
    more: str

    def sheet(self) -> Sheet:
        """Return a row an entry."""
        columns = (
            "id",
            "title",
            "type",
            "goods",
            "money",
            "first_reported",
            "last_reported",
            "reports",
            "grade",
        )
        rows = (
            (
                entry.id,
                entry.title,
                entry.type,
                entry.goods_status.state if entry.goods_status else None,
                entry.money_status.state if entry.money_status else None,
                entry.first_reported,
                entry.last_reported,
                entry.reports,
                entry.grade,
            )
            for entry in self.entries
        )
        return Sheet(columns, tuple(rows))


def agreements(visitor: Who, desk: AtDesk, asked: Annotated[Asked, Query()]) -> AgreementsPage:
    """List what the visitor may see."""
    filters = Filters(kind=asked.kind or None, party=asked.party or None, item=asked.item or None)
    found = desk.book.agreements(
        filters, after=asked.after, limit=_PAGE + 1, as_of=asked.as_of or None, groups=visitor.groups
    )
    more = found[_PAGE - 1].id if len(found) > _PAGE else ""
    return AgreementsPage(title=_("Agreements"), asked=asked, entries=found[:_PAGE], more=more)


add_page(router, "/agreements", agreements)
