"""Passwords that are long enough and yet tried first: common ones, the name of the account, one thing over and over.

As NIST SP 800-63B (section 5.1.1.2) asks, beside a smallest length; no mix of kinds of letters is demanded.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

_FEWEST_LETTERS = 5  # different ones
_SHORTEST_NAME = 3  # shorter ones stand in many words
_HEX = 16  # digits of a hash that are kept of each common password


def is_guessable(password: str, name: str) -> bool:
    """True where a password is common, holds the name of its account, repeats itself, or goes up letter by letter.

    Example:
        >>> [is_guessable(one, "olena") for one in ("1Q2W3E4R5T6Y", "olena-olena-olena", "sum of four words")]
        [True, True, False]
    """
    told = password.strip().casefold()
    steps = {ord(right) - ord(left) for left, right in pairwise(told)}
    return (
        len(set(told)) < _FEWEST_LETTERS
        # What is made of one part over and over is found in itself before its end.
        or (told + told).find(told, 1) < len(told)
        or len(steps) < 2
        or (len(name) >= _SHORTEST_NAME and name.casefold() in told)
        or sha256(told.encode()).hexdigest()[:_HEX] in _common()
    )


@cache
def _common() -> frozenset[str]:
    lines = files("rempart.desk").joinpath("common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
