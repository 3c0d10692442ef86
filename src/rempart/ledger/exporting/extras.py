"""Libraries that a format needs and that not everybody has."""

from importlib.util import find_spec

from rempart.errors import OutputError


def needs(library: str, extra: str) -> None:
    """Refuse by name where a library is missing.

    Raises:
        OutputError: it is not installed.
    """
    if find_spec(library) is None:
        raise OutputError(f"{library} is not installed", f"the extra {extra}", f"Install rempart[{extra}].")
