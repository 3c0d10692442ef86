"""From which word to which the quote of a claim runs."""

from collections.abc import Sequence

from rempart.claims.draft import Draft
from rempart.claims.filled import Filled
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence


def stretch(
    page: Page, draft: Draft, frame: Mention | None, *, filled: Sequence[Filled], sentence: Sentence
) -> None:
    """Let the quote run from the first to the last word that carries the claim, inside its sentence."""
    spans = [(f.start, f.end) for f in filled if sentence.start <= f.start < sentence.end]
    if frame:
        spans.append((frame.start, frame.end))
    if draft.item and sentence.start <= draft.item.start < sentence.end:
        spans.append((draft.item.start, draft.item.end))
        spans += [
            (a.start, a.end)
            for a in page.actors_in((draft.item.start, min(sentence.end, draft.item.end + 20)))
            if a.kind == "origin"
        ]
    start, end = draft.anchor
    low = min([_head(page, sentence, start), *(s for s, _ in spans if start - s < 260)])
    high = max([end, *(e for _, e in spans if e - end < 200)])
    small = ("article",) if low == start else ("article", "preposition")
    for article in page.within((max(sentence.start, low - 5), low), *small):
        if not page.folded[article.end : low].strip() and article.end - article.start < 5:
            low = article.start
    draft.start, draft.end = low, high


def hold_denials(page: Page, drafts: Sequence[Draft]) -> None:
    """Let the quote of what is denied hold the word that denies it, in place: *denied that Oslo will give six F-16*.

    Words of denial in another sentence stay outside.
    """
    for draft in drafts:
        _, low, high = draft.slots.get("status", ("", 0, 0))
        sentence = page.sentence_at(draft.start)
        if draft.status == "denied" and sentence.start <= low < high <= sentence.end:
            draft.start, draft.end = min(draft.start, low), max(draft.end, high)


def _head(page: Page, sentence: Sentence, start: int) -> int:
    """Return where the noun begins that a sum completes: *un accord* of *un accord de 50 milliards*."""
    small = ("preposition", "article", "currency_link", "bound", "price", "range_open")
    nouns = page.within((max(sentence.start, start - 40), start), "frame", "anaphor")
    heads = [n for n in nouns if n.kind == "anaphor" or n.says("noun")]
    heads = [n for n in heads if page.mentions.only(page.folded, n.end, start, *small)]
    return min((h.start for h in heads), default=start)
