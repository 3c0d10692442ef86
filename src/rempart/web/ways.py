"""The ways through the desk that every page offers, as far as the role may go."""

from rempart.desk.accounts import Role
from rempart.web.language import N_
from rempart.web.roles import may

# A new part of the desk adds its first page here.
WAYS = (
    ("/agreements", N_("Agreements")),
    ("/changes", N_("What changed")),
    ("/documents", N_("Documents")),
    ("/sources", N_("Add reports")),
    ("/reviews", N_("Review")),
    ("/programmes", N_("Programmes")),
    ("/runs", N_("Runs")),
    ("/watches", N_("Watch list")),
    ("/people", N_("People")),
    ("/audit", N_("Audit trail")),
)


def ways(role: Role) -> list[tuple[str, str]]:
    """Return the addresses and the names, in English, of the parts that a role may open."""
    return [(path, words) for path, words in WAYS if may(role, "GET", path)]
