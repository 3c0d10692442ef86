"""Bytes to text: which characters were published, and what was damaged on the way."""

import re

_BEGINNING = 4096
_IN_PAGE = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Text has next to no control characters; compressed and executable bytes have many.
MOST_CONTROL_SHARE = 0.01
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")


class NotTextError(ValueError):
    """The bytes are no text in any encoding that could be found."""


def decode(data: bytes, *, declared: str | None = None, is_page: bool = False) -> tuple[str, str | None]:
    r"""Return the text with ``\n`` line ends, and what was damaged (None where nothing was).

    A byte order mark decides; else UTF-8 where the bytes are; else the encoding that is declared, by a server
    or an archive or in the first lines of a page, where they fit it; else it is guessed from the bytes.

    Raises:
        NotTextError: the bytes are binary, or blank.

    Example:
        >>> decode("60 millions d’euros".encode("cp1252"))
        ('60 millions d’euros', None)
    """
    told = _IN_PAGE.search(data[:_BEGINNING]) if is_page and declared is None else None
    text, damage = _characters(data, told[1].decode("ascii") if told else declared)
    nul_count = text.count("\x00")
    if nul_count:
        text = text.replace("\x00", "")
        damage = f"{nul_count} NUL characters were dropped"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any(character.isalnum() for character in text):
        raise NotTextError("it holds no text")
    sample = text[:65536]
    if len(_STRANGE.findall(sample)) > max(2, MOST_CONTROL_SHARE * len(sample)):
        raise NotTextError("its bytes are no text in any known encoding")
    return text, damage


def _characters(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as broken:
        if broken.start >= len(data) - 3:
            return _lenient(data, "utf-8")
    # Seldom needed, and slow to load.
    from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5  # noqa: PLC0415 -- as said

    if declared:
        try:
            return data.decode(map_encoding_to_html5(declared) or "utf-8"), None
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong, as it often is
    return _lenient(data, detect_encoding(data) or "utf-8")


def _lenient(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, errors="replace")
    unreadable = text.count("�") - data.decode(encoding, errors="ignore").count("�")
    if unreadable:
        return text, f"{unreadable} characters could not be read as {encoding} and stand as �"
    return text, None


def without_half_characters(text: str) -> tuple[str, str | None]:
    """Replace lone surrogates, which no file can hold; say how many there were."""
    broken = sum(1 for character in text if "\ud800" <= character <= "\udfff")
    if not broken:
        return text, None
    repaired = "".join("�" if "\ud800" <= character <= "\udfff" else character for character in text)
    return repaired, f"{broken} half characters were replaced by �"
