"""Libraries that an extra installs: loaded where they are asked for, their lack told in one way."""

from importlib import import_module
from typing import Any

from rempart.errors import OutputError, RempartError


def library(name: str, extra: str, error: type[RempartError] = OutputError) -> Any:
    """Return a library of an extra.

    Args:
        name: A module of the library, with dots.
        extra: The extra that installs it.
        error: What is raised where it is not there.

    Raises:
        RempartError: it is not installed; of the class ``error``.

    Example:
        >>> library("json", "none").dumps([1])
        '[1]'
    """
    try:
        return import_module(name)
    except ImportError as missing:
        raise error(
            f"the Python package {name.partition('.')[0]} is not installed",
            f"the extra named {extra}",
            f"Run pip install 'rempart[{extra}]'.",
        ) from missing
