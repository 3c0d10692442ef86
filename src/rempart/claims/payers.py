"""Who pays for a purchase, told in a sentence of its own: *The purchase will be paid for by Canada*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.draft import Draft
from rempart.claims.filled import Filled
from rempart.claims.filling import is_firm_of
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.roles import assign
from rempart.claims.sentences import Sentence
from rempart.claims.slots import note_item, settle
from rempart.claims.turning import name_party

# Verbs of what has come or will.
HANDING: Final = frozenset({"reach", "deliver", "receive", "give"})
# Sentences behind a purchase in which its payer may be told.
BEHIND: Final = 2
SMALL: Final = (
    "pronoun",
    "auxiliary",
    "particle",
    "frame",
    "preposition",
    "article",
    "unit",
    "item",
    "anaphor",
)
BOUGHT: Final = frozenset({"buy", "deal", "sell"})


def add_payers(page: Page, drafts: Sequence[Draft]) -> None:
    """Give purchases without a payer the one that a sentence close behind them names, in place."""
    for sentence in page.sentences:
        payer = _payer(page, sentence)
        if payer is None:
            continue
        before = [
            d
            for d in drafts
            if d.type == "purchase" and not d.in_title and 0 < sentence.number - d.sentence <= BEHIND
        ]
        last = before[-1] if before else None
        for draft in before + _next_of(page, sentence, last, drafts):
            same = last is not None and draft.roles.get("buyer") == last.roles.get("buyer")
            taken = draft.parties_named
            if len(draft.roles.get("seller", ())) > 1:
                taken -= set(draft.roles["seller"]) & state_names().keys()  # it may pay its own firm
            if same and "funder" not in draft.roles and not taken & set(payer.codes):
                name_party(page, draft, "funder", payer)
                settle(page, draft, "who pays, told behind")


def _next_of(page: Page, sentence: Sentence, deal: Draft | None, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what the parties of a deal would also trade right behind its payer: *Kyiv wants to order 25 of them*."""
    sides = ("buyer", "seller")
    return [
        d
        for d in drafts
        if deal is not None and d.type == "purchase" and d.sentence == sentence.number + 1 and not d.amount
        if page.sentences[d.sentence].paragraph == sentence.paragraph
        and all(d.roles.get(side) == deal.roles.get(side, ("",)) for side in sides)
        and d.status in {"planned", "announced"}
    ]


def _payer(page: Page, sentence: Sentence) -> Filled | None:
    """Return who pays for a purchase that the sentence names without a figure of its own."""
    frames = page.within(sentence, "frame")
    if not any(frame.value in {"fund", "pledge"} for frame in frames):
        return None
    stop = page.folded.find("; ", sentence.start, sentence.end)
    sentence = sentence.part(sentence.start, stop) if stop > frames[0].end else sentence
    sums, counts = page.figures_in(sentence)
    refused = any(word.value == "denied" for word in page.within(sentence, "status"))
    if refused or sums or counts or page.within(sentence, "denial", "conditional"):
        return None
    items = page.within(sentence, "item")
    paying = [f for f in frames if f.value == "fund"]
    paying += [f for f in frames if f.value == "pledge" and f.says("verb") and not items]
    if not paying:
        return None
    frame = paying[0]
    for filled in assign(page, frame, Anchor(frame.start, frame.end, money=True), sentence):
        if filled.role == "funder":
            named = not frame.says("money") and _names_purchase(page, sentence, frame)
            named = named or _names_things(page, sentence, frame, filled)
            return filled if named else None
    return None


def _names_purchase(page: Page, sentence: Sentence, paying: Mention) -> bool:
    bought = [f for f in page.within(sentence, "frame") if f.value in BOUGHT and f.says("noun")]
    return bool(bought) or bool(page.within((sentence.start, paying.end + 60), "anaphor"))


def _names_things(page: Page, sentence: Sentence, paying: Mention, payer: Filled) -> bool:
    """Tell a payer behind nothing but the things bought: *They are paid for by Berlin*, *Bezahlt werden sie von*."""
    before = (sentence.start, payer.start)
    turned = paying.says("passive") or paying.says("money") or payer.rule == "subject"  # "Их оплатит Дания"
    turned = turned or any(
        a.value == "passive" or a.says("passive") for a in page.within(before, "auxiliary")
    )
    return turned and paying.end <= payer.start and page.mentions.only(page.folded, *before, *SMALL)


def name_what_is_paid_for(page: Page, drafts: Sequence[Draft]) -> None:
    """Let money without a thing be for the one that the sentence before hands over without a figure, in place.

    *A Giraffe radar of the Swedish firm Saab is to reach Riga in May. The Union pays for it, putting up 16 million*. Its firm
    sells it.
    """
    for draft in drafts:
        sentence = page.sentences[draft.sentence]
        pays = any(f.value == "fund" and f.says("verb") for f in page.within(sentence, "frame"))
        bare = draft.type == "funding" and draft.amount and not (draft.item_name or draft.in_title)
        thing = _handed_before(page, sentence) if pays and bare else None
        if thing is not None:
            draft.item, draft.item_name = thing, thing.value
            note_item(draft, thing, "what was handed over before")
            firms = [a for a in page.actors_in(page.sentence_at(thing.start)) if a.kind == "firm"]
            firms = [a for a in firms if a.start > thing.end and is_firm_of(page, thing, a)]
            if len(firms) == 1 and "seller" not in draft.roles:
                name_party(page, draft, "seller", firms[0])


def _handed_before(page: Page, sentence: Sentence) -> Mention | None:
    """Return the one thing that the sentence before hands over, without a figure, where this one names none."""
    before = page.sentences[sentence.number - 1] if sentence.number else sentence
    if page.within(sentence, "item") or before.paragraph != sentence.paragraph or before is sentence:
        return None
    handed = any(f.value in HANDING for f in page.within(before, "frame"))
    things = [i for i in page.within(before, "item") if i.entry.named and not i.says("weak")]
    told = any(page.figures_in(before)) or page.within(before, "denial")
    return things[0] if handed and not told and len({i.value for i in things}) == 1 else None
