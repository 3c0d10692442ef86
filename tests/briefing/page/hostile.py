"""Pages that hold a script payload in every field of the input."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from tests.briefing import page_samples

from rempart.briefing.briefing_file import Content
from rempart.briefing.page.pages import render
from rempart.coverage.shares import Assumption
from rempart.ledger.agreement import Ledger

_DO = "window.pwned=1"
_TAGS = (
    f"<script>{_DO}</script>", f"<ScRiPt>{_DO}</sCrIpT>", f"<img src=x onerror={_DO}>", f"<svg onload={_DO}>",
    f"<svg><script>{_DO}</script></svg>", f"<body onload={_DO}>", f"<iframe srcdoc='<script>parent.{_DO}</script>'>",
    f"<iframe src=javascript:{_DO}>", f"<details open ontoggle={_DO}>", f"<input autofocus onfocus={_DO}>",
    f"<math><mtext><style><img src=x onerror={_DO}></style>", f"<video><source onerror={_DO}>", f"<marquee onstart={_DO}>",
    f"<a href=javascript:{_DO}>x</a>", f"<object data=javascript:{_DO}>", f"<embed src=javascript:{_DO}>",
    f"<form action=javascript:{_DO}><button autofocus>", "<meta http-equiv=refresh content=0;url=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>", "<style>@import 'https://example.org/x.css'</style>",
    "<base href=https://example.org/>", "<img src=https://example.org/x.png>", f"javascript:{_DO}", f"data:text/html,<script>{_DO}</script>",
    "{{ 7919 * 7919 }}", "{% raw %}", "${7919*7919}",
)  # fmt: skip
_BEFORE = (
    "", '">', "'>", "</title>", "</style>", "-->", "]]>", "</script>", '" onmouseover=window.pwned=1 x="', "</svg>", "</textarea>", "\u202e",
)  # fmt: skip
# Every way out of a place, with every thing to do there; the first thirty mix both.
_ALL = [before + tag for before, tag in product(_BEFORE, _TAGS)]
PAYLOADS: list[str] = [_ALL[number * 97 % len(_ALL)] for number in range(len(_ALL))][:300]


def hostile_pages(payloads: Iterable[str], *, paper: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each payload with the page that holds it in every field."""
    for payload in payloads:
        content = hostile_content(payload)
        yield payload, render(content, paper=True) if paper else render(content)


def hostile_content(payload: str) -> Content:
    """Return content whose titles, names, texts, sources, units and places hold the payload."""
    base = page_samples.content()
    text = f"{payload} Kyiv buys {payload} arms. {payload}"
    quote = f"buys {payload} arms"
    start = text.index("buys")
    claim = page_samples.CLAIMS[0] | {
        "quote": quote, "start": start, "end": start + len(quote), "item": payload, "buyer": [payload],
        "attributed_to": [payload], "attribution": [payload, payload],
    }  # fmt: skip
    document = page_samples.document(
        text, title=payload, publisher=payload, language=payload, source=payload, published="2025-08-19"
    )
    entry: dict[str, Any] = page_samples.AGREEMENT | {
        "title": payload, "buyer": [payload], "seller": [payload], "claims": ["report#1"], "conflicts": [], "withheld": [],
        "origins": [{"name": payload, "documents": [payload]}],
        "items": [page_samples.AGREEMENT["items"][0] | {"item": payload, "unit": payload, "claims": ["report#1"]}],
        "amounts": [page_samples.AGREEMENT["amounts"][0] | {"claims": ["report#1"], "origins": [payload]}],
    }  # fmt: skip
    row = base.file.rows[0].model_copy(
        update={"source_url": payload, "source_title": payload, "values": {payload: payload}}
    )
    evil = Assumption(id="assumption:start", text=payload, value=payload, unit=payload, source=payload)
    said = tuple(
        one.model_copy(
            update={
                "text": one.text + payload,
                "rests_on": ("claim:report#1", "assumption:start", "row:equipment_prices/patriot"),
            }
        )
        for one in base.file.statements
    )
    plan = base.schedule
    plan = plan.model_copy(
        update={
            "programme": payload,
            "promises": tuple(
                one.model_copy(update={"title": payload, "because": payload}) for one in plan.promises
            ),
            "items": tuple(one.model_copy(update={"name": payload}) for one in plan.items),
            # One chart with a name of the programme in it is drawn; the others would show it the same way.
            "deliveries": (),
            "payments": (),
        }
    )
    covered = base.coverage.model_copy(
        update={"label": payload, "as_of": payload, "periods": (), "marginal": ()}
    )
    weighed = base.outlook.model_copy(update={"strategies": (), "base_rates": ()})
    file = base.file.model_copy(
        update={
            "title": payload, "documents": (document,), "claims": (claim,), "agreements": (entry,), "rows": (row,),
            "assumptions": (evil,), "statements": said,
        }
    )  # fmt: skip
    ledger = Ledger((base.ledger.entries[0].model_validate(entry),))
    fields = {name: getattr(base, name) for name in Content.__dataclass_fields__}
    return Content(
        **{
            **fields,
            "file": file,
            "ledger": ledger,
            "schedule": plan,
            "coverage": covered,
            "outlook": weighed,
            "envelopes": (),
        }
    )
