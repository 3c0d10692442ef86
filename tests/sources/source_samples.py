"""Files of every format that the tests of this stage read, and mutations of them."""

import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rempart.sources.decoding import NotTextError
from rempart.sources.isolation import Parsers
from rempart.sources.kinds import Kind

CORPUS = Path(__file__).parents[1] / "corpus"
SEEDS: Mapping[Kind, list[Path]] = {
    "page": sorted((CORPUS / "html").glob("*.html")),
    "paper": sorted((CORPUS / "pdf").glob("*.pdf")),
}
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def word_file(body: str, **properties: str) -> bytes:
    """Return a DOCX with this body; properties such as ``modified`` go into its core properties."""
    fields = {"title": "dc:title", "created": "dcterms:created", "modified": "dcterms:modified"}
    core = "".join(f"<{fields[name]}>{value}</{fields[name]}>" for name, value in properties.items())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>"),
            ("docProps/core.xml", f"<cp:coreProperties {CORE}>{core}</cp:coreProperties>"),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2025, 8, 18, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def paper(*streams: str, info: str = "") -> bytes:
    """Return a PDF with one page, 400 by 400 points, for each content stream; /F is Helvetica."""
    count = len(streams)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append(f"<<{info}>>")
    made, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Root 1 0 R/Info {len(objects)} 0 R/Size {size}>>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(made)}\n%%EOF"
    return (made + end).encode("latin-1")


def written(text: str, x: int = 50, y: int = 200, *, size: float = 12, before: str = "") -> str:
    """Return the content stream of a line of a PDF."""
    return f"{before} BT /F {size} Tf {x} {y} Td ({text}) Tj ET"


# Mutations

_TOKENS = (
    b"<", b">", b"</", b"<!--", b"<table colspan=9007199254740991>", b"<style>", b"</body>", b"<script>", b"&#x0;",
    b"<p hidden>", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"obj", b"endobj", b"stream\n", b"<<", b">>", b"/Kids[2 0 R]",
    b"/Length -1", b"999999999999", b"-1", b"PK\x03\x04", b"]]>", b"<w:p>", b"</w:p>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes changed in one to eight places: turned, cut, doubled, moved, replaced by telling tokens."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 512))
        match chance.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                changed[at : at + chance.choice((0, length))] = chance.choice(_TOKENS) * chance.choice(
                    (1, 1, 200)
                )
            case 4:
                to = chance.randrange(len(changed) + 1)
                changed[to:to] = changed[at : at + length]
            case _:
                changed[at:] = changed[at : at + chance.randrange(len(changed) + 1)]
    return bytes(changed)


def mutated_word_file(data: bytes, chance: random.Random) -> bytes:
    """Return a DOCX whose packed bytes are mutated, or one of its parts before it is packed again."""
    if chance.random() < 0.5:
        return mutated(data, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        victim = chance.choice(before.namelist())
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, mutated(part, chance) if name == victim else part)
    return packed.getvalue()


def mutations(kind: Kind, count: int, seed: int) -> Iterator[bytes]:
    """Yield so many mutated files of a kind, the same each time under a seed."""
    chance = random.Random(seed)  # noqa: S311 -- the same each time
    rows = "".join(f"<w:tr><w:tc>{paragraph(f'Item {n}')}</w:tc></w:tr>" for n in range(20))
    whole = word_file(paragraph("Norway buys 20 tanks.") * 30 + f"<w:tbl>{rows}</w:tbl>", title="Oslo")
    seeds = [path.read_bytes() for path in SEEDS.get(kind, [])] or [whole]
    for number in range(count):
        seed_file = seeds[number % len(seeds)]
        yield (mutated_word_file if kind == "word" else mutated)(seed_file, chance)


@dataclass
class Outcome:
    """How mutated files of a kind fared; ``ended`` holds the reasons of those whose parser was ended."""

    read: int = 0
    refused: int = 0
    ended: list[str] = field(default_factory=list)


def outcome_of(kind: Kind, count: int, seed: int) -> Outcome:
    """Read so many mutated files; each ends read with words or refused with a reason."""
    told = Outcome()
    with Parsers() as parsers:
        for data in mutations(kind, count, seed):
            try:
                found = parsers.parse(kind, data)
            except NotTextError as refused:
                told.refused += bool(str(refused))
                # A parser that crashed or took more than its ten seconds was ended with its process.
                told.ended += [str(refused)] * ("crashed" in str(refused) or "seconds" in str(refused))
            else:
                assert any(letter.isalnum() for letter in found.text)
                found.text.encode()
                told.read += 1
    return told
