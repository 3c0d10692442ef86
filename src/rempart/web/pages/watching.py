"""The watch list: what changed since the visitor last looked, here and as a feed."""

import json
from datetime import timedelta
from typing import Annotated, ClassVar

from fastapi import APIRouter, Form, Query, Request, Response

from rempart.desk.accounts import Reader
from rempart.desk.watching.watches import QUERY, News, Watch, atom
from rempart.desk.watching.watches import Kind as WatchKind
from rempart.errors import DeskError, RecordError
from rempart.ledger.book.times import now, written
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Fields, Short, add_action, add_page, answer, see_other
from rempart.web.language import N_, _, error_sentence, speaking
from rempart.web.page import Page, Sheet
from rempart.web.pages.changes import page_of
from rempart.web.refusals import RefusedError
from rempart.web.rendering import address

router = APIRouter()
_FEED_REACHES = timedelta(days=90)
_KINDS = {"agreement": N_("agreement"), "party": N_("party"), "query": N_("query")}


class Asked(Record):
    """What the form is filled in with, as other pages link it."""

    kind: WatchKind = "agreement"
    subject: Short = ""


class Given(Fields):
    """What is to be watched: an agreement by its id, a party by its code, or what fits a query."""

    kind: WatchKind
    subject: Short = ""
    item: Short = ""
    goods: Short = ""
    money: Short = ""

    @property
    def told(self) -> str:
        """The subject as a watch keeps it."""
        if self.kind != "query":
            return self.subject
        asked = ("", "", self.subject.strip(), self.item, self.goods, self.money)
        return json.dumps(dict(zip(QUERY, asked, strict=True)))


class WatchesPage(Page):
    """What the visitor watches, and what moved in it; ``until`` is the moment up to which it is told."""

    template: ClassVar[str] = "watches.html"
    asked: Asked
    news: tuple[News, ...]
    until: str
    has_feed: bool
    feed: str = ""
    problem: str = ""

    def sheet(self) -> Sheet:
        """Return a row for each change of each thing."""
        columns = ("watch", "kind", "subject", "learned", "change", "agreement", "sentence")
        rows: list[tuple[str | None, ...]] = []
        for news in self.news:
            watched = news.watch.id, news.watch.kind, news.watch.subject
            rows += [(*watched, one.learned, one.kind, one.agreement, one.sentence) for one in news.changes]
        return Sheet(columns, tuple(rows))

    def name(self, watch: Watch) -> str:
        """Say what is watched."""
        subject = watch.subject
        if watch.kind == "query":
            subject = ", ".join(f"{name} {value}" for name, value in json.loads(watch.subject).items())
        return _("{kind} {subject}").format(kind=_(_KINDS[watch.kind]), subject=subject)


def watches_page(visitor: Who, desk: AtDesk, asked: Annotated[Asked, Query()]) -> WatchesPage:
    """Show what moved since the visitor last looked."""
    news = desk.watches.news(visitor.reader)
    return WatchesPage(
        title=_("Watch list"),
        asked=asked,
        news=news,
        until=news[0].until if news else "",
        has_feed=desk.feeds.is_open(visitor.reader),
    )


def add(request: Request, visitor: Who, desk: AtDesk, *, given: Annotated[Given, Form()]) -> Response:
    """Watch one more thing."""
    with speaking(visitor.language):
        try:
            desk.watches.add(visitor.reader, given.kind, given.told)
        except (RecordError, DeskError) as problem:
            page = watches_page(visitor, desk, Asked(kind=given.kind, subject=given.subject))
            return answer(request, page.model_copy(update={"problem": error_sentence(problem)}), status=400)
    return see_other(address("watches"))


def seen(visitor: Who, desk: AtDesk, *, until: Annotated[Short, Form()]) -> Response:
    """Keep that the visitor has seen what was told."""
    desk.watches.looked(visitor.reader, min(until, written(now())))
    return see_other(address("watches"))


def remove(visitor: Who, desk: AtDesk, *, name: Annotated[Short, Form()]) -> Response:
    """Stop watching something."""
    desk.watches.remove(visitor.reader, name)
    return see_other(address("watches"))


def open_feed(
    request: Request,
    visitor: Who,
    desk: AtDesk,
    *,
    restricted: Annotated[bool, Form()] = False,
    close: Annotated[bool, Form()] = False,
) -> Response:
    """Give the visitor a new address for a feed, shown once; or close the one that there is."""
    if close:
        desk.feeds.close(visitor.reader)
        return see_other(address("watches"))
    token = desk.feeds.open(visitor.reader, restricted=restricted)
    with speaking(visitor.language):
        page = watches_page(visitor, desk, Asked())
        feed = f"{str(request.base_url).rstrip('/')}{address('feeds', token)}"
        return answer(request, page.model_copy(update={"feed": feed}))


def feed(request: Request, desk: AtDesk, name: str) -> Response:
    """Return the feed that a secret address opens: what moved in what its owner watches."""
    owned = desk.feeds.owner(name)
    account = None
    if owned is not None:
        try:
            account = desk.accounts.named(owned[0])
        except DeskError:
            account = None
    if owned is None or account is None or account.ended:
        raise RefusedError(404, "no feed is kept at this address", "the address of a feed", "Ask its owner.")
    reader = Reader(account.name, account.groups if owned[1] else frozenset())
    base = str(request.base_url).rstrip("/")
    since = written(desk.clock() - _FEED_REACHES)
    moved = [change for one in desk.watches.news(reader, since=since) for change in one.changes]
    content = atom(
        moved,
        title="Rempart",
        address=account.name + account.made,
        link=lambda change: base + page_of(change),
        updated=max((change.learned for change in moved), default=""),
    )
    return Response(content, media_type="application/atom+xml")


add_page(router, "/watches", watches_page)
add_action(router, "/watches", add)
add_action(router, "/watches/seen", seen)
add_action(router, "/watches/remove", remove)
add_action(router, "/watches/feed", open_feed)
router.add_api_route("/feeds/{name}", feed, methods=["GET"], name="/feeds/{name}")
