"""Figures that go on with the deal just told: its price, its parts, more of the same."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor, distance
from rempart.claims.clauses import segment
from rempart.claims.draft import Draft
from rempart.claims.frames import is_inserted
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Sentences after which a word such as *the contract* no longer speaks of a deal.
ANAPHOR_REACH: Final = 5
# Letters beside a count in which a word says that it is more of the same: *another 60 vehicles*.
MORE: Final = 14
# Letters behind a count in which its verb stands last: *In dem Auftrag sind 18 Radare enthalten*.
HELD: Final = 30
# Letters of small words before the word for a price or a deal that opens a sentence.
LEADS: Final = 14
DEALING: Final = frozenset({"deal", "buy", "sell", "approve", "cooperate"})
OPENING: Final = ("article", "price", "preposition", "rank")
LINKING: Final = ("preposition", "currency_link", "bound", "range_open")
# Verbs and nouns about a deal as a whole, whose parts may follow.
PAYING: Final = frozenset({"fund", "lend", "deal", "approve"})
# What is done with the money for the deal just told.
SET_ASIDE: Final = frozenset({"pledge", "fund", "spend", "give", "approve"})


def goes_on(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft | None
) -> bool:
    """Tell whether a figure goes on with the deal just told: a list of its parts, its price."""
    of_all = scene is not None and scene.whole is not None and scene.sentence == sentence.number
    of_all = of_all and is_of_all(page, anchor)
    if scene is None or of_all or scene.until < sentence.number - ANAPHOR_REACH:
        return of_all
    sentence = behind_source(page, sentence, anchor)
    span = segment(page, sentence, anchor.start, anchor.end)
    over = frame and (_is_in_anaphor(page, frame) or is_inserted(page, frame, anchor.start))
    over = over or (frame and _is_next_clause(page, sentence, anchor, frame))
    aside = _apposition(page, sentence, anchor)
    over = over or (frame and aside[0] < frame.start < aside[1])
    meant = page.within((sentence.start, sentence.start + LEADS), "anaphor")[:1]
    meant = [m for m in meant if m.says("for") and scene.type == "purchase" and scene.amount is None]
    # "Dafür sind 3,75 Milliarden vorgesehen"
    over = over or (bool(meant) and frame and frame.value in SET_ASIDE)
    over = over or (frame and "%" in page.folded[anchor.end : frame.start])  # "85 % of it paid by Oslo"
    over = over or (frame and frame in _outlay_opens(page, sentence, anchor))
    frame = None if over else frame
    if (
        frame
        and frame.value in DEALING
        and frame.says("noun")
        and _opens_price(page, sentence, anchor, scene)
    ):
        frame = None
    counted = None if anchor.money else _count_goes_on(page, sentence, anchor, frame=frame, scene=scene)
    if counted is not None:
        return counted
    own = frame is not None and span[0] <= frame.start < span[1]
    touching = frame is not None and frame.value == "deal" and distance(anchor, frame) < 12
    apposed = anchor.money and _is_apposed(page, sentence, anchor)
    if own and frame and (frame.value not in {"deal", "fund"} or touching) and not apposed:
        return False
    before = (sentence.start, anchor.start)
    told = page.within(before, "anaphor") or _things_told(page, sentence, anchor, scene)
    told = told or _cost_opens(page, sentence, anchor) or _pronoun_opens(page, sentence, anchor)
    priced = page.within((max(sentence.start, anchor.start - 40), anchor.end + LEADS), "price")
    if (
        anchor.money
        and told
        and (
            priced
            or apposed
            or meant
            or _touches_deal(page, sentence, anchor)
            or page.within((before[0], anchor.end), "speech", "bound", "range_open")
        )
    ):
        new = [i for i in page.within((span[0], anchor.start), "item") if i.value != scene.item_name]
        new = [i for i in new if not aside[0] < i.start < aside[1]]
        if any(not i.says("weak") and i.value not in GENERAL for i in new):
            return False  # the sum of another deal: "Сума контракту Єгипту на зенітні комплекси"
        return scene.amount is None or scene.until < sentence.number
    close = scene.sentence >= sentence.number - 1
    listed = bool(told) and bool(page.within(before, "part"))
    shared = bool(page.within(before, "part", "share") or (frame and frame.value == "fund"))
    return not own and (listed or (close and shared))


def head_of_price(page: Page, anchor: Anchor, scene: Draft, earlier: Sequence[Draft]) -> Draft:
    """Return the first named one of several things told together where a word for their deal opens the sentence of its price.

    *A sale of 400 missiles and 80 launchers. The package is valued at 680 million*.
    """
    opens = page.sentence_at(anchor.start).start
    words = page.within((opens, opens + LEADS), "anaphor")[:1] if anchor.money else []
    if not words or scene.amount is not None or page.within((words[0].start, words[0].end), "item", "unit"):
        return scene
    listed = [d for d in earlier if d.sentence == scene.sentence and d.type == scene.type and not d.in_title]
    listed = [d for d in listed if d.verb is scene.verb and d.amount is None and d.quantity and not d.aside]
    listed = [d for d in listed if d.roles.get("buyer") == scene.roles.get("buyer")]
    named = [d for d in listed if d.item is not None and d.item.entry.named]
    return named[0] if named and scene in listed else scene


def behind_source(page: Page, sentence: Sentence, anchor: Anchor) -> Sentence:
    """Return a sentence without the words that open it with who says so: *According to him, the order is worth*."""
    words = page.within((sentence.start, sentence.start + LEADS + LEADS), "according")[:1]
    comma = page.folded.find(", ", words[0].end, anchor.start) if words else -1
    opens = comma >= 0 and words[0].start == sentence.start
    return sentence.part(comma + len(", "), sentence.end) if opens else sentence


def is_of_all(page: Page, anchor: Anchor) -> bool:
    """Tell the price of all that its sentence lists: *It covers 220 missiles and 45 launchers, and its value is*."""
    listed = [end for _, end in anchor.others if end <= anchor.start]
    span = (listed[-1] if anchor.money and len(listed) > 1 else anchor.start, anchor.start)
    return any(page.within((word.start, anchor.start), "price") for word in page.within(span, "anaphor"))


def _apposition(page: Page, sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """Return what two commas set off behind the word for a deal: *The deal, the largest in its history, is worth*."""
    words = page.within((sentence.start, min(anchor.start, sentence.start + LEADS)), "anaphor")
    opens = words[0].end if words else anchor.start
    closes = page.folded.find(", ", opens + 2, anchor.start)
    return (opens, closes) if page.folded[opens : opens + 2] == ", " and closes > 0 else (0, 0)


def _count_goes_on(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft
) -> bool | None:
    """Tell whether a count goes on with the deal just told, None where other words decide."""
    paid = frame is None or frame.value in PAYING or _is_the_deal(page, sentence, frame)
    if paid and _lists_parts(page, sentence, anchor):
        return True
    if frame and frame.value == "fund":
        return scene.type == "purchase" and scene.sentence >= sentence.number - 1
    near = scene.until == sentence.number - 1 and scene.quantity is None
    if frame is None and near and not page.within(sentence, "item"):
        units = [u for u in page.within((anchor.start, anchor.end), "unit") if u.value == "unit"]
        if units and scene.type == "purchase":
            return True  # "Insgesamt könnten es 12.000 Stück werden"
    more = page.within((max(0, anchor.start - MORE), anchor.end + MORE), "further", "some_of")
    if frame is None and more and not _is_of_others(page, sentence, anchor, scene):
        return scene.type in {"purchase", "donation"} and scene.until >= sentence.number - 3
    return None


def _is_of_others(page: Page, sentence: Sentence, anchor: Anchor, scene: Draft) -> bool:
    """Tell more of another thing with another firm: *Talks on eleven more F-35s continue with Lockheed Martin*."""
    things = [i for i in page.within((anchor.start, anchor.end), "item") if i.entry.named]
    other = bool(things) and all(i.value != scene.item_name for i in things)
    firms = [a for a in page.actors_in(sentence) if a.kind == "firm" and a.led_by in {"with", "from"}]
    return other and any(not set(a.codes) & scene.parties_named for a in firms)


def _is_the_deal(page: Page, sentence: Sentence, frame: Mention) -> bool:
    """Tell a noun in the words for the deal just told that open a sentence: *The order includes*, *I ordern ingår*."""
    words = page.within((sentence.start, frame.end + LEADS), "anaphor") if frame.says("noun") else []
    words = [word for word in words if word.start <= frame.start and frame.end <= word.end]
    return any(page.mentions.only(page.folded, sentence.start, word.start, *OPENING) for word in words)


def _lists_parts(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a list of what a deal holds: *The deal, financed through loans, also covers 24 systems*.

    The verb may stand last: *In dem Auftrag sind 18 Radare enthalten*.
    """
    before = (sentence.start, anchor.start)
    papers = page.within(before, "anaphor")
    inside = papers and page.within((sentence.start, papers[0].end), "preposition")
    held = page.within((anchor.end, anchor.end + HELD), "part") if inside else []
    return bool(papers) and bool(page.within(before, "part") or held)


