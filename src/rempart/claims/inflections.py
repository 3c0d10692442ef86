"""Inflected words: one row of a table stands for all the forms of its paradigm.

A row of kind ``inflection`` names a paradigm and its endings with their marks,
``inflection,на,а case=nom|и case=gen|і case=dat/loc|у case=acc|ою case=ins``; the form ``Україн{на}``
of another row then stands for five forms, each with the marks of its ending.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from typing import Final

Endings = tuple[tuple[str, str], ...]
_PLACE: Final = re.compile(r"\{([^{}]+)\}")


def paradigm(spelled: str) -> Endings:
    """Return the endings of a paradigm with the marks of each.

    Example:
        >>> paradigm("а case=nom|ою case=ins")
        (('а', 'case=nom'), ('ою', 'case=ins'))
        >>> paradigm("Korea Północna case=nom")  # an ending may be several words; its marks stand last
        (('Korea Północna', 'case=nom'),)
    """
    pairs = (part.rpartition(" ") if " " in part else (part, "", "") for part in spelled.split("|"))
    return tuple((ending, marks.strip()) for ending, _, marks in pairs)


def inflected(form: str, more: str, paradigms: Mapping[str, Endings]) -> Iterator[tuple[str, str]]:
    """Yield every form of a row with its marks; words of one form agree in case.

    Example:
        >>> two = {"а": paradigm("а case=nom|у case=acc"), "и": paradigm("и case=nom/acc|ам case=dat")}
        >>> list(inflected("мор{а} сил{и}", "", two))
        [('мора сили', 'case=nom'), ('мору сили', 'case=acc')]
    """
    names = [name for name in _PLACE.findall(form) if name in paradigms]
    if not names:
        yield form, more
        return
    parts = re.split("|".join(rf"\{{{re.escape(name)}\}}" for name in dict.fromkeys(names)), form)
    for chosen in product(*(paradigms[name] for name in names)):
        cases = _agreed([_case(marks) for _, marks in chosen])
        if cases is None:
            continue
        written = parts[0] + "".join(
            ending + part for (ending, _), part in zip(chosen, parts[1:], strict=True)
        )
        others = [mark for _, marks in chosen for mark in marks.split(";") if not mark.startswith("case=")]
        marks = [more, *dict.fromkeys(others), f"case={'/'.join(sorted(cases))}" if cases else ""]
        yield written, ";".join(mark for mark in marks if mark)


def _case(marks: str) -> frozenset[str]:
    said = next((mark for mark in marks.split(";") if mark.startswith("case=")), "case=")
    return frozenset(case for case in said.removeprefix("case=").split("/") if case)


def _agreed(told: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Return the cases that all words share, None where they share none; a word without case fits all."""
    known = [cases for cases in told if cases]
    shared = reduce(frozenset.intersection, known) if known else frozenset()
    return None if known and not shared else shared
