"""A scheme told before, by a word for schemes alone: *PURL ... So far 4.3 billion has flowed into the mechanism*."""

from typing import Final

from rempart.claims.mentions import Mention, Mentions
from rempart.claims.sentences import Sentence

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


def use_of(scheme: Mention | None, sentence: Sentence, frame: Mention | None) -> str | None:
    """Return what the money of a scheme is for; what somebody else pledges behind one that lends is not from it."""
    lends = scheme is not None and scheme.says("type") == "loan" and scheme.end <= sentence.start
    given = lends and frame is not None and frame.value == "pledge"
    return (scheme.says("item") or None) if scheme and not given else None
