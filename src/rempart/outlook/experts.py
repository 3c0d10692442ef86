"""Files in which experts write down what they assume, one a file: read, checked, never averaged."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from rempart.errors import AssumptionError
from rempart.outlook.parameters import PATHS

_SECTION, _NAME = "outlook", "name"


def read_experts(paths: Iterable[Path]) -> dict[str, dict[str, object]]:
    """Return each expert's ``[outlook]`` by name: ``name`` in the file, else the file's stem.

    Raises:
        AssumptionError: a file that cannot be read, holds no ``[outlook]`` or anything but it, sets a path
            that all share, or two files of one name.
    """
    found: dict[str, dict[str, object]] = {}
    for path in paths:
        name, settings = _read(path)
        if name in found:
            raise AssumptionError(f"{path}: a second expert {name!r}", "one file an expert", "Rename one.")
        found[name] = settings
    return found


def _read(path: Path) -> tuple[str, dict[str, object]]:
    remedy = f'Write name = "..." and a table [{_SECTION}] with the names of parameters.csv.'
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise AssumptionError(f"{path}: {problem}", "an expert's file in TOML", remedy) from problem
    settings, name = data.pop(_SECTION, None), data.pop(_NAME, path.stem)
    if data or not isinstance(settings, dict) or not isinstance(name, str) or not name.strip():
        wrong = ", ".join(data) or f"no table [{_SECTION}]"
        raise AssumptionError(f"{path}: {wrong}", f"a name and one table [{_SECTION}]", remedy)
    for shared in PATHS:
        if shared in settings:
            raise AssumptionError(
                f"{path}: {shared}",
                "parameters, not a path: deliveries and coverage are the same for all",
                "Set it in the programme's [outlook].",
            )
    return name.strip(), settings
