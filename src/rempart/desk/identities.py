"""Persons whom a provider of identities vouches for: whose account, in which role, of which groups."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, insert, select

from rempart.desk.accounts import Account, OfDesk, Role, add, change_role, checked_name, found, groups_of
from rempart.desk.audit import Deed, note
from rempart.desk.tables import identities
from rempart.errors import DeskError
from rempart.ledger.book.access import access_of
from rempart.ledger.book.times import written

# Stands where other accounts have the hash of a password: no password has this hash.
NO_PASSWORD = "signs in elsewhere"  # noqa: S105 -- no password
_ORDER = tuple(Role)
# The role and the groups that somebody gets.
Granted = tuple[Role, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a provider says of a person: who he is there (``subject``), what he is called, which groups he is in."""

    issuer: str
    subject: str
    name: str
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Which groups of the provider give which role and which groups of the desk."""

    rows: tuple[tuple[str, Role, frozenset[str]], ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a table with the columns ``provider_group``, ``role`` and ``groups`` (joined by ``+``).

        Raises:
            DeskError: it cannot be read, or a row names no role.
        """
        try:
            with path.open(encoding="utf-8-sig", newline="") as handle:
                told = list(csv.DictReader(handle))
            rows = tuple(
                (row["provider_group"].strip(), Role(row["role"].strip()), groups_of(_access(row)))
                for row in told
            )
        except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, AttributeError) as broken:
            raise DeskError(
                f"{path}: {broken}",
                f"a table with provider_group, role ({', '.join(Role)}) and groups",
                "Correct the file.",
            ) from broken
        return cls(rows)

    def granted(self, groups: Collection[str]) -> Granted | None:
        """Return the highest role and all the groups that a person gets; None where no row is about him.

        Example:
            >>> Rules((("press", Role.ANALYST, frozenset({"desk"})),)).granted(["press", "sports"])
            (<Role.ANALYST: 'analyst'>, frozenset({'desk'}))
        """
        mine = [(role, own) for name, role, own in self.rows if name in groups]
        if not mine:
            return None
        role = max((one for one, _ in mine), key=_ORDER.index)
        return role, frozenset().union(*(own for _, own in mine))


class Identities(OfDesk):
    """The accounts of persons whom a provider vouches for."""

    def account(self, vouched: Vouched, rules: Rules) -> Account:
        """Return the account of a person, made or brought up to date by what the provider says now.

        Raises:
            DeskError: his groups give no role, his name is taken or none, or his account is closed.
        """
        granted = rules.granted(vouched.groups)
        if granted is None:
            raise DeskError(
                "your groups at the provider give no role at this desk",
                "a group that an administrator has given a role",
                "Ask an administrator.",
            )
        with self._storage.writing() as connection:
            same = (identities.c.issuer == vouched.issuer, identities.c.subject == vouched.subject)
            known = connection.scalar(select(identities.c.account).where(*same))
            if known is None:
                return self._made(connection, vouched, granted)
            return self._known(connection, known, granted)

    def _made(self, connection: Connection, vouched: Vouched, granted: Granted) -> Account:
        # A name that is taken is never handed over: whoever has it is another person, for all that is known.
        name, moment = checked_name(vouched.name), written(self._clock())
        add(connection, Account(name, *granted, moment, ready=True), NO_PASSWORD)
        kept = {"issuer": vouched.issuer, "subject": vouched.subject, "account": name}
        connection.execute(insert(identities).values(**kept))
        note(connection, Deed(name, "made account by a provider", f"{name} ({granted[0]})"), self._clock)
        return found(connection, name)

    def _known(self, connection: Connection, name: str, granted: Granted) -> Account:
        account = found(connection, name)
        if account.ended:
            raise DeskError(f"account {name} is closed", "an open account", "Ask an administrator.")
        if (account.role, account.groups) != granted:
            change_role(connection, account, granted)
            told = f"{name}: {granted[0]}, groups {', '.join(sorted(granted[1])) or 'none'}"
            note(connection, Deed(name, "changed account by a provider", told), self._clock)
        return found(connection, name)


def _access(row: dict[str, str]) -> str:
    return access_of(filter(None, (row.get("groups") or "").strip().split("+")))
