"""How firm a claim is that says nothing of it: as firm as the deal of the text that it belongs to."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.bare import is_year
from rempart.claims.bids import is_rival_bid
from rempart.claims.borrowing import loan_agreed
from rempart.claims.draft import SIGNED, Draft
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle, tense_of
from rempart.claims.owned import had_before, is_got
from rempart.claims.page import Page
from rempart.claims.parts import priced_in
from rempart.claims.statuses import is_earlier

# Letters before a figure in which a contract and its verb stand, and of the words between the two: *also*.
HOLDS, ALSO = 40, 14
# Sentences behind a purchase in which its contract is told of.
BEHIND: Final = 2
PAPERS: Final = frozenset({"deal", "cooperate", "anaphor"})
UNSURE: Final = ("denial", "conditional")
APART: Final = (*UNSURE, "item", "further")
DAYS: Final = 31  # a larger number is none of a date
SOFT: Final = frozenset({"planned", "announced"})
HEDGES: Final = frozenset({"planned", "hearsay", "yet", "denied", "if"})


def settle_statuses(page: Page, drafts: Sequence[Draft]) -> None:
    """Make parts, shares and further purchases of a deal that is signed as firm as it is, in place."""
    first = next((d.sentence for d in drafts if not d.in_title), 0)
    for draft in drafts:
        over = _is_over(page, draft, first)
        if over:
            draft.status = "historical"
            draft.note("status", over, draft.anchor)
    for place, draft in enumerate(drafts):
        paper = _paper_behind(page, draft) or _signed_before(page, draft)
        if paper is not None:
            draft.status = "contracted" if paper.says("contract") else "signed"
            told = "contract told behind" if paper.start > draft.start else "loan agreement told before"
            draft.note("status", told, (paper.start, paper.end))
        if is_rival_bid(page, draft, drafts[:place]):
            draft.status = "denied"
            draft.note("status", "another was chosen", draft.anchor)
        whole = priced_in(page, draft, drafts[:place]) if draft.status in SOFT else None
        if whole is not None and whole.status in SIGNED:
            draft.status = whole.status
            draft.note_as(whole, "status", "in the price of the deal")
        if draft.status not in SOFT or draft.type != "purchase" or _is_hedged(page, draft):
            continue
        before = [d for d in drafts[:place] if d.type == "purchase" and not d.in_title]
        deal = draft.whole if draft.rule.endswith("going on") and draft.whole in before else None
        if deal is None and (
            draft.slots.get("status", ("",))[0] == "mood and speaker" or _is_held(page, draft)
        ):
            deal = next(
                (d for d in reversed(before) if d.status == "contracted" and _is_same(d, draft)), None
            )
        if deal is not None and deal.status in SIGNED:
            draft.status = deal.status
            draft.note_as(deal, "status", "as firm as the deal it belongs to")


def plan_requests(drafts: Sequence[Draft]) -> None:
    """Let what is asked for be planned, in place, in however public a way: who asks has nothing yet."""
    for draft in drafts:
        if draft.type == "request" and draft.status == "announced":
            draft.status = "planned"


def _is_over(page: Page, draft: Draft, first: int) -> str:
    """Say why a deal is over: of a year before, or of what the buyer has by now; nothing where it is not."""
    if draft.status in SIGNED and draft.sentence > first and is_earlier(page, draft):
        return "deal of an earlier year"
    had = draft.type == "purchase" and draft.quantity and not draft.in_title
    word = had_before(page, draft.anchor[0]) if had else None
    got = word and not word.says("near") and is_got(page, draft.anchor[1])
    return "had already" if got else ""


def _paper_behind(page: Page, draft: Draft) -> Mention | None:
    """Return the paper of a purchase, signed in a sentence behind it: *It signed the contract, worth 190 million, on Friday*."""
    parties, own = draft.parties_named, page.sentences[draft.sentence]
    hedged = draft.is_option
    hedged |= any(f.value == "approve" for f in page.within(own, "frame")) or bool(page.within(own, *UNSURE))
    if hedged or draft.status not in SOFT or draft.type != "purchase":
        return None
    for sentence in page.sentences[draft.sentence + 1 : draft.until + 1 + BEHIND]:
        papers = [f for f in page.within(sentence, "frame", "anaphor") if f.value in PAPERS]
        words = page.within(sentence, "auxiliary", "status")
        signed = [w for w in words if w.value in SIGNED]
        signed = [w for w in signed if w.says("done") or w.says("passive") or is_participle(page, w)]
        hedged = sentence.paragraph != own.paragraph > 0
        hedged |= any(word.value in HEDGES or word.says("ahead") for word in words)
        others = [a for a in page.actors_in(sentence) if a.led_by != "in" and not parties & set(a.codes)]
        sums = page.figures_in(sentence)[0]
        figures = [f for f in page.numbers_in(sentence.start, sentence.end) if f.value > DAYS]
        if papers and signed and signed[0].end <= papers[0].start:
            figures = [f for f in figures if not is_year(f)]  # "took up an option of the contract of 2024"
        figures = [f for f in figures if len(sums) > 1 or not any(m.start <= f.start < m.end for m in sums)]
        if papers and signed and not (hedged or others or figures or page.within(sentence, *APART)):
            return next((f for f in papers if f.says("contract")), papers[0])
    return None


def _signed_before(page: Page, draft: Draft) -> Mention | None:
    """Return the word that signs the loan whose sum is told next: *The bank signed the loan agreement. The loan is of 3bn*."""
    before = loan_agreed(page, draft) if draft.status in SOFT else None
    if before is None:
        return None
    words = page.within(before, "status", "auxiliary")
    hedged = any(w.value in HEDGES or w.says("ahead") for w in words)
    return None if hedged else next((w for w in words if w.value in SIGNED), None)


def _is_hedged(page: Page, draft: Draft) -> bool:
    """Tell an option, or a sentence about what is to come, only said, allowed or denied."""
    if draft.is_option:
        return True
    frames = page.within(page.sentences[draft.sentence], "frame")
    if any(f.value == "approve" or tense_of(page, f) in {"future", "conditional"} for f in frames):
        return True
    words = page.within(page.sentences[draft.sentence], "auxiliary", "status", "denial", "conditional")
    words = [word for word in words if not _holds(page, word)]
    return any(word.value in HEDGES or word.says("ahead") for word in words)


def _is_held(page: Page, draft: Draft) -> bool:
    """Tell what the contract of the text holds: *the contract provides for 5,000 shells*."""
    return any(_holds(page, word) for word in page.within((draft.start - HOLDS, draft.end), "status"))


def _holds(page: Page, word: Mention) -> bool:
    """Tell a word of plans right behind the contract whose content it tells."""
    near = page.within((max(0, word.start - HOLDS), word.start), "frame")
    papers = [frame for frame in near if frame.says("contract")]
    gap = page.folded[papers[-1].end : word.start] if papers else "."
    return word.value == "planned" and not set(gap) & set(".,;:") and len(gap) <= ALSO


def _is_same(deal: Draft, draft: Draft) -> bool:
    """Tell a purchase by the buyer of a deal, from no other seller."""
    one, other = (set(d.roles.get("buyer", ())) for d in (deal, draft))
    sellers = [set(d.roles.get("seller", ())) for d in (deal, draft)]
    return bool(one & other) and (not all(sellers) or bool(sellers[0] & sellers[1]))
