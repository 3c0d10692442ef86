"""How firm a claim is: wanted, announced, signed, contracted, delivered, denied."""

import re
from typing import Final

from rempart.claims.bare import is_year
from rempart.claims.clauses import segment
from rempart.claims.denying import denied_by, is_upheld
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.mentions import Mention
from rempart.claims.moods import auxiliaries_of, is_participle, mood_of, tense_of
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.status import ClaimStatus

# Letters around a claim in which a word of status still speaks of it.
REACH: Final = 90
# Letters before a participle in which the paper stands that is signed: *контракт подписан*.
TITLE: Final = 20
# Letters before a verb that stands last in which its object may stand.
BRACKET: Final = 200
# Letters behind a word of denial in which stands what is denied.
OBJECT: Final = 45
# Letters between a contract and its year.
OF_YEAR: Final = 12
# Letters behind a verb of handing over in which stands how many were: *але передала лише 12*.
SO_MANY: Final = 16
# Letters around a deal in which its year stands.
YEAR_BEFORE, YEAR_BEHIND = 40, 30
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# Letters before a year in which the day of a full date stands.
DATED: Final = 18
DAY: Final = re.compile(r"\b[0-3]?\d\b\D*$")
HANDING_OVER: Final = frozenset({"donation", "delivery", "funding", "loan"})
# Who tells without a name what is not public; a spokesman without a name speaks in public.
SOURCE: Final = "source"
UNNAMED: Final = frozenset({"outlet", "media", "unnamed", "document"})


def status_of(page: Page, draft: Draft, sentence: Sentence) -> ClaimStatus:
    """Return the status that the clause gives; a hedge is never strengthened."""
    span = segment(page, sentence, draft.start, draft.end)
    span = (min(span[0], draft.start), max(span[1], draft.end))
    found = _signals(page, draft, span)
    verb = (draft.verb.start, draft.verb.end) if draft.verb else draft.anchor
    upheld = "denied" in found and is_upheld(page, found["denied"], span)
    denial = found["denied"] if upheld else denied_by(page, draft, span, found)
    if denial is not None:
        rule = "end of the deal turned down" if upheld else "denial"
        draft.note("status", rule, (denial.start, denial.end))
        return "contracted" if upheld and draft.type == "purchase" else "announced" if upheld else "denied"
    own = mood_of(page, draft.verb) if draft.verb else ""
    if own == "hearsay":
        draft.note("status", "only said", verb)
        return "reported"
    planned = own == "ahead" or "planned" in found or _is_future(page, draft, span)
    firm = _firm(page, draft, span, found, planned=planned)
    if firm == "announced" and draft.chain and SOURCE in draft.chain[-1].name:
        draft.note("status", "told by a source without a name", verb)
        return "reported"  # what is announced is so in public
    if firm:
        word = found.get(firm)
        draft.note("status", "word of status", (word.start, word.end) if word else verb)
        return firm
    draft.note("status", "still ahead" if planned else "mood and speaker", verb)
    return _soft(page, draft, span, planned=planned)


def _firm(
    page: Page, draft: Draft, span: tuple[int, int], found: dict[str, Mention], *, planned: bool
) -> ClaimStatus | None:
    """Return the status that a word of the clause sets, None where only its mood tells."""
    if "signed" in found and (
        _is_contract(page, found["signed"], span) or _is_signed_contract(page, draft, found["signed"])
    ):
        found["contracted"] = found["signed"]
    if "contracted" in found and _is_option(page, draft, found["contracted"]):
        found.pop("contracted")
    helping = page.within((draft.start, draft.end), "auxiliary")
    helping += auxiliaries_of(page, draft.verb, span[0]) if draft.verb and draft.verb.says("verb") else []
    perfect = draft.type == "purchase" and not (planned or draft.in_title)
    perfect = perfect and any(a.value == "before" for a in helping)
    dated = bool(_years_beside(page, draft))
    set_by: list[tuple[ClaimStatus, bool]] = [
        ("delivered", "delivered" in found and _is_done(page, draft, found["delivered"], planned=planned)),
        ("historical", "historical" in found and not (draft.in_title or _is_ahead(page, draft, found))),
        ("historical", not planned and (is_of_year(page, draft) or (perfect and dated))),
        ("historical", not planned and _is_of_first(page, draft, span)),
        ("contracted", "contracted" in found and _stands(page, found["contracted"])),
        ("signed", "signed" in found and _is_signed(page, found["signed"], planned="planned" in found)),
        ("announced", "announced" in found and _stands(page, found["announced"])),
        ("historical", _is_past_deal(page, draft, planned=planned)),
        ("historical", perfect),
    ]
    return next((status for status, holds in set_by if holds), None)


