"""Sessions: kept at the server, so that each can be seen and ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe

from sqlalchemy import ColumnElement, insert, select, update

from rempart.desk.accounts import Account, OfDesk, account_of
from rempart.desk.audit import Deed, note
from rempart.desk.passwords import digest
from rempart.desk.tables import accounts, sessions
from rempart.errors import DeskError
from rempart.ledger.book.times import written

# A session ends after this time without a request, and in any case after ``LONGEST``.
IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
# How often it is written down that a session is in use: a write for each request would be one too many.
_NOTED_EVERY = timedelta(minutes=5)
_LONGEST_AGENT = 120


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in: ``agent`` is what it says of itself, ``form_token`` what its forms carry."""

    id: str
    account: str
    form_token: str
    agent: str
    began: str
    seen: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A session just begun, with the secret for its cookie, which is kept nowhere else."""

    secret: str
    session: Session


class Sessions(OfDesk):
    """The sessions of a desk."""

    def begin(self, account: Account, agent: str) -> Opened:
        """Begin a session of an account that has shown its password."""
        moment = written(self._clock())
        secret = token_urlsafe(32)
        session = Session(
            id=token_hex(8),
            account=account.name,
            form_token=token_urlsafe(32),
            agent=agent[:_LONGEST_AGENT],
            began=moment,
            seen=moment,
        )
        with self._storage.writing() as connection:
            values = {name: getattr(session, name) for name in Session.__dataclass_fields__}
            connection.execute(insert(sessions).values(**values, digest=digest(secret), ended=""))
            note(connection, Deed(account.name, "signed in"), self._clock)
        return Opened(secret, session)

    def holder(self, secret: str) -> tuple[Account, Session] | None:
        """Return whose cookie this is; None where the session has ended or the account is closed."""
        now = self._clock()
        asked = select(sessions).where(sessions.c.digest == digest(secret), *_open(now))
        with self._storage.reading() as connection:
            held = connection.execute(asked).mappings().first()
            if held is None:
                return None
            of_account = select(accounts).where(accounts.c.name == held["account"], accounts.c.ended == "")
            row = connection.execute(of_account).mappings().first()
        if row is None:
            return None
        session = Session(**{name: held[name] for name in Session.__dataclass_fields__})
        if session.seen < written(now - _NOTED_EVERY):
            with self._storage.writing() as connection:
                connection.execute(
                    update(sessions).where(sessions.c.id == session.id).values(seen=written(now))
                )
        return account_of(row), session

    def open_ones(self, account: str | None = None) -> tuple[Session, ...]:
        """Return the sessions that go on, of one account or of all, the latest first."""
        asked = select(*(sessions.c[name] for name in Session.__dataclass_fields__))
        asked = asked.where(*_open(self._clock())).order_by(sessions.c.began.desc(), sessions.c.id)
        if account is not None:
            asked = asked.where(sessions.c.account == account)
        with self._storage.reading() as connection:
            return tuple(Session(*row) for row in connection.execute(asked))

    def end(self, name: str, *, by: str, anybody: bool = False) -> None:
        """End a session, of somebody else only where it may be ``anybody``'s.

        Raises:
            DeskError: there is none that goes on, or it is not the asker's own.
        """
        with self._storage.writing() as connection:
            where = [sessions.c.id == name, *_open(self._clock())]
            if not anybody:
                where.append(sessions.c.account == by)
            account = connection.scalar(select(sessions.c.account).where(*where))
            if account is None:
                raise DeskError(
                    f"there is no open session {name[:40]!r}", "the id of a session", "Look again."
                )
            ended = written(self._clock())
            connection.execute(update(sessions).where(sessions.c.id == name).values(ended=ended))
            note(connection, Deed(by, "ended a session of", account), self._clock)


def _open(moment: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        sessions.c.ended == "",
        sessions.c.seen > written(moment - IDLE),
        sessions.c.began > written(moment - LONGEST),
    )
