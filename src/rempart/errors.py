"""Every error of Rempart, in one tree.

    RempartError                what was found and where, what was expected, what to do
    ├── DocumentError           a source that cannot be read as a document
    ├── RecordError             a line of a file handed between stages that breaks its contract
    │   └── StaleError          an edit of what has changed since it was read; it carries both versions
    ├── ProcessError            a process of a large merge that was ended, or could not be started
    ├── ArchiveError            a shard that cannot be read, or an engine that cannot read it
    ├── BookError                a book that cannot be opened, read or written
    ├── DeskError               accounts, sessions, forms or work at the desk that cannot be taken as they are
    ├── TableError              a sourced table that lacks a row or a column
    ├── ProgrammeError          a programme file, or a programme made from a ledger, that cannot be planned
    ├── CoverageError           places, systems or switches that coverage cannot answer
    ├── AssumptionError         an outlook parameter outside what the model allows
    │   └── SpellError          a file of wars or spells of peace that cannot be read
    ├── BriefingError           a briefing that cannot be composed, found or walked back
    │   └── StatementError      a statement that a briefing does not have
    └── OutputError             a folder or a file that cannot be written

The command line maps them to exit codes; a stage never exits.
"""

from typing import Any


class RempartError(Exception):
    """Say what was found and where, what was expected and what to do.

    Args:
        found: What was found, and where (file, line, field, value).
        expected: What would have been right.
        remedy: What the reader can do now.

    Example:
        >>> str(RempartError("line 3 has no id", "an id", "Add one."))
        'line 3 has no id; expected an id. Add one.'
    """

    def __init__(self, found: str, expected: str, remedy: str) -> None:
        self.found = found
        self.expected = expected
        self.remedy = remedy
        super().__init__(f"{found}; expected {expected}. {remedy}")


class DocumentError(RempartError):
    """A source cannot be read as a document."""


class RecordError(RempartError):
    """A line of a file handed between stages breaks its contract."""


class StaleError(RecordError):
    """What is edited has changed since it was read.

    ``read`` and ``current`` are its two versions as plain JSON; ``read`` is None where the book never held
    such a version.
    """

    def __init__(self, name: str, read: dict[str, Any] | None, current: dict[str, Any]) -> None:
        super().__init__(
            f"{name} has changed since it was read", "the version that holds now", "Look at it again."
        )
        self.read = read
        self.current = current


class ProcessError(RempartError):
    """A process of a large merge was ended from outside, or could not be started."""


class ArchiveError(RempartError):
    """A shard of an archive cannot be read, or the engine that reads it is gone."""


class BookError(RempartError):
    """A book cannot be opened, read or written."""


class DeskError(RempartError):
    """Something asked of the desk cannot be done: an account, a session, a link, a form."""


class TableError(RempartError):
    """A sourced table lacks a row or a column."""


class ProgrammeError(RempartError):
    """A programme cannot be planned as it is written."""


class CoverageError(RempartError):
    """Places, systems or switches that coverage cannot answer."""


class AssumptionError(RempartError):
    """An outlook parameter lies outside what the model allows."""


class SpellError(AssumptionError):
    """A file of wars or of spells of peace cannot be read, or holds none."""


class BriefingError(RempartError):
    """A briefing cannot be composed, found or walked back."""


class StatementError(BriefingError):
    """A briefing has no statement of this number."""


class OutputError(RempartError):
    """A folder or a file cannot be written."""
