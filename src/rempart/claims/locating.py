"""Where words stand in a text: exactly, else with letters of one look and runs of spaces taken as one."""

import unicodedata

Span = tuple[int, int]


class Located:
    """A text in which words are looked for, first letter by letter, then as a reader would see them.

    Example:
        >>> Located("The  price: 100  billion").find("price: 100 billion")
        (5, 24)
        >>> Located("Ten systems").find("eleven systems") is None
        True
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen, self._places = _seen(text)

    def find(self, words: str, within: Span | None = None) -> Span | None:
        """Return start and end of the first place of the words, None where they do not stand there.

        Args:
            words: What to look for.
            within: Start and end of the part of the text to look in; all of it where None.
        """
        low, high = within or (0, len(self.text))
        exact = self.text.find(words, low, high) if words else -1
        if exact >= 0:
            return (exact, exact + len(words))
        wanted = _seen(words)[0].strip()
        place = self._seen.find(wanted) if wanted else -1
        while place >= 0:
            start, end = self._places[place], self._places[place + len(wanted) - 1] + 1
            if low <= start and end <= high:
                return (start, end)
            place = self._seen.find(wanted, place + 1)
        return None


def _seen(text: str) -> tuple[str, list[int]]:
    """Return the text as it looks (NFKC, one space for a run of them), and where each letter stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter):
            shown = " " if plain.isspace() else plain
            if shown == " " and letters and letters[-1] == " ":
                continue
            letters.append(shown)
            places.append(place)
    return "".join(letters), places
