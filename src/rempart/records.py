"""The files that stages hand on: frozen records with a schema, as JSON and JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, ValidationError, model_serializer

from rempart.errors import RecordError


class Record(BaseModel):
    """A frozen record; fields named in ``left_out_when_empty`` are absent from JSON when unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_unknown_fields(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        dumped: dict[str, Any] = serialize(self)
        sparse = type(self).left_out_when_empty
        return {
            name: value
            for name, value in dumped.items()
            if name not in sparse or value not in (None, "", (), [], {})
        }

    def as_json(self) -> dict[str, Any]:
        """Return plain lists, dicts, texts and numbers, in the order of the contract."""
        return self.model_dump(mode="json", by_alias=True)

    def json_line(self) -> str:
        """Return the record as one line of JSON, without its line end."""
        return json.dumps(self.as_json(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, data: object, where: str) -> Self:
        """Check ``data`` against the contract.

        Args:
            data: What ``json.loads`` gave.
            where: File and line, for the message.

        Raises:
            RecordError: a field is missing, unknown or of the wrong kind.
        """
        try:
            return cls.model_validate(data)
        except ValidationError as broken:
            first = broken.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "the record"
            raise RecordError(
                f"{where}: {field}: {first['msg'].lower()}",
                f"a {cls.__name__} as described in docs/files.md",
                "Correct the line, or make the file again with rempart.",
            ) from broken


def text_of(path: str | Path, kind: str) -> str:
    """Return the text of a file of records; ``kind`` is its usual name, for the message.

    Raises:
        RecordError: it cannot be read, or is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as broken:
        raise RecordError(
            f"{path} cannot be read: {broken.strerror}", f"a {kind} file", "Correct the path."
        ) from broken
    except UnicodeDecodeError as broken:
        raise RecordError(
            f"{path} is not UTF-8 (byte {broken.start})",
            f"a {kind} file in UTF-8",
            "Convert the file to UTF-8.",
        ) from broken


def json_lines(text: str, where: str) -> Iterator[tuple[str, object]]:
    """Yield (place, value) for each line that is not blank.

    Raises:
        RecordError: a line is not JSON.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where} line {number}"
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError) as broken:
            raise RecordError(
                f"{place} is not JSON", "one JSON object a line", "Correct or remove the line."
            ) from broken
