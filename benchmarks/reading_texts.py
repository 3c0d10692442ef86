"""The texts of the reading benchmark: own words, at the length of a newspaper article."""

import json
import random
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
LENGTH = 3500
LANGUAGES = ("en", "fr")

TEXTS = Path(__file__).parent / "texts"


def paragraphs(kind: str, language: str) -> list[str]:
    """Return the paragraphs of ``general`` news, or of the ``setting`` of a war, one a line."""
    return (TEXTS / f"{kind}.{language}.txt").read_text(encoding="utf-8").splitlines()


def gold() -> list[dict[str, Any]]:
    """Return the lines of gold of the benchmark's languages that hold claims."""
    lines = (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.strip()]
    return [line for line in told if line["claims"] and line["language"] in LANGUAGES]


def relevant() -> list[tuple[str, str]]:
    """Return (language, text): a report of the corpus, then background on the war and general news, 3,500 letters."""
    texts = []
    for number, line in enumerate(gold()):
        text = (CORPUS / line["source"]).read_text(encoding="utf-8").rstrip()
        texts.append(
            (line["language"], _filled(text, line["language"], number, kinds=("setting", "general")))
        )
    return texts


def irrelevant(count: int = 400) -> list[tuple[str, str]]:
    """Return (language, text) of general news, 3,500 letters each, no two alike."""
    made = []
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        made.append((language, _filled(f"News {number}", language, number, kinds=("general",))))
    return made


def archive(count: int = 1000) -> list[tuple[str, str]]:
    """Return (language, text) of which one in twenty is about a deal."""
    deals, others = relevant(), irrelevant(count)
    return [deals[n // 20 % len(deals)] if n % 20 == 0 else others[n] for n in range(count)]


def pages() -> list[bytes]:
    """Return the pages of the corpus, each with the menus and scripts of a real one around it (about 100 kB)."""
    menu = b"".join(b'<li><a href="/s/%d">Section %d</a></li>' % (n, n) for n in range(600))
    script = b"<script>" + b"var a=[1,2,3];function f(x){return x+1};" * 1200 + b"</script>"
    made = []
    for path in sorted((CORPUS / "html").glob("*.html")):
        page = path.read_bytes()
        head, mark, rest = page.partition(b"<body")
        tag, close, body = rest.partition(b">")
        made.append(head + mark + tag + close + b"<nav><ul>" + menu + b"</ul></nav>" + body + script)
    return made


def _filled(text: str, language: str, seed: int, *, kinds: tuple[str, ...]) -> str:
    known = [paragraph for kind in kinds for paragraph in paragraphs(kind, language)]
    order = random.Random(seed)  # noqa: S311 - an order of paragraphs, no secret
    while len(text) < LENGTH:
        text += "\n\n" + order.choice(known)
    return text[:LENGTH]
