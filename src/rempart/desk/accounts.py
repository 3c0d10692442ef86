"""Accounts: who may sign in, in which role, as a member of which groups; and what such readers may be shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from rempart.desk.audit import Deed, note
from rempart.desk.tables import accounts, sessions
from rempart.errors import DeskError
from rempart.ledger.book.access import PUBLIC, access_of, is_readable
from rempart.ledger.book.book import Book
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.times import Clock, now, written


@dataclass(frozen=True, slots=True)
class Reader:
    """A person by name, and the groups that he belongs to now."""

    name: str
    groups: frozenset[str] = field(default_factory=frozenset)

    def rights(self, asked: str | None = None) -> str:
        """Return the rights under which something is made: all of the person's groups, or those asked for.

        Raises:
            DeskError: the person is not in all of these.

        Example:
            >>> Reader("ana", frozenset({"press", "desk"})).rights()
            'desk+press'
        """
        own = access_of(self.groups) if asked is None else asked
        if not self.holds(own):
            raise DeskError("these are no groups of yours", "some of your own groups", "Name others.")
        return own

    def holds(self, rights: str) -> bool:
        """True where the person may see what was made from all that these groups read.

        Example:
            >>> Reader("ana", frozenset({"desk"})).holds("desk+press")
            False
        """
        return groups_of(rights) <= self.groups


def groups_of(rights: str) -> frozenset[str]:
    """Return the groups of rights, or of an access, as they are written in a table."""
    return frozenset(rights.split("+")) - {PUBLIC}


_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
LONGEST_NAME = 60


class Role(StrEnum):
    """What somebody may do: each may do all that the one before may."""

    READER = "reader"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Account:
    """A person at the desk; ``ready`` once a password is chosen, ``ended`` when closed (else empty)."""

    name: str
    role: Role
    groups: frozenset[str]
    made: str
    ready: bool
    ended: str = ""


def checked_name(name: str) -> str:
    """Return the name of an account as it is kept.

    Raises:
        DeskError: it is no name.

    Example:
        >>> checked_name(" Olena.K ")
        'olena.k'
    """
    told = name.strip().lower()
    if not _NAME.fullmatch(told) or len(told) > LONGEST_NAME:
        raise DeskError(
            f"{name[:LONGEST_NAME]!r} is no name of an account",
            f"up to {LONGEST_NAME} small letters and digits, with . _ - between them",
            "Choose another name.",
        )
    return told


class OfDesk:
    """A part of the desk: what it keeps stands in one database, and a clock gives the moment."""

    def __init__(self, storage: Storage, clock: Clock = now) -> None:
        self._storage = storage
        self._clock = clock


class OfBook(OfDesk):
    """A part of the desk that also asks the book."""

    def __init__(self, book: Book, clock: Clock = now) -> None:
        super().__init__(book.storage, clock)
        self._book = book


class Accounts(OfDesk):
    """The accounts of a desk."""

    def all(self) -> tuple[Account, ...]:
        """Return every account by name, the closed ones too."""
        with self._storage.reading() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.name)).mappings()
            return tuple(account_of(row) for row in rows)

    def named(self, name: str) -> Account:
        """Return one account.

        Raises:
            DeskError: there is none of this name.
        """
        with self._storage.reading() as connection:
            return found(connection, name)

    def has_other_reviewer(self, name: str, access: str) -> bool:
        """True where somebody else can sign in who may judge what rows of this access are about."""
        may = {Role.REVIEWER, Role.ADMINISTRATOR}
        return any(
            one.ready and not one.ended and one.role in may and is_readable(access, one.groups)
            for one in self.all()
            if one.name != name
        )

    def make(self, name: str, role: Role, groups: Iterable[str], *, by: str) -> Account:
        """Make an account that waits for its password.

        Raises:
            DeskError: the name is taken, or is none.
            RecordError: a group has a name that no group may have.
        """
        told, access = checked_name(name), access_of(groups)
        with self._storage.writing() as connection:
            add(connection, Account(told, role, groups_of(access), written(self._clock()), ready=False))
            note(connection, Deed(by, "made account", f"{told} ({role})"), self._clock)
        return self.named(told)

    def change(self, name: str, role: Role, groups: Iterable[str], *, by: str) -> None:
        """Give an account another role and other groups.

        Raises:
            DeskError: there is none, or the last administrator would go.
            RecordError: a group has a name that no group may have.
        """
        access = access_of(groups)
        with self._storage.writing() as connection:
            before = found(connection, name)
            change_role(connection, before, (role, groups_of(access)))
            told = f"{before.name}: {role}, groups {access.replace('+', ', ') or 'none'}"
            note(connection, Deed(by, "changed account", told), self._clock)

    def end(self, name: str, *, by: str) -> None:
        """Close an account and end its sessions; its name stays taken, as it stands behind judgements.

        Raises:
            DeskError: there is none, or it is the last administrator.
        """
        moment = written(self._clock())
        with self._storage.writing() as connection:
            before = found(connection, name)
            connection.execute(update(accounts).where(accounts.c.name == before.name).values(ended=moment))
            _keep_one_administrator(connection, before)
            open_ones = (sessions.c.account == before.name, sessions.c.ended == "")
            connection.execute(update(sessions).where(*open_ones).values(ended=moment))
            note(connection, Deed(by, "closed account", before.name), self._clock)

    def reopen(self, name: str, *, by: str) -> None:
        """Open a closed account again.

        Raises:
            DeskError: there is none.
        """
        with self._storage.writing() as connection:
            before = found(connection, name)
            connection.execute(update(accounts).where(accounts.c.name == before.name).values(ended=""))
            note(connection, Deed(by, "reopened account", before.name), self._clock)


def found(connection: Connection, name: str) -> Account:
    """Return the account of this name.

    Raises:
        DeskError: there is none.
    """
    row = connection.execute(select(accounts).where(accounts.c.name == name)).mappings().first()
    if row is None:
        raise DeskError(
            f"there is no account {name[:LONGEST_NAME]!r}", "the name of an account", "Correct it."
        )
    return account_of(row)


def add(connection: Connection, account: Account, password: str = "") -> None:
    """Keep a new account, inside the transaction of a writer.

    Raises:
        DeskError: the name is taken.
    """
    if connection.scalar(select(accounts.c.name).where(accounts.c.name == account.name)) is not None:
        raise DeskError(f"the name {account.name} is taken", "a name of its own", "Choose another name.")
    values = {"name": account.name, "role": account.role.value, "groups": "+".join(sorted(account.groups))}
    connection.execute(
        insert(accounts).values(**values, password=password, made=account.made, ended=account.ended)
    )


def change_role(connection: Connection, before: Account, granted: tuple[Role, frozenset[str]]) -> None:
    """Give an account another role and other groups, inside the transaction of a writer.

    Raises:
        DeskError: the last administrator would go.
        RecordError: a group has a name that no group may have.
    """
    role, groups = granted
    values = {"role": role.value, "groups": access_of(groups)}
    connection.execute(update(accounts).where(accounts.c.name == before.name).values(**values))
    if role is not Role.ADMINISTRATOR:
        _keep_one_administrator(connection, before)


def administrators(connection: Connection) -> int:
    """Return how many administrators can sign in."""
    able = (accounts.c.role == Role.ADMINISTRATOR.value, accounts.c.password != "", accounts.c.ended == "")
    return int(connection.scalar(select(func.count()).select_from(accounts).where(*able)) or 0)


def account_of(told: RowMapping) -> Account:
    """Return the account that a row of the table holds."""
    return Account(
        name=told["name"],
        role=Role(told["role"]),
        groups=groups_of(told["groups"]),
        made=told["made"],
        ready=told["password"] != "",
        ended=told["ended"],
    )


def _keep_one_administrator(connection: Connection, changed: Account) -> None:
    if changed.role is Role.ADMINISTRATOR and not administrators(connection):
        raise DeskError(
            "this is the last administrator", "one who can sign in", "Make another administrator first."
        )