def _things_told(page: Page, sentence: Sentence, anchor: Anchor, scene: Draft) -> list[Mention]:
    """Return the word for the things told that opens a sentence about their price: *The boats would cost*."""
    things = page.within((sentence.start, sentence.start + 25), "unit", "item")
    things = [t for t in things if t.value != "sustainment"]
    opens = page.within((sentence.start, sentence.start + 6), "article")
    one = bool(page.within((sentence.start, sentence.start + 6), "number"))  # "Un Rafale coûte"
    named = [t for t in things if t.entry.named and (one or t.value != scene.item_name)]
    counted = any(sentence.start <= start < anchor.start for start, _ in anchor.others)
    return [] if named or counted or not opens or opens[0].start != sentence.start else things[:1]


def _is_in_anaphor(page: Page, frame: Mention) -> bool:
    """Tell a noun inside the words for the deal just told: *сумма контракта*."""
    words = page.within((max(0, frame.start - 40), frame.end + 40), "anaphor")
    words = [w for w in words if w.start < frame.start and frame.end <= w.end]
    words += [w for w in page.within((frame.start - 6, frame.end + 12), "anaphor") if w.end > frame.end]
    return any(page.within((w.start, w.end), "price") for w in words)


def _opens_price(page: Page, sentence: Sentence, anchor: Anchor, scene: Draft) -> bool:
    """Tell a sentence about the deal just told that names nobody new: *Kontrakt opiewa na*, *Affären är värd*."""
    words = page.within((sentence.start, anchor.start), "anaphor")
    if not anchor.money or not words or words[0].start - sentence.start > LEADS:
        return False
    if not page.mentions.only(page.folded, sentence.start, words[0].start, *OPENING):
        return False
    known = scene.parties_named
    named = {code for actor in page.actors_in((sentence.start, anchor.start)) for code in actor.codes}
    return named <= known


