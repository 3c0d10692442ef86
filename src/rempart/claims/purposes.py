"""What a sum is not for: the thing of a part of it, and what was told before where it names a use of its own."""

import re
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.money import MoneyMention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters behind a sum in which a word says what it is for.
USED: Final = 60
# A noun that names a use.
WORD: Final = re.compile(r"[^\W\d_]{5,}\b")
# Words after which *for* leads to no use of its own: who gets it, what was told, how long, how many.
TOLD: Final = (
    "adjective",
    "anaphor",
    "auxiliary",
    "firm",
    "frame",
    "government",
    "institution",
    "item",
    "number",
    "party",
    "person",
    "price",
    "pronoun",
    "scheme",
    "share",
    "speaker",
    "unit",
)


def is_of_part(page: Page, sentence: Sentence, anchor: Anchor, item: Mention) -> bool:
    """Tell the thing of a part that stands behind the whole: *43 billion, of which 1.9 billion will go to warships*."""
    sums = [m for m in page.figures_in(sentence)[0] if anchor.end <= m.start and m.end <= item.start]
    if not anchor.money or not sums or not page.within((anchor.end, item.start), "part"):
        return False
    return "," not in page.folded[sums[-1].end : item.start]


def is_for_another(page: Page, place: int) -> bool:
    """Tell a sum that ends at a place and names a use which no table knows: *10 million euros to Ghana for a field camp*."""
    end = min(page.sentence_at(place).end, place + USED)
    for word in page.within((place, end), "preposition"):
        if word.value != "for" or "," in page.folded[place : word.start]:
            continue
        start = word.end + 1
        for article in page.within((start, end), "article"):
            start = article.end + 1 if article.start == start else start
        noun = WORD.match(page.folded, start, end)
        if noun is None or any(m.start == start for m in page.within((start, end), *TOLD)):
            continue
        if page.text[start].islower() or "nouns capitalised" in page.language.word_order:
            return True
    return False


def scheme_of(page: Page, sentence: Sentence, figure: int) -> Mention | None:
    """Return the scheme of a figure: in its sentence the next before another sum, else the last told, else one behind all.

    *300 million for gear, 100 million for US arms through PURL and 215 million, from SAFE, for radars*.
    """
    here = page.within(sentence, "scheme")
    ahead = [scheme for scheme in here if scheme.start > figure]
    told = page.within((0, figure if here else sentence.start), "scheme")
    sums = [money.start for money in page.figures_in(sentence)[0]]
    if ahead and not any(figure < start < ahead[0].start for start in sums):
        return ahead[0]
    alone = len(here) == 1 and figure in sums and bool(ahead) and sums[-1] < ahead[0].start
    return told[-1] if told and (not here or told[-1] in here) else ahead[0] if alone else None


def is_of_scheme(page: Page, money: MoneyMention, deal: Draft) -> bool:
    """Tell more money than a deal costs, in a sentence that names its scheme: *Poland's share of SAFE, 43 billion*."""
    sentence = page.sentence_at(money.start)
    told = deal.amount
    more = told is not None and told.currency == money.amount.currency and told.value < money.amount.value
    return (
        more
        and deal.sentence < sentence.number
        and bool(page.within((sentence.start, money.start), "scheme"))
    )
