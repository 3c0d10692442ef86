"""The review queue: what waits for a person, one subject at a time, and how far reviewers agree."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import Field

from rempart.briefing.page.quotes import excerpt
from rempart.claims.claim import Claim
from rempart.desk.accounts import Reader
from rempart.desk.desk import Desk
from rempart.desk.reviews.review import Concordance, Review, Subject
from rempart.desk.reviews.reviews import READ
from rempart.desk.reviews.waiting import Waiting
from rempart.errors import RecordError, StaleError
from rempart.ledger.agreement import Agreement
from rempart.ledger.correcting import FIELDS, value_text
from rempart.ledger.judgement import Judgement, Verdict
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Fields, Short, add_action, add_page, answer, see_other
from rempart.web.evidence import evidence_words
from rempart.web.language import N_, _, error_sentence, speaking
from rempart.web.page import Page, Sheet, StalePage, lines_of
from rempart.web.refusals import looked_up
from rempart.web.rendering import address, entry_title

router = APIRouter()
_PAGE = 20
Why = Annotated[str, Field(max_length=2000)]
_WAITS = {
    "first": N_("nobody has judged yet"),
    "second": N_("waits for a second, blind verdict"),
    "differs": N_("two blind verdicts differ"),
}
_MOVES = {
    "agreement": N_("the whole agreement"),
    "goods_status": N_("the status of the goods"),
    "money_status": N_("the status of the money"),
    "side_state": N_("a side state"),
    "amount": N_("a sum"),
    "quantity": N_("a count"),
    "contradiction": N_("a contradiction"),
    "count": N_("one agreement or two"),
}
VERDICTS = {
    "accept": N_("Accept"),
    "reject": N_("Reject"),
    "correct": N_("Correct"),
    "same": N_("Same agreement"),
    "not_same": N_("Not the same"),
    "unsure": N_("Unsure"),
}


class Asked(Record):
    """Which part of the queue: ``kind`` a claim or a pair, from the how manieth on."""

    kind: Literal["", "claim", "pair"] = ""
    begin: Annotated[int, Query(ge=0, le=10_000_000)] = 0


class Given(Fields):
    """A verdict as the form sends it, on the version that was shown."""

    left: Short
    verdict: Verdict
    version: Short
    right: Short = ""
    field: Short = ""
    value: Short = ""
    why: Why = ""
    blind: bool = False

    def judgement(self, who: str) -> Judgement:
        """Return what is decided; field and value belong to a correction alone."""
        corrects = self.verdict == "correct"
        return Judgement(
            when="",
            who=who,
            verdict=self.verdict,
            left=self.left,
            right=self.right or None,
            field=(self.field or None) if corrects else None,
            value=(self.value.strip() or None) if corrects else None,
            why=self.why.strip(),
        )


class Undone(Fields):
    """Which verdict is taken back, and why."""

    name: Short
    version: Short
    left: Short
    right: Short = ""
    why: Why = ""


class Row(Record):
    """What waits, with the titles of its agreements and the sentences of its claims."""

    waiting: Waiting
    titles: tuple[str, ...]
    quotes: tuple[str, ...]


class QueuePage(Page):
    """A part of the queue; ``waiting`` counts all of it; ``known`` is set while later verdicts are worked out."""

    template: ClassVar[str] = "reviews.html"
    asked: Asked
    waiting: int
    rows: tuple[Row, ...]
    known: str | None = None

    def sheet(self) -> Sheet:
        """Return a row for each subject."""
        columns = ("claim", "other_claim", "agreements", "moves", "dollars", "waits_for")
        return Sheet((*columns, "quote", "other_quote"), tuple(_cells(row) for row in self.rows))

    def moves(self, row: Row) -> str:
        """Say what rests on the verdict."""
        return ", ".join(_(_MOVES[name]) for name in row.waiting.stake.moves)

    def waits(self, row: Row) -> str:
        """Say for whom it waits."""
        return _(_WAITS[row.waiting.waits_for])

    @property
    def after(self) -> int:
        """Where the next part begins, 0 where there is none."""
        end = self.asked.begin + len(self.rows)
        return end if end < self.waiting else 0


class Side(Record):
    """One claim under review: where it stands, what was said, and what the machine read in it."""

    claim: Claim
    document: str
    title: str
    publisher: str
    published: str
    before: str
    after: str
    reading: tuple[tuple[str, str], ...]


class _Said(Page):
    def said(self, verdict: str) -> str:
        """Return a verdict in words."""
        return _(VERDICTS[verdict])


class SubjectPage(_Said):
    """A claim or a pair of claims, its verdicts so far, and the form for another one.

    ``version`` names what is shown; a verdict is taken only on that.
    """

    template: ClassVar[str] = "review.html"
    kind: Literal["claim", "pair"]
    sides: tuple[Side, ...]
    agreements: tuple[tuple[str, str], ...]
    evidence: str
    verdicts: tuple[Review, ...]
    waits_for: str
    version: str
    left: int
    second_share: float
    fields: tuple[str, ...] = tuple(FIELDS)
    problem: str = ""

    def sheet(self) -> Sheet:
        """Return what the machine read, a row for each field."""
        rows = ((side.claim.id, field, value) for side in self.sides for field, value in side.reading)
        return Sheet(("claim", "field", "reading"), tuple(rows))


class FiguresPage(_Said):
    """How far two reviewers agree who did not see each other's verdicts."""

    template: ClassVar[str] = "review_figures.html"
    figures: dict[str, Concordance]
    headings: ClassVar[dict[str, str]] = {
        "claim": N_("Claims"),
        "pair": N_("Pairs"),
        "drawn claim": N_("Claims drawn at random"),
        "drawn pair": N_("Pairs drawn at random"),
    }

    def heading(self, kind: str) -> str:
        """Say what is counted."""
        return _(self.headings[kind])

    def sheet(self) -> Sheet:
        """Return a row for claims and one for pairs."""
        figures = ("subjects", "share", "kappa", "low", "high")
        rows = ((kind, *(getattr(one, name) for name in figures)) for kind, one in self.figures.items())
        return Sheet(("kind", *figures), tuple(rows))


