"""What moved since a day, and the same as an Atom feed."""

from datetime import timedelta
from typing import ClassVar

from fastapi import APIRouter, Request, Response

from rempart.desk.watching.watches import atom
from rempart.ledger.book.comparing import Change
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_page
from rempart.web.language import _, speaking
from rempart.web.page import Page, Sheet
from rempart.web.rendering import address

router = APIRouter()
_DAYS = 30


class ChangesPage(Page):
    """What moved after the end of a day, the latest first."""

    template: ClassVar[str] = "changes.html"
    since: str
    changes: tuple[Change, ...]
    known: str | None = None

    def sheet(self) -> Sheet:
        """Return a row a change."""
        columns = ("learned", "kind", "agreement", "sentence", "behind")
        rows = (
            (one.learned, one.kind, one.agreement, one.sentence, "; ".join(one.behind))
            for one in self.changes
        )
        return Sheet(columns, tuple(rows))


def changes(visitor: Who, desk: AtDesk, since: Short = "") -> ChangesPage:
    """Show what moved, without a date in the last 30 days."""
    day = since or (desk.clock() - timedelta(days=_DAYS)).date().isoformat()
    found = desk.book.changes(day, groups=visitor.groups)
    return ChangesPage(
        title=_("What changed"),
        since=day,
        changes=tuple(reversed(found)),
        known=desk.book.worked_out(groups=visitor.groups),
    )


def feed(request: Request, visitor: Who, desk: AtDesk, since: Short = "") -> Response:
    """Return the same as an Atom feed, for a reader that is signed in."""
    with speaking(visitor.language):
        page = changes(visitor, desk, since)
    place = str(request.base_url).rstrip("/")
    content = atom(
        page.changes,
        title=page.title,
        address=f"{place}/changes",
        link=lambda change: place + page_of(change),
        updated=page.changes[0].learned if page.changes else "",
    )
    return Response(content, media_type="application/atom+xml; charset=utf-8")


def page_of(change: Change) -> str:
    """Return the address of the page about a change."""
    return address("agreements", change.agreement) if change.agreement else address("changes")


add_page(router, "/changes", changes)
router.add_api_route("/changes.atom", feed, methods=["GET"], name="/changes.atom", response_class=Response)
