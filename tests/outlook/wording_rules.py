"""The wording rules of the outlook, as checks on any text that is shown to a reader (docs/outlook.md, section 7)."""

import re
from collections.abc import Iterable

# Words that foretell, recommend or speak of odds; in a denial they are allowed, and only there.
FORETELLING = re.compile(
    r"\b(?:will (?!be\b)\w+|shall|is going to|forecasts?|predicts?|prediction|likely|probably|odds|"
    r"chances? of (?:peace|war|an accord))\b",
    re.IGNORECASE,
)
ADVISING = re.compile(
    r"\b(?:should|must|ought|recommend\w*|advise\w*|advice|better (?:wait|sign|act)|wait for|hurry|act now|in time|"
    r"too late|the right moment)\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:no|not|nor|neither|never|nobody|without)\b[^.;:]*$|“[^”]*$",
    re.IGNORECASE,
)
LONG_NUMBER = re.compile(r"(?<![\w.,])\d*\.\d+(?!\w)|(?<![\w.,])\d{3,}(?![\w,])")
# Shares of sets are told as such.
LONE_SHARE = re.compile(r"\d %|\d%")


def foretelling(texts: Iterable[str]) -> list[str]:
    """Return sentences that foretell or advise without denying it, quotes aside."""
    return [
        f"{match.group(0)!r} in {sentence!r}"
        for text in texts
        for sentence in re.split(r"(?<=[.?!])\s+", text)
        for pattern in (FORETELLING, ADVISING)
        for match in pattern.finditer(sentence)
        if not DENIED.search(sentence[: match.start()])
    ]


def too_many_digits(texts: Iterable[str], allowed: Iterable[str] = ()) -> list[str]:
    """Return numbers with more than two digits that count and are no count, year or name."""
    found = []
    known = set(allowed)
    for text in texts:
        for match in re.finditer(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])", text):
            word = match.group(0)
            digits = word.replace(",", "").replace(".", "").strip("0")
            is_year = re.fullmatch(r"1[89]\d\d|20\d\d", word)
            if len(digits) > 2 and not is_year and word not in known and "," not in word:
                found.append(f"{word} in {text!r}")
    return found


def lone_shares(texts: Iterable[str]) -> list[str]:
    """Return sentences with a share that has neither a range nor the words that make it one of sets."""
    excused = (
        "of the assumption sets tried",
        "of the sets",
        "of past cease-fires",
        "of their promises",
        "of the cases, by",
    )
    lone = []
    for text in texts:
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            bare = re.sub(r"from [\d.]+ ?% to [\d.]+ ?%", "", sentence)
            bare = re.sub(r"\d[\d.]* ?%? \([\d.]+ ?%? to [\d.]+ ?%\)", "", bare)
            if LONE_SHARE.search(bare) and not any(words in sentence for words in excused):
                lone.append(sentence)
    return lone
