"""Who may read what: every row of a book is public or for groups, from the start."""

import re
from collections.abc import Collection, Iterable

from rempart.claims.claim import Claim, Report
from rempart.errors import RecordError
from rempart.sources.document import Document

PUBLIC = ""
_GROUP = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# How the id of a restricted document ends. No public id may end so: restricted and public ids can then
# never meet, and nobody learns from a refusal what others keep.
_RESTRICTED_ID = re.compile(r"@[a-z0-9+-]+$")


def access_of(groups: Iterable[str]) -> str:
    """Return how a book writes who may read a row: empty for everybody, else the groups in order.

    Raises:
        RecordError: a group's name is not of lower-case letters, digits and hyphens.

    Example:
        >>> access_of([]), access_of(["ministry", "desk"])
        ('', 'desk+ministry')
    """
    names = sorted(set(groups))
    for name in names:
        if not _GROUP.fullmatch(name):
            raise RecordError(
                f"a group is named {name!r}", "lower-case letters, digits and hyphens", "Rename the group."
            )
    return "+".join(names)


def is_readable(access: str, groups: Collection[str]) -> bool:
    """True where a member of ``groups`` may read a row of this access.

    Example:
        >>> is_readable("", ()), is_readable("desk+ministry", ["desk"]), is_readable("desk", ["press"])
        (True, True, False)
    """
    return access == PUBLIC or any(name in groups for name in access.split("+"))


def is_readable_by_all(access: str, writer: str) -> bool:
    """True where whoever may read what is written for ``writer`` may read a row of ``access`` too."""
    return access == PUBLIC or (writer != PUBLIC and set(writer.split("+")) <= set(access.split("+")))


def check_name(document: str) -> None:
    """Refuse the id of a document that looks like a restricted one.

    Raises:
        RecordError: it ends in ``@`` and the name of a group.
    """
    if _RESTRICTED_ID.search(document):
        raise RecordError(
            f"document {document} has an id like that of a restricted document",
            "an id that does not end in @ and a name",
            "Give the document another id.",
        )


def with_access(report: Report, access: str) -> Report:
    """Return the report under the id that it has in a book; that of a restricted one names its groups.

    Example:
        A report ``letter`` for the group ``desk`` becomes ``letter@desk``, its claims ``letter@desk#1``.
    """
    if access == PUBLIC:
        return report
    own = f"{report.id}@{access}"
    document = report.document
    renamed: Document | None = None if document is None else document.model_copy(update={"id": own})
    claims = tuple(_renamed(claim, report.id, own) for claim in report.claims)
    return report.model_copy(update={"id": own, "claims": claims, "document": renamed})


def _renamed(claim: Claim, former: str, known: str) -> Claim:
    links = tuple(
        link.model_copy(update={"claim": known + link.claim.removeprefix(former)}) for link in claim.links
    )
    return claim.model_copy(update={"id": known + claim.id.removeprefix(former), "links": links})
