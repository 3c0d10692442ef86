"""Digests over what a book has worked out, so that a changed, lost or added row shows."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, update


@dataclass(frozen=True, slots=True)
class Sealed:
    """A row of what was worked out, which is kept with a digest of its values."""

    def told(self) -> dict[str, Any]:
        """Return the values that the digest covers, by column."""
        return asdict(self)

    def digest(self) -> str:
        """Return what tells whether any value of the row was changed."""
        return hashlib.sha256(json.dumps(self.told(), sort_keys=True).encode()).hexdigest()

    def row(self) -> dict[str, Any]:
        """Return the row as its table holds it."""
        return asdict(self) | {"digest": self.digest()}


def turn(
    connection: Connection, table: Table, ended: Sequence[Sealed], begun: Sequence[Sealed], *changed: str
) -> None:
    """Write what ended, of which only the columns ``changed`` and the digest are others, and what began."""
    if ended:
        keys = [column.name for column in table.primary_key]
        same = (table.c[name] == bindparam(f"own_{name}") for name in keys)
        closing = update(table).where(*same).values({name: bindparam(name) for name in (*changed, "digest")})
        own = [{f"own_{name}": getattr(one, name) for name in keys} for one in ended]
        new = [{name: one.row()[name] for name in (*changed, "digest")} for one in ended]
        connection.execute(closing, [before | after for before, after in zip(own, new, strict=True)])
    if begun:
        connection.execute(insert(table), [one.row() for one in begun])


def total_of(lines: Iterable[str]) -> str:
    """Return the sum of the digests of lines; their order changes nothing."""
    return written_total(sum(summand(line) for line in lines))


def written_total(number: int) -> str:
    """Return a sum of digests as a settlement holds it."""
    return f"{number % 2**256:064x}"


def summand(line: str) -> int:
    """Return the digest of a line as a number."""
    return int(hashlib.sha256(line.encode(errors="surrogatepass")).hexdigest(), 16)
