"""The templates: escaped throughout, every text untrusted."""

from functools import cache
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup

from rempart.briefing.figures import grade_words, printed_value
from rempart.briefing.names import field_words, party_names, since
from rempart.briefing.page.cards import amount_words, item_words, rungs
from rempart.briefing.page.quotes import anchor, environment_of, marked, slug
from rempart.briefing.statements.clauses import agreement_title, stance_title
from rempart.briefing.statements.retelling import told
from rempart.ledger.agreement import Agreement
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER
from rempart.web.evidence import evidence_words, origin_graph
from rempart.web.language import NAMES, _, counted, plural
from rempart.web.page import Page
from rempart.web.roles import ROLE_NAMES, Visitor, may, ways

_SUFFIXES = (".html", ".json", ".csv")


def address(folder: str, name: str = "", **asked: str | int | None) -> str:
    """Return the address of a page in this desk, with what is asked behind a question mark, but for None and "".

    A name that ends like one of the forms gets ``.html``, so that it is not taken for that form.

    Example:
        >>> address("documents", "a b.json"), address("agreements", after="x", party=None)
        ('/documents/a%20b.json.html', '/agreements?after=x')
    """
    path = f"/{folder}"
    if name:
        path += "/" + quote(name, safe="") + (".html" if name.endswith(_SUFFIXES) else "")
    told = urlencode({key: value for key, value in asked.items() if value not in {None, ""}})
    return path + (f"?{told}" if told else "")


def rendered(page: Page, visitor: Visitor, base: str, query: str) -> str:
    """Return a page as HTML, in the language that is spoken.

    ``base`` is its address without the form, to which ``.json`` and ``.csv`` are added.
    """
    return (
        _environment()
        .get_template(page.template)
        .render(page=page, visitor=visitor, base=base, query=query, language=visitor.language)
    )


@cache
def _environment() -> Environment:
    environment = environment_of("rempart.web")
    by_own_name = (
        address, amount_words, counted, evidence_words, field_words, grade_words, item_words, marked, may,
        origin_graph, party_names, plural, rungs, since, slug, told, ways,
    )  # fmt: skip
    environment.globals |= {function.__name__: function for function in by_own_name} | {
        "_": _,
        "agreement_title": entry_title,
        "claim_anchor": anchor,
        "claim_marks": lambda claims: [claim.as_json() for claim in claims],
        "day": lambda moment: printed_value(moment[:10], "date") if moment else "",
        "form_token": _form_token,
        "goods_order": GOODS_ORDER,
        "languages": NAMES,
        "money_order": MONEY_ORDER,
        "role_names": ROLE_NAMES,
    }
    return environment


def entry_title(entry: Agreement) -> str:
    """Return what an entry is called in the language of the page."""
    return agreement_title(entry) if entry.kind == "agreement" else stance_title(entry)


def _form_token(visitor: Visitor) -> Markup:
    """Return the hidden field without which no form is taken."""
    return Markup('<input type="hidden" name="form_token" value="{}">').format(visitor.form_token)
