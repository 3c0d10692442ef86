"""Civil aid beside arms: *Outside the military track, 85 million is for generators and district heating*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention, struck_gaps
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters behind a sum in which stands what it is used for, and behind that in which stands for which arms.
USED, MEANT = 60, 40
# Letters behind a use in which a clause on it begins.
CLAUSE: Final = 12
# Letters between a word for an attack and the civil thing that it hit.
HIT: Final = 30
STOPS: Final = ("item", "scheme", "part")


def is_for_civil_use(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell money for other things than arms: *150 million for the repair of power grids*.

    Generators are among the civil things, unless arms are told that they are for: *generators for NASAMS batteries*.
    """
    told = [word for word in page.within(sentence, "background") if word.says("use")]
    told = [word for word in told if not (_is_for_arms(page, sentence, word) or _is_hit(page, word))]
    if not told:
        return False
    if not (anchor.others or _others(page, (sentence.start, sentence.end), told)):
        # "For Ukraine's power grid, Poland adds 40 million"
        return any(_is_paid_for(page, sentence, word, anchor) for word in told)
    if any(_is_led_up_to(page, word, anchor) for word in told):
        return True
    behind = (anchor.end, min(sentence.end, anchor.end + USED))
    words = [word for word in told if behind[0] <= word.start < behind[1]]
    stops = [word.start for word in _others(page, behind, told)]
    first = min([*stops, *(start for start, _ in anchor.others if start >= anchor.end)], default=sentence.end)
    return (
        bool(words) and words[0].start < first and not _is_listed_with_arms(page, words[0], behind[1], anchor)
    )


def _is_hit(page: Page, word: Mention) -> bool:
    """Tell a civil thing that is only told to be attacked: *after strikes on its power grid*, *elleni támadások*."""
    gaps = struck_gaps(page.within((word.start - HIT, word.end + HIT), "struck"), word)
    sums = page.figures_in(page.sentence_at(word.start))[0]
    return any(
        ", " not in page.folded[start:end]
        and not page.within((start, end), "frame", "item")
        and not any(start <= m.start < end for m in sums)
        for start, end in gaps
    )


def _is_paid_for(page: Page, sentence: Sentence, word: Mention, anchor: Anchor) -> bool:
    """Tell a civil thing of the clause of a sum, with no forces between that get it.

    In *Generators hummed as Denmark pledged 200 million* it stands in another clause: the sum has a payer of its own, and
    no word leads to the thing as to what he pays for.
    """
    if word.start >= anchor.end:
        return not _forces(page, (anchor.end, word.start))
    payers = [a for a in page.actors_in((word.end, anchor.start)) if not a.led_by]
    paid = [f for f in page.within((word.end, anchor.start), "frame") if f.says("verb")]
    if not (payers and paid):
        return True
    gap = (word.end, min(payers[-1].start, paid[-1].start))
    led = page.within((sentence.start, word.start), "preposition")
    return bool(led or page.within(gap, "conjunction")) or not page.folded[slice(*gap)].strip()


def _forces(page: Page, span: tuple[int, int]) -> list[Mention]:
    """Return the words for defence and for forces in a span."""
    words = page.within(span, "defence", "government")
    return [word for word in words if word.kind == "defence" or word.says("self")]


def _is_listed_with_arms(page: Page, word: Mention, until: int, anchor: Anchor) -> bool:
    """Tell a civil thing that opens a list of arms: *40 million for generators, howitzers and shells*."""
    arms = [i for i in page.within((word.end, until), "item") if not i.says("weak")]
    if not arms or any(word.end <= start < arms[0].start for start, _ in anchor.others):
        return False
    return not page.within((word.end, arms[0].start), "preposition", "frame", "party")


def _is_led_up_to(page: Page, word: Mention, anchor: Anchor) -> bool:
    """Tell a use with *for* behind it and the sum behind that: *elektrik hatları için yedi milyon avro*.

    Or with its price: *also medical equipment for 30 million*. Or with a clause on it that names the sum: *humanitarian demining, for which Japan gave 12 million*.
    """
    gap = (word.end, anchor.start)
    clause = page.within((word.end, word.end + CLAUSE), "relative", "that")
    if clause and page.folded.startswith(", ", word.end) and page.folded.count(", ", *gap) == 1:
        return not _others(page, gap, ()) and not any(gap[0] <= start < gap[1] for start, _ in anchor.others)
    aimed = any(p.kind == "price" or p.value == "for" for p in page.within(gap, "preposition", "price"))
    return aimed and page.mentions.only(page.folded, *gap, "preposition", "bound", "price")


def _others(page: Page, span: tuple[int, int], told: Sequence[Mention]) -> list[Mention]:
    """Return the things, schemes and words for a part that are none of the civil words ``told``."""
    words = page.within(span, *STOPS)
    return [m for m in words if not any(m.start < word.end and word.start < m.end for word in told)]


def _is_for_arms(page: Page, sentence: Sentence, word: Mention) -> bool:
    """Tell a civil thing with the arms right behind it that it is for: *générateurs pour les batteries NASAMS*."""
    behind = (word.end, min(sentence.end, word.end + MEANT))
    things = [i for i in page.within(behind, "item") if not i.says("weak")]
    if not things or not page.within((word.end, things[0].start), "preposition"):
        return False
    gap = (word.end, things[0].start)
    return "," not in page.folded[slice(*gap)] and not page.within(gap, "conjunction")
