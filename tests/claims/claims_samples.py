"""Texts of the tests of this stage, and how a document is made of one."""

import hashlib
from pathlib import Path

from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract_one
from rempart.sources.document import Document

ARTICLES = Path(__file__).parent / "articles"
TITLES = {
    "en": "An arms deal",
    "fr": "Un accord sur les armes",
    "uk": "Угода про зброю",
    "ru": "Сделка об оружии",
    "bg": "Сделка за оръжие",
    "de": "Ein Rüstungsgeschäft",
    "nl": "Een wapendeal",
    "sv": "En vapenaffär",
    "no": "En våpenavtale",
    "da": "En våbenaftale",
    "pl": "Umowa zbrojeniowa",
    "cs": "Zbrojní zakázka",
    "es": "Un acuerdo de armas",
    "it": "Un accordo sulle armi",
    "pt": "Um acordo de armas",
    "sk": "Zbrojná zákazka",
    "ro": "Un acord pentru arme",
    "hr": "Dogovor o oružju",
    "fi": "Asekauppa",
    "el": "Συμφωνία για όπλα",
    "hu": "Fegyverüzlet",
    "tr": "Silah anlaşması",
}
SHARED = Path(__file__).parents[2].parent / "shared"


def document(text: str, language: str = "en", name: str = "text") -> Document:
    """Make a document of a text, as reading a file would."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(
        id=name,
        source=f"{name}.txt",
        title=text.split("\n", 1)[0],
        text=text,
        language=language,
        published=None,
        publisher=None,
        sha256=digest,
        text_sha256=digest,
    )


def article(name: str) -> Report:
    """Extract one of the articles beside this file; the name begins with its language."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    return extract_one(document(text, name[:2], name))


def sentence(text: str, language: str = "en") -> tuple[Claim, ...]:
    """Extract a text of a title and one paragraph; the title names arms, so that only the text decides."""
    title = TITLES[language]
    return extract_one(document(f"{title}\n{text}", language)).claims
