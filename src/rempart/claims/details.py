"""What a claim says besides: purpose, what is withheld, deadline, period."""

import re
from collections.abc import Sequence
from typing import Final

from rempart.claims.claim import Withheld
from rempart.claims.clauses import segment
from rempart.claims.deadlines import deadline
from rempart.claims.draft import Draft
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters behind a word for a year that may make a date of it: *im Jahr darauf*.
AFTER: Final = 12
# What is told of a deal as a whole.
OF_DEAL: Final = frozenset({"timetable", "terms", "financing"})
# Sentences behind a deal in which its purpose may be told, and told of nobody by name.
NEAR, CLOSE = 4, 2
YEAR: Final = re.compile(r"20\d\d\b")


def add_details(page: Page, drafts: Sequence[Draft]) -> None:
    """Add purpose, deadline, period and withheld to the drafts they belong to, in place."""
    for draft in drafts:
        sentence = page.sentences[draft.sentence]
        if draft.type != "stance":
            draft.purpose = tuple(dict.fromkeys((*draft.purpose, *_purpose(page, draft, sentence))))
            if due := deadline(page, draft, sentence):
                draft.by = due[0]
                draft.note("by", "date by which it is to be", due[1:])
            draft.period = _period(page, draft, sentence)
            for name, kind in (("purpose", "protect"), ("period", "period")):
                words = page.within((draft.start, sentence.end), kind) if getattr(draft, name) else []
                if words:
                    draft.note(name, f"word of {kind}", (words[0].start, words[0].end))
    whole = [d for d in drafts if not d.aside]  # what is kept secret is so of all of them
    figures = [d for d in whole if d.type not in {"stance", "guarantee", "cooperation"}]
    _purpose_told_after(page, figures)
    _deterrence(page, drafts)
    for withheld, sentence, what in withheld_in(page):
        things = page.within((withheld.start, withheld.end), "item")
        about = [d for d in figures if not _is_other(d, things)]
        owner = _of_state(page, drafts, sentence) or _owner(about, sentence, what)
        if owner and owner.withheld is None:
            owner.withheld = withheld
            owner.note("withheld", "thing and word that hides it", (withheld.start, withheld.end))


def _purpose(page: Page, draft: Draft, sentence: Sentence) -> list[str]:
    """Read what the thing is for: a word of protection, then what it protects."""
    guard = [p for p in page.within(sentence, "protect") if p.start >= draft.start]
    if not guard:
        return []
    last = "bracket" in page.language.word_order  # "um die Städte zu schützen": the verb stands last
    after = page.within((draft.anchor[1] if last else guard[0].end, sentence.end), "purpose")
    return list(dict.fromkeys(p.value for p in after if not p.says("alone")))


def _purpose_told_after(page: Page, drafts: Sequence[Draft]) -> None:
    """Read what the things are for in a sentence of its own: *The systems are meant to protect cities*."""
    told = {d.sentence for d in drafts}
    for guard in page.mentions.of("protect"):
        sentence = page.sentence_at(guard.start)
        here = {code for actor in page.actors_in(sentence) for code in actor.codes}
        before = [d for d in drafts if d.sentence < sentence.number <= d.sentence + NEAR and d.item_name]
        before = [d for d in before if here & {*d.roles.get("buyer", ())}] or [
            d for d in before if d.sentence + CLOSE >= sentence.number
        ]
        if (
            sentence.number in told
            or not before
            or not page.within((sentence.start, guard.start), "item", "unit")
        ):
            continue
        after = page.within((guard.end, sentence.end), "purpose")
        purpose = [p.value for p in after if not p.says("alone")]
        deal = _deal_behind(next((d for d in reversed(before) if d.quantity), before[-1]), drafts)
        deal.purpose = tuple(dict.fromkeys((*deal.purpose, *purpose)))
        deal.note("purpose", "word of protect", (guard.start, guard.end))


