"""Every text that the briefing looks up, as found in its code, its templates and the list of stage sentences."""

import warnings
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from rempart.briefing.language import lines_of
from rempart.briefing.statements.retelling import stage_texts

KEYWORDS: dict[str, Any] = {
    "_": None, "N_": None, "phrase": None, "counted": (1, 2), "plural": (1, 2), "counting": (1, 2),
    "forms": (1, 2), "verb": (1, 1),
}  # fmt: skip
Text = str | tuple[str, ...]


def texts() -> set[Text]:
    """Return every text of a briefing to translate; one with a plural is a pair."""
    stages: set[Text] = {(one, many) if many else one for one, many in stage_texts()}
    return stages | set(lines_of("speakers.txt")) | texts_of("rempart.briefing")


def texts_of(package: str) -> set[Text]:
    """Return every text that the code and the templates of a package look up."""
    root = Path(str(files(package)))
    found: set[Text] = set()
    for method, pattern in (("python", "*.py"), ("jinja2.ext:babel_extract", "*.html")):
        for path in sorted(root.rglob(pattern)):
            with path.open("rb") as source, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found |= {message for _, message, _, _ in extract(method, source, KEYWORDS) if message}
    return found


def catalogue(language: str, package: str = "rempart.briefing") -> Catalog:
    """Return a package's catalogue of a language."""
    source = files(package).joinpath("languages", f"{language}.po")
    with source.open("rb") as file:
        return read_po(file, locale=language)
