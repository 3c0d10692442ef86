"""The verb of this stage: from documents to what they claim."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from rempart.claims.accounts import settle_accounts
from rempart.claims.assembling import claims, note_title, price_all, unclaimed, united
from rempart.claims.background import without_background
from rempart.claims.bids import lose_offers
from rempart.claims.claim import Claim, Fingerprint, Report, Unclaimed
from rempart.claims.completing import complete
from rempart.claims.counted import find_takers
from rempart.claims.deals import deals
from rempart.claims.denials import deny_behind, deny_reports
from rempart.claims.details import add_details
from rempart.claims.fingerprints import fingerprint
from rempart.claims.firmness import plan_requests, settle_statuses
from rempart.claims.folding import fold, without_invisible
from rempart.claims.language import language, languages
from rempart.claims.lenders import name_what_is_paid_by_loan
from rempart.claims.makes import name_all_priced, name_makes
from rempart.claims.news_of_firms import is_unlisted
from rempart.claims.origins import of_news, origin
from rempart.claims.own_forces import keep_at_home
from rempart.claims.page import Page, page
from rempart.claims.payers import add_payers, name_what_is_paid_for
from rempart.claims.quoting import hold_denials
from rempart.claims.relevance import is_about_defence, is_open_gift, is_whole
from rempart.claims.speakers import Speakers
from rempart.claims.statements import statements
from rempart.claims.supplying import deliver_supplied
from rempart.claims.wholes import link
from rempart.sources.document import Document


class _Said(NamedTuple):
    """What a text claims, whom it names as the origin, and the sums that it was judged not to claim."""

    claims: tuple[Claim, ...] = ()
    origin: str | None = None
    unclaimed: tuple[Unclaimed, ...] = ()
    fingerprint: Fingerprint = Fingerprint(numbers=(), sentence_lengths=(), shingles=())


NOTHING_SAID: Final = _Said()

__all__ = ["extract", "extract_one", "languages"]


def extract(documents: Iterable[Document]) -> list[Report]:
    """Return one report per document, in the order given: all it claims, with places and speakers.

    A document in a language without tables (see ``languages()``), or one that could not be read,
    yields a report without claims.

    Example:
        >>> from rempart.sources.reading import read
        >>> reports = extract(read("reports/"))
    """
    return [extract_one(document) for document in documents]


def extract_one(document: Document) -> Report:
    """Return what one document claims; the report holds the document itself."""
    said = _read(document) if document.state == "read" else NOTHING_SAID
    return Report(
        id=document.id,
        source=document.source,
        title=document.title,
        language=document.language,
        published=document.published,
        publisher=document.publisher,
        origin=said.origin,
        sha256=document.sha256,
        fingerprint=said.fingerprint,
        claims=said.claims,
        document=document,
        unclaimed=said.unclaimed,
    )


def _read(document: Document) -> _Said:
    if document.language not in languages():
        return NOTHING_SAID
    text, places = without_invisible(document.text)
    folded = fold(text)
    tables = language(document.language)
    seen = tables.trigger.seen(folded)
    if not tables.trigger.fires(folded, seen):
        return NOTHING_SAID
    read = page(text, tables, folded, seen=seen, published=document.published)
    if not is_about_defence(read):
        return NOTHING_SAID
    said = _claims(read, document, places)
    if not said.claims:  # then there is nothing whose copies could be looked for
        return _Said(unclaimed=said.unclaimed)
    return said._replace(fingerprint=fingerprint(folded, read.every_sentence))


def _claims(read: Page, document: Document, places: list[int] | None) -> _Said:
    speakers = Speakers(read)
    drafts = deals(read, speakers)
    drafts += statements(read, speakers, drafts)
    lose_offers(read, drafts)
    keep_at_home(read, drafts)
    complete(read, drafts)
    find_takers(read, drafts)
    add_payers(read, drafts)
    name_what_is_paid_for(read, drafts)
    deliver_supplied(read, drafts)
    known = [d for d in drafts if not is_unlisted(read, d)]
    anchored = any(d.told for d in known if is_whole(d, anchored=True) and not is_open_gift(d))
    price_all(read, drafts)
    drafts = united([d for d in (drafts if anchored else known) if is_whole(d, anchored=anchored)])
    settle_statuses(read, drafts)
    plan_requests(drafts)
    settle_accounts(read, drafts)
    deny_reports(read, drafts)
    deny_behind(read, speakers, drafts)
    note_title(read, drafts)
    add_details(read, drafts)
    drafts, dropped = without_background(read, drafts)
    link(read, drafts)
    name_what_is_paid_by_loan(read, drafts)
    chains = [d.chain for d in drafts if not d.in_title and d.type != "stance" and d.status != "historical"]
    opened = max(s.end for s in read.sentences if s.paragraph <= speakers.lead)
    news = of_news(read, speakers.sayings, speakers.lead)
    hold_denials(read, drafts)
    name_makes(read, drafts)
    name_all_priced(drafts)
    found = claims(read, drafts, document, places)
    return _Said(found, origin(chains, news, opened), unclaimed(read, dropped, document, places))
