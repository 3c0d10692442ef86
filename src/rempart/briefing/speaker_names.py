"""Who says it, in the language spoken: described speakers are translated, names of people and outlets stay.

A reader of claims describes whom a text does not name: *officials*, *Russian analysts*, *reliable unnamed
sources close to the talks*. The noun is looked up, the state and the marks beside it are told after it.
"""

from functools import cache

from rempart.briefing.language import N_, _, has, is_translated
from rempart.briefing.names import party_name
from rempart.claims.language import state_names

NOUNS = (
    N_("officials"), N_("senior officials"), N_("unnamed officials"), N_("officials in two capitals"), N_("analysts"),
    N_("document"), N_("internal document"), N_("internal documents"), N_("people familiar with the matter"),
    N_("four people familiar with the matter"), N_("people briefed on the matter"),
    N_("people with knowledge of the matter"), N_("people close to the talks"), N_("people who have seen the paper"),
    N_("spokesperson"), N_("government spokesperson"), N_("media"), N_("media analyses"), N_("member of parliament"),
    N_("opposition member of parliament"), N_("officer"), N_("sources"), N_("unnamed sources"), N_("diplomats"),
    N_("press reports"), N_("experts"), N_("ambassador"), N_("commentators"), N_("journalists"), N_("chief executive"),
    N_("press"), N_("companies"), N_("report"), N_("internal report"), N_("parliamentary report"),
    N_("government report"), N_("specialised website"), N_("specialised magazine"), N_("trade magazine"),
    N_("statement"), N_("statements"), N_("news agency"), N_("news agencies"), N_("state news agency"),
    N_("government sources"), N_("military sources"), N_("diplomatic sources"), N_("critics"), N_("commander"),
    N_("negotiators"), N_("broadcaster"), N_("public broadcaster"), N_("public television"), N_("public radio"),
    N_("state television"), N_("state media"), N_("senators"), N_("opposition"), N_("newspaper"), N_("newspapers"),
    N_("local newspapers"), N_("local press"), N_("industry press"), N_("Western media"), N_("Western press"),
    N_("Western newspaper"), N_("general staff"), N_("specialists"), N_("researchers"), N_("publications"),
    N_("international publications"), N_("news portal"), N_("news site"), N_("news website"), N_("observers"),
    N_("framework agreement"), N_("entourage"), N_("unions"), N_("tabloid"), N_("bloggers"), N_("blog"),
    N_("auditors"), N_("insiders"), N_("one agency"), N_("another agency"), N_("governor"), N_("envoy"),
    N_("think-tank"), N_("fact sheet"), N_("activists"), N_("election winner"),
)  # fmt: skip
_MARKS_BEFORE = (N_("reliable"), N_("unnamed"), N_("diplomatic"), N_("international"), N_("government"))
_MARKS_AFTER = (
    N_("close to the talks"), N_("close to the matter"), N_("with access to internal documents"),
)  # fmt: skip


def speaker_name(name: str) -> str:
    """Return a speaker in the language spoken; a person, an outlet or an unknown description as it stands.

    Example:
        >>> speaker_name("Russian analysts")
        'Russian analysts'
    """
    if not is_translated() or has(name):
        return _(name)
    noun = name
    beside: list[str] = []
    for mark in _MARKS_AFTER:
        if noun.endswith(f" {mark}"):
            noun, beside = noun.removesuffix(f" {mark}"), [*beside, _(mark)]
    while not has(noun):
        first, _space, rest = noun.partition(" ")
        if first in _MARKS_BEFORE and rest:
            beside.append(_(first))
        elif first in _states() and rest:
            beside.append(party_name(_states()[first]))
        else:
            return name
        noun = rest
    return _("{speaker} ({marks})").format(speaker=_(noun), marks=", ".join(beside)) if beside else _(noun)


@cache
def _states() -> dict[str, str]:
    """Return the code of each state by its English adjective."""
    return {adjective: code for code, (_name, adjective) in state_names().items()}
