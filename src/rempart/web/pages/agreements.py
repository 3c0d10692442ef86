"""The ledger: agreements and stances, as known on a day."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Query

from rempart.ledger.agreement import Agreement
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.times import end_of
from rempart.records import Record
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet
from rempart.web.pages.sources import is_empty

router = APIRouter()
_PAGE = 50
KINDS = ("agreement", "stance")
TYPES = (
    "purchase", "funding", "donation", "production", "delivery", "request", "guarantee", "loan", "cooperation",
)  # fmt: skip


class Asked(Record):
    """Which entries, as known when, behind which id; what is empty is not asked."""

    party: Short = ""
    item: Short = ""
    kind: Short = ""
    type: Short = ""
    goods: Short = ""
    money: Short = ""
    as_of: Short = ""
    after: Short = ""

    @property
    def filters(self) -> Filters:
        """The same without the date and the page."""
        return Filters(
            kind=self.kind or None,
            type=self.type or None,
            party=self.party.strip() or None,
            item=self.item or None,
            goods=self.goods or None,
            money=self.money or None,
        )


class AgreementsPage(Page):
    """A page of entries in the order of their ids; ``more`` is the id after which the next page begins."""

    template: ClassVar[str] = "agreements.html"
    kinds: ClassVar[tuple[str, ...]] = KINDS
    types: ClassVar[tuple[str, ...]] = TYPES
    goods: ClassVar[tuple[str, ...]] = GOODS_ORDER
    money: ClassVar[tuple[str, ...]] = MONEY_ORDER
    asked: Asked
    count: int
    entries: tuple[Agreement, ...]
    more: str
    is_empty: bool
    known: str | None = None

    def sheet(self) -> Sheet:
        """Return a row an entry."""
        columns = (
            "id", "kind", "title", "type", "goods", "money",
            "first_reported", "last_reported", "reports", "origins", "grade",
        )  # fmt: skip
        rows = (
            (
                entry.id,
                entry.kind,
                entry.title,
                entry.type,
                entry.goods_status.state if entry.goods_status else None,
                entry.money_status.state if entry.money_status else None,
                entry.first_reported,
                entry.last_reported,
                entry.reports,
                len(entry.origins),
                entry.grade,
            )
            for entry in self.entries
        )
        return Sheet(columns, tuple(rows))


def agreements(visitor: Who, desk: AtDesk, asked: Annotated[Asked, Query()]) -> AgreementsPage:
    """List what the visitor may see."""
    end_of(asked.as_of or None)
    as_of, groups = asked.as_of or None, visitor.groups
    found = desk.book.agreements(
        asked.filters, after=asked.after, limit=_PAGE + 1, as_of=as_of, groups=groups
    )
    return AgreementsPage(
        title=_("Agreements"),
        asked=asked,
        count=desk.book.count(asked.filters, as_of=as_of, groups=groups),
        entries=found[:_PAGE],
        more=found[_PAGE - 1].id if len(found) > _PAGE else "",
        is_empty=not found and is_empty(desk, visitor),
        known=desk.book.worked_out(groups=visitor.groups),
    )


add_page(router, "/agreements", agreements)
