"""Grammatical case: what the form of a party says of its role where no preposition leads it."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.mentions import Mention, Mentions, cases_of
from rempart.terms.party import BLOCS

# A bare case as the role word it stands for; *dat* has a column of its own in the frame table.
ROLE_WORDS: Final = {
    "gen": "of",
    "dat": "dat",
    "acc": "acc",
    "ins": "by",
    "loc": "in",
    "abl": "from",
    "com": "with",
}
HEADS: Final = ("government", "institution", "speaker")
NOUNS: Final = (
    "frame",
    "government",
    "institution",
    "speaker",
    "item",
    "unit",
    "guarantee",
    "industry",
    "share",
)
LONGEST_HEAD: Final = 60
HANDED: Final = frozenset({"sell", "deliver", "lend", "give", "pledge"})
DATIVE: Final = frozenset({"dat", "loc"})


def with_heads(folded: str, mentions: Mentions, found: Sequence[Actor]) -> list[Actor]:
    """Give a party in the genitive the noun it belongs to, with its case: *уряду Польщі* is a dative.

    A firm takes the noun before it, and the adjective of that: *у чеської компанії Excalibur Army*.
    """
    headed: list[Actor] = []
    for actor in found:
        one = _headed(folded, mentions, actor)
        before = headed[-1] if headed else None
        if before and before.kind == "industry" and one.kind == "firm" and one.start < before.end < one.end:
            one.codes = tuple(dict.fromkeys((*one.codes, *(c for c in before.codes if c not in BLOCS))))
            one.start, one.cases = before.start, before.cases
            headed[-1] = one
        else:
            headed.append(one)
    return headed


def _headed(folded: str, mentions: Mentions, actor: Actor) -> Actor:
    firm = actor.kind == "firm"
    if not firm and (actor.kind != "state" or (actor.cases and "gen" not in actor.cases)):
        return actor
    for noun in _nouns_before(folded, mentions, actor, ("industry",) if firm else HEADS):
        if noun.says("case") or firm:
            actor.start, actor.cases = noun.start, cases_of(noun)
            return actor
    return actor


def _nouns_before(folded: str, mentions: Mentions, actor: Actor, kinds: Sequence[str]) -> list[Mention]:
    gap = folded[max(0, actor.start - 2) : actor.start]
    if gap[-1:] != " " and gap != ' "':
        return []
    end = actor.start - (2 if gap == ' "' else 1)
    near = mentions.within(max(0, actor.start - LONGEST_HEAD), actor.start, *kinds)
    return [noun for noun in near if noun.end == end]


def role_word(preposition: Mention, cases: frozenset[str]) -> str:
    """Return the role word of a preposition, which the case behind it may change: *з США*, *з Україною*.

    Where the case could be either, the value of the row stands.
    """
    told = {preposition.says(case) for case in cases if preposition.says(case)}
    return told.pop() if len(told) == 1 else preposition.value


def led_by_case(folded: str, mentions: Mentions, found: Sequence[Actor]) -> list[Actor]:
    """Set the role word of every party whose form is no subject: *Україні* is a dative, *Україною* an agent.

    Does nothing in a language whose tables mark no cases.
    """
    if not any(actor.cases for actor in found):
        return list(found)
    for actor in found:
        if not actor.led_by and actor.kind != "origin":
            actor.led_by = _role_of_case(folded, mentions, actor, found)
    return list(found)


def _role_of_case(folded: str, mentions: Mentions, actor: Actor, found: Sequence[Actor]) -> str:
    """Read the case; of two cases the word before decides: a noun takes a genitive, a verb does not.

    A noun of handing over takes a dative, where no other party is one: *продаж Данії*; one marked `own` is that of
    who gives: *внесок Данії*.
    """
    nouns = _nouns_before(folded, mentions, actor, NOUNS)
    after_noun = bool(nouns) and not any(n.kind == "frame" and n.says("verb") for n in nouns)
    if not actor.cases:
        acts = after_noun and any(n.kind == "frame" for n in nouns)
        return "of" if acts else ""
    if "gen" in actor.cases and any(noun.says("own") for noun in nouns):
        return "of"
    if "nom" in actor.cases:
        return ""
    cases = actor.cases - {"loc"} or actor.cases
    handed = any(n.kind == "frame" and n.value in HANDED for n in nouns) and "dat" in cases
    if handed and not any(a.cases and a.cases <= DATIVE and abs(a.start - actor.end) < 60 for a in found):
        return "dat"
    if "gen" in cases and (after_noun or len(cases) == 1):
        return "of"
    order = [case for case in ("dat", "acc", "ins", "gen", "abl", "com", "loc") if case in cases]
    return ROLE_WORDS[order[0]] if order else ""


def owner_before(mentions: Mentions, place: int) -> int:
    """Return where words begin that say whose a firm is, and that end at a place: *od należących do PGZ zakładów*; else -1."""
    names = [*mentions.ending_at(place, "firm"), *mentions.ending_at(place, "party")]
    leads = mentions.ending_at(names[0].start - 1, "preposition") if names else []
    return next((lead.start for lead in leads if lead.value == "owner"), -1)


def takes_article(folded: str, mentions: Mentions, actor: Actor) -> bool:
    """Tell a state before which *a* is an article in Portuguese, where *to* would be *à*: *a Espanha*."""
    state = any(
        p.start == actor.start and p.says("noun") for p in mentions.within(actor.start, actor.end, "party")
    )
    return state and folded[actor.end - 1] == "a"