def _is_option(page: Page, draft: Draft, ordered: Mention) -> bool:
    """Tell what may only be bought later than what was: *ordered two, with an option for six more*."""
    verb = draft.verb
    if verb is None or not verb.says("noun") or ordered.end > verb.start:
        return False
    wanted = [s for s in page.within((verb.start, verb.end), "status") if s.value == "planned"]
    return bool(wanted) and wanted[0].start == verb.start


def _is_ahead(page: Page, draft: Draft, found: dict[str, Mention]) -> bool:
    """Tell what is still to come, by its verb or by a word before the one of the past: *are due in the spring of 2028*."""
    due = "planned" in found and found["planned"].start < found["historical"].start
    return due or (draft.verb is not None and mood_of(page, draft.verb) == "ahead")


def _is_past_deal(page: Page, draft: Draft, *, planned: bool) -> bool:
    """Tell a purchase that is over, told with its year: *bought in 2018 for 414 million*."""
    if draft.type != "purchase" or planned or draft.in_title or draft.verb is None:
        return False
    verb = draft.verb
    if not verb.says("verb"):  # "signed in 2024 a first order for 30"
        signed = page.within((max(0, verb.start - YEAR_BEFORE), verb.start), "status")
        signed = [s for s in signed if s.value in {"signed", "contracted"}]
        ordered = bool(signed) and verb.value == "buy"  # a contract may be the news itself
        return ordered and bool(_earlier_years(page, signed[-1].end, verb.start))
    done = mood_of(page, verb) == "done" or is_participle(page, verb)
    return done and bool(_years_beside(page, draft))


def _years_beside(page: Page, draft: Draft) -> list[re.Match[str]]:
    """Return the years beside a deal; one of what becomes of it is none: *for 118 million, delivery from 2027*."""
    sentence = page.sentences[draft.sentence]
    low, high = max(sentence.start, draft.start - YEAR_BEFORE), min(sentence.end, draft.end + YEAR_BEHIND)
    comma = page.folded.find(", ", draft.end, high)
    due = [s.start for s in page.within((draft.end, high), "status") if s.value == "planned"]
    due += [m.start for m in page.within((draft.end, high), "deadline")]
    due += [
        f.start for f in page.within((draft.end, high), "frame") if f.value == "deliver" and f.says("noun")
    ]
    return _earlier_years(page, low, min([high, *due, *[comma] * (comma >= 0)]))


def _earlier_years(page: Page, low: int, high: int) -> list[re.Match[str]]:
    """Return the years in a span before that of the report, all of them where its date is not known."""
    now = page.published or ""
    return [year for year in YEAR.finditer(page.folded, low, high) if not now or year.group() < now[:4]]


def is_earlier(page: Page, draft: Draft) -> bool:
    """Tell a deal of a year before, by the year alone: a full date, *on 13 August 2026*, is one of the news."""
    years = _years_beside(page, draft) if _is_past_deal(page, draft, planned=False) else []
    return any(not DAY.search(page.folded, max(0, y.start() - DATED), y.start()) for y in years)


