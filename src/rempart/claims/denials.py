"""Reports that are denied: what an outlet had written is no announcement once it is denied."""

from collections.abc import Sequence

from rempart.claims.draft import Draft
from rempart.claims.page import Page

TOLD_BY_MEDIA = frozenset({"outlet", "media"})
# Letters of a sentence that does nothing but call the one before false.
SHORT = 40
FIRM = frozenset({"announced", "signed", "contracted", "delivered", "planned"})


def deny_reports(page: Page, drafts: Sequence[Draft]) -> None:
    """Lower the status of what a denied report says, in place.

    What is about the thing that is denied is denied too; what else the same outlet tells stays its
    report, never more.
    """
    denied = _denied_sentences(page)
    if not denied:
        return
    refuted = {d.item_name for d in drafts if d.status == "denied" and d.item_name}
    refuted |= {item.value for number in denied for item in page.within(page.sentences[number], "item")}
    for draft in drafts:
        media = bool(draft.chain) and all(s.rank in TOLD_BY_MEDIA for s in draft.chain)
        media = media or _told_by_an_outlet(page, draft)
        if media and draft.status in FIRM | {"reported"}:
            draft.status = "denied" if draft.item_name in refuted else "reported"


def _told_by_an_outlet(page: Page, draft: Draft) -> bool:
    """Say whether its sentence opens with an outlet told of before (*the magazine*), listed or not."""
    sentence = next((s for s in page.sentences if s.start <= draft.start < s.end), None)
    return sentence is not None and any(
        mention.says("back") for mention in page.within((sentence.start, draft.start), "speaker")
    )


def _denied_sentences(page: Page) -> set[int]:
    """Return the sentences that deny a report: a word of denial and the report or its outlet."""
    found = set()
    for denial in page.mentions.of("status"):
        if denial.value != "denied" or not denial.says("report"):
            continue
        sentence = page.sentence_at(denial.start)
        if page.within(sentence, "report", "outlet"):
            found.add(sentence.number)
        elif sentence.end - sentence.start < SHORT and sentence.number:
            found.add(sentence.number - 1)  # "The blog writes that ... That is false."
    return found
