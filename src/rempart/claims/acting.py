"""Who acts in a sentence: the agent of a passive, the subject of a verb."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.brackets import is_framed
from rempart.claims.clauses import behind_comma
from rempart.claims.mentions import Mention
from rempart.claims.moods import auxiliaries_of, is_participle
from rempart.claims.page import Page
from rempart.claims.places import (
    agent_before,
    bracket_subject,
    heads_relative,
    inverted_subject,
    signer_behind,
)

# Marks that part the clauses of a sentence.
# What an industry does itself: *the Polish firm will throw in two simulators*.
BY_INDUSTRY: Final = frozenset({"produce", "sell", "give", "deliver", "win", "pledge"})
STRONG: Final = ("; ", " - ", ": ")
# Verbs with a second object, who gets what is given.
# What only a state grants.
STATE_GRANTS: Final = frozenset({"pledge", "approve"})
GIVING: Final = frozenset({"give", "lend", "pledge", "sell", "deliver"})
# Letters between a participle that a comma sets apart and its agent.
APPOSED: Final = 12
# Letters between who is given a loan and the word for it.
GIVEN: Final = 45


def agent_of(page: Page, frame: Mention, actors: list[Actor]) -> Actor | None:
    """Return the *by* actor behind a participle or a noun of action."""
    passive = is_passive(page, frame)
    for actor in actors:
        if actor.kind == "firm" and frame.value in STATE_GRANTS:
            continue  # "bewilligt wurden 229 Millionen für 52 Radare von Hensoldt"
        if _may_act(page, frame, actor) and 0 <= actor.start - frame.end <= 45:
            between = [f for f in page.within((frame.end, actor.start), "frame") if f is not frame]
            apposed = behind_comma(page, frame)  # "18 Haubitzen, finanziert von Oslo"
            active = frame.says("verb") and not is_participle(page, frame) and not (apposed and actor.agent)
            if not between and (not active or frame.says("passive")):
                return actor
    return agent_before(page, frame, actors, passive=passive)


def _may_act(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell an agent by its preposition; *von*, *av* lead one only behind a passive."""
    if actor.led_by == "by" or not actor.agent:
        return actor.led_by == "by"
    if behind_comma(page, frame) and actor.start - frame.end < APPOSED:
        return True
    helped = auxiliaries_of(page, frame, max(0, frame.start - 22))
    active = any(a.value in {"done", "before"} and not a.says("passive") for a in helped)
    return bool(frame.says("passive")) or (is_participle(page, frame) and not active)


def subject_of(page: Page, frame: Mention, actors: list[Actor]) -> Actor | None:
    """Return the nearest actor before the frame that no preposition leads, else one right behind it."""
    behind = inverted_subject(page, frame, actors)
    if behind is None and "bracket" in page.language.word_order and is_framed(page, frame):
        return bracket_subject(page, frame, actors)
    return behind or signer_behind(page, frame, actors) or _subject_before(page, frame, actors)


def owns_thing(page: Page, actor: Actor) -> bool:
    """Tell a state whose thing is named right behind it: *Britain's Type 26 frigate*."""
    things = page.within((actor.end, actor.end + 25), "item") if actor.possessive else []
    near = bool(things) and things[0].entry.named and things[0].start - actor.end <= 4
    makers = set(things[0].says("maker").split("+")) - {""} if near else set()
    # Kuwait sells none of "Kuwait's Patriots"
    return near and (not makers or bool(makers & set(actor.codes)))


def is_given(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell who is given something by the verb before: *will give Ukraine 50 vehicles and contribute 235 million*.

    What is given may be the noun itself: *granted Poland a loan of 500 million*.
    """
    if actor.led_by or actor.cases:
        return False
    before = page.within((max(0, actor.start - 20), actor.start), "frame")
    giving = [f for f in before if f.says("verb") and f.value in GIVING]
    if not giving or not page.mentions.only(page.folded, giving[-1].end, actor.start, "article"):
        return False
    gap = page.folded[actor.end : frame.start]
    lent = frame.value == "lend" and frame.says("noun") and 0 < len(gap) < GIVEN and "," not in gap
    return lent or bool(page.within((actor.end, frame.start), "conjunction"))


def _subject_before(page: Page, frame: Mention, actors: list[Actor]) -> Actor | None:
    for actor in reversed([a for a in actors if a.end <= frame.start + 1]):
        gap = page.folded[actor.end : frame.start]
        if any(mark in gap for mark in STRONG) and "," not in gap and len(gap) > 60:
            break
        if (
            actor.led_by
            and not _is_absolute(page, frame, actor)
            and not heads_relative(page, frame, actor)
            and not (
                actor.led_by == "of"
                and (
                    page.within((max(0, actor.start - 25), actor.start), "government")
                    or _may_own(page, frame, actor)
                )
            )
        ):
            continue
        if owns_thing(page, actor) or is_given(page, frame, actor):
            continue
        if actor.kind == "industry" and frame.value not in BY_INDUSTRY:
            continue
        return actor
    return None


def _is_absolute(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a subject behind *with*: *pledged 4 billion, with Germany giving 500 million*."""
    return actor.led_by == "with" and page.folded[actor.end : frame.start] == " " and bool(frame.says("verb"))


def _may_own(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a subject in the genitive, of a verb made a noun: *Otokar'ın sattığı 1.059 araç*."""
    owns = "genitive subject" in page.language.word_order and "gen" in actor.cases
    return owns and bool(frame.says("verb"))


def is_passive(page: Page, frame: Mention) -> bool:
    """Tell a passive: a form of *be* within the few words before a participle, or a form marked so."""
    if frame.says("passive"):
        return True
    if not frame.says("verb") or not is_participle(page, frame):
        return False
    if "bracket" in page.language.word_order:
        return any(a.value == "passive" or a.says("passive") for a in auxiliaries_of(page, frame, 0))
    near = page.within((max(0, frame.start - 22), frame.start), "auxiliary")
    last = near[-1:]
    return any(
        (a.value == "passive" or a.says("passive")) and "," not in page.folded[a.end : frame.start]
        for a in last
    )
