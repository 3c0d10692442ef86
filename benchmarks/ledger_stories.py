"""An invented archive of any size, as ``claims.jsonl`` lines, with the story behind each claim and the origin behind each text.

Nothing in it is real but the names of states, the exchange rates and a few items. Stories are told by Zipf's law; a
document tells one story, often another one too, none before it begins. What makes merging hard is planted at stated
rates: sums converted and rounded, rival sums, later versions of a request, claims without a figure or a party,
misprints, denials, and look-alikes (other stories of the same kind, parties and item, with a sum, a number and a
beginning of their own). A text is an original, a copy word for word, a translation, or a retelling that names its
origin; a copy or a translation says what its source says, and one more thing where a sentence was added.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from rempart.terms.money import SCALES
from rempart.terms.table import table


def _words(text: str, between: str = " ") -> list[str]:
    return text.split(between)


CLAIMS_A_STORY = 25
MONTHS = 60
# So many stories look like an earlier one: successive packages of one supplier for one taker.
LOOK_ALIKES = 0.3
FIRST_YEAR = 2022
TAKERS = _words(
    "UA UA UA UA UA PL PL RO DE NL SE CH TW JP SA IL GR ES IT PT FI EE LV LT CZ SK HU BG NO DK BE AU IN EG"
)
SUPPLIERS = _words("US US US US DE DE FR FR GB KR KR SE NO IT TR IL ES NL PL CZ")
PAYERS = _words("EUROPE EU EU DE NO NL DK GB")
ITEMS = _words(
    "weapons|weapons|weapons|Patriot|Patriot|drones|drones|air defence missiles|IRIS-T SLM|NASAMS|SAMP/T|HIMARS|F-16|F-35|Leopard 2"
    "|K2 tanks|155 mm shells|artillery shells|CV90|Caesar howitzers|K9 howitzers|Javelin|Stinger|Piorun|TB2|Gripen|Rafale|Eurofighter"
    "|Abrams tanks|Bradley|Marder|Gepard|Skynex|ammunition|radars|frigates|submarines|patrol boats|helicopters|Black Hawk|Apache"
    "|Chinook|trucks|mine clearance vehicles|armoured vehicles|Boxer|Patria AMV|Iskander decoys|cruise missiles|Storm Shadow|Taurus"
    "|ATACMS|GLSDB|AMRAAM|Aster|Meteor|Hellfire|torpedoes|satellite terminals|night vision devices|generators|uniforms|spare parts",
    "|",
)
KINDS = ("purchase",) * 6 + ("donation",) * 3 + ("funding", "loan", "production", "request")
CURRENCIES = ("EUR", "UAH", "PLN", "NOK", "SEK", "GBP", "JPY")
OUTLETS = tuple(f"{place} {word}" for place in ("Northern", "Harbour", "Capital", "Border", "River", "Morning") for word in ("Gazette", "Courier", "Observer", "Ledger", "Chronicle"))  # fmt: skip
LANGUAGES = ("en", "fr", "de", "uk", "pl", "es", "it", "ru")


@dataclass
class Story:
    """One deal as it is, and the texts about it so far that others may copy."""

    number: int
    kind: str
    taker: str
    supplier: str
    payer: str | None
    item: str
    dollars: float | None
    count: int | None
    start: int
    texts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """One document: its line of ``claims.jsonl``, the story of each claim, the true origin of the text."""

    line: dict[str, Any]
    stories: tuple[int, ...]
    origin: str


class Archive:
    """Documents with ``claims`` claims in all; the same numbers give the same archive on every machine.

    Example:
        >>> documents = list(Archive(100, seed=1))
        >>> sum(len(told.stories) for told in documents)
        100
    """

    def __init__(self, claims: int, *, seed: int) -> None:
        self._claims, self._seed = claims, seed

    def __iter__(self) -> Iterator[Told]:
        luck = random.Random(self._seed)  # noqa: S311 - a benchmark's luck
        stories: list[Story] = []
        for told in range(max(1, self._claims // CLAIMS_A_STORY)):
            like = luck.choice(stories) if stories and luck.random() < LOOK_ALIKES else None
            stories.append(_story(luck, told) if like is None else _look_alike(luck, told, like))
        weights = list(accumulate(1 / rank for rank in range(1, len(stories) + 1)))
        left, number = self._claims, 0
        while left > 0:
            main = luck.choices(stories, cum_weights=weights)[0]
            month = min(MONTHS - 1, main.start + int(luck.expovariate(1 / 4)))
            about = [main] * min(left, luck.randint(1, 4))
            others = luck.choices(stories, cum_weights=weights, k=min(left - len(about), luck.randint(0, 3)))
            about += [other for other in others if other.start <= month]
            made = _document(luck, number, about, month)
            claims, among = made.line["claims"][:left], made.stories[:left]
            yield Told(made.line | {"claims": claims}, among, made.origin)
            left -= len(claims)
            number += 1


def _story(luck: random.Random, number: int) -> Story:
    kind = luck.choice(KINDS)
    money = kind in {"funding", "loan"}
    supplier, taker = luck.choice(SUPPLIERS), luck.choice(TAKERS)
    return Story(
        number=number,
        kind=kind,
        taker=taker if taker != supplier else "UA",
        supplier=supplier,
        payer=luck.choice(PAYERS) if kind != "production" and (money or luck.random() < 0.4) else None,
        item=luck.choice(ITEMS),
        dollars=round(10 ** luck.uniform(7, 11), -5) if money or luck.random() < 0.7 else None,
        count=None if money else round(10 ** luck.uniform(0.5, 3.5)),
        start=luck.randrange(MONTHS),
    )


def _look_alike(luck: random.Random, number: int, like: Story) -> Story:
    """Another deal of the same kind, parties and item; its sum and number are of the same order."""
    dollars = None if like.dollars is None else round(like.dollars * 10 ** luck.uniform(-0.5, 0.5), -5)
    count = None if like.count is None else max(1, round(like.count * 10 ** luck.uniform(-0.5, 0.5)))
    start = luck.randrange(MONTHS)
    return replace(like, number=number, dollars=dollars, count=count, start=start, texts=[])


def _document(luck: random.Random, number: int, about: list[Story], month: int) -> Told:
    name, year = f"d{number:07d}", FIRST_YEAR + month // 12
    day = f"{year}-{month % 12 + 1:02d}-{luck.randint(1, 28):02d}"
    text = _text(luck, about[0], day)
    own = about if text["source"] is None else about[:1] * text["adds"]
    told = (text["source"] or []) + [(story, _claim(luck, story, month)) for story in own]
    text["told"] += told
    claims = [claim | {"id": f"{name}#{place}"} for place, (_, claim) in enumerate(told, 1)]
    line = {
        "id": name, "source": f"{name}.txt", "title": None, "language": text["language"], "published": day,
        "publisher": text["publisher"], "origin": text["named"], "sha256": f"{number:064x}",
        "fingerprint": text["fingerprint"], "claims": claims,
    }  # fmt: skip
    return Told(line, tuple(story.number for story, _ in told), text["origin"])


def _text(luck: random.Random, story: Story, day: str) -> dict[str, Any]:
    """How the text came about; ``origin`` is the truth, ``named`` what the text says of it.

    ``source`` is what the text says that it copies, ``adds`` whether it says more, ``told`` what it says itself.
    """
    way = luck.random()
    # Texts are copied and retold while they are news: a month later at most.
    texts = [text for text in story.texts if text["day"] <= day <= _later(text["day"])] if way < 0.75 else []
    earlier = luck.choice(texts) if texts else None
    publisher = f"site {luck.randrange(3000)}"
    if earlier is None:
        outlet = luck.choice(OUTLETS)
        text = {"origin": outlet, "named": outlet if luck.random() < 0.7 else None, "publisher": outlet}
        text |= {"fingerprint": _print(luck), "language": "en", "source": None}
    elif way < 0.5:
        adds = luck.random() < 0.3
        rewrite = _copy if way < 0.25 else _translation
        text = earlier | {"fingerprint": rewrite(luck, earlier["fingerprint"], adds=adds)}
        text |= {
            "publisher": publisher,
            "named": earlier["named"] if luck.random() < 0.6 else None,
            "language": earlier["language"] if way < 0.25 else luck.choice(LANGUAGES),
            "source": earlier["told"],
            "adds": adds,
        }
    else:
        text = earlier | {"fingerprint": _print(luck), "named": earlier["origin"], "publisher": publisher}
        text["source"] = None
    text |= {"told": [], "day": day}
    if len(story.texts) < 50:
        story.texts.append(text)
    else:
        story.texts[luck.randrange(50)] = text
    return text


def _later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=30)).isoformat()


def _print(luck: random.Random) -> dict[str, Any]:
    sentences = luck.randint(6, 20)
    return {
        "numbers": [
            str(luck.choice((luck.randint(1, 99), luck.randint(100, 2030))))
            for _ in range(luck.randint(4, 16))
        ],
        "sentence_lengths": [luck.randint(40, 240) for _ in range(sentences)],
        "shingles": sorted(luck.getrandbits(48) for _ in range(32)),
    }


def _copy(luck: random.Random, of: dict[str, Any], *, adds: bool) -> dict[str, Any]:
    """Most of the words, and a sentence more at the end where one is added."""
    kept = luck.sample(of["shingles"], luck.randint(22, 32))
    new = [luck.getrandbits(48) for _ in range(32 - len(kept))]
    added = [luck.randint(40, 240)] * adds
    return {
        "numbers": of["numbers"] + [str(luck.randint(1, 99)) for _ in added],
        "sentence_lengths": of["sentence_lengths"] + added,
        "shingles": sorted(kept + new),
    }


def _translation(luck: random.Random, of: dict[str, Any], *, adds: bool) -> dict[str, Any]:
    """Other words, the same numbers and sentences a little longer or shorter, and a sentence more where one is added."""
    scale = luck.uniform(0.85, 1.25)
    lengths = [round(length * scale * luck.uniform(0.9, 1.1)) for length in of["sentence_lengths"]]
    added = [luck.randint(40, 240)] * adds
    return {
        "numbers": of["numbers"] + [str(luck.randint(1, 99)) for _ in added],
        "sentence_lengths": lengths + added,
        "shingles": sorted(luck.getrandbits(48) for _ in range(32)),
    }


def _claim(luck: random.Random, story: Story, month: int) -> dict[str, Any]:
    tells_sum = story.dollars is not None and luck.random() < 0.7
    tells_count = story.count is not None and (luck.random() < 0.5 or (not tells_sum and luck.random() < 0.8))
    money = story.kind in {"funding", "loan", "donation"}
    taker = [story.taker] if luck.random() < 0.95 else None
    supplier = [story.supplier] if luck.random() < 0.85 else None
    claim: dict[str, Any] = {
        "id": "", "type": story.kind, "buyer": None, "seller": None, "funder": None, "recipient": None,
        "producer": None, "item": story.item if luck.random() < 0.95 else None, "quantity": None, "amount": None,
        "status": _status(luck), "attributed_to": [], "start": 0, "end": 0,
        "quote": "", "rule": "invented",
    }  # fmt: skip
    claim["recipient" if money or story.kind == "request" else "buyer"] = taker
    if story.kind == "production":
        claim["producer"] = supplier
    elif story.kind == "donation":
        claim["funder"] = supplier
    elif money:
        claim["funder"] = [story.payer] if luck.random() < 0.9 else None
    else:
        claim["seller"] = supplier
        claim["funder"] = [story.payer] if story.payer and luck.random() < 0.6 else None
    if tells_sum:
        claim["amount"], claim["also_at"] = _amount(luck, story.dollars or 0, month)
    if tells_count:
        claim["quantity"] = _quantity(luck, story, month)
    return claim | _as_read(luck, claim)


def _as_read(luck: random.Random, claim: dict[str, Any]) -> dict[str, Any]:
    """The sentence, and how each field of it was read: as long as in a claim of ``rempart extract``."""
    told = [
        name
        for name in ("buyer", "seller", "funder", "recipient", "producer", "item", "amount", "quantity")
        if claim[name]
    ]
    start = luck.randrange(3000)
    quote = f"In this invented sentence number {luck.getrandbits(32)} a story is told of " + ", ".join(
        f"{name} {claim[name]}" for name in told
    )
    slots = {
        name: {"rule": "thing beside the figure", "start": start + place, "end": start + place + 9}
        for place, name in enumerate(told)
    }
    return {
        "start": start, "end": start + len(quote), "quote": quote, "slots": slots,
        "as_said": {name: f"the {claim[name]}" for name in told if isinstance(claim[name], list)},
    }  # fmt: skip


def _status(luck: random.Random) -> str:
    if luck.random() < 0.05:
        return luck.choice(("historical", "historical", "denied"))
    return luck.choice(("reported", "planned", "announced", "signed", "contracted", "delivered"))


def _amount(luck: random.Random, dollars: float, month: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    value, currency = dollars * (0.9 if luck.random() < 0.05 else 1), "USD"
    if luck.random() < 0.2:
        currency = luck.choice(CURRENCIES)
        row = table("exchange_rates")[f"{currency}-{min(2026, FIRST_YEAR + month // 12)}"]
        value *= float(row.number("units_per_usd") or 1)
    value = float(f"{value:.3g}")
    told = {
        "value": round(value),
        "currency": currency,
        "bound": luck.choice(("exact", "exact", "at_least", "approx")),
    }
    if luck.random() < 0.01:
        wrong = told | {"value": round(value / SCALES["M"] * 1000)}
        return told, [{"start": 40, "end": 60, "amount": wrong, "misprint": True}]
    return told, []


def _quantity(luck: random.Random, story: Story, month: int) -> dict[str, Any]:
    count = story.count or 1
    if story.kind in {"request", "purchase"} and month > story.start + 6 and luck.random() < 0.5:
        count = round(count * 2.5)  # the later version of the wish
    return {"value": count, "bound": luck.choice(("exact", "exact", "at_least"))}


def lines(archive: Archive) -> Iterator[str]:
    """The archive as lines of ``claims.jsonl``."""
    for told in archive:
        yield json.dumps(told.line, separators=(",", ":")) + "\n"
