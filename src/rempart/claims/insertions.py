"""Verbs that speak only where a mark sets them off: *„…”, przekazał minister*, but *przekazał Ukrainie*."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.speaker import Speaker

MARKS: Final = frozenset({",", '"', "-"})
# A day between commas, and an article behind it.
DATED: Final = re.compile(r", (?:[^\W\d_]+|[^,;:.]{0,25}\d[^,;:.]{0,15}), (?:\w{1,3}['’ ])?")

# Letters around a verb of speech in which a longer verb may hold it.
DEALING: Final = 24
# Letters between a verb of speech and the word that opens what is said.
CLAUSE: Final = 40
# Letters behind a verb of speech of the shortest word that opens what is said.
THAT: Final = 6
# Letters between a word of denial and the verb of speech that it undoes.
UNSAID: Final = 14


def is_set_off(page: Page, verb: Mention) -> bool:
    """Tell whether a comma, a dash or a closing quote stands right before a verb."""
    return page.folded[max(0, verb.start - 3) : verb.start].rstrip()[-1:] in MARKS


def speaks(page: Page, verb: Mention) -> bool:
    """Tell a verb of speech from another reading of its form: a row marked ``set_off`` needs such a mark.

    Or the clause of what is said: *przyznał w Sejmie, że rozmowy trwają*.

    One inside a longer verb or thing speaks of nothing: *Norway is adding 1.5 billion*, *lance-roquettes*.
    """
    if verb.says("set_off") and not (is_set_off(page, verb) or _opens_clause(page, verb)):
        return False
    near = page.within((max(0, verb.start - DEALING), verb.end + DEALING), "frame", "status", "item")
    near = [f for f in near if f.kind != "status" or f.value == "signed"]
    size = verb.end - verb.start + page.folded.startswith(" ", verb.end)  # "lisäsi ", which adds money
    money = page.folded[verb.end : verb.end + 2].strip().isdigit()
    return not any(
        f.start <= verb.start and verb.end <= f.end and (f.end - f.start > size or money) for f in near
    )


def _opens_clause(page: Page, verb: Mention) -> bool:
    """Tell whether a clause with *that* hangs on a verb, over a few words of where and when."""
    that = page.within((verb.end, verb.end + CLAUSE), "that")
    gap = page.folded[verb.end : that[0].start] if that else "."
    return gap.count(",") == 1 and gap.rstrip().endswith(",") and "." not in gap


def is_spoken(page: Page, frame: Mention) -> bool:
    """Tell a verb of handing over that here only says who speaks: *…, dodal ministr*, *ha aggiunto che*."""
    said = page.within((frame.start - DEALING, frame.end), "speech")
    if any(v.end == frame.end for v in said) and page.within((frame.end, frame.end + THAT), "that"):
        return True
    return is_set_off(page, frame) and any(
        verb.says("set_off") and verb.start == frame.start
        for verb in page.within((frame.start, frame.end), "speech")
    )


def is_attribute(page: Page, verb: Mention) -> bool:
    """Tell a participle before its noun, which nobody speaks: *at an estimated cost*, *the reported sale*."""
    return bool(page.mentions.ending_at(verb.start - 1, "article")) and is_participle(page, verb)


def in_brackets(page: Page, speaker: Speaker) -> bool:
    """Tell a body in brackets behind the one who speaks for it: *minister Brekelmans (Defensie)*."""
    return page.folded[speaker.start - 1] == "(" and page.folded[speaker.end : speaker.end + 1] == ")"


def named_behind(page: Page, before: Speaker, verb: Mention, known: Sequence[Speaker]) -> bool:
    """Tell a body or state that ends what is said, where who says it closes the clause: *…, sagte der Offizier*."""
    if before.rank not in {"party", "institution"} or not is_set_off(page, verb):
        return False
    behind = next((one for one in known if one.start >= verb.end), None)
    if behind is None or behind.rank not in {"person", "institution", "unnamed"}:
        return False
    ended = page.folded[behind.end : behind.end + 1] in {"", *".,;\n"}
    return ended and page.mentions.only(page.folded, verb.end, behind.start, "article", "adjective")


def is_dated(gap: str) -> bool:
    """Tell a day put in between a verb of speech and who speaks: *a annoncé, jeudi 16 avril, le ministre*.

    Example:
        >>> is_dated(", jeudi 16 avril, le "), is_dated(", que la France, le ")
        (True, False)
    """
    return DATED.fullmatch(gap) is not None


def is_of_relative(page: Page, verb: Mention, ends: Collection[int]) -> bool:
    """Tell the verb of a clause about who has just spoken: *skriver tidningen, som har tagit del av ett brev från Oslo*."""
    opens = [m for m in page.mentions.ending_at(verb.start - 1, "relative") if m.start - len(", ") in ends]
    return bool(opens)


def is_of_clause(page: Page, place: int) -> bool:
    """Tell a source inside a clause that a comma and *which* open behind what is told: *…, which, Oslo says, will*."""
    opens = [m for kind in ("that", "relative") for m in page.mentions.ending_at(place - 1, kind)]
    return any("," in page.folded[max(0, m.start - THAT) : m.start] for m in opens)


def denying(page: Page, sentence: Sentence, known: Sequence[Mention]) -> list[Mention]:
    """Return the verbs of a sentence that deny a report, who is then the one who says so: *avvisar uppgifter om att*."""
    found = []
    for word in page.within(sentence, "status"):
        told = any(verb.start < word.end and word.start < verb.end for verb in known)
        if told or word.value != "denied" or not word.says("report") or _is_passive(page, word):
            continue
        behind = page.within((word.end, min(sentence.end, word.end + CLAUSE)), "report", "that")
        if behind and not set(page.folded[word.end : behind[0].start]) & set(".;:"):
            found.append(word)
    return found


def _is_passive(page: Page, word: Mention) -> bool:
    """Tell what is denied from who denies: *was dismissed as untrue*, *wurde dementiert*, but *dismissed a report*."""
    if not is_participle(page, word):
        return False
    helpers = page.within((max(0, word.start - UNSAID), word.start), "auxiliary")
    last = "bracket" in page.language.word_order  # "wurden am Montag dementiert"
    return last or any(helper.value == "passive" or helper.says("passive") for helper in helpers)


def is_left_unsaid(page: Page, verb: Mention) -> bool:
    """Tell what is not said, which makes nobody a source: *the ministry has not confirmed the figure*."""
    near = [d for d in page.within((verb.start - UNSAID, verb.end), "denial") if d.value == "not"]
    small = ("auxiliary", "particle", "pronoun")
    if any(verb.start < d.start or page.mentions.only(page.folded, d.end, verb.start, *small) for d in near):
        return True
    last = "bracket" in page.language.word_order  # "bestätigte die Zahl nicht."
    behind = page.within((verb.end, verb.end + 2 * UNSAID), "denial") if last else []
    return any(page.folded[d.end : d.end + 1] in ".,;" for d in behind)
