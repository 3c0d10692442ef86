"""What moved since a day, and the same as an Atom feed."""

from datetime import timedelta
from typing import ClassVar
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request, Response

from rempart.briefing.page.quotes import visible
from rempart.ledger.book.change import Change
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
        text = atom(page.title, str(request.base_url).rstrip("/"), page.changes)
    return Response(text.encode(errors="replace"), media_type="application/atom+xml; charset=utf-8")


def atom(title: str, place: str, found: tuple[Change, ...]) -> str:
    """Return changes as an Atom feed (RFC 4287).

    Args:
        title: Of the feed.
        place: Where the desk is, ``https://HOST``.
        found: The latest first.
    """
    updated = found[0].learned if found else "1970-01-01T00:00:00Z"
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title><id>{_text(place)}/changes</id><updated>{updated}</updated>",
        f"<author><name>Rempart</name></author><link href={quoteattr(f'{place}/changes')}/>",
    ]
    for number, one in enumerate(found):
        link = f"{place}{address('agreements', one.agreement) if one.agreement else '/changes'}"
        own = f"{place}/changes#{one.learned}-{one.kind}-{one.agreement or ''}-{number}"
        parts.append(
            f"<entry><title>{_text(one.sentence)}</title><id>{_text(own)}</id><updated>{one.learned}</updated>"
            f"<link href={quoteattr(link)}/><content>{_text(', '.join(one.behind))}</content></entry>"
        )
    return "".join([*parts, "</feed>\n"])


def _text(text: str) -> str:
    return escape(visible(text))


add_page(router, "/changes", changes)
router.add_api_route("/changes.atom", feed, methods=["GET"], name="/changes.atom", response_class=Response)
