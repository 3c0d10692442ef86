"""What somebody has given in all, over many gifts: *In total Oslo has given Kyiv arms worth eight billion*."""

from rempart.claims.anchor import Anchor
from rempart.claims.clauses import segment
from rempart.claims.moods import mood_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

GIVING = frozenset({"give", "pledge", "deliver"})
# What ties a total to one deal, or to the size of one scheme.
OF_ONE = ("scheme", "anaphor", "each")


def is_given_so_far(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum that sums up gifts of the past, however its sentence dates them.

    A word for *in all* or *so far* must stand in its clause, and a verb of giving that is done; *so far* does with
    the noun. What counts things, tells of one scheme or of the deal just told is no such total.
    """
    if not anchor.money or page.within(sentence, *OF_ONE):
        return False
    span = segment(page, sentence, anchor.start, anchor.end)
    words = page.within(span, "in_all")
    words = [w for w in words if not any(w.end <= start < anchor.start for start, _ in anchor.others)]
    if not words or page.figures_in(sentence)[1]:
        return False
    giving = [frame for frame in page.within(span, "frame") if frame.value in GIVING]
    verbs = [frame for frame in giving if frame.says("verb")]
    if not verbs:
        return bool(giving) and any(word.value == "so_far" for word in words)
    return any(mood_of(page, verb) == "done" for verb in verbs)
