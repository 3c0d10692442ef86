"""Names as a briefing prints them: parties in their usual English form, quotes, statuses."""

from collections.abc import Iterable

from babel import Locale

from rempart.claims.claim import Claim
from rempart.terms.party import EU, EUROPE, NATO

_ENGLISH = Locale("en")
_BLOCS = {EU: "the European Union", EUROPE: "Europe", NATO: "NATO", "GB": "the United Kingdom"}
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Dominican Republic")
_LONGEST_QUOTE = 280


def party_name(code: str) -> str:
    """Return how English names a party: an ISO 3166 alpha-2 code, a bloc, or a name as it stands.

    Example:
        >>> party_name("US"), party_name("EUROPE"), party_name("Rheinmetall")
        ('the United States', 'Europe', 'Rheinmetall')
    """
    if code in _BLOCS:
        return _BLOCS[code]
    name = str(_ENGLISH.territories.get(code, code)) if len(code) == 2 and code.isupper() else code
    return f"the {name}" if name.startswith(_WITH_ARTICLE) and name != code else name


def listed(names: Iterable[str], last: str = " and ") -> str:
    """Join names: *a, b and c*.

    Example:
        >>> listed(["a", "b", "c"])
        'a, b and c'
    """
    every = list(names)
    return last.join([", ".join(every[:-1]), every[-1]]) if len(every) > 1 else "".join(every)


def party_names(parties: Iterable[str] | None) -> str:
    """Return all parties in one phrase, empty where none is known."""
    return listed(party_name(party) for party in parties or ())


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
