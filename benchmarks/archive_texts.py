"""An invented archive of short reports in all languages: what each text tells, and where it comes from, is known.

One text in twenty tells of a deal; the others are everyday news. A deal is told by a ministry, often also by outlets
of their own knowledge, at times with another sum. Of each account there are originals, copies word for word with a
sentence more or less, translations, and retellings that name their origin. Look-alikes are other deals of the same
parties about the same thing. Nothing in it is real but the names of states and things.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

PHRASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "texts" / "archive_phrases.toml").read_text(encoding="utf-8")
)
RELEVANT = 20  # one text in so many
TEXTS_A_STORY = 25
BUYERS, SELLERS = 6, 4
NAMES = (
    ("Patriot", "NASAMS", "IRIS-T", "SAMP/T", "Hawk"),
    ("Leopard 2", "K2", "Abrams", "Challenger 2", "Leclerc"),
    ("F-16", "Gripen", "F-35", "Rafale", "Eurofighter"),
    ("HIMARS", "Chunmoo", "M270", "MARS II", "PULS"),
    ("K9", "Caesar", "Archer", "PzH 2000", "Krab"),
    ("CV90", "Boxer", "Bradley", "Marder", "Lynx"),
)
# Counts whose noun has the same form in every language with such forms.
COUNTS = (12, 15, 16, 18, 20, 25, 27, 28, 30, 36, 40, 48, 50)
OUTLETS = tuple(
    f"{place} {word}"
    for place in ("Northern", "Harbour", "Capital", "Border", "River", "Morning", "Lake", "Valley")
    for word in ("Gazette", "Courier", "Observer", "Chronicle", "Tribune", "Herald")
)
WITHOUT_COMMA = frozenset({"en", "zh", "ja", "ko", "ar"})
FIRST_DAY, DAYS = date(2022, 1, 3), 1500
ACCOUNTS, RIVAL_SUM = (0.5, 0.3, 0.2), 0.15


@dataclass(frozen=True)
class Story:
    """One deal and its accounts: who tells of it out of own knowledge, and with which sum in tenths of a billion."""

    number: int
    buyer: int
    seller: int
    kind: int
    name: str
    count: int
    start: date
    accounts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Truth:
    """What the generator knows of one text: its story and its account; None where it tells of no deal."""

    story: int | None
    account: int | None


class Texts:
    """So many texts as lines of documents, each with its truth; the same numbers give the same texts anywhere.

    Example:
        >>> sum(truth.story is not None for _, truth in Texts(2000, seed=1))
        100
    """

    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self._random = random.Random(seed)  # noqa: S311 -- texts, no secrets
        stories = max(1, count // RELEVANT // TEXTS_A_STORY)
        self._stories = [self._story(number) for number in range(stories)]
        self._often = list(accumulate(1 / (rank + 5) ** 0.7 for rank in range(stories)))
        self._told: dict[tuple[int, int], list[dict[str, Any]]] = {}

    def __iter__(self) -> Iterator[tuple[dict[str, Any], Truth]]:
        for number in range(self.count):
            if number % RELEVANT:
                yield self._everyday(number), Truth(None, None)
            else:
                yield self._of_a_deal(number)

    def _story(self, number: int) -> Story:
        draw = self._random
        kind = draw.randrange(len(NAMES))
        accounts = draw.choices(range(1, len(ACCOUNTS) + 1), ACCOUNTS)[0]
        tenths = draw.randrange(11, 99)
        tenths += tenths % 10 == 0  # a decimal keeps one form of the noun
        named = draw.sample(OUTLETS, accounts - 1)
        told = [("", tenths)]
        for outlet in named:
            other = tenths + draw.choice((-3, 3, 4)) if draw.random() < RIVAL_SUM else tenths
            told.append((outlet, other + (other % 10 == 0)))
        return Story(
            number,
            draw.randrange(BUYERS),
            draw.randrange(SELLERS),
            kind,
            draw.choice(NAMES[kind]),
            draw.choice(COUNTS),
            FIRST_DAY + timedelta(days=draw.randrange(DAYS)),
            tuple(told),
        )

    def _everyday(self, number: int) -> dict[str, Any]:
        draw = self._random
        language = draw.choice(tuple(PHRASES))
        sentences = [self._day(language) for _ in range(draw.randrange(3, 7))]
        day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
        return self._line(number, language, sentences[0], " ".join(sentences[1:]), day, draw.choice(OUTLETS))

    def _day(self, language: str) -> str:
        sentence: str = self._random.choice(PHRASES[language]["everyday"])
        return sentence.format(n=self._random.randrange(12, 900))

    def _of_a_deal(self, number: int) -> tuple[dict[str, Any], Truth]:
        draw = self._random
        story = draw.choices(self._stories, cum_weights=self._often)[0]
        account = draw.randrange(len(story.accounts))
        earlier = self._told.setdefault((story.number, account), [])
        way = draw.random()
        if not earlier:
            made = self._original(number, story, account)
        elif way < 0.3:
            made = self._copy(number, draw.choice(earlier))
        elif way < 0.5:
            made = self._original(number, story, account, days=draw.randrange(1, 6))
        else:
            made = self._retelling(number, story, account)
        earlier.append(made)
        line = {name: value for name, value in made.items() if name != "parts"}
        return line, Truth(story.number, account)

    def _original(self, number: int, story: Story, account: int, days: int = 0) -> dict[str, Any]:
        outlet = story.accounts[account][0]
        return self._deal(number, story, account, "told" if outlet else "said", outlet, days)

    def _retelling(self, number: int, story: Story, account: int) -> dict[str, Any]:
        outlet = story.accounts[account][0]
        days = self._random.randrange(1, 9)
        return self._deal(number, story, account, "retold" if outlet else "said", "", days)

    def _deal(  # noqa: PLR0917 -- what makes a text
        self, number: int, story: Story, account: int, way: str, publisher: str, days: int
    ) -> dict[str, Any]:
        draw = self._random
        language = draw.choice(tuple(PHRASES))
        phrases = PHRASES[language]
        outlet, tenths = story.accounts[account]
        words = {
            "buyer": phrases["buyers"][story.buyer],
            "seller": phrases["sellers"][story.seller],
            "count": story.count,
            "things": phrases["things"][story.kind].format(name=story.name),
            "sum": f"{tenths / 10:.1f}"
            if language in WITHOUT_COMMA
            else f"{tenths / 10:.1f}".replace(".", ","),
            "tens": tenths,
            "year": story.start.year + 2,
            "outlet": outlet,
        }
        body = [phrases[way].format(**words), phrases["later"].format(**words), self._day(language)]
        title = phrases["title"].format(**words)
        day = story.start + timedelta(days=days)
        return self._line(number, language, title, " ".join(body), day, publisher or draw.choice(OUTLETS))

    def _copy(self, number: int, earlier: dict[str, Any]) -> dict[str, Any]:
        draw = self._random
        language, title = earlier["language"], earlier["title"]
        body = earlier["text"].partition("\n\n")[2]
        body = f"{body} {self._day(language)}" if draw.random() < 0.5 else body
        day = date.fromisoformat(earlier["published"]) + timedelta(days=draw.randrange(3))
        return self._line(number, language, title, body, day, draw.choice(OUTLETS))

    def _line(  # noqa: PLR0917 -- the fields of a line of documents
        self, number: int, language: str, title: str, body: str, day: date, publisher: str
    ) -> dict[str, Any]:
        return {
            "id": f"doc{number:08}",
            "title": title,
            "text": f"{title}\n\n{body}",
            "language": language,
            "published": day.isoformat(),
            "publisher": publisher,
        }
