"""What the names of persons are made of, and the words that are none."""

from typing import Final

from rempart.claims.scripts import CAPITAL

# A word with a capital, as a pattern.
CAPITALISED: Final = rf"{CAPITAL}[\w'’-]+"
# Small words before a family name, as a pattern: *Thabet al-Abbassi*, *Ursula von der Leyen*.
PARTICLES: Final = (
    "(?:(?:al|el|bin|ben|von|van|de|der|den|della|di|da|аль|ал|эль|ель|бин|бін|ибн|фон|ван|дер|де)[- ])*"
)
# Who has a name and is no person.
NO_PERSON: Final = ("party", "institution", "firm", "outlet")
# Kinds of words of the tables that stand in the name of nobody.
NO_NAME: Final = (
    *NO_PERSON,
    "adjective",
    "speaker",
    "item",
    "article",
    "preposition",
    "press",
    "rank",
    "status",
)
