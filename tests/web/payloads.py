"""A desk in which every field that a visitor or a document fills holds a script payload."""

import hashlib
from urllib.parse import quote

from tests.ledger.book.book_samples import deal, judgement, report
from tests.web.desk_samples import pages_of_work, with_run

from rempart.desk.accounts import Reader
from rempart.desk.desk import Desk
from rempart.errors import RempartError
from rempart.web.rendering import address


def with_payloads(desk: Desk, told: list[str]) -> None:
    """Add a report for each payload, with the payload in each of its fields, judgements, a watch and a programme."""
    reports = []
    for number, text in enumerate(told):
        claims = [
            deal(
                number + 1,
                item=text,
                seller=(text[:200],),
                attribution=(text,),
                attributed_to=(text,),
                unit=text,
            )
        ]
        made = report(f"p{number} {text}"[:200], *claims, text=f"\n{text}\n")
        fields = {"title": text, "publisher": text, "origin": text, "source": text}
        assert made.document is not None
        words = made.document.text.replace("claim 1", text[:7].ljust(7))
        known = {name: value for name, value in fields.items() if name != "origin"}
        document = made.document.model_copy(
            update=known | {"text": words, "sha256": hashlib.sha256(words.encode()).hexdigest()}
        )
        claim = made.claims[0].model_copy(update={"quote": words[10:17]})
        reports.append(made.model_copy(update=fields | {"claims": (claim,), "document": document}))
    desk.book.add(reports)
    for one, text in zip(reports[:5], told, strict=False):
        try:
            desk.book.judge(judgement("accept", one.claims[0].id, who=text, why=text))
        except RempartError:
            continue
    reader = Reader("administrator")
    desk.watches.add(reader, "party", told[0][:100])
    programme = desk.programmes.make(reader)
    with_run(desk, desk.programmes.set(reader, programme, {"programme.months": 24}, why=told[0]))


def addresses(desk: Desk) -> list[str]:
    """Return the pages on which what was added is shown."""
    entries, reports = desk.book.agreements(limit=1000), desk.book.reports(limit=1000)
    return [
        "/agreements",
        "/documents",
        "/changes?since=2020-01-01",
        "/reviews",
        "/reviews/figures",
        "/programmes",
        "/watches",
        "/runs",
        "/people",
        "/audit",
        "/sources",
        "/sessions",
        *pages_of_work(desk),
        *(address("agreements", one.id) for one in entries),
        *(address("documents", one.id) for one in reports),
        *(address("reviews/one", left=one.claims[0].id) for one in reports[:10] if one.claims),
    ]


def reflected(told: str) -> list[str]:
    """Return pages that say again what stands in their address."""
    text = quote(told, safe="")
    return [
        f"/agreements?party={text}&item={text}&as_of={text}",
        f"/agreements/{text}",
        f"/documents/{text}",
        f"/changes?since={text}",
        f"/sign-in?next={text}",
        f"/welcome?link={text}",
        f"/nothing/{text}",
        f"/reviews/one?left={text}",
        f"/programmes/{text}",
        f"/runs/{text}",
    ]
