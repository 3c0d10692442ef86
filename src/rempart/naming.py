"""English names of parties, lists of names and ids made from names, for every stage that writes them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel import Locale

from rempart.terms.party import EU, EUROPE, NATO

_BLOCS = {EU: "the European Union", EUROPE: "Europe", NATO: "NATO"}
_WITH_ARTICLE = frozenset(("AE", "BS", "DO", "GB", "MV", "NL", "PH", "US"))


@cache
def party_name(party: str) -> str:
    """Return the English name of a state (Unicode CLDR) or bloc in running text; another name as it stands.

    Example:
        >>> party_name("UA"), party_name("US"), party_name("EUROPE"), party_name("Saab")
        ('Ukraine', 'the United States', 'Europe', 'Saab')
    """
    if party in _BLOCS:
        return _BLOCS[party]
    is_code = len(party) == 2 and party.isupper()
    name = str(Locale("en").territories.get(party, party)) if is_code else party
    return f"the {name}" if party in _WITH_ARTICLE else name


def listed(names: Iterable[str], last: str = "and", *, between: str = ", ") -> str:
    """Join names as in a sentence.

    Example:
        >>> listed(["Denmark", "Norway", "Sweden"])
        'Denmark, Norway and Sweden'
    """
    every = list(names)
    return f" {last} ".join(filter(None, (between.join(every[:-1]), *every[-1:])))


def party_names(parties: Iterable[str] | None) -> str:
    """Return parties as one phrase, a firm with its state behind it, empty where none is known.

    Example:
        >>> party_names(["US", "UA"]), party_names(["Hyundai Rotem", "KR"])
        ('the United States and Ukraine', 'Hyundai Rotem (South Korea)')
    """
    names: list[str] = []
    last = ""
    for party in parties or ():
        if last and not _is_state(last) and _is_state(party):
            where = party_name(party).removeprefix("the ")
            names[-1] += "" if where in last else f" ({where})"
        else:
            names.append(party_name(party))
        last = party
    return listed(names)


def _is_state(party: str) -> bool:
    """Say whether a party is a state or a bloc by its code."""
    return party.isupper() and (len(party) == 2 or party in _BLOCS)


def slug(text: str, between: str = "-") -> str:
    """Return lower-case letters and digits with ``between`` for the rest, for ids; accents are dropped.

    Example:
        >>> slug("SAMP/T NG"), slug("César howitzers", "_")
        ('samp-t-ng', 'cesar_howitzers')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", between, plain).strip(between)
