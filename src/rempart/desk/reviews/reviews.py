"""Verdicts of persons: kept beside the machine's reading, passed on to the book, blind where it is asked for."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from rempart.collecting import by_key
from rempart.desk.accounts import OfBook, Reader, groups_of
from rempart.desk.reviews.queues import Queue, Queues
from rempart.desk.reviews.review import KINDS, Concordance, Review, State, Subject, concordance, version_of
from rempart.desk.reviews.waiting import Waiting, pair_under_review
from rempart.desk.tables import reviews
from rempart.errors import DeskError, RecordError, StaleError
from rempart.ledger.book import trail
from rempart.ledger.book.access import is_readable
from rempart.ledger.book.book import Book
from rempart.ledger.book.times import LATEST, Clock, after, now, written
from rempart.ledger.correcting import value_text
from rempart.ledger.judgement import PAIRING, Judgement
from rempart.terms.party import ROLES

READ = ("type", "status", *ROLES, "item", "unit", "quantity", "amount", "by", "period")


class Reviews(OfBook):
    """The reviews of one book.

    A verdict that is not blind becomes a judgement of the book at once. A blind one is sealed: nobody but its
    author sees it until another person has given the second. Where the two say the same, both become
    judgements; where not, both are shown, and wait for a verdict that decides.

    Raises:
        BookError: from every method, where the database fails.
    """

    def __init__(
        self,
        book: Book,
        clock: Clock = now,
        *,
        is_drawn: Callable[[str, str], bool] = lambda _who, _access: False,
    ) -> None:
        """Take the book; ``is_drawn`` says by chance whether a verdict goes to a second person."""
        super().__init__(book, clock)
        self._is_drawn = is_drawn
        self.queues = Queues(book)
        self.finish()

    def version(self, reader: Reader, subject: Subject) -> str:
        """Return what names all verdicts on a subject that the reader sees; it changes with each new one."""
        return version_of(self.verdicts(reader, subject))

    def queue(self, reader: Reader) -> Queue:
        """Return what waits for the reader's verdict, first what would move most."""
        state, subjects = self.queues.subjects(reader.groups)
        states = self.open_subjects(reader)
        found = Queue.of(subjects, states, self.queues.judged_since(reader.groups, state))
        more = [
            pair
            for subject, told in states.items()
            if subject.kind == "pair" and told != "given" and not found.is_under_review(subject)
            for pair in self._pair(reader, subject, told)
        ]
        return found.with_more(more) if more else found

    def _pair(self, reader: Reader, subject: Subject, state: str) -> Iterator[Waiting]:
        with suppress(RecordError):  # a rejected claim stands in no agreement
            left, right = (self._book.agreement(name, groups=reader.groups) for name in subject.claims)
            if left.kind == right.kind == "agreement":
                yield pair_under_review(subject.claims, (left, right), state)

    def verdicts(self, reader: Reader, subject: Subject) -> tuple[Review, ...]:
        """Return the verdicts on a subject that the reader sees, oldest first, also those from elsewhere."""
        with self._storage.reading(reader.groups) as connection:
            return self._visible(connection, reader, subject)

    def give(
        self,
        reader: Reader,
        judgement: Judgement,
        *,
        version: str,
        blind: bool = False,
        access: Iterable[str] = (),
    ) -> Review:
        """Give a verdict on what the reader has seen, which ``version`` named.

        ``who`` and ``when`` of the judgement are set from the reader and the clock. ``blind`` keeps it sealed
        until another person has given a second one, which is blind anyway. ``access`` are the groups that may
        read it, fewer than those that may read the claims; none for all.

        Returns:
            The verdict as kept; the state says whether it is sealed, judged, or differs from the first one.

        Raises:
            StaleError: the subject has other verdicts than the reader saw; carries both.
            DeskError: the reader may not read the claims, or gave his verdict already.
            RecordError: the judgement breaks its contract, or contradicts those that hold.
        """
        subject = Subject.of(judgement)
        readable = self._access(reader, subject, access)
        reading = self._reading(reader, subject)
        told = judgement.model_copy(update={"who": reader.name, "when": written(self._clock())})
        problem = told.problem()
        if problem is not None:
            raise RecordError(f"the verdict is refused: {problem}", "a verdict as asked for", "Correct it.")
        with self._storage.writing() as connection:
            seen = self._visible(connection, reader, subject)
            if version_of(seen) != version:
                # Both: the verdict that was to be given, and those that stand there now.
                raise StaleError(
                    " and ".join(subject.claims),
                    told.as_json(),
                    {"verdicts": [one.as_json() for one in seen]},
                )
            if seen and told.moment <= seen[-1].judgement.moment:
                # Whatever the clock says: the later verdict is the one given later.
                told = told.model_copy(update={"when": after(written(seen[-1].judgement.moment))})
            first = _sealed(connection, subject, readable)
            # Only what nobody has judged before: there a second verdict is one on the reading itself.
            drawn = not (blind or seen or first) and self._is_drawn(reader.name, readable)
            state: State = "sealed" if blind or first or drawn else "pending"
            made = Review.made(told, readable, reading, state=state).model_copy(update={"drawn": drawn})
            if first is not None:
                made = self._second(connection, first, made)
            connection.execute(insert(reviews).values(**made.row()))
        if made.state == "pending":
            self._pass_on(subject)
        with self._storage.reading() as connection:
            return _kept(connection, reviews.c.id == made.id)[0]

    def reverse(self, reader: Reader, name: str, *, why: str, version: str) -> Review:
        """Take a verdict back by one that overrules it; both stay recorded.

        A pair is open again, a corrected field is as read again, a rejected claim counts again.

        Raises:
            DeskError: there is no such verdict, or it is one that nothing takes back.
            StaleError: the subject has other verdicts than the reader saw.
        """
        with self._storage.reading(reader.groups) as connection:
            one = next(iter(_kept(connection, reviews.c.id == name, reviews.c.state == "judged")), None)
        if one is None or not is_readable(one.access, reader.groups):
            raise DeskError(f"no verdict {name} is known", "a verdict that was passed on", "Correct the id.")
        kept = one.judgement
        opposite = {"same": "unsure", "not_same": "unsure", "reject": "accept", "correct": "correct"}
        if kept.verdict not in opposite:
            raise DeskError(
                f"a verdict {kept.verdict!r} changed nothing that could be taken back",
                "same, not_same, reject or correct",
                "Give another verdict on the same claims.",
            )
        back = kept.model_copy(update={"verdict": opposite[kept.verdict], "value": None, "why": why})
        usual = self._access(reader, one.subject, ())
        access = () if one.access == usual else sorted(groups_of(one.access))
        return self.give(reader, back, version=version, access=access)

    def agreement(self, reader: Reader) -> dict[str, Concordance]:
        """Return how far blind first and second verdicts agree, for claims and for pairs.

        ``drawn claim`` and ``drawn pair`` count those alone that chance put to a second person. Only subjects count that the reader may read and on which both verdicts are in.
        """
        with self._storage.reading(reader.groups) as connection:
            blind = _kept(connection, reviews.c.blind == 1, reviews.c.state != "sealed")
        told = by_key((one.subject, one) for one in blind if is_readable(one.access, reader.groups))
        pairs: dict[str, list[tuple[str, str]]] = {
            f"{way}{kind}": [] for way in ("", "drawn ") for kind in KINDS
        }
        for subject, given in told.items():
            for first, second in zip(given[::2], given[1::2], strict=False):
                verdicts = (first.judgement.verdict, second.judgement.verdict)
                pairs[subject.kind].append(verdicts)
                if first.drawn:
                    pairs[f"drawn {subject.kind}"].append(verdicts)
        return {kind: concordance(found) for kind, found in pairs.items()}

    def open_subjects(self, reader: Reader) -> dict[Subject, str]:
        """Return what is open, and for whom it waits.

        ``second``: for a second, blind verdict of the reader; ``differs``: for one that decides between two;
        ``given``: for somebody else, since the reader gave the first.
        """
        with self._storage.reading(reader.groups) as connection:
            told = _kept(connection, reviews.c.state.in_(("sealed", "differs")))
        states: dict[Subject, str] = {}
        for one in told:
            if is_readable(one.access, reader.groups):
                mine = "given" if one.judgement.who == reader.name else "second"
                states[one.subject] = "differs" if one.state == "differs" else mine
        return states

    def finish(self) -> None:
        """Pass on what a process that ended in the middle left behind; done whenever the desk opens."""
        with self._storage.reading() as connection:
            waiting = _kept(connection, reviews.c.state == "pending")
        for subject in sorted({one.subject for one in waiting}):
            self._pass_on(subject, quietly=True)

    def _pass_on(self, subject: Subject, *, quietly: bool = False) -> None:
        """Make judgements of what is pending on a subject; what the book refuses is not kept.

        Raises:
            RecordError: the book refuses it.
        """
        with self._storage.reading() as connection:
            waiting = _kept(connection, *_about(subject), reviews.c.state == "pending")
        for one in waiting:
            mine = reviews.c.id == one.id
            try:
                self._book.judge(one.judgement, access=sorted(groups_of(one.access)))
            except RecordError:
                with self._storage.writing() as connection:
                    connection.execute(delete(reviews).where(mine))
                if not quietly:
                    raise
                continue
            with self._storage.writing() as connection:
                connection.execute(update(reviews).where(mine).values(state="judged"))
                # A verdict that counts decides what was open before.
                decided = (*_about(subject), reviews.c.access == one.access, reviews.c.state == "differs")
                connection.execute(update(reviews).where(*decided).values(state="decided"))

    def _second(self, connection: Connection, first: Review, second: Review) -> Review:
        """Unseal the first verdict beside the second one."""
        if first.judgement.who == second.judgement.who:
            raise DeskError(
                "you gave the first verdict yourself, and it is sealed",
                "a second verdict by another person",
                "Let somebody else give it.",
            )
        state = "pending" if first.decision == second.decision else "differs"
        connection.execute(update(reviews).where(reviews.c.id == first.id).values(state=state))
        return second.model_copy(update={"state": state, "blind": True})

    def _visible(self, connection: Connection, reader: Reader, subject: Subject) -> tuple[Review, ...]:
        """Return the verdicts on a subject that the reader may see: not what others have sealed."""
        kept = _kept(connection, *_about(subject))
        shown = {
            one.id: one
            for one in kept
            if is_readable(one.access, reader.groups)
            and (one.state != "sealed" or one.judgement.who == reader.name)
        }
        held = {one.id for one in kept}
        for name, access, told in _judged(connection, reader, subject):
            if name not in held:
                shown[name] = Review.made(told, access, "{}", state="judged")
        return tuple(sorted(shown.values(), key=lambda one: (one.judgement.moment, one.id)))

    def _access(self, reader: Reader, subject: Subject, asked: Iterable[str]) -> str:
        """Return who may read a verdict: at most those who may read all its claims."""
        with self._storage.reading(reader.groups) as connection:
            known = set(trail.readable(connection, reader.groups))
        accesses = {access_of_claim(name) for name in subject.claims}
        if not accesses <= known | {""}:
            raise DeskError(
                f"{' or '.join(subject.claims)} is in no report", "a claim of the book", "Correct the id."
            )
        narrow = [groups_of(one) for one in accesses if one]
        common = frozenset.intersection(*narrow) if narrow else frozenset()
        if narrow and not common:
            raise DeskError(
                f"no group may read both {' and '.join(subject.claims)}",
                "claims that one group may read",
                "Add one of the reports for the group of the other.",
            )
        wanted = frozenset(asked)
        if not wanted:
            return "+".join(sorted(common))
        if not wanted <= reader.groups or (narrow and not wanted <= common):
            raise DeskError(
                f"the verdict is for {', '.join(sorted(wanted))}",
                "groups of yours that may read the claims",
                "Name others, or none.",
            )
        return "+".join(sorted(wanted))

    def _reading(self, reader: Reader, subject: Subject) -> str:
        """Return what the machine read in the claims, as a line of JSON."""
        told = {}
        for name in subject.claims:
            report = self._book.report(name.rpartition("#")[0], groups=reader.groups)
            claim = next((one for one in report.claims if one.id == name), None)
            if claim is None:
                raise DeskError(f"{name} is in no report", "a claim of the book", "Correct the id.")
            told[name] = {field: value_text(claim, field) for field in READ} | {"rule": claim.rule}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


