"""Sentences that carry their figures: a number enters a text only as a figure, never as typed words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rempart.briefing.briefing_file import Section, StatedFigure, Statement
from rempart.briefing.figures import printed
from rempart.briefing.language import N_, _, plural

BETWEEN_CLAUSES = N_("; ")  # with a space before it in French
Kind = Literal["quoted", "computed", "assumed"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, the figures printed in them, and names in them that hold digits (PAC-3 MSE)."""

    text: str
    figures: tuple[StatedFigure, ...] = ()
    names: tuple[str, ...] = ()


Part = Phrase | StatedFigure | str


def phrase(template: str, /, **parts: Part) -> Phrase:
    """Fill ``{name}`` places of a template, told in the language spoken, that itself holds no digit.

    A text part that holds digits is kept as a name: it must stand in what the statement rests on.

    Example:
        >>> phrase("at the pace of {item}", item="PAC-3 MSE").names
        ('PAC-3 MSE',)
    """
    return filled(_(template), parts)


def filled(template: str, parts: Mapping[str, Part]) -> Phrase:
    """Fill the places of a template that is in the language spoken already; figures stand in its order."""
    words: dict[str, str] = {}
    figures: list[StatedFigure] = []
    names: list[str] = []
    for name, part in sorted(parts.items(), key=lambda pair: template.find("{" + pair[0] + "}")):
        if isinstance(part, StatedFigure):
            words[name] = printed(part)
            figures.append(part)
        elif isinstance(part, Phrase):
            words[name] = part.text
            figures.extend(part.figures)
            names.extend(part.names)
        else:
            words[name] = part
            if any(letter.isdigit() for letter in part):
                names.append(part)
    return Phrase(template.format(**words), tuple(figures), tuple(dict.fromkeys(names)))


def counting(one: str, many: str, /, n: StatedFigure) -> Phrase:
    """Return a number with its noun, for ``{n}`` in the form that the number asks for.

    Example:
        >>> counting("{n} report", "{n} reports", StatedFigure(value=2, unit="reports", rests_on=())).text
        '2 reports'
    """
    assert isinstance(n.value, int | float)
    return filled(plural(one, many, n.value), {"n": n})


def in_a_row(parts: Iterable[Part]) -> Phrase:
    """Join phrases as a sentence does: *a, b and c*."""
    return joined(parts, last=_(" and "))


def joined(phrases: Iterable[Part], separator: str = ", ", last: str | None = None) -> Phrase:
    """Join phrases; ``last`` stands before the last one, as in *a, b and c*."""
    separator = _(separator)
    parts = [part if isinstance(part, Phrase) else filled("{only}", {"only": part}) for part in phrases]
    texts = [part.text for part in parts]
    if last is not None and len(texts) > 1:
        text = separator.join(texts[:-1]) + last + texts[-1]
    else:
        text = separator.join(texts)
    return Phrase(
        text,
        tuple(figure for part in parts for figure in part.figures),
        tuple(dict.fromkeys(name for part in parts for name in part.names)),
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement without its number; other drafts name it by ``key`` as ``statement:<key>``."""

    section: Section
    kind: Kind
    says: Phrase
    rests_on: tuple[str, ...]
    key: str = field(default="")


def numbered(drafts: Iterable[Draft], *, after: int = 0) -> tuple[Statement, ...]:
    """Number the drafts in their order, from ``after`` on, and turn ``statement:<key>`` into ``statement:<n>``."""
    ordered = list(enumerate(drafts, start=after + 1))
    numbers = {f"statement:{draft.key}": n for n, draft in ordered if draft.key}

    def resolved(grounds: Iterable[str]) -> tuple[str, ...]:
        """Return ids, statements by their number."""
        return tuple(dict.fromkeys(f"statement:{numbers[i]}" if i in numbers else i for i in grounds))

    statements = []
    for n, draft in ordered:
        figures = tuple(f.model_copy(update={"rests_on": resolved(f.rests_on)}) for f in draft.says.figures)
        behind = [*draft.rests_on, *(i for figure in figures for i in figure.rests_on)]
        statements.append(
            Statement(
                n=n,
                text=draft.says.text,
                kind=draft.kind,
                figures=figures,
                rests_on=resolved(behind),
                section=draft.section,
                names=draft.says.names,
            )
        )
    return tuple(statements)