def _cost_opens(page: Page, sentence: Sentence, anchor: Anchor) -> list[Mention]:
    """Return the word for a price that opens its sentence: *Koszt szacuje się na*, *Prislappen landar på*."""
    words = page.within((sentence.start, anchor.start), "price")[:1]
    small = page.within((sentence.start, sentence.start + LEADS), "preposition", "currency_link")
    if not words or words[0].start - sentence.start > LEADS or any(s.start == words[0].start for s in small):
        return _outlay_opens(page, sentence, anchor)
    if words[0].end + 1 == anchor.start and all(
        m.start != anchor.start for m in page.figures_in(sentence)[0]
    ):
        return []  # "Za 1200 robotów armia zapłaci 240 mln zł"
    return words if page.mentions.only(page.folded, sentence.start, words[0].start, "article") else []


def _outlay_opens(page: Page, sentence: Sentence, anchor: Anchor) -> list[Mention]:
    """Return the noun of spending that opens a sentence without a name: *La spesa prevista non supera i 9,5 miliardi*."""
    if not anchor.money or page.actors_in((sentence.start, anchor.start)):
        return []
    words = page.within((sentence.start, sentence.start + LEADS), "frame")[:1]  # behind an article: a noun
    words = [f for f in words if f.value == "spend" and (f.says("noun") or f.start > sentence.start)]
    return (
        words if words and page.mentions.only(page.folded, sentence.start, words[0].start, "article") else []
    )


def _is_next_clause(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention) -> bool:
    """Tell a frame in a clause behind a price: *Valoarea lor este de 12 milioane, iar livrarea se încheie*.

    A list of what a deal holds has one too: *Het gaat om 22 stuks, die vanaf 2028 worden geleverd*.
    """
    if frame.start < anchor.end:
        return False
    comma = page.folded.find(", ", anchor.end, frame.start)
    if not anchor.money:
        return comma >= 0 and _lists_parts(page, sentence, anchor)
    joins = page.within((anchor.end, frame.start), "conjunction") if frame.value == "deliver" else []
    ends = [comma] * (comma >= 0) + [joined.start for joined in joins[:1]]
    opening = page.within((sentence.start, sentence.start + LEADS), "price", "anaphor")
    return bool(opening and ends) and not page.within((anchor.end, min(ends)), "frame")


def _pronoun_opens(page: Page, sentence: Sentence, anchor: Anchor) -> list[Mention]:
    """Return the pronoun that stands for the deal just told: *It is worth 10 billion*, *Il comprend aussi 40 chars*."""
    opening = page.within((sentence.start, sentence.start + LEADS), "pronoun")[:1]
    if not opening or opening[0].start != sentence.start or page.actors_in((sentence.start, anchor.start)):
        return []
    behind = (opening[0].end, anchor.start)
    return opening if page.within(behind, "price", "part") and not page.within(behind, "speech") else []


def opens_with_price(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sentence that opens with a word for the price or the deal, names nobody and then tells a sum."""
    words = page.within((sentence.start, anchor.start), "anaphor")[:1]
    opening = bool(words) and page.mentions.only(page.folded, sentence.start, words[0].start, *OPENING)
    named = page.actors_in((sentence.start, anchor.start))
    return (opening or bool(_cost_opens(page, sentence, anchor))) and not named


def _is_apposed(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum that a word for the deal's price names: *Le montant total, 2,7 milliards d'euros,*."""
    told = page.within((sentence.start, anchor.start), "anaphor")
    gap = page.folded[told[-1].end : anchor.start] if told else ""
    return bool(told) and len(gap) < 12 and "," in gap


def _touches_deal(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum right behind a word for the deal that opens the sentence: *Der Vertrag über 1,1 Milliarden Euro sei*."""
    told = page.within((sentence.start, anchor.start), "anaphor")
    if len(told) != 1 or told[0].start != sentence.start:
        return False
    papers = [f for f in page.within((sentence.start, anchor.start), "frame") if f.says("noun")]
    ends = max([told[0].end, *(f.end for f in papers if f.start < told[0].end)])
    return page.mentions.only(page.folded, ends, anchor.start, *LINKING)
