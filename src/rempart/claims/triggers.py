"""Whether a text names arms, a defence scheme or a guarantee at all: one pass, before anything else is read."""

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from rempart.claims.mentions import Entry

_ABOUT = frozenset({"item", "scheme", "guarantee"})


class Trigger:
    """The forms without which no text is about defence; see ``relevance.is_about_defence``."""

    def __init__(self, forms: Mapping[str, Sequence[Entry]]) -> None:
        told = [form for form, entries in forms.items() if any(map(_tells, entries))]
        self._automaton = AhoCorasick(told, matchkind=MatchKind.Standard)

    def fires(self, folded: str) -> bool:
        """Tell whether one of the forms begins a word of the text.

        What ends a form is not looked at here: the full reading decides.
        """
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return any(not start or not folded[start - 1].isalpha() for _, start, _ in matches)


def _tells(entry: Entry) -> bool:
    return entry.kind in _ABOUT and (entry.named or not entry.more.get("weak"))