def access_of_claim(name: str) -> str:
    """Return who may read a claim, which its id tells.

    Example:
        >>> access_of_claim("letter@desk+press#2"), access_of_claim("gazette#1")
        ('desk+press', '')
    """
    return name.rpartition("#")[0].partition("@")[2] if "@" in name else ""


def _about(subject: Subject) -> tuple[ColumnElement[bool], ...]:
    return (reviews.c.left == subject.left, reviews.c.right == (subject.right or ""))


def _kept(connection: Connection, *where: ColumnElement[bool]) -> list[Review]:
    """Return the verdicts of which all this is true, oldest first."""
    rows = connection.execute(select(reviews).where(*where).order_by(reviews.c.said))
    return [Review.of_row(row) for row in rows]


def _sealed(connection: Connection, subject: Subject, access: str) -> Review | None:
    """Return the first blind verdict for the same readers; those of other readers do not meet it."""
    mine = (reviews.c.access == access, reviews.c.state == "sealed")
    return next(iter(_kept(connection, *_about(subject), *mine)), None)


def _judged(connection: Connection, reader: Reader, subject: Subject) -> Iterable[tuple[str, str, Judgement]]:
    """Yield the judgements of the book on a subject that the reader may see."""
    seen = trail.readable(connection, reader.groups)
    for _, name, told in trail.judgements_between(connection, seen, ("", LATEST)):
        pair = told.verdict in PAIRING
        if Subject.of(told) == subject and pair == (subject.kind == "pair"):
            yield name, name.partition("@")[2], told
