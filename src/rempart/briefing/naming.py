"""Names as a briefing prints them: quotes, grades."""

from rempart.claims.claim import Claim

_LONGEST_QUOTE = 280
_SOURCE_WORDS = {
    "A": "a completely reliable source",
    "B": "a usually reliable source",
    "C": "a fairly reliable source",
    "D": "a source not usually reliable",
    "E": "an unreliable source",
    "F": "a source that cannot be judged",
}
_REPORT_WORDS = {
    "1": "confirmed by independent origins",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth that cannot be judged",
}


def sentence_start(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def quoted(claim: Claim) -> str:
    """Return the quote on one line, cut at a word after 280 characters: its start stands in the claim."""
    return shortened(claim.quote)


def shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return the text on one line, cut at a word where it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0] or line[:longest]


def grade_words(grade: str) -> str:
    """Return an Admiralty grade in plain words.

    Example:
        >>> grade_words("F6")
        'a source that cannot be judged, truth that cannot be judged'
    """
    words = (_SOURCE_WORDS.get(grade[:1], ""), _REPORT_WORDS.get(grade[1:2], ""))
    return ", ".join(word for word in words if word)


_CLASSES = {
    "class:us_made": "US-made goods",
    "class:ukrainian": "Ukrainian-made goods",
    "class:european": "European-made goods",
    "class:other": "goods of other makers",
}


def in_words(text: str) -> str:
    """Return a text with the selectors of classes of goods in words.

    Example:
        >>> in_words("money that may pay for class:us_made")
        'money that may pay for US-made goods'
    """
    for selector, words in _CLASSES.items():
        text = text.replace(selector, words)
    return text
