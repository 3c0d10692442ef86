"""Who lends where the loan itself says so: *a loan granted by Italy*, *a loan taken out at French banks*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.claim import is_less
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.turning import name_party, rename
from rempart.terms.party import EU, EUROPE

# Letters between a loan and who has granted it, and between the word for banks and whose they are.
GRANTED, BESIDE = 60, 2
# Letters behind a loan in which stands whose it is, and blocs that lend and do not borrow.
WHOSE: Final = 30
LENDING_BLOCS: Final = frozenset({EU, EUROPE})
GRANTING: Final = frozenset({"give", "pledge", "approve", "lend", "fund"})
USUAL: Final = "defence procurement"  # what loans of the Union are for
AGENTS: Final = frozenset({"by", "from"})


def granted_by(page: Page, draft: Draft) -> None:
    """Let who has granted a loan lend, in place: *un prestito concesso dall'Italia*, *ein von Italien gewährter Kredit*."""
    if draft.type != "loan" or "funder" in draft.roles:
        return
    sentence = page.sentences[draft.sentence]
    for loan in page.within(sentence, "frame"):
        if loan.value != "lend" or not loan.says("noun"):
            continue
        lender = next((a for a in page.actors_in(sentence) if _has_granted(page, loan, a)), None)
        if lender is not None and not draft.taken & set(lender.codes):
            name_party(page, draft, "funder", lender)
            draft.told |= {"funder"}
            return


def lent_by_state(page: Page, draft: Draft) -> None:
    """Let the state whose loan it is called lend, in place: *un prêt français*, *ein französischer Kredit*.

    Under a scheme it is the loan that this state takes: *the Polish loan from SAFE*.
    """
    loan, sentence = draft.verb, page.sentences[draft.sentence]
    named = draft.type == "loan" and draft.by_noun and loan is not None and loan.value == "lend"
    if not named or loan is None or "funder" in draft.roles or page.within(sentence, "scheme"):
        return
    for actor in page.actors_in(sentence):
        touching = loan.end + 1 == actor.start or actor.end + 1 == loan.start
        if actor.kind == "origin" and touching and not draft.taken & set(actor.codes):
            name_party(page, draft, "funder", actor)
            draft.told |= {"funder"}
            return


def name_what_is_lent_for(page: Page, drafts: Sequence[Draft]) -> None:
    """Take from loans, in place, things that another sentence names and that they are not for.

    A guarantee of a loan is for no thing; a loan is for what was bought before, not for a gift told between: *Korea will
    give Peru a corvette. He denied that Seoul would lend 700 million to finance the operation*.
    """
    for place, draft in enumerate(drafts):
        sentence = page.sentences[draft.sentence]
        item = draft.item
        if draft.type != "loan" or item is None or sentence.start <= item.start < sentence.end:
            continue
        before = [d for d in drafts[:place] if d.item is not None and not d.in_title]
        given = [d for d in before if d.item is item and d.type == "donation"]
        bought = [d for d in before if d.type == "purchase" and d.status != "denied"]
        if page.within(sentence, "surety"):
            draft.item, draft.item_name = None, None
            draft.slots.pop("item", None)
        elif given and bought:
            draft.item, draft.item_name = bought[-1].item, bought[-1].item_name
            draft.note_as(bought[-1], "item", "what was bought before")


def name_what_is_paid_by_loan(page: Page, drafts: Sequence[Draft]) -> None:
    """Let a loan whose thing is not told be for the one thing that is paid with it, in place.

    A scheme that lends more than the thing costs is for others too.
    """
    for loan in drafts:
        if loan.type != "loan" or loan.item is not None or loan.item_name not in {None, USUAL}:
            continue
        if page.within(page.sentences[loan.sentence], "surety"):
            continue
        paid = [d for d in drafts if (loan, "financed_by") in d.links and d.item_name]
        paid = [d for d in paid if not (loan.amount and d.amount and is_less(d.amount, loan.amount))]
        if paid and len({d.item_name for d in paid}) == 1:
            loan.item, loan.item_name = paid[0].item, paid[0].item_name
            loan.note_as(paid[0], "item", "what is paid with it")


def lent_by_bloc(page: Page, draft: Draft) -> None:
    """Let the bloc or bank whose loan it is lend, in place: *un prêt de l'UE*, *ein Kredit der EU*; it borrows nothing."""
    if draft.type != "loan" or "funder" in draft.roles or draft.status == "denied":
        return
    sentence = page.sentences[draft.sentence]
    for loan in page.within(sentence, "frame"):
        if loan.value != "lend" or not loan.says("noun"):
            continue
        for actor in page.actors_in((loan.end, min(loan.end + WHOSE, sentence.end))):
            whose = actor.led_by in {"of", "dat"} or "gen" in actor.cases
            lends = actor.kind == "bank" or set(actor.codes) <= LENDING_BLOCS
            if (
                whose
                and lends
                and page.mentions.only(page.folded, loan.end, actor.start, "preposition", "article")
            ):
                if draft.roles.get("recipient") == actor.codes:
                    draft.roles.pop("recipient")
                name_party(page, draft, "funder", actor)
                draft.told |= {"funder"}
                return


def _has_granted(page: Page, loan: Mention, actor: Actor) -> bool:
    """Tell who stands beside a participle of granting that touches a loan."""
    if actor.kind not in {"state", "bank"} or not (actor.led_by in AGENTS or actor.agent):
        return False
    if loan.end < actor.start <= loan.end + GRANTED:
        verbs = page.within((loan.end, actor.start), "frame")
        touching = bool(verbs) and page.mentions.only(
            page.folded, loan.end, verbs[0].start, "that", "rank", "auxiliary"
        )
        return touching and len(verbs) == 1 and verbs[0].value in GRANTING and bool(verbs[0].says("verb"))
    verbs = page.within((actor.end, loan.start), "frame") if actor.end < loan.start else []
    beside = [
        v for v in verbs if v.value in GRANTING and v.start - actor.end <= 1 and loan.start - v.end <= 1
    ]
    return len(verbs) == 1 and bool(beside)


def pay_by_loan(page: Page, draft: Draft) -> None:
    """Let who pays with a loan from named banks borrow, in place, and whose banks these are lend.

    *Yerevan will pay for them with a loan of 240 million contracted with French banks*.
    """
    paid = draft.type == "loan" and draft.by_noun and "funder" in draft.places and draft.verb is not None
    if not paid or draft.verb is None or "recipient" in draft.told:
        return
    start, end = draft.places["funder"]
    sentence, loan = page.sentences[draft.sentence], draft.verb
    if not start < end <= loan.start:
        return
    verbs = [f for f in page.within((end, loan.start), "frame") if f.says("verb") and f.value == "fund"]
    banks = [a for a in page.actors_in((loan.end, sentence.end)) if _are_banks(page, a)]
    lends = any(a.kind == "bank" for a in page.actors_in((start, end)))
    if not verbs or not banks or lends:
        return
    rename(draft, "funder", "recipient")
    name_party(page, draft, "funder", banks[0])
    draft.told |= {"funder"}


def _are_banks(page: Page, actor: Actor) -> bool:
    """Tell whose banks are named: *French banks*, *banques françaises*."""
    near = page.within((actor.start - GRANTED, actor.end + GRANTED), "civil")
    return actor.kind == "origin" and any(
        w.value == "bank" and (0 <= actor.start - w.end <= BESIDE or 0 <= w.start - actor.end <= BESIDE)
        for w in near
    )
