"""One party, or several joined, as a text names them."""

from typing import Final, Literal

# Codes of one firm: its name and its state.
FIRM_AND_STATE: Final = 2

ActorKind = Literal["state", "person", "firm", "bank", "industry", "origin"]


class Actor:
    """One party, or several joined by *and*, as the text names them.

    ``codes`` are the parties of the contract; ``origin`` actors are adjectives of things (*US arms*).
    ``led_by`` is the preposition's role word (by, from, to, for, with, of, in), that of a case which is
    no subject (dat, acc; of, by for genitive and instrumental), or an empty text.
    ``agent`` tells a preposition that names the agent of a passive, too (*von*, *av*).
    ``cases`` are the grammatical cases its form can be; none where the tables do not say.
    """

    __slots__ = ("agent", "cases", "codes", "end", "kind", "led_by", "possessive", "start")

    def __init__(
        self,
        span: tuple[int, int],
        codes: tuple[str, ...],
        kind: ActorKind,
        *,
        cases: frozenset[str] = frozenset(),
        possessive: bool = False,
    ) -> None:
        self.start, self.end = span
        self.codes = codes
        self.kind = kind
        self.led_by = ""
        self.possessive = possessive
        self.cases = cases
        self.agent = False
