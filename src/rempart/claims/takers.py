"""Who receives what is given or handed over, where its own sentence does not say."""

from typing import Final

from rempart.claims.draft import GIFTS, Draft
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.turning import GIVEN_ARMS
from rempart.terms.party import BLOCS

# Letters between a word of aid and the state that gets it: *stödpaketet till Ukraina*.
AID: Final = 60
# Prepositions of who gives or where something stands.
NO_TAKER: Final = frozenset({"from", "by", "in", "with"})
# Sentences before a gift in which its paragraph names who gets it.
BEFORE: Final = 4
# Letters that open a sentence, in which the thing stands that it is about.
OPENS: Final = 24


def taker_of_aid(page: Page) -> tuple[str, ...] | None:
    """Return the one state for which the text tells aid without a figure: *the package for Ukraine*."""
    takers: set[tuple[str, ...]] = set()
    for noun in page.mentions.of("frame"):
        if noun.value in {"give", "deliver", "pledge"} and noun.says("noun"):
            behind = page.actors_in((noun.end, noun.end + AID))
            takers |= {a.codes for a in behind if a.led_by in {"to", "for", "dat"} and a.kind == "state"}
    return takers.pop() if len(takers) == 1 else None


def from_user(page: Page, draft: Draft) -> None:
    """Read who receives off who uses the thing: *missiles for the systems that Ukraine operates*."""
    if draft.type not in GIFTS or "funder" not in draft.told or "recipient" in draft.roles:
        return
    sentence = page.sentences[draft.sentence]
    using = [
        actor
        for actor in page.actors_in((draft.anchor[1], sentence.end))
        if actor.kind == "state" and not actor.led_by and not set(actor.codes) & draft.taken
    ]
    after_item = [
        a for a in using if page.within((max(draft.anchor[1], a.start - 35), a.start), "item", "unit")
    ]
    if len(using) == len(after_item) == 1:
        draft.roles["recipient"] = using[0].codes


def bought_for(page: Page, draft: Draft) -> None:
    """Let the aided state for which another one buys receive, in place: *a contract for 360 missiles destined for Ukraine*."""
    if draft.type != "purchase" or not {"buyer"} & draft.told or {"recipient", "funder"} & set(draft.roles):
        return
    end = page.sentences[draft.sentence].end
    behind = page.sentences[draft.sentence + 1 : draft.sentence + 2]
    if behind and _goes_there(page, behind[0], draft):  # "The shells will be delivered to Kyiv"
        end = behind[0].end
    for actor in page.actors_in((draft.anchor[1], end)):
        led = actor.kind == "state" and actor.led_by in {"to", "for", "dat"}
        gap = page.folded[draft.anchor[1] : actor.start]
        if led and set(actor.codes) <= GIVEN_ARMS - draft.taken and not set(";:") & set(gap):
            draft.roles["recipient"], draft.places["recipient"] = actor.codes, (actor.start, actor.end)
            draft.told |= {"recipient"}
            return


def _goes_there(page: Page, sentence: Sentence, draft: Draft) -> bool:
    """Tell a sentence that opens with the thing just bought and hands it over, without a figure of its own."""
    things = page.within((sentence.start, sentence.start + OPENS), "item", "unit", "anaphor", "pronoun")
    given = any(f.value in {"deliver", "give", "reach"} for f in page.within(sentence, "frame"))
    same = things and (things[0].kind != "item" or things[0].value.split()[-1] in (draft.item_name or ""))
    return bool(given and same) and not any(page.figures_in(sentence))


def taker_nearby(page: Page, draft: Draft, giver: tuple[str, ...]) -> None:
    """Give what the text's giver hands out to the one other state that its paragraph has named, in place."""
    if draft.type not in GIFTS or {"recipient", "buyer"} & set(draft.roles):
        return
    if draft.frame == "give" and not draft.by_noun and not draft.amount:
        return  # "Latvia sent two patrol boats" gives nobody anything
    here = page.sentences[draft.sentence]
    near = page.sentences[max(0, here.number - BEFORE) : here.number + 1]
    named = {
        actor.codes
        for sentence in near
        if sentence.paragraph == here.paragraph
        for actor in page.actors_in(sentence)
        if actor.kind == "state" and actor.led_by not in NO_TAKER
    }
    # The United States stand beside most gifts, as their seller or as who allows them, and are given none.
    apart = {*draft.taken, *giver, *BLOCS, "US"}
    others = {codes for codes in named if not apart & set(codes)}
    if len(others) == 1:
        draft.roles["recipient"] = others.pop()


def named_by(page: Page, draft: Draft, codes: tuple[str, ...]) -> bool:
    """Tell whether a text has named a party by the end of the paragraph in which money is given, or is of its press."""
    paragraph = page.sentences[draft.sentence].paragraph
    last = max(s.end for s in page.sentences if s.paragraph == paragraph)
    return page.press in codes or any(a.start < last and set(codes) & set(a.codes) for a in page.actors)
