"""A scheme told before, by a word for schemes alone: *PURL ... So far 4.3 billion has flowed into the mechanism*."""

from typing import Final

from rempart.claims.mentions import Mention, Mentions

# Letters of the word for a scheme with the name behind it: *the PURL mechanism*, *l'initiative tchèque*.
NAME: Final = 18


def with_schemes_again(mentions: Mentions) -> Mentions:
    """Return the mentions with each *the mechanism* as the scheme named last before it, if any is."""
    again = mentions.of("scheme_again")
    named = mentions.of("scheme") if again else []
    more: list[Mention] = []
    for word in again:
        before = [scheme for scheme in named if scheme.end <= word.start and not scheme.says("weak")]
        named_here = mentions.within(word.start, word.end + NAME, "scheme", "adjective")
        if before and not named_here:
            more.append(Mention(word.start, word.end, before[-1].entry))
    return mentions.with_more("scheme", more) if more else mentions
