"""Reports that are denied: what an outlet had written is no announcement once it is denied."""

import re
from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.speakers import Speakers

TOLD_BY_MEDIA: Final = frozenset({"outlet", "media"})
# Letters of a sentence that does nothing but call the one before false.
SHORT: Final = 40
# Letters of the clause that only says who denies what stands before it.
BEHIND: Final = 60
# Words of such a clause that the tables need not know.
FURTHER: Final = 2
ENDS: Final = re.compile(r"[;:,]\s|\s-\s")
DENIERS: Final = ("party", "government", "institution", "speaker", "person", "firm", "office")
SMALL: Final = ("pronoun", "article", "preposition", "anaphor", "report", "auxiliary", "conjunction")
TELLING: Final = ("item", "unit", "frame", "that", "scheme")
FIRM: Final = frozenset({"announced", "signed", "contracted", "delivered", "planned"})


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
        media = media or (not draft.chain and _told_by_an_outlet(page, draft))
        inside = draft.sentence in denied and draft.type != "stance" and _is_reported(page, draft)
        if (media or inside) and draft.status in FIRM | {"reported"}:
            draft.status = "denied" if inside or draft.item_name in refuted else "reported"
            word = denied.get(draft.sentence) or next(iter(denied.values()))
            draft.note("status", "denial of a report", (word.start, word.end))


def _is_reported(page: Page, draft: Draft) -> bool:
    """Tell what the report says that its sentence denies: it stands behind that report, or before its denial."""
    sentence = page.sentences[draft.sentence]
    return any(word.end <= draft.anchor[0] for word in page.within(sentence, "report", "outlet"))


def _told_by_an_outlet(page: Page, draft: Draft) -> bool:
    """Say whether its sentence opens with an outlet told of before (*the magazine*), listed or not."""
    sentence = next((s for s in page.sentences if s.start <= draft.start < s.end), None)
    return sentence is not None and any(
        mention.says("back") for mention in page.within((sentence.start, draft.start), "speaker")
    )


def _denied_sentences(page: Page) -> dict[int, Mention]:
    """Return the sentences that deny a report, each with its word of denial; the report or its outlet stands there."""
    found: dict[int, Mention] = {}
    for denial in page.mentions.of("status"):
        if denial.value != "denied" or not denial.says("report"):
            continue
        sentence = page.sentence_at(denial.start)
        low = denial.end if denial.says("open") else sentence.start
        if page.within((low, sentence.end), "report", "outlet"):
            found[sentence.number] = denial
        elif sentence.end - sentence.start < SHORT and sentence.number:
            found[sentence.number - 1] = denial  # "The blog writes that ... That is false."
    return found


def deny_behind(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> None:
    """Let a clause that only denies speak of what was told before it, in place.

    *Brasil iba a ceder ocho A-29: lo desmintió la Fuerza Aérea*, *Det avviser Budapest*. Who denies is who says so.
    """
    for word in page.mentions.of("status"):
        if word.value != "denied" or word.says("lost") or word.says("open"):
            continue  # who lost a competition, or only confirms nothing, denies nothing of the deal told before
        sentence = page.sentence_at(word.start)
        clause = _only_denies(page, word, sentence)
        if clause is None:
            continue
        number = sentence.number - (clause == sentence.start)
        told = [d for d in drafts if d.sentence == number and d.anchor[1] <= clause and d.type != "stance"]
        same = number >= 0 and page.sentences[number].paragraph == sentence.paragraph
        chain = speakers.chain_at(word.start, word.end)
        for draft in told if same else ():
            draft.status = "denied"
            draft.note("status", "denial behind", (word.start, word.end))
            if not any(speaker.rank in TOLD_BY_MEDIA for speaker in draft.chain):
                draft.chain = chain or draft.chain


def _only_denies(page: Page, word: Mention, sentence: Sentence) -> int | None:
    """Return where the clause of a denial begins that tells nothing else: who denies, and *it* or *this*.

    A whole sentence may name who says so before: *Budapest was brief: "That is not true."*
    """
    breaks: list[int] = [mark.end() for mark in ENDS.finditer(page.folded, sentence.start, word.start)]
    after = ENDS.search(page.folded, word.end, sentence.end)
    high = after.start() if after else sentence.end
    if after and page.within((after.end(), sentence.end), "item"):
        return None  # "zaprzeczyło, jakoby miało przekazać Ukrainie F-16"
    begins = [breaks[-1] if breaks else sentence.start]
    begins += [sentence.start] if word.says("report") else []
    for low in begins:
        if _tells_nothing_else(page, word, (low, high)) and page.within((low, high), *DENIERS):
            return low
    return None


def _tells_nothing_else(page: Page, word: Mention, clause: tuple[int, int]) -> bool:
    """Tell a short clause without a figure or a thing that denies, and has few words more than that.

    Who neither confirms nor denies denies nothing.
    """
    low, high = clause
    if high - low > BEHIND or page.numbers_in(low, high):
        return False
    told = [m for m in page.within(clause, *TELLING) if not (m.start < word.end and word.start < m.end)]
    undone = page.within((low, word.start), "denial")
    around, behind = _further_words(page, (low, word.start)), _further_words(page, (word.end, high))
    return not told and not undone and behind <= 1 and around + behind <= FURTHER


def _further_words(page: Page, span: tuple[int, int]) -> int:
    """Return how many words of a span say neither who denies nor *it* or *the report*."""
    letters = list(page.folded[span[0] : span[1]])
    for known in page.within(span, *DENIERS, *SMALL):
        for place in range(known.start - span[0], known.end - span[0]):
            letters[place] = " "
    return sum(any(map(str.isalpha, said)) for said in "".join(letters).split())
