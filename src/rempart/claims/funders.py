"""Who pays where another verb of the sentence says so: *financed by Europe*, *gave Kyiv money to buy*."""

from typing import Final

from rempart.claims.acting import agent_of, is_passive, subject_of
from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.clauses import behind_comma
from rempart.claims.filled import Filled, taken
from rempart.claims.frames import frame_rows
from rempart.claims.insertions import is_spoken
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page

# Verbs whose subject lends where a loan is their object, letters between the two, and from there to what it buys.
LENDING: Final = frozenset({"give", "pledge", "approve"})
GRANTED, SPENT = 60, 120
PAID_OUT: Final = frozenset({"lend", "pledge"})
PAYING_OUT: Final = frozenset({"give", "pledge", "fund"})
TAKERS: Final = frozenset({"to", "for", "dat"})
# Verbs of who hands over what another one may pay for.
HANDING: Final = frozenset({"give", "deliver"})


def lent_to_buy(page: Page, found: list[Filled], frame: Mention, actors: list[Actor]) -> None:
    """Let who lends for a purchase pay, in place, and who borrows buy: *lends Serbia 600 million to buy helicopters*."""
    start = page.sentence_at(frame.start).start
    before = page.within((start, frame.start), "frame") if frame.value in {"buy", "deal"} else []
    loans = [f for f in before if f.value == "lend" and frame.start - f.end < SPENT]
    if not loans:
        return
    granting = [
        f for f in before if f.says("verb") and f.value in LENDING and 0 < loans[0].start - f.end < GRANTED
    ]
    verbs = [f for f in loans if f.says("verb")] or granting[-1:]
    lent = verbs and any(verbs[0].end <= money.start < frame.start for money in page.sums)
    if not lent or is_passive(page, verbs[0]):
        return  # "prête à acquérir" lends nothing
    lender = subject_of(page, verbs[0], actors)
    takers = [a for a in actors if a.end <= frame.start and a.kind == "state" and a is not lender]
    takers = [a for a in takers if a.led_by in TAKERS or 0 <= a.start - verbs[0].end <= 1]
    if lender is None or lender.kind not in {"state", "bank"}:
        return
    spent = [set(lender.codes), *(set(a.codes) for a in takers[:1])]
    found[:] = [f for f in found if not (f.role in {"buyer", "seller"} and set(f.codes) in spent)]
    found[:] = [f for f in found if not (takers and f.role in {"buyer", "recipient"})]
    found += [Filled("funder", lender.codes, (lender.start, lender.end), "lends for it")]
    found += [Filled("buyer", a.codes, (a.start, a.end), "borrows for it") for a in takers[:1]]


def pay_out(page: Page, found: list[Filled], frame: Mention, anchor: Anchor) -> None:
    """Let who pays a loan or a share out give it, in place: *Перший транш позики, 3 млрд євро, ЄС виплатив Україні*."""
    if frame.value not in PAID_OUT or not frame.says("noun") or any(f.role == "funder" for f in found):
        return
    behind = page.within((frame.end, page.sentence_at(frame.start).end), "frame")
    verb = next((f for f in behind if f.says("verb")), None)
    if verb is None or verb.value not in PAYING_OUT or is_passive(page, verb) or is_spoken(page, verb):
        return
    actors = [a for a in page.actors_in(page.sentence_at(frame.start)) if a.kind != "origin"]
    crossed = any(anchor.end <= start < verb.start for start, _ in anchor.others)
    lender = None if crossed else subject_of(page, verb, actors)
    if lender and lender.kind in {"state", "bank"} and lender.start > frame.end and not taken(found, lender):
        found.append(Filled("funder", lender.codes, (lender.start, lender.end), "pays the loan out"))


def add_funder(page: Page, found: list[Filled], frame: Mention, anchor: Anchor) -> None:
    """Add who pays where another verb of the sentence says so: *financed by Europe*."""
    given = next((f for f in found if f.role == "funder"), None)
    hands = frame.value in HANDING and frame.says("verb") and given is not None and given.rule == "subject"
    if frame.value == "fund" or (given is not None and not hands):
        return
    sentence = page.sentence_at(frame.start)
    actors = [a for a in page.actors_in(sentence) if a.kind != "origin"]
    for fund in page.within(sentence, "frame"):
        if given is not None and not _pays_for_it(page, frame, fund, anchor):
            continue
        if (
            fund.value == "give"
            and fund.says("verb")
            and frame_rows()[frame.value].text("type") == "purchase"
            and not page.within((fund.end, frame.start), "conjunction")
        ):
            allowed = any(f.value == "approve" for f in page.within((fund.end, frame.start), "frame"))
            payer = None if allowed else subject_of(page, fund, actors)  # "gav verket klartecken att skaffa"
            if payer and not taken(found, payer) and 0 < frame.start - fund.end < 80:
                found.append(Filled("funder", payer.codes, (payer.start, payer.end), "giver of the money"))
            continue
        if fund.value != "fund" or _apart(page, frame, fund):
            continue
        asked_to = frame.value == "ask" and frame.says("verb") and fund.start > frame.end
        if (
            asked_to
            and not fund.says("money")
            and not agent_of(page, fund, actors)
            and not is_passive(page, fund)
        ):
            asked = [f for f in found if f.role == "seller"]  # "bat Berlin, 15.000 Drohnen zu finanzieren"
            found[:] = [f for f in found if f.role != "seller"]
            found += [Filled("funder", f.codes, (f.start, f.end), "asked to pay") for f in asked]
            return
        inside = (
            [a for a in page.actors if a.start < fund.end + 20 and a.end > fund.start]
            if fund.says("money")
            else []
        )
        payer = agent_of(page, fund, actors) or (inside[0] if inside else None)
        paid = fund.says("money") or is_passive(page, fund)
        payer = payer or (None if paid else subject_of(page, fund, actors))
        if payer and not any(set(payer.codes) & set(f.codes) and f.role == "buyer" for f in found):
            found[:] = [f for f in found if f is not given]
            found.append(
                Filled("funder", payer.codes, (payer.start, max(payer.end, fund.end)), "financed by")
            )
            return


def _pays_for_it(page: Page, frame: Mention, fund: Mention, anchor: Anchor) -> bool:
    """Tell a payer of what another one hands over, in a clause of its own about the thing.

    *Sweden will deliver 18 guns, paid for by Denmark*; *Denmark pays for the 18 guns that Sweden will deliver*.
    """
    if fund.value != "fund" or fund.says("noun"):
        return False
    gap = (fund.end, frame.start) if fund.end <= anchor.start else (anchor.end, fund.start)
    if gap[0] >= gap[1] or page.within(gap, "conjunction"):
        return False
    parted = page.within((max(gap[0], anchor.end), gap[1]), "that", "relative", "pronoun")
    apposed = behind_comma(page, fund)
    return bool(parted) or (fund.start >= anchor.end and (apposed or is_participle(page, fund)))


def _apart(page: Page, one: Mention, other: Mention) -> bool:
    """Tell two verbs that a semicolon keeps apart."""
    low, high = sorted(((one.start, one.end), (other.start, other.end)))
    return "; " in page.folded[low[1] : high[0]]
