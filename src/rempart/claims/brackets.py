"""Verbs that stand last: *hat der Ukraine zwei Systeme geliefert*, *dass Kiew zehn Systeme kaufen will*.

In languages whose table says ``word_order,bracket`` the verb closes its clause, its auxiliary stands far
before it (main clause) or right behind it (subordinate clause).
"""

from typing import Final

from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between the two ends of a bracket.
WIDEST: Final = 300
# Letters of a thing before a relative clause that no comma opens: *de 14 tanks die Spanje levert*.
THING: Final = 40
CUTS: Final = ("; ", ": ", " - ", "\n")


def trailing(page: Page, verb: Mention) -> list[Mention]:
    """Return the auxiliaries right behind a verb: *geliefert werden sollen*."""
    found: list[Mention] = []
    end = verb.end
    for helper in page.within((verb.end, verb.end + 40), "auxiliary"):
        if page.folded[end : helper.start].strip():
            break
        found.append(helper)
        end = helper.end
    return found


def closes(page: Page, verb: Mention) -> bool:
    """Tell whether a verb, with the auxiliaries behind it, is the last word of its clause."""
    behind = trailing(page, verb)
    end = behind[-1].end if behind else verb.end
    rest = page.folded[end : end + 3]
    if not rest.startswith(" ") or rest.startswith((" -", " (")):
        return True
    return any(m.start == end + 1 for m in page.within((end, end + 12), "conjunction", "that"))


def is_framed(page: Page, verb: Mention) -> bool:
    """Tell a verb at the end of its words: it closes the clause, or its auxiliary opens it (*gaat ... leveren voor*)."""
    return closes(page, verb) or any(helper.end <= verb.start for helper in helpers(page, verb))


def helpers(page: Page, verb: Mention) -> list[Mention]:
    """Return the auxiliaries of a verb in a bracket: those behind it, and the finite one that opens it."""
    behind = trailing(page, verb)
    if behind and not all(a.says("open") for a in behind):
        return behind
    if _is_infinitive(page, verb):
        return behind
    low = clause_start(page, verb)
    before = [a for a in page.within((low, verb.start), "auxiliary") if a.end <= verb.start]
    return [*before[-1:], *behind]


def _is_infinitive(page: Page, verb: Mention) -> bool:
    """Tell *zu liefern*, whose subject is that of the clause before."""
    marks = page.within((max(0, verb.start - 5), verb.start), "infinitive")
    return bool(marks) and marks[-1].end == verb.start - 1


def clause_start(page: Page, verb: Mention) -> int:
    """Return where the clause of a verb may begin: behind a strong mark or the word that opens it."""
    low = max(page.sentence_at(verb.start).start, verb.start - WIDEST)
    for cut in CUTS:
        place = page.folded.rfind(cut, low, verb.start)
        low = place + len(cut) if place >= 0 else low
    kinds = ("that",) if _is_infinitive(page, verb) else ("that", "relative")
    for word in page.within((low, verb.start), *kinds):
        things = page.within((word.start - THING, word.start), "item", "unit") if word.says("bare") else []
        if any(thing.end == word.start - 1 for thing in things) or page.folded[
            max(low, word.start - 2) : word.start
        ].startswith(","):
            low = word.end
    return low
