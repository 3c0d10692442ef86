"""Words as a briefing prints them: cut lines, grades."""

from rempart.briefing.language import N_, _

_LONGEST_QUOTE = 280
_SOURCE_WORDS = {
    "A": N_("a completely reliable source"),
    "B": N_("a usually reliable source"),
    "C": N_("a fairly reliable source"),
    "D": N_("a source not usually reliable"),
    "E": N_("an unreliable source"),
    "F": N_("a source that cannot be judged"),
}
_REPORT_WORDS = {
    "1": N_("confirmed by independent origins"),
    "2": N_("probably true"),
    "3": N_("possibly true"),
    "4": N_("doubtful"),
    "5": N_("improbable"),
    "6": N_("truth that cannot be judged"),
}


def sentence_start(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return the text on one line, cut at a word where it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0] or line[:longest]


def cut(text: str, longest: int) -> str:
    """Return a text on one line, cut at a word and marked with an ellipsis where it is longer.

    Example:
        >>> cut("Twelve Patriot batteries", 16)
        'Twelve Patriot …'
    """
    line = shortened(text, longest)
    return line if line == " ".join(text.split()) else f"{line} …"


def grade_words(grade: str) -> str:
    """Return an Admiralty grade in plain words.

    Example:
        >>> grade_words("F6")
        'a source that cannot be judged, truth that cannot be judged'
    """
    words = (_SOURCE_WORDS.get(grade[:1], ""), _REPORT_WORDS.get(grade[1:2], ""))
    return ", ".join(_(word) for word in words if word)
