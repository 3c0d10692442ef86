"""The ledger: agreements and stances, as known on a day; one of them with the sentences and how it came about."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Annotated, ClassVar, get_args

from fastapi import APIRouter, Query

from rempart.briefing.page.quotes import excerpt
from rempart.claims.claim import Claim
from rempart.desk.desk import Desk
from rempart.errors import RecordError
from rempart.ledger.agreement import Agreement
from rempart.ledger.book.dossier import Dossier, Held
from rempart.ledger.book.filters import Filters
from rempart.ledger.book.times import end_of
from rempart.ledger.doubts import Unsure
from rempart.records import Record
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, ClaimType
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.language import _
from rempart.web.page import Page, Sheet
from rempart.web.pages.sources import is_empty
from rempart.web.refusals import looked_up

router = APIRouter()

_PAGE = 50
KINDS = ("agreement", "stance")
TYPES = tuple(name for name in get_args(ClaimType) if name != "stance")


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
        asked = {name: getattr(self, name) or None for name in ("kind", "type", "item", "goods", "money")}
        return Filters(party=self.party.strip() or None, **asked)


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
        return Sheet.of(
            self.entries,
            "id", "kind", "title", "type", "goods=goods_status.state", "money=money_status.state",
            "first_reported", "last_reported", "reports", "origins", "grade",
        )  # fmt: skip


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
        return Sheet.of(
            self.quotes,
            "claim=claim.id", "document", "publisher", "published", "type=claim.type", "status=claim.status",
            "value=claim.amount.value", "currency=claim.amount.currency", "item=claim.item", "quote=claim.quote",
        )  # fmt: skip


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
