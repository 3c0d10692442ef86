"""Whether an installation is whole: its files, its libraries, its tables, its extras, the book of its user."""

import base64
import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import rempart
from rempart.briefing.page.paper import check_settable
from rempart.errors import RempartError
from rempart.ledger.book.home import default_url
from rempart.plan.auditing import check_tables

EXTRAS = {
    "archive": "archives of any size, by the shard",
    "fast": "many trials in a compiled loop",
    "llm": "a language model as second reader",
    "parquet": "claims and agreements as Parquet",
    "pdf": "a briefing as PDF",
    "postgres": "a book on PostgreSQL",
    "web": "the desk",
    "xlsx": "workbooks",
}
# As hatchling writes them: a name, perhaps with extras of its own, a least version, the extra that asks for it.
REQUIREMENT = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?(?:[>=]=([\d.]+))?[^;]*(?:; extra == '(\w+)')?$")
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True)
class Library:
    """A library that Rempart asks for: its name, the least version, the extra for which it is needed."""

    name: str
    least: str
    extra: str | None

    @property
    def found(self) -> str | None:
        """The version that is installed, None where none is."""
        try:
            return version(self.name)
        except PackageNotFoundError:
            return None

    @property
    def is_old(self) -> bool:
        """Whether an older version than the least is installed."""
        return self.found is not None and _numbers(self.found) < _numbers(self.least)


def libraries(installed: Distribution | None = None) -> list[Library]:
    """Return the libraries that an installation asks for, by its own metadata.

    Example:
        >>> [library.extra for library in libraries() if library.name == "openpyxl"]
        ['check', 'xlsx']
    """
    asked = (installed or distribution("rempart")).requires or []
    matched = [match for one in asked if (match := REQUIREMENT.match(one))]
    return [Library(match[1], match[2] or "0", match[3]) for match in matched]


def _numbers(version_text: str) -> tuple[int, ...]:
    """Return the leading numbers of a version; that is all that a least version of ours compares."""
    return tuple(int(part) for part in re.findall(r"\d+", re.split(r"[^\d.]", version_text)[0]))


def check_installation(installed: Distribution | None = None) -> Iterator[str]:
    """Yield every fault, with culprit and remedy; nothing where all is well."""
    installed = installed or distribution("rempart")
    yield from _changed_files(installed)
    yield from check_tables()
    yield from _ragged_tables(files("rempart").joinpath("data"))
    for library in libraries(installed):
        if library.extra is None and library.found is None:
            yield (
                f"the library {library.name} is not installed; expected {library.least} or newer. "
                "Install rempart again."
            )
        if library.is_old and (library.extra is None or library.extra in extras_there(installed)):
            yield (
                f"the library {library.name} is {library.found}; expected {library.least} or newer. "
                f"Run pip install '{library.name}>={library.least}'."
            )
    if "pdf" in extras_there(installed):
        yield from _paper()
    yield from _book()


def extras_there(installed: Distribution | None = None) -> list[str]:
    """Return the extras of which every library is installed."""
    asked = libraries(installed)
    return [
        extra
        for extra in EXTRAS
        if all(library.found is not None for library in asked if library.extra == extra)
    ]


def extras_missing() -> list[str]:
    """Return a sentence for each extra that is not there: what it is for, and how to get it."""
    there = extras_there()
    return [
        f"not installed: {purpose} (pip install 'rempart[{extra}]')"
        for extra, purpose in EXTRAS.items()
        if extra not in there
    ]


def _changed_files(installed: Distribution) -> Iterator[str]:
    """Compare each file with the hash that was noted when it was installed; a checkout has none."""
    for file in installed.files or ():
        if file.hash is None or file.hash.mode != "sha256":
            continue
        path = Path(str(file.locate()))
        if not path.is_file():
            yield f"{file} is gone; expected the file that was installed. Install rempart again."
            continue
        digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode().rstrip("=")
        if digest != file.hash.value:
            yield (
                f"{file} is not what was installed; expected no change since. Install rempart again; "
                "change a default in a programme file, or in a checkout."
            )


def _ragged_tables(folder: Traversable) -> Iterator[str]:
    """Find rows of any table with more or fewer cells than its head."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _ragged_tables(entry)
        elif entry.name.endswith(".csv"):
            rows = list(csv.reader(entry.read_text(encoding="utf-8").splitlines(keepends=True)))
            for number, row in enumerate(rows, start=1):
                if len(row) != len(rows[0]):
                    yield (
                        f"{entry.name} row {number} has {len(row)} cells; expected {len(rows[0])}, as its head. "
                        "Add what is missing, or quote a cell with a comma."
                    )


def _paper() -> Iterator[str]:
    try:
        check_settable()
    except RempartError as problem:
        yield str(problem)
        return
    if not any(path.is_file() for folder in FONTS for path in Path(folder).expanduser().rglob("*.[to]t[fc]")):
        yield (
            "no font is installed; expected one with the letters of your languages. "
            "On Debian: apt-get install fonts-dejavu-core."
        )


def _book() -> Iterator[str]:
    """Open the user's own book, where there is one; ``rempart ledger verify`` reads all of it."""
    try:
        url = default_url()
        if Path(url.removeprefix("sqlite:///")).is_file():
            with rempart.Book.open(url) as book:
                book.learned()
    except RempartError as problem:
        yield str(problem)
