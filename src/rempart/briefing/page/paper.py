"""The page as a tagged PDF (PDF/UA), set by WeasyPrint from the same templates.

WeasyPrint is the extra ``pdf`` and needs Pango of the system; where either is missing, a message says so.
The bytes depend on the briefing and on the fonts of the machine alone: the document's id is made from the
page, and no time stands in it.
"""

import hashlib
import html
import logging
import re
from base64 import b64encode
from typing import Any

from rempart.errors import OutputError

_SPACE_BEFORE = re.compile(r"(?<=[^>\s]) (?=<(?:a|bdi|cite|mark|q|span|sup)\b)")
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def as_image(svg: str) -> str:
    """Return a drawing as an image whose words are those for screen readers; without words, as mere ornament.

    Example:
        >>> as_image("<svg><title>One</title><desc>Point.</desc></svg>")[-18:]
        'alt="One. Point.">'
    """
    words = ". ".join(re.findall(r"<(?:title|desc)>(.*?)</(?:title|desc)>", svg, re.DOTALL))
    address = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    if not words:
        return f'<span class="sign" style="background-image: url({address})"></span>'
    kind = found[1] if (found := re.match(r'<svg[^>]* class="(\w+)"', svg)) else ""
    return f'<img class="{kind}" src="{address}" alt="{html.escape(html.unescape(words))}">'


def as_images(text: str) -> str:
    """Return HTML with each drawing in it as an image."""
    return _SVG.sub(lambda found: as_image(found[0]), text)


def as_pdf(page: str) -> bytes:
    """Set a page, as ``render`` gives it for paper, as a tagged PDF.

    Raises:
        OutputError: WeasyPrint or Pango is not installed.
    """
    weasyprint = _weasyprint()
    # What WeasyPrint finds odd in a style sheet is ours to see in tests, not a reader's.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = weasyprint.text.fonts.FontConfiguration()
    # Drawings stand in the page itself: a PDF fetches nothing.
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = weasyprint.HTML(string=_spaces_apart(page), base_url="briefing:", url_fetcher=fetcher)
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
        pdf_identifier=hashlib.sha256(page.encode()).digest()[:16],
        font_config=fonts,
    )
    return pdf


def _spaces_apart(page: str) -> str:
    """Return the page with the space before a link or quote in an element of its own.

    WeasyPrint breaks a line after its first word where a text fits the line and the space behind it does not.

    Example:
        >>> _spaces_apart("worth <a>100</a>")
        'worth<span> </span><a>100</a>'
    """
    return _SPACE_BEFORE.sub("<span> </span>", page)


def check_settable() -> None:
    """Find out early whether a PDF can be made.

    Raises:
        OutputError: WeasyPrint or Pango is not installed.
    """
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 - an extra, and half a second that only a PDF is worth
    except ImportError as missing:
        raise OutputError(
            f"--pdf: the Python package {missing.name or 'weasyprint'} is not installed",
            "the extra named pdf",
            "Install it: pip install 'rempart[pdf]'. Without --pdf the page is written as before.",
        ) from missing
    except OSError as missing:
        raise OutputError(
            f"--pdf: a library of the system is missing ({missing.args[0] if missing.args else missing})",
            "Pango, which sets the text",
            "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core.",
        ) from missing
    return weasyprint
