"""Passwords: argon2 hashes, and one-time links that let a person choose one."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, insert, select, update

from rempart.desk.accounts import Account, OfDesk, Role, account_of, add, administrators, checked_name, found
from rempart.desk.audit import Deed, note
from rempart.desk.tables import accounts, links, sessions
from rempart.errors import DeskError
from rempart.ledger.book.times import written

_FEWEST_LETTERS = 5  # different ones
_SHORTEST_NAME = 3  # shorter ones stand in many words
_HEX = 16  # digits of a hash that are kept of each common password


def is_guessable(password: str, name: str) -> bool:
    """True where a password is common, holds the name of its account, repeats itself, or goes up letter by letter.

    Example:
        >>> [is_guessable(one, "olena") for one in ("1Q2W3E4R5T6Y", "olena-olena-olena", "sum of four words")]
        [True, True, False]
    """
    told = password.strip().casefold()
    steps = {ord(right) - ord(left) for left, right in pairwise(told)}
    return (
        len(set(told)) < _FEWEST_LETTERS
        # What is made of one part over and over is found in itself before its end.
        or (told + told).find(told, 1) < len(told)
        or len(steps) < 2
        or (len(name) >= _SHORTEST_NAME and name.casefold() in told)
        or sha256(told.encode()).hexdigest()[:_HEX] in _common()
    )


@cache
def _common() -> frozenset[str]:
    lines = files("rempart.desk").joinpath("common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


SHORTEST, LONGEST = 12, 200
LINK_HOLDS = timedelta(days=2)
NOBODY = "nobody yet"

# The cost follows RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes.
_HASHER = PasswordHasher()
_NO_LINK = (
    "this link does not hold: it was used, replaced by a newer one, or is older than two days",
    "a new one-time link",
    "Ask an administrator for one; on the first run, start rempart serve again.",
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a one-time link is for: an account that chooses its password, or, unnamed, the first administrator."""

    account: str

    @property
    def makes_administrator(self) -> bool:
        """True for the link of the first run."""
        return not self.account


def digest(secret: str) -> str:
    """Return what is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


class Passwords(OfDesk):
    """Passwords and one-time links of a desk."""

    def first_link(self) -> str | None:
        """Return the secret of a link that makes the first administrator; None where there is one.

        An earlier such link no longer holds.
        """
        with self._storage.writing() as connection:
            if administrators(connection):
                return None
            return self._linked(connection, "")

    def link_for(self, name: str, *, by: str) -> str:
        """Return the secret of a link by which an account chooses a new password; earlier ones no longer hold.

        Raises:
            DeskError: there is no such account, or it is closed.
        """
        with self._storage.writing() as connection:
            account = found(connection, name)
            if account.ended:
                raise DeskError(f"account {account.name} is closed", "an open account", "Reopen it first.")
            note(connection, Deed(by, "made one-time link for", account.name), self._clock)
            return self._linked(connection, account.name)

    def invitation(self, secret: str) -> Invitation:
        """Return what a one-time link is for.

        Raises:
            DeskError: it does not hold: unknown, used, or too old.
        """
        with self._storage.reading() as connection:
            return self._invitation(connection, secret)

    def accept(self, secret: str, password: str, name: str = "") -> Account:
        """Use up a one-time link: keep the password, and end the sessions that were open.

        ``name`` is what the first administrator wants to be called; any other account has its name already.

        Raises:
            DeskError: the link does not hold, the password is too short, too long or easily guessed, or the
                name is taken.
        """
        _check(password, self.invitation(secret).account or name.strip())
        kept = _HASHER.hash(password)
        moment = written(self._clock())
        with self._storage.writing() as connection:
            invitation = self._invitation(connection, secret)
            if invitation.makes_administrator:
                if administrators(connection):
                    raise DeskError(*_NO_LINK)
                told = checked_name(name)
                add(connection, Account(told, Role.ADMINISTRATOR, frozenset(), moment, ready=True), kept)
            else:
                told = invitation.account
                connection.execute(update(accounts).where(accounts.c.name == told).values(password=kept))
            connection.execute(update(links).where(links.c.digest == digest(secret)).values(used=moment))
            open_ones = (sessions.c.account == told, sessions.c.ended == "")
            connection.execute(update(sessions).where(*open_ones).values(ended=moment))
            note(connection, Deed(told, "chose a password"), self._clock)
            return found(connection, told)

    def check(self, name: str, password: str) -> Account:
        """Return the account that signs in, after the same work whether or not there is one.

        Raises:
            DeskError: the name or the password is wrong, or the account is closed; it does not say which.
        """
        with self._storage.reading() as connection:
            row = (
                connection.execute(select(accounts).where(accounts.c.name == name.strip().lower()))
                .mappings()
                .first()
            )
        kept = row["password"] if row and row["password"] and not row["ended"] else ""
        right = _is_right(kept or _decoy(), password[:LONGEST])
        if row is None or not kept or not right:
            with self._storage.writing() as connection:
                told = row["name"] if row is not None else NOBODY
                note(connection, Deed(told, "failed to sign in"), self._clock)
            raise DeskError(
                "the name or the password is not right",
                "the name and the password of an open account",
                "Try again, or ask an administrator for a new link.",
            )
        return account_of(row)

    def _linked(self, connection: Connection, account: str) -> str:
        moment = self._clock()
        older = (links.c.account == account, links.c.used == "")
        connection.execute(update(links).where(*older).values(used=written(moment)))
        secret = token_urlsafe(32)
        values = {"account": account, "expires": written(moment + LINK_HOLDS), "used": ""}
        connection.execute(insert(links).values(digest=digest(secret), **values))
        return secret

    def _invitation(self, connection: Connection, secret: str) -> Invitation:
        row = connection.execute(select(links).where(links.c.digest == digest(secret))).first()
        if row is None or row.used or row.expires <= written(self._clock()):
            raise DeskError(*_NO_LINK)
        if row.account and found(connection, row.account).ended:  # closed after the link was made
            raise DeskError(*_NO_LINK)
        return Invitation(row.account)


def _check(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise DeskError(
            f"the password has {len(password)} letters",
            f"{SHORTEST} to {LONGEST} letters",
            "Choose another one; a few words in a row are good.",
        )
    if is_guessable(password, name):
        raise DeskError(
            "this password is among the first that would be tried: a common one, one that holds the name of the "
            "account, or one thing over and over",
            "one that others do not use",
            "Choose another one; a few words in a row are good.",
        )


def _is_right(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _decoy() -> str:
    """Return a hash that no password gives, so that an unknown name takes as long as a known one."""
    return _HASHER.hash(token_urlsafe(32))
