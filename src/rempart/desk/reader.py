"""Who asks at the desk, and what a result that was made for somebody may be shown to."""

from dataclasses import dataclass, field

from rempart.errors import DeskError
from rempart.ledger.book.access import PUBLIC, access_of


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