def queue_page(visitor: Who, desk: AtDesk, asked: Annotated[Asked, Query()]) -> QueuePage:
    """List what waits for the visitor's verdict, first what would move most."""
    reader = visitor.reader
    waiting = desk.reviews.queue(reader)
    found = waiting.of_kind(asked.kind) if asked.kind else waiting
    shown = found[asked.begin : asked.begin + _PAGE]
    rows = tuple(
        Row(
            waiting=one,
            titles=tuple(entry_title(entry) for entry in _entries(desk, reader, one.agreements)),
            quotes=tuple(_quotes(desk, reader, one.claims)),
        )
        for one in shown
    )
    return QueuePage(
        title=_("Review"),
        asked=asked,
        waiting=len(found),
        rows=rows,
        known=desk.book.worked_out(groups=reader.groups),
    )


def _entries(desk: Desk, reader: Reader, names: Iterable[str]) -> Iterator[Agreement]:
    """Yield the entries of these ids or claims; a rejected claim stands in none."""
    for name in names:
        with suppress(RecordError):
            yield desk.book.agreement(name, groups=reader.groups)


def _quotes(desk: Desk, reader: Reader, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        with suppress(RecordError):
            report = desk.book.report(name.rpartition("#")[0], groups=reader.groups)
            yield from (claim.quote for claim in report.claims if claim.id == name)


def subject_page(visitor: Who, desk: AtDesk, left: Short = "", right: Short = "") -> SubjectPage:
    """Show one claim, or two beside each other, with the form for a verdict."""
    with looked_up():
        return _subject(visitor.reader, desk, Subject(*sorted((left, right))) if right else Subject(left))


def figures_page(visitor: Who, desk: AtDesk) -> FiguresPage:
    """Show how far blind first and second verdicts agree."""
    return FiguresPage(title=_("Agreement of reviewers"), figures=desk.reviews.agreement(visitor.reader))


def give(request: Request, visitor: Who, desk: AtDesk, *, given: Annotated[Given, Form()]) -> Response:
    """Keep a verdict, and go on to what waits next."""
    told = given.judgement(visitor.name)
    with speaking(visitor.language):
        try:
            desk.reviews.give(visitor.reader, told, version=given.version, blind=given.blind)
        except StaleError as stale:
            return answer(request, _stale(told, stale), status=409)
        except RecordError as problem:
            page = subject_page(visitor, desk, given.left, given.right)
            return answer(request, page.model_copy(update={"problem": error_sentence(problem)}), status=400)
    return see_other(_next(desk, visitor.reader))


def undo(request: Request, visitor: Who, desk: AtDesk, *, given: Annotated[Undone, Form()]) -> Response:
    """Take a verdict back by one that overrules it."""
    left, right = given.left, given.right or None
    with speaking(visitor.language):
        try:
            desk.reviews.reverse(visitor.reader, given.name, why=given.why.strip(), version=given.version)
        except StaleError as stale:
            told = Judgement(when="", who=visitor.name, verdict="unsure", left=left, right=right)
            return answer(request, _stale(told, stale), status=409)
    return see_other(address("reviews/one", left=left, right=right))


def _subject(reader: Reader, desk: Desk, subject: Subject) -> SubjectPage:
    sides = tuple(_side(reader, desk, name) for name in subject.claims)
    waiting = desk.reviews.queue(reader)
    mine = waiting.about(subject)
    names = mine.agreements if mine else subject.claims
    titles = {entry.id: entry_title(entry) for entry in _entries(desk, reader, names)}
    return SubjectPage(
        title=_("Review a claim") if subject.kind == "claim" else _("Are these the same agreement?"),
        kind=subject.kind,
        sides=sides,
        agreements=tuple(titles.items()),
        evidence=evidence_words(mine.evidence) if mine and mine.evidence else "",
        verdicts=desk.reviews.verdicts(reader, subject),
        waits_for=_(_WAITS[mine.waits_for]) if mine else "",
        version=desk.reviews.version(reader, subject),
        left=len(waiting),
        second_share=desk.second_share,
    )


def _side(reader: Reader, desk: Desk, name: str) -> Side:
    report = desk.book.report(name.rpartition("#")[0], groups=reader.groups)
    claim = next((one for one in report.claims if one.id == name), None)
    if claim is None:
        raise RecordError(f"{name} is in no report", "the id of a claim", "Correct the address.")
    known = desk.document(report.id, reader.groups)
    shown = excerpt(known.text if known else None, claim.quote, claim.start)
    read = ((field, value_text(claim, field)) for field in READ)
    return Side(
        claim=claim,
        document=report.id,
        title=report.title or report.source,
        publisher=report.publisher or "",
        published=report.published or "",
        before=shown.before,
        after=shown.after,
        reading=tuple((field, value) for field, value in read if value != "none"),
    )


def _next(desk: Desk, reader: Reader) -> str:
    """Return the address of what waits next."""
    found = desk.reviews.queue(reader)
    if not found:
        return address("reviews")
    return address("reviews/one", left=found[0].subject.left, right=found[0].subject.right)


def _stale(told: Judgement, stale: StaleError) -> StalePage:
    return StalePage(
        title=_("Somebody was quicker"),
        found=_("another person judged the same since you opened the page; your verdict was not taken"),
        yours=lines_of(told.as_json()),
        theirs=tuple(lines_of(one["judgement"]) for one in stale.current["verdicts"]),
        back=address("reviews/one", left=told.left, right=told.right),
    )


def _cells(row: Row) -> tuple[str | float | None, ...]:
    claims, quotes = (*row.waiting.claims, None)[:2], (*row.quotes, None, None)[:2]
    stake = row.waiting.stake
    told = (", ".join(row.waiting.agreements), ", ".join(stake.moves), stake.sum, row.waiting.waits_for)
    return (*claims, *told, *quotes)


add_page(router, "/reviews", queue_page)
add_page(router, "/reviews/one", subject_page)
add_page(router, "/reviews/figures", figures_page)
add_action(router, "/reviews", give)
add_action(router, "/reviews/undo", undo)
