"""Who takes a loan: whoever does anything else with it than give it."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.denominations import moneys_of
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.turning import name_party, rename
from rempart.terms.party import BLOCS

# Sentences before a loan in which its scheme may be named.
BACK: Final = 2
# Letters behind a loan in which begins the phrase that says to whom it is.
LED: Final = 6
TITLE: Final = 32  # letters behind it in which stands the scheme under which it is
# Verbs whose subject lends.
LENDING: Final = frozenset({"give", "pledge", "lend", "fund", "approve", "deliver"})
# Verbs whose subject has the money lent.
TAKING: Final = frozenset({"buy", "receive"})
# What leads the lender beside the loan: *from Brazil*, *con el Banco*, *bei den USA*, *w USA*.
LENDERS: Final = frozenset({"from", "with", "at", "in"})


def borrow(page: Page, draft: Draft) -> None:
    """Let the subject of a loan take it, in place, unless its verb gives: *Ghana will buy planes with a loan from Brazil*.

    Who is then led by *from* lends; where the sentence tells a taker, the subject stays the lender.
    """
    taken = draft.type == "loan" and draft.by_noun and "funder" in draft.told and "funder" in draft.places
    if not taken or draft.verb is None or "recipient" in draft.told or draft.status == "denied":
        return
    sentence = page.sentences[draft.sentence]
    start, end = draft.places["funder"]
    subject = [
        a for a in page.actors_in((start, end)) if not a.led_by and not a.possessive and a.kind != "origin"
    ]
    verbs = [
        f for f in page.within((end, sentence.end), "frame") if f.says("verb") and f.start != draft.verb.start
    ]
    vouched = page.within(sentence, "guarantee")
    if not subject or vouched or end > draft.verb.start:
        return
    lenders = [
        a
        for a in page.actors_in((end, sentence.end))
        if a.led_by in LENDERS and a.kind in {"state", "firm", "bank"}
    ]
    lenders = [a for a in lenders if not page.within((end, a.start), "that", "relative")]
    # "signed it in Seoul with the bank"
    lenders.sort(key=lambda a: a.kind != "bank" and a.led_by in {"in", "at"})
    # "approved a loan from Italy"
    approved = {"approve"} if any(a.led_by == "from" for a in lenders) else set()
    lends = any(f.value in LENDING - approved for f in verbs if f.start < draft.verb.start)
    if lends or (not lenders and not any(f.value in TAKING for f in verbs)):
        return
    currency = draft.amount.currency if draft.amount and lenders and lenders[0].kind == "state" else ""
    if currency in moneys_of(subject[0].codes[0]) and currency not in moneys_of(lenders[0].codes[0]):
        # "London signed a loan of 752 million pounds with Kyiv"
        name_party(page, draft, "recipient", lenders[0])
        return
    rename(draft, "funder", "recipient")
    if lenders:
        name_party(page, draft, "funder", lenders[0])
        draft.told |= {"funder"}


def borrow_from(page: Page, draft: Draft) -> None:
    """Let whom a verb of lending names with *from* lend, in place, and its subject borrow: *Polen låner 43 mrd. av EU*.

    Many languages have one verb for both. With a verb of borrowing, *at* and *to* lead the lender too: *позичить у ЄС*.
    """
    verb = draft.verb
    if draft.type != "loan" or draft.by_noun or verb is None or verb.value not in {"lend", "borrow"}:
        return
    subject = "recipient" if verb.value == "borrow" else "funder"
    if subject not in draft.told or {"recipient", "funder"} <= draft.told:
        return
    leads = {"from"} if verb.value == "lend" else {"from", "in", "at", "to"}
    sentence = page.sentences[draft.sentence]
    lenders = [a for a in page.actors_in(sentence) if a.led_by in leads and a.kind in {"state", "bank"}]
    lenders = [a for a in lenders if not draft.taken & set(a.codes) and "," not in _between(page, verb, a)]
    if not lenders:
        return
    if subject == "funder":
        rename(draft, "funder", "recipient")
    name_party(page, draft, "funder", lenders[0])
    draft.told |= {"funder", "recipient"}


def _between(page: Page, verb: Mention, actor: Actor) -> str:
    """Return the text between a verb and an actor, whichever comes first."""
    return page.folded[min(verb.end, actor.end) : max(verb.start, actor.start)]


def loan_agreed(page: Page, draft: Draft) -> Sentence | None:
    """Return the sentence right before a loan that tells its agreement without a sum: *They signed the loan agreement*."""
    before, own = page.sentences[max(0, draft.sentence - 1)], page.sentences[draft.sentence]
    loans = [f for f in page.within(before, "frame") if f.value == "lend" and f.says("noun")]
    told = draft.type == "loan" and draft.by_noun and before is not own
    told = told and before.paragraph == own.paragraph > 0 and not page.within(before, "denial", "conditional")
    return before if told and loans and not page.figures_in(before)[0] else None


def lent_as_agreed(page: Page, draft: Draft) -> None:
    """Let the bank or state of the agreement told before lend, in place: *It signed with KEXIM. The loan of 3 billion*."""
    before = loan_agreed(page, draft) if "funder" not in draft.told else None
    if before is None:
        return
    near = [a for a in page.actors_in(before) if a.led_by in {"from", "with"} and a.kind in {"state", "bank"}]
    taken = {code for role, codes in draft.roles.items() if role != "funder" for code in codes}
    near = [a for a in near if not taken & set(a.codes)]
    near.sort(key=lambda a: a.kind != "bank")
    if near:
        name_party(page, draft, "funder", near[0])
        draft.told |= {"funder"}


def lent_by_scheme(page: Page, draft: Draft) -> None:
    """Let the scheme of a loan lend, in place, and who acts borrow: *Czechia can borrow 2 billion from SAFE*.

    What goes to one state under its scheme is lent to it: *Canada paid Kyiv 2.3 billion of its ERA loan*.
    """
    here = page.sentences[draft.sentence]
    schemes = [s for s in page.within(here, "scheme") if s.says("type") == "loan" and not s.says("weak")]
    near = page.sentences[max(0, here.number - BACK) : here.number]
    earlier = [s for one in near for s in page.within(one, "scheme") if s.says("type") == "loan"]
    scheme = next(iter(schemes or earlier[::-1]), None)
    lenders = [a for a in page.actors_in(here) if a.kind == "bank" or a.led_by == "from"]
    if draft.type != "loan" or scheme is None or draft.status == "denied" or (lenders and not schemes):
        return
    funder, taker = draft.roles.get("funder", ()), scheme.says("recipient")
    lender = scheme.says("funder")
    if lender and lender not in funder and (schemes or funder) and len(funder) <= 1:
        takers = [a for a in page.actors_in(here) if a.kind == "state" and a.led_by in {"to", "for", "dat"}]
        if funder:
            rename(draft, "funder", "recipient")
        elif takers and lender not in takers[0].codes:
            draft.roles.setdefault("recipient", takers[0].codes)
        draft.roles["funder"] = (lender,)
    elif taker and funder == (taker,) and "recipient" in draft.roles:
        draft.roles["funder"], draft.roles["recipient"] = draft.roles["recipient"], funder


def without_banks(page: Page, draft: Draft) -> None:
    """Take a bank from the parties of all but money, in place: *delivers 24 guns with a loan from BNP Paribas*."""
    if draft.type in {"loan", "funding", "guarantee"}:
        return
    for role in set(draft.roles) & set(draft.places) - {"funder"}:
        if any(actor.kind == "bank" for actor in page.actors_in(draft.places[role])):
            draft.roles.pop(role)
            draft.as_said.pop(role, None)


def lent_to_members(page: Page, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let all of a bloc borrow what it lends, in place, where one of them has a part: *43.7 of the 150 billion*.

    What it lends to somebody is no such sum: *the whole loan for our country*.
    """
    lender, lent = draft.roles.get("funder", ()), draft.amount
    end = draft.verb.end if draft.verb is not None and draft.by_noun else 0
    leads = page.within((end + 1, end + LED), "preposition") if end else []
    aimed = [lead for lead in leads if lead.start == end + 1 and lead.value in {"for", "to"}]
    whole = aimed and page.within(
        (aimed[0].start, aimed[0].end + TITLE), "scheme"
    )  # "au titre de l'instrument SAFE"
    if aimed and not whole:
        return
    if draft.type != "loan" or "recipient" in draft.roles or lent is None or not set(lender) & set(BLOCS):
        return
    parts = [
        d for d in drafts if d.type == "loan" and "recipient" in d.told and d.roles.get("funder") == lender
    ]
    if any(d.amount and d.amount.value < lent.value for d in parts):
        draft.roles["recipient"] = lender
