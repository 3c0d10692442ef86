"""Who asks at the desk, and what a result that was made for somebody may be shown to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rempart.errors import DeskError
from rempart.ledger.book.access import PUBLIC, access_of


@dataclass(frozen=True, slots=True)
class Reader:
    """A person by name, and the groups that he belongs to now."""

    name: str
    groups: frozenset[str] = field(default_factory=frozenset)

    def rights(self, groups: Iterable[str] | None = None) -> str:
        """Return the rights under which something is made: all of the person's groups, or those named.

        Raises:
            DeskError: the person is in no such group.

        Example:
            >>> Reader("ana", frozenset({"press", "desk"})).rights()
            'desk+press'
        """
        asked = self.groups if groups is None else frozenset(groups)
        if not asked <= self.groups:
            # The names of groups are no secret to whoever typed them.
            raise DeskError(
                f"you are in no group {', '.join(sorted(asked - self.groups))}",
                f"some of your groups: {', '.join(sorted(self.groups)) or 'you have none'}",
                "Name one of these, or none for what everybody may read.",
            )
        return access_of(asked)

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
