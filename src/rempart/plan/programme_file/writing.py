"""Write a programme as a file that a planner can read: TOML, a row a section, amounts on one line."""

import json
from collections.abc import Mapping
from typing import Any

INLINE = 100  # a value longer than this many characters is broken over several lines


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = (f"{_key(name)} = {_value(inner)}" for name, inner in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        parts = [_value(inner) for inner in value]
        flat = "[" + ", ".join(parts) + "]"
        if len(flat) <= INLINE or len(parts) < 2:
            return flat
        return "[\n" + "".join(f"    {part},\n" for part in parts) + "]"
    return repr(value)


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if plain else json.dumps(name, ensure_ascii=False)


def _section(heading: str, row: Mapping[str, Any], lists: Mapping[str, str]) -> list[str]:
    """Return the lines of one row; fields in ``lists`` become sub-sections, tables of tables too."""
    lines = [heading]
    below: list[str] = []
    name = heading.strip("[]")
    last = [field for field in ("source", "claim") if field in row]
    for field in [*(field for field in row if field not in last), *last]:
        value = row[field]
        if field in lists and isinstance(value, list):
            for inner in value:
                below += ["", *_section(f"[[{name}.{field}]]", inner, {})]
        elif isinstance(value, Mapping) and len(_value(value)) > INLINE and field != "set":
            below = _section(f"[{name}.{field}]", value, {}) + below
        else:
            lines.append(f"{_key(field)} = {_value(value)}")
    return lines + below


def as_toml(data: Mapping[str, Any]) -> str:
    """Return the text of a programme file.

    Args:
        data: The sections in order: tables, and lists of rows, as ``tomllib`` would give them.

    Example:
        >>> print(as_toml({"programme": {"title": "A", "months": 12}}))
        [programme]
        title = "A"
        months = 12
        <BLANKLINE>
    """
    sub = {"line": "", "share": "", "item": ""}
    blocks: list[str] = []
    for name, section in data.items():
        rows = section if isinstance(section, list) else [section]
        heading = f"[[{name}]]" if isinstance(section, list) else f"[{name}]"
        blocks += ["\n".join(_section(heading, row, sub)) for row in rows]
    return "\n\n".join(blocks) + "\n"
