"""What is read at one go: an archive of the web, a file of many documents, or a batch of single files."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rempart.sources.inputs import check_present
from rempart.sources.kinds import PACKED, is_archive_name

Kind = Literal["archive", "lines", "table", "files"]
# Single files read at one go: enough that starting a parser costs little, few enough to lose little.
FILES_A_SHARD = 500
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("lines", (".jsonl", ".ndjson")),
    ("table", (".parquet",)),
)
# Characters of a path that stay in the name of what is made from it.
_NAME = re.compile(r"[^A-Za-z0-9.-]+")
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of an archive that is read whole or not at all.

    Attributes:
        name: What its files in the output folder are called; made from the path, not from a counter.
        kind: How it is read.
        root: The folder that the paths are told from.
        paths: The files, told from the root; one but for a batch of single files.
    """

    name: str
    kind: Kind
    root: str
    paths: tuple[str, ...]

    @property
    def state(self) -> str:
        """Return a fingerprint of its files' names, sizes and times of change: another one means read again.

        Raises:
            OSError: a file is not there.
        """
        seen = hashlib.sha256()
        for path in self.paths:
            status = (Path(self.root) / path).stat()
            seen.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode(errors="surrogateescape"))
        return seen.hexdigest()


def shards_of(sources: Iterable[str]) -> list[Shard]:
    """Return the shards of files and folders, by name; a file named twice is read once.

    Raises:
        DocumentError: a source does not exist, or is an address.

    Example:
        >>> [shard.kind for shard in shards_of(["reports/"])]
        ['files']
    """
    found: dict[str, Shard] = {}
    for source in sources:
        check_present(source)
        path = Path(source)
        paths = list(_below(path)) if path.is_dir() else [path.name]
        root = path if path.is_dir() else path.parent
        for shard in _shards(root, paths):
            found.setdefault(shard.name, shard)
    return [found[name] for name in sorted(found)]


def _below(folder: Path) -> Iterator[str]:
    """Yield the files below a folder in order; what begins with a dot is left out, links are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield (Path(place) / name).relative_to(folder).as_posix()


def _shards(root: Path, paths: Iterable[str]) -> Iterator[Shard]:
    single: dict[str, list[str]] = {}
    for path in paths:
        kind = _kind(path)
        if kind == "files":
            single.setdefault(str(Path(path).parent), []).append(path)
        else:
            yield Shard(_name(root, path), kind, str(root), (path,))
    for folder in sorted(single):
        inside = single[folder]
        for first in range(0, len(inside), FILES_A_SHARD):
            batch = inside[first : first + FILES_A_SHARD]
            yield Shard(_name(root, batch[0]), "files", str(root), tuple(batch))


def _kind(path: str) -> Kind:
    if is_archive_name(path):
        return "archive"
    plain = path.lower().removesuffix(PACKED)
    return next((kind for kind, endings in _KINDS if plain.endswith(endings)), "files")


def _name(root: Path, path: str) -> str:
    """Return a readable name that no other path has."""
    whole = str((root / path).resolve()).encode(errors="surrogateescape")
    return f"{_NAME.sub('-', path)[-LONGEST_NAME:]}-{hashlib.sha256(whole).hexdigest()[:8]}"
