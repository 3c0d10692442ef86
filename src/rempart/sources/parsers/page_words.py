"""The words by which web pages name their parts: ``page_words.csv``, one a row with what it says.

Pages in every language name their parts mostly in English; the others are such names in French, German, Spanish,
Italian, Polish and Russian.
"""

import csv
from importlib.resources import files


def page_words(kind: str) -> tuple[str, ...]:
    """Return the words of one kind, in the order of the table.

    Example:
        >>> page_words("declared date")[0]
        'article:published_time'
    """
    text = files("rempart.sources.parsers").joinpath("page_words.csv").read_text(encoding="utf-8")
    return tuple(row["word"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)
