"""Who acts where the subject does not stand beside its verb: owners, *we*, pronouns, the scene of a sentence."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.brackets import clause_start
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.places import pronoun_before
from rempart.claims.sentences import Sentence

# Letters between a subject and its figure where the verb is left out.
GAPPED: Final = 25
SHARED: Final = ("bound", "preposition", "article", "some_of")
# Letters between *we* and its verb, and between a verb of speech and who speaks.
WE: Final = 25
SPOKEN: Final = 60
SEVERAL: Final = 2  # givers, one of whom a share may fall to
# Letters between *both countries* and their verb, and sentences back in which the two are told.
BOTH, PAIRED = 100, 4


def owner_of(page: Page, anchor: Anchor, actors: list[Actor]) -> Actor | None:
    """Return who possesses the sum: *Oslo's $135m*."""
    for actor in actors:
        if actor.possessive and 0 <= anchor.start - actor.end <= 3:
            return actor
        gap = page.folded[actor.end : anchor.start]
        if (
            actor.possessive
            and not page.within((actor.end, actor.end + 25), "item", "government", "institution", "speaker")
            and 0 < len(gap) < 45
            and page.within((actor.end, anchor.start), "frame")
            and "," not in gap
        ):
            return actor
    return None


def sharer(page: Page, anchor: Anchor, actors: list[Actor]) -> Actor | None:
    """Return whose share a sum is: *la part de Stockholm s'élève à*, *celle d'Oslo à*."""
    for actor in reversed([a for a in actors if a.end <= anchor.start and anchor.start - a.end < 30]):
        share = page.within((max(0, actor.start - 12), actor.start), "share")
        if share and actor.led_by == "of":
            return actor
    return None


def lone_sharer(page: Page, anchor: Anchor, sentence: Sentence, whole: Draft | None) -> Actor | None:
    """Return the one of several givers to whom a share of their sum falls: *The largest share, 600 million, falls to Berlin*."""
    givers = whole.roles.get("funder", ()) if whole is not None else ()
    if len(givers) < SEVERAL or not page.within((sentence.start, anchor.start), "share"):
        return None
    named = [a for a in page.actors_in(sentence) if set(a.codes) & set(givers)]
    return named[0] if len({a.codes for a in named}) == 1 and len(named[0].codes) == 1 else None


def speaking(page: Page, frame: Mention, sentence: Sentence) -> Actor | None:
    """Return whose *we* it is: *"We will buy eight batteries," the Italian minister said*."""
    word = page.folded[frame.start : frame.end].split(" ", 1)[0]
    reach = clause_start(page, frame) if "bracket" in page.language.word_order else frame.start - WE
    near = page.within((max(sentence.start, reach), frame.start), "we")
    if not (frame.says("verb") and (near or word.endswith(page.language.we_endings or ("\0",)))):
        return None
    if near and any(not a.led_by for a in page.actors_in((near[-1].end, frame.start))):
        return None
    for said in page.within(sentence, "speech"):
        for actor in page.actors_in((max(sentence.start, said.start - SPOKEN), said.end + SPOKEN)):
            if actor.kind in {"person", "state"} and not actor.led_by:
                return actor
    return None


def gapped(page: Page, frame: Mention, anchor: Anchor, actors: list[Actor]) -> Actor | None:
    """Return the subject of a figure whose verb stands before another one.

    *Litwa wyda 1,5 mld euro, a Łotwa - ponad 600 mln*; *Kanada dala 1,2 miliardy korun, Norsko 1,6 miliardy*;
    *Oslo is to put up $260 million and Copenhagen the rest, $150 million*.
    """
    for actor in actors:
        if not frame.end <= actor.start < anchor.start or actor.led_by or actor.kind == "origin":
            continue
        if (actor.cases and "nom" not in actor.cases) or not 0 < anchor.start - actor.end < GAPPED:
            continue
        crossed = any(_is_of_verb(frame, actors, end) for _, end in anchor.others if end <= actor.start)
        bare = page.folded[actor.end : anchor.start].replace("-", " ").replace(",", " ")
        plain = page.folded[: actor.end] + bare
        if crossed and page.mentions.only(plain, actor.end, anchor.start, *SHARED):
            return actor
    return None


def _is_of_verb(frame: Mention, actors: list[Actor], end: int) -> bool:
    """Tell a figure whose verb this is; between one told before and the verb of a further clause stands its subject."""
    return not any(end <= a.start and a.end <= frame.start and not a.led_by for a in actors)


def from_pronoun(page: Page, frame: Mention, sentence: Sentence) -> Actor | None:
    """Return the subject of the sentence before, where a pronoun stands for it; of *both countries* the pair told last."""
    near = page.within((max(sentence.start, frame.start - BOTH), frame.start), "speaker")
    if any(word.says("both") for word in near):
        told = page.sentences[max(0, sentence.number - PAIRED) : sentence.number]
        acting = [a for s in told for a in page.actors_in(s) if a.kind == "state" and not a.led_by]
        pairs = [a for a in acting if len(a.codes) > 1]
        return pairs[-1] if pairs else None
    if sentence.number == 0 or not pronoun_before(page, frame, sentence):
        return None
    before = page.actors_in(page.sentences[sentence.number - 1])
    subjects = [a for a in before if a.kind == "state" and not a.led_by]
    return subjects[0] if subjects else None


def topic(page: Page, actors: list[Actor], sentence: Sentence) -> Actor | None:
    """Return the capital that opens a sentence as its scene: *In Athens, the bill will pass*, *À Athènes*.

    Only where one word is both *to* and *in* does *to* set a scene: *Till Ukraina går 9,2 miljarder*.
    """
    places = {"to", "in"} if "inverted" in page.language.word_order else {"in"}
    for actor in actors:
        if actor.kind == "state" and actor.led_by in places and actor.start - sentence.start <= 4:
            return actor
    return None