def is_of_year(page: Page, draft: Draft) -> bool:
    """Tell a contract named by its year: *По контракту 2018 года*, *the contract of 2019*, *under the 2018 contract*."""
    paper = draft.verb
    if paper is None or not paper.says("contract") or draft.type != "purchase" or draft.in_title:
        return False
    # But "in 2027. The contract also"
    low = max(page.sentence_at(paper.start).start, paper.start - OF_YEAR // 2)
    behind = _earlier_years(page, paper.end, paper.end + OF_YEAR)
    return bool(behind or _earlier_years(page, low, paper.start))


def _is_of_first(page: Page, draft: Draft, span: tuple[int, int]) -> bool:
    """Tell a clause about the first of several deals, with its year: *The first, of 2022, covered 180 tanks as well*."""
    if draft.type != "purchase" or draft.in_title:
        return False
    start = span[0] + len(page.folded[slice(*span)]) - len(page.folded[slice(*span)].lstrip(" ;"))
    first = page.within((start, start + OF_YEAR), "some_of")[:1]
    alone = bool(first) and page.folded.startswith(",", first[0].end)
    opens = alone and page.mentions.only(page.folded, start, first[0].start, "article", "pronoun")
    return opens and bool(_earlier_years(page, *span))


def _soft(page: Page, draft: Draft, span: tuple[int, int], *, planned: bool) -> ClaimStatus:
    """Return the status by mood and speaker: another's account, a plan, a thing done."""
    unnamed = any(s.rank in UNNAMED for s in draft.chain)
    party = any(s.rank in {"person", "institution"} for s in draft.chain)
    if unnamed and not (planned and party):
        return "reported"
    if planned and _is_promised(page, draft, party=party and not unnamed):
        return "announced"
    if planned or draft.type == "request":
        return "planned"  # who asks has nothing yet
    if _is_dealt(page, draft):
        return "contracted"
    done = page.within((max(span[0], draft.start - 10), draft.end), "auxiliary")
    if any(a.value == "done" for a in done) or _is_received(page, draft):
        return "delivered" if draft.type == "delivery" else "announced"
    return "announced" if draft.chain or draft.type in HANDING_OVER else "planned"


def _is_received(page: Page, draft: Draft) -> bool:
    """Tell things that somebody has taken over, by the past of the verb: *Last week Ukraine took over eight howitzers*."""
    verb = draft.verb if draft.type == "delivery" and draft.quantity else None
    if verb is None or verb.value != "receive" or tense_of(page, verb) != "past":
        return False
    leads = page.within((verb.end, draft.anchor[0]), "preposition")  # "received an offer of eight"
    return not any(draft.anchor[0] - lead.end <= 1 for lead in leads)


def _is_promised(page: Page, draft: Draft, *, party: bool) -> bool:
    """Tell a gift that its giver says will be given: *Canada will donate 35 vehicles, the minister said*."""
    verb = draft.verb
    if not party or verb is None or draft.type not in GIFTS or not verb.says("verb"):
        return False
    if verb.value not in {"give", "pledge"} or "funder" not in draft.told:
        return False
    helping = auxiliaries_of(page, verb, page.sentences[draft.sentence].start)
    wanted = [a for a in helping if a.value == "planned" and not a.says("future")]
    return tense_of(page, verb) == "future" or (any(a.says("future") for a in helping) and not wanted)


def _is_dealt(page: Page, draft: Draft) -> bool:
    """Tell a purchase by a contract told as a fact, or by a verb that is done: *Seoul sold Abu Dhabi ten batteries*."""
    verb = draft.verb
    if draft.type != "purchase" or verb is None:
        return False
    sold = verb.value in {"buy", "sell", "win"} and verb.says("verb") and tense_of(page, verb) == "past"
    sentence = page.sentences[draft.sentence]
    hedged = page.within(sentence, "conditional", "denial") or page.within((verb.end, draft.end), "status")
    return bool(sold or verb.says("contract") or verb.says("placed")) and not hedged


def _is_signed_contract(page: Page, draft: Draft, signed: Mention) -> bool:
    """Tell the verb behind its contract: *Контракт на 900 млн євро підписало Міністерство оборони*."""
    contract = draft.verb
    if contract is None or not contract.says("contract") or not signed.says("done"):
        return False
    gap = page.folded[contract.end : signed.start]
    return 0 < len(gap) < REACH and not set(gap) & set(",;:")


def _is_contract(page: Page, signed: Mention, span: tuple[int, int]) -> bool:
    """Tell whether what is signed is a contract: *signed on Friday a contract*, but no letter of intent."""
    letters = [s for s in page.within(span, "status") if s.value == "signed" and s is not signed]
    near = page.within((signed.end, min(span[1], signed.end + 80)), "frame")
    if signed.says("done"):
        near += page.within((max(span[0], signed.start - TITLE), signed.start), "frame")
    if "bracket" in page.language.word_order:
        near += page.within((max(span[0], signed.start - BRACKET), signed.start), "frame")
    return any(f.says("contract") for f in near) and not letters


def _signals(page: Page, draft: Draft, span: tuple[int, int]) -> dict[str, Mention]:
    """Return the first word of each status in reach of the figure, in the order of the text."""
    found: dict[str, Mention] = {}
    span = (max(span[0], draft.start - REACH), min(span[1], draft.end + REACH))
    for mention in page.within(span, "status"):
        between = page.actors_in((draft.end, mention.start)) if mention.start > draft.end else []
        if mention.says("choice") and draft.frame != "choose":
            continue  # who has chosen a thing has not bought it yet
        if _is_of_another(page, draft, mention):
            continue
        cut = "," in page.folded[draft.end : mention.start]
        if mention.value == "historical" and cut and not mention.says("dated"):
            continue  # but "a first deal, worth two billion, dates from 2023"
        own = [a for a in between if a.cases and mention.start - a.end <= 2]  # "От покупки Египет отказался"
        denies = mention.value == "denied" and page.within((draft.end, mention.start), "report")
        if not denies and any(not a.led_by and a.kind == "state" and a not in own for a in between):
            continue  # but "satacağı iddiasını Budapeşte yalanladı"
        found.setdefault(mention.value, mention)
    for mention in page.within(span, "auxiliary"):
        if mention.value in {"planned", "announced"}:
            found.setdefault(mention.value, mention)
        elif mention.says("ahead"):
            found.setdefault("planned", mention)
    if "planned" in found and _is_of_next_figure(page, draft, found["planned"]):
        found.pop("planned")
    return found


def _is_of_next_figure(page: Page, draft: Draft, word: Mention) -> bool:
    """Tell what is to become of others, behind what has come: *has received three, the other two are due in May*."""
    verb = draft.verb if draft.type in HANDING_OVER else None
    done = verb is not None and mood_of(page, verb) == "done" and verb.end <= draft.anchor[0]
    if not done or word.start < draft.end or "," not in page.folded[draft.end : word.start]:
        return False
    return any(figure.start > draft.end for figure in page.numbers_in(draft.end, word.start))


def _is_of_another(page: Page, draft: Draft, word: Mention) -> bool:
    """Tell a word of status about another thing of the clause.

    *12 cazas, que se sumarían a los 36 contratados*; *bought 14 P-8, and in August halted the F-35*.
    """
    verb = draft.verb
    if word.start < draft.end or (verb is not None and verb.start < word.end and word.start < verb.end):
        return False
    sums, counts = page.figures_in(page.sentences[draft.sentence])
    spans = [(one.start, one.end) for one in sums] + [(one.start, one.end) for one in counts]
    ends = [end for start, end in spans if start >= draft.end]
    if any(0 <= word.start - end <= 1 for end in ends) and is_participle(page, word):
        return True
    gap = page.folded[draft.end : word.start]
    if word.value != "denied" or not (", " in gap or page.within((draft.end, word.start), "conjunction")):
        return False
    last = page.sentences[draft.sentence].end
    objects = page.within((word.end, min(last, word.end + OBJECT)), "item")
    return bool(objects) and not page.within((word.end, objects[0].start), "that")


def _is_future(page: Page, draft: Draft, span: tuple[int, int]) -> bool:
    """Read the tense off the endings of the verbs in reach (*achèterait*, *remettra*)."""
    low, high = max(span[0], draft.start), min(span[1], draft.end)
    verbs = [f for f in page.within((low, high), "frame") if f.says("verb")]
    return any(tense_of(page, verb) in {"future", "conditional"} for verb in verbs)


def _stands(page: Page, word: Mention) -> bool:
    """Tell a step that is taken from one that lies ahead or is hearsay: *will sign*, *aurait signé*."""
    return mood_of(page, word) not in {"ahead", "hearsay"}


def _is_signed(page: Page, word: Mention, *, planned: bool) -> bool:
    """Tell what is signed from a paper that is only prepared: *a framework agreement is in preparation*."""
    verb = is_participle(page, word)
    return _stands(page, word) and (verb or bool(word.says("done")) or not planned)


def _is_done(page: Page, draft: Draft, word: Mention, *, planned: bool) -> bool:
    """Tell whether a word of handing over says so of this figure: its own verb, done and not to come."""
    if draft.type not in HANDING_OVER or not _stands(page, word):
        return False
    verb = draft.verb
    if verb and verb.start < word.end and word.start < verb.end:
        return mood_of(page, word) == "done" or not planned
    if _is_of_fewer(page, draft, word):
        return False
    handing = verb is not None and verb.says("verb") and verb.value in {"give", "deliver"}
    if verb and handing and not (is_participle(page, verb) or verb.says("done") or verb.says("passive")):
        return False  # "promised to deliver four, but only two have been delivered"
    end = max(draft.anchor[0], verb.end if verb else 0)  # "have three, the other two are to come"
    ahead = page.within((word.end, end), "status", "auxiliary")
    told = word.says("done") and word.end <= draft.anchor[0]
    return not planned or (bool(told) and not any(a.value == "planned" for a in ahead))


def _is_of_fewer(page: Page, draft: Draft, word: Mention) -> bool:
    """Tell a promise of which a part has come, told behind it: *promised 40, of which 12 have been delivered*."""
    if draft.verb is None or draft.verb.value != "pledge" or word.start < draft.end:
        return False
    last = min(word.end + SO_MANY, page.sentences[draft.sentence].end)
    return any(not is_year(f) and not f.ordinal for f in page.numbers_in(draft.end, last))