def _deal_behind(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return the deal whose option or delivery a claim is: what is said of the things behind it is said of all."""
    if not draft.is_option and draft.type != "delivery":
        return draft
    deals = [d for d in drafts if d.start < draft.start and d.type == "purchase" and not d.is_option]
    deals = [d for d in deals if d.item_name == draft.item_name and not d.in_title and d.status != "denied"]
    return deals[0] if deals else draft


def _deterrence(page: Page, drafts: Sequence[Draft]) -> None:
    """Give the aim of the whole (*to deter any aggression*) to the agreement and its main purchase."""
    aims = [p for p in page.mentions.of("purpose") if p.says("alone")]
    whole = [d for d in drafts if d.type == "cooperation"]
    purchases = [d for d in drafts if d.type == "purchase" and d.amount and not d.in_title]
    if not aims or not (whole or purchases):
        return
    for aim in aims:
        same = [d for d in drafts if d.sentence == page.sentence_at(aim.start).number and d.type != "stance"]
        for draft in same or [*whole, *purchases[:1]]:
            draft.purpose = tuple(dict.fromkeys((*draft.purpose, "deterrence")))
            draft.note("purpose", "aim of the whole", (aim.start, aim.end))


def _period(page: Page, draft: Draft, sentence: Sentence) -> str | None:
    for word in page.within((draft.anchor[0], min(sentence.end, draft.anchor[1] + 45)), "period"):
        dates = page.within((word.start, word.end + AFTER), "date")
        dated = any(date.start == word.start for date in dates) or YEAR.match(page.folded, word.end + 1)
        if "," not in page.folded[draft.anchor[1] : word.start] and not dated:
            return word.value  # but "im Jahr 2028", "im Jahr darauf"
    return None


def withheld_in(page: Page) -> list[tuple[Withheld, Sentence, Mention]]:
    """Find what is said to be secret or not told: a thing and a word that hides it, in one clause."""
    found = []
    for state in page.mentions.of("withheld_state"):
        sentence = page.sentence_at(state.start)
        span = segment(page, sentence, state.start, state.end)
        things = [
            o
            for o in page.within(span, "withheld_object")
            if abs(o.start - state.end) < 90 or abs(state.start - o.end) < 90
        ]
        spoken = {s.start - 1 for s in page.within(span, "speech")}  # "the manufacturer said"
        told = [o for o in things if o.value != "details"] or things
        told = [o for o in told if o.value != "supplier" or o.end not in spoken]
        if not told:
            continue
        thing = min(told, key=lambda o: (min(abs(o.start - state.end), abs(state.start - o.end)), o.start))
        said = " and ".join(dict.fromkeys(o.value for o in told))
        low, high = min(o.start for o in (*told, state)), max(o.end for o in (*told, state))
        found.append((Withheld(says=said, start=low, end=high), sentence, thing))
    return found


def _owner(drafts: Sequence[Draft], sentence: Sentence, what: Mention) -> Draft | None:
    """Return the claim that a withheld thing belongs to: by its kind, else the nearest before it."""
    body = [d for d in drafts if not (d.in_title or d.is_option)] or list(drafts)
    wanted = any(d.unnumbered and d.sentence == sentence.number for d in body)
    if what.value == "list of weapons" and not wanted:
        sums = [d for d in body if d.type in {"purchase", "funding", "donation"} and d.amount]
        sums = [d for d in sums if d.item is None or not d.item.entry.named]
        sums = [d for d in sums if d.sentence <= sentence.number] or sums  # what is told behind is another
        if sums:
            return max(sums, key=lambda d: (d.amount.value if d.amount else 0, -d.start))
    if what.value == "number":
        body = [d for d in body if d.quantity and d.sentence <= sentence.number] or body
    here = [d for d in body if d.sentence == sentence.number]
    here = [d for d in here if d.status != "denied" or d.start < what.start]  # what is denied then is another
    before = [d for d in body if d.sentence < sentence.number]
    if here:
        return min(here, key=lambda d: abs(d.start - what.start))
    if what.value in OF_DEAL:  # of all that is bought, not of some that are made elsewhere
        before = [d for d in before if d.type not in {"production", "delivery"}] or before
    return _full_count(before[-1], before) if before and sentence.number - before[-1].sentence <= 6 else None


def _of_state(page: Page, drafts: Sequence[Draft], sentence: Sentence) -> Draft | None:
    """Return the share of a state in a joint deal of which a sentence tells: *what the Dutch systems cost is not said*."""
    whose = {word.value for word in page.within(sentence, "adjective")}
    before = [d for d in drafts if d.sentence < sentence.number and d.status != "denied"]
    buyers = [(d, set(d.roles.get("buyer", ()))) for d in before]
    joint = any(whose < states for _, states in buyers)
    own = [d for d, states in buyers if states == whose and d.quantity]
    return own[-1] if whose and joint and own else None


def _is_other(draft: Draft, things: Sequence[Mention]) -> bool:
    """Tell a claim about another thing than what is kept secret: *the price of the shells is not known*."""
    known = [t for t in things if t.value not in GENERAL]
    if not known or draft.item_name in GENERAL:
        return False
    own, kind = (draft.item_name or "").split(), draft.item.says("unit") if draft.item else ""
    if kind == "system":
        return False  # whose missiles are part of it
    return not any(
        set(own) & {*t.value.split(), *t.says("broad").split("/")} or (kind and t.says("unit") == kind)
        for t in known
    )


def _full_count(part: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return the count of all the things where a sentence tells some of them too: *four systems, two of them by May*."""
    here = [d for d in drafts if d.sentence == part.sentence and d.item_name == part.item_name and d.quantity]
    number = part.quantity.value if part.quantity else float("inf")
    return next((d for d in here if d.quantity and d.quantity.value > number), part)
