"""Who asks for a page."""

from dataclasses import dataclass

from rempart.desk.accounts import Role
from rempart.desk.reader import Reader


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person at a browser: signed in where ``role`` is set, else nobody in particular.

    ``groups`` decide what the book answers; ``form_token`` must come back with every form; ``fresh`` marks
    a token of a visitor who is not signed in and has no cookie with it yet.
    """

    language: str
    form_token: str
    name: str = ""
    role: Role | None = None
    groups: frozenset[str] = frozenset()
    session: str = ""
    fresh: bool = False

    @property
    def is_signed_in(self) -> bool:
        """True with a session."""
        return self.role is not None

    @property
    def reader(self) -> Reader:
        """The person as the desk's work knows him."""
        return Reader(self.name, self.groups)
