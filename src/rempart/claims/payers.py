"""Who pays for a purchase, told in a sentence of its own: *The purchase will be paid for by Canada*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.draft import Draft
from rempart.claims.filled import Filled
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.roles import assign
from rempart.claims.sentences import Sentence
from rempart.claims.slots import settle
from rempart.claims.turning import name_party

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
