"""Templates of pages: escaped throughout, every text untrusted, every name known."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rempart.briefing.page.quotes import visible


def environment_of(package: str) -> Environment:
    """Return what the templates of a package are read by; ``drawn`` lets a chart or a map through."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )
    environment.filters["drawn"] = _drawn
    return environment


def _safe(value: Any) -> Any:
    """Spell out reordering controls in every text that a template prints."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(drawing: str) -> Markup:
    """Let a chart or map through: its texts were escaped where it was drawn."""
    return Markup(drawing)  # noqa: S704 - drawing and maps escape every text they set
