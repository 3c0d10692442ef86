"""Where a text got its story from."""

from collections.abc import Mapping, Sequence
from typing import Final

from rempart.claims.page import Page
from rempart.claims.pointing import looks_back
from rempart.claims.sayings import ordered
from rempart.claims.sentences import Sentence
from rempart.claims.speaker import EXPERT, Saying, Speaker

# Speakers from which on a report may be a round-up of several stories.
FEW: Final = 3
# Letters of a line that only says where and when.
DATELINE: Final = 45


def origin(chains: Sequence[tuple[Speaker, ...]], news: Sequence[Speaker], opened: int) -> str | None:
    """Return whom the text names as the source of what it mainly tells, None where nobody is.

    That is who tells the first claim, where the opening names them, since reports begin with their news; else the
    named speaker of more than half of the claims; else who tells the news of the opening. In a round-up of many
    speakers the first tells less than a third, and is no source of all, unless a medium has found it out. ``opened``
    is where the opening ends.
    """
    told = [_source(chain) for chain in chains]
    named = [one.name for one in told if one]
    first = told[0] if told else None
    many = len(set(named)) > FEW and first is not None and first.rank != "outlet"
    round_up = many and 3 * named.count(named[0]) < len(chains)
    if first and not round_up and first.start < opened:
        return first.name
    name = max(dict.fromkeys(named), key=named.count, default="")
    if 2 * named.count(name) > len(chains):
        return name
    source = None if round_up else _source(news)
    return source.name if source else None


def of_news(page: Page, said: Mapping[int, Sequence[Saying]], opening: int) -> Sequence[Speaker]:
    """Return who tells the news as a whole: in the opening, before a figure without a source, or pointing back to it.

    *The partners named new sums. That was announced by the minister of defence*: all that follows is the minister's.
    """
    found: list[Speaker] = []
    told = first = False
    for sentence in page.sentences:
        if not 0 < sentence.paragraph <= opening + 1:
            continue
        sayings = said.get(sentence.number, ())
        chain = [speaker for speaker in ordered(sayings) if speaker.rank != "party"]
        if chain and looks_back(page, sentence):
            return chain
        detail = first and any(page.within((s.start, s.end), "according") for s in sayings)
        if not (told or found or detail) and sentence.paragraph <= opening:
            found = chain
        first = first or sentence.end - sentence.start > DATELINE
        told = first and (told or has_figure(page, sentence))
    return found


def has_figure(page: Page, sentence: Sentence) -> bool:
    """Tell whether a sum or a count stands in a sentence."""
    return any(sentence.start <= figure.start < sentence.end for figure in page.figures)


def _source(chain: Sequence[Speaker]) -> Speaker | None:
    """Return who of a chain is a source of its own: the outlet first, then who speaks by name or office."""
    ranked = [s for s in chain if s.rank == "outlet"]
    ranked += [s for s in chain if s.rank in {"person", "institution"} and s.holder != EXPERT]
    ranked += [s for s in chain if s.rank == "media" and "newspaper" in s.name]
    return ranked[0] if ranked else None
