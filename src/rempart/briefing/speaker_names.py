"""Who says it, in the language spoken: described speakers are translated, names of people and outlets stay.

A reader of claims describes whom a text does not name: *officials*, *Russian analysts*, *reliable unnamed
sources close to the talks*. The noun is looked up, the state and the marks beside it are told after it.
"""

import re
from functools import cache

from rempart.briefing.language import N_, _, is_translated, lines_of
from rempart.briefing.names import party_called, party_name
from rempart.claims.language import state_names

_MARKS_BEFORE = (N_("reliable"), N_("unnamed"), N_("diplomatic"), N_("international"), N_("government"))
_MARKS_AFTER = (
    N_("close to the talks"), N_("close to the matter"), N_("with access to internal documents"),
)  # fmt: skip

# People whom a text describes by what they know, in its own words.
_INFORMED = re.compile(
    r"(?:\w+ )?(?:people|persons?|sources?|officials?|executives?|diplomats?)"
    r" (?:familiar with|briefed on|close to|involved in|aware of|with (?:direct )?knowledge of) .+"
)


def speaker_name(name: str) -> str:
    """Return a speaker in the language spoken; a person, an outlet or an unknown description as it stands.

    Example:
        >>> speaker_name("Russian analysts")
        'Russian analysts'
    """
    if not is_translated():
        return name
    noun = name
    beside: list[str] = []
    for mark in _MARKS_AFTER:
        if noun.endswith(f" {mark}"):
            noun, beside = noun.removesuffix(f" {mark}"), [*beside, _(mark)]
    body, _of, whose = noun.rpartition(" of ")
    if body in _known() and whose in _states():
        noun, beside = body, [*beside, party_name(_states()[whose])]
    while noun not in _known():
        first, _space, rest = noun.partition(" ")
        state = next((each for each in _adjectives() if noun.startswith(f"{each} ")), None)
        if first in _MARKS_BEFORE and rest:
            beside.append(_(first))
        elif state is not None:
            beside.append(party_name(_adjectives()[state]))
            rest = noun.removeprefix(f"{state} ")
        else:
            informed = name not in _known() and _INFORMED.fullmatch(name)
            return _("people familiar with the matter") if informed else party_called(name)
        noun = rest
    return _("{speaker} ({marks})").format(speaker=_(noun), marks=", ".join(beside)) if beside else _(noun)


@cache
def _known() -> frozenset[str]:
    """Return the nouns that ``speakers.txt`` lists."""
    return frozenset(lines_of("speakers.txt"))


@cache
def _states() -> dict[str, str]:
    """Return the code of each state by its English name."""
    return {name: code for code, (name, _adjective) in state_names().items()}


@cache
def _adjectives() -> dict[str, str]:
    """Return the code of each state by its English adjective, the longest first: "South Korean" before "Korean"."""
    found = {adjective: code for code, (_name, adjective) in state_names().items()} | {"UK": "GB"}
    return {adjective: found[adjective] for adjective in sorted(found, key=len, reverse=True)}
