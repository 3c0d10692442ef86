"""Loans told without a sum that pay a deal told before: *The purchase will be financed with a SAFE loan*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of
from rempart.terms.party import BLOCS

# Sentences between a deal and the loan that pays it, and letters between the word for the loan and who lends.
BACK, BESIDE = 6, 40
PAID: Final = frozenset({"buy", "deal"})
UNSURE: Final = ("denial", "conditional")
PUBLIC: Final = state_names().keys() | BLOCS


def lent_to_pay(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the loans without a sum that pay a deal, with who lends, the buyer as who borrows."""
    told = {draft.sentence for draft in drafts if draft.type == "loan"}
    found = (
        _loan(page, speakers, word, drafts) for word in page.mentions.of("frame") if word.value == "lend"
    )
    kept: dict[int, Draft] = {}
    for draft in found:
        if draft is not None and draft.sentence not in told:
            kept.setdefault(draft.sentence, draft)
    return list(kept.values())


def _loan(page: Page, speakers: Speakers, word: Mention, drafts: Sequence[Draft]) -> Draft | None:
    sentence = page.sentence_at(word.start)
    pays = _pays(page, sentence, word)
    deal = _deal(page, sentence, drafts)
    if pays is None or deal is None:
        return None
    things = [] if _nouns(page, sentence, word) else _things(page, sentence, word)
    if things and not any(_is_called(deal, thing.value) for thing in things):
        return None  # "The howitzers are financed with a loan" behind a deal on tanks
    lender = _lender(page, sentence, word, deal)
    if lender is None:
        return None
    codes, place = lender
    span = (min(pays.start, word.start), max(pays.end, word.end))
    draft = Draft("loan", span, span, sentence=sentence.number, rule="loan:pays a deal")
    draft.verb, draft.frame, draft.by_noun = pays, "lend", True
    draft.roles = {"funder": codes, "recipient": deal.roles["buyer"]}
    draft.told = frozenset({"funder"})
    draft.places["funder"], draft.as_said["funder"] = place, page.says(place)
    draft.note("funder", "who lends, beside the loan", place)
    draft.note_as(deal, "recipient", "the deal that the loan pays")
    draft.item, draft.item_name = deal.item, deal.item_name
    draft.note_as(deal, "item", "the deal that the loan pays")
    draft.chain = speakers.chain_at(*span)
    draft.status = status_of(page, draft, sentence)
    return draft


def _pays(page: Page, sentence: Sentence, word: Mention) -> Mention | None:
    """Return the words of paying in a sentence that names a deal, or what was bought, and no figure.

    Examples: *The contract will be paid with a loan*, *The tanks are financed with a loan*.
    """
    frames = page.within(sentence, "frame")
    paid = _nouns(page, sentence, word) or _things(page, sentence, word)
    verbs = [f for f in frames if f.value in {"fund", "pledge"} and not f.says("noun")]
    verbs += [f for f in page.within((sentence.start, word.start), "financed") if not f.says("for")]
    unsure = sentence.paragraph == 0 or any(page.figures_in(sentence)) or page.within(sentence, *UNSURE)
    return verbs[0] if word.says("noun") and paid and verbs and not unsure else None


def _nouns(page: Page, sentence: Sentence, word: Mention) -> list[Mention]:
    """Return the nouns for a deal before the word for a loan."""
    frames = page.within((sentence.start, word.start), "frame")
    return [f for f in frames if f.value in PAID and f.says("noun")]


def _is_called(deal: Draft, name: str) -> bool:
    """Tell what a deal is about by its name or the end of it: *tanks* for *K2 tanks*."""
    return deal.item_name is not None and deal.item_name.endswith(name)


def _things(page: Page, sentence: Sentence, word: Mention) -> list[Mention]:
    """Return the things that a sentence says are paid for with a loan; who acts before them buys or sells."""
    things = [i for i in page.within((sentence.start, word.start), "item") if not i.says("weak")]
    free = not any(not a.led_by for a in page.actors_in((sentence.start, word.start)))
    return things if free else []


def _deal(page: Page, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """Return the purchase told last, of what the sentence names if of anything; none where several have bought."""
    near = [d for d in drafts if d.type == "purchase" and 0 < sentence.number - d.sentence <= BACK]
    near = [d for d in near if not d.in_title and d.status not in {"denied", "historical"}]
    near = [d for d in near if "buyer" in d.roles and (d.amount or d.quantity) and not d.is_option]
    named = {i.value for i in page.within(sentence, "item")}
    near = (
        [d for d in near if any(_is_called(d, name) for name in named)]
        or [d for d in near if not named or d.item_name is None]
        or near
    )
    return near[-1] if near and len({d.roles["buyer"] for d in near}) == 1 else None


def _lender(
    page: Page, sentence: Sentence, word: Mention, deal: Draft
) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """Return who lends and where that is told: the owner of the scheme, else the bank, bloc or state beside the loan."""
    schemes = [s for s in page.within(sentence, "scheme") if s.says("type") == "loan" and s.says("funder")]
    if schemes:
        return (schemes[0].says("funder"),), (schemes[0].start, schemes[0].end)
    near = [a for a in page.actors_in((word.start - BESIDE, word.end + BESIDE)) if a.start >= sentence.start]
    near = [a for a in near if a.kind == "bank" or a.codes[0] in PUBLIC]
    near = [a for a in near if not set(a.codes) & set(deal.roles["buyer"])]
    near.sort(key=lambda a: a.kind != "bank")
    return (near[0].codes, (near[0].start, near[0].end)) if near else None
