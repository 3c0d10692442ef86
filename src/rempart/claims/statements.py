"""Claims without a figure: guarantees, agreements to cooperate, further equipment, stances."""

from collections.abc import Sequence
from typing import Literal

from rempart.claims.actor import Actor
from rempart.claims.claim import Stance
from rempart.claims.clauses import segment
from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.lent_to_pay import lent_to_pay
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.slots import settle
from rempart.claims.speaker import Speaker
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of
from rempart.terms.status import ClaimType

About = Literal["peace_agreement", "agreement", "guarantee", "other"]
Polarity = Literal["for", "against", "doubtful", "neutral"]


def statements(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims without a figure of a text that has claims with one, or names defence."""
    found = _guarantees(page, speakers)
    found += _further_equipment(page, speakers, drafts)
    if drafts or found:
        found += _cooperations(page, speakers, drafts)
        found += _stances(page, speakers, drafts)
        found += lent_to_pay(page, speakers, drafts)
    return found


def _draft(page: Page, speakers: Speakers, span: tuple[int, int], *, kind: ClaimType, rule: str) -> Draft:
    sentence = page.sentence_at(span[0])
    draft = Draft(kind, span, span, sentence=sentence.number, rule=rule)
    draft.chain = speakers.chain_at(*span)
    draft.in_title = sentence.paragraph == 0
    return draft


def _guarantees(page: Page, speakers: Speakers) -> list[Draft]:
    """Find who is to guarantee whose security; one claim per guarantor."""
    found: dict[tuple[str, ...], Draft] = {}
    strong = bool([g for g in page.mentions.of("guarantee") if not g.says("weak")])
    for word in page.mentions.of("guarantee"):
        sentence = page.sentence_at(word.start)
        guarantor = _guarantor(page, word, sentence)
        if guarantor is None or (word.says("weak") and not strong and not page.mentions.of("exchange")):
            continue
        codes, place = guarantor
        low, high = min(word.start, place[0]), max(word.end, place[1])
        led = page.within((max(sentence.start, low - 60), low), "exchange")
        if led:
            low = led[0].start
        span = (low if low >= sentence.start and high - low < 200 else word.start, max(high, word.end))
        draft = _draft(page, speakers, span, kind="guarantee", rule="guarantee")
        draft.roles["funder"] = codes
        draft.told = frozenset({"funder"})
        draft.as_said["funder"] = page.says(place)
        draft.places["funder"] = place
        settle(page, draft, "who guarantees, beside the word")
        draft.status = status_of(page, draft, sentence)
        if page.within((word.end, min(sentence.end, word.end + 80)), "avert"):
            draft.purpose = ("deterrence",)
            avert = page.within((word.end, min(sentence.end, word.end + 80)), "avert")[0]
            stop = page.folded.find(",", avert.end, sentence.end)
            stop = stop if stop > 0 else sentence.end
            draft.as_said["purpose"] = page.says((avert.start, stop))
            draft.note("purpose", "what the guarantee averts", (avert.start, stop))
            draft.end = max(draft.end, stop)
        if codes not in found or (found[codes].in_title and not draft.in_title):
            found[codes] = draft
    return list(found.values())


def _guarantor(
    page: Page, word: Mention, sentence: Sentence
) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """Return who guarantees, and where: an adjective beside the word, *from Washington*, a giver."""
    if word.says("state"):
        return (word.says("state"),), (word.start, word.end)
    near = page.actors_in((max(sentence.start, word.start - 60), min(sentence.end, word.end + 60)))
    behind = page.within((word.end, min(sentence.end, word.end + 60)), "frame")
    asked = any(f.value in {"ask", "give"} for f in behind)
    sure = [a for a in near if _is_beside(page, a, word)]
    likely = [a for a in near if _is_giver(page, a, word, asked=asked)]
    for actor in (*sure, *likely):
        return actor.codes, (actor.start, actor.end)
    return None


def _is_beside(page: Page, actor: Actor, word: Mention) -> bool:
    """Tell an adjective of the guarantee, or *guarantees from Washington*."""
    if actor.end <= word.start:
        span, led = (actor.end, word.start), {"from", "of"}
    else:
        span, led = (word.end, actor.start), {"from", "of", "by"}
    if actor.kind == "origin":
        return page.mentions.only(page.folded, *span, "rank", "defence")
    return (
        actor.led_by in led
        and page.mentions.only(page.folded, *span, "rank", "article", "preposition")
        and (actor.start > word.end or page.mentions.only(page.folded, *span, "article", "rank"))
    )


def _is_giver(page: Page, actor: Actor, word: Mention, *, asked: bool) -> bool:
    """Tell who gives a guarantee (*France will give guarantees*) or is asked to give it."""
    if actor.kind == "origin":
        return False
    if actor.led_by in {"to", "from"} and actor.end <= word.start < actor.end + 8:
        lead = page.within((max(0, actor.start - 25), actor.start), "frame")
        return bool(lead) and lead[-1].value == "ask"
    if actor.led_by:
        return False
    if word.says("verb"):
        return 0 < word.start - actor.end < 30 and not page.within((actor.end, word.start), "frame")
    if actor.start > word.end:
        return asked and actor.start - word.end < 6
    last = word.start
    if "bracket" in page.language.word_order:
        last = page.sentence_at(word.start).end  # "sollen die USA Sicherheitsgarantien geben"
    between = page.within((actor.end, last), "frame", "exchange")
    return any(f.value in {"give", "pledge"} for f in between) and not any(
        f.kind == "exchange" for f in between
    )


def _further_equipment(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    """Find equipment of unknown number beside a counted one: *as well as other equipment*."""
    found: list[Draft] = []
    for item in page.mentions.of("item"):
        if not item.says("other"):
            continue
        beside = [d for d in drafts if d.quantity and 0 < item.start - d.anchor[1] < 90]
        beside = [d for d in beside if page.sentence_at(item.start).number == d.sentence]
        if not beside:
            continue
        mate = beside[-1]
        if page.within((mate.anchor[1], item.start), "frame", "speech"):
            continue  # "asked for a battery, but Robles ruled out giving another system"
        draft = _draft(
            page, speakers, (item.start, item.end), kind=mate.type, rule=f"{mate.type}:further equipment"
        )
        draft.item, draft.item_name = item, item.value
        draft.roles, draft.told = dict(mate.roles), mate.told
        draft.roles.pop("seller", None)
        draft.chain, draft.status = mate.chain, mate.status
        found.append(draft)
    return found


def _cooperations(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    """Find an agreement between named states that no figure describes."""
    best: Draft | None = None
    for word in page.mentions.of("frame"):
        if word.value != "cooperate":
            continue
        sentence = page.sentence_at(word.start)
        inside = [
            d
            for d in drafts
            if d.start <= word.start < d.end or (d.frame == "produce" and d.sentence == sentence.number)
        ]
        if (
            inside
            or page.within((word.start - 8, word.end + 25), "peace_only")
            or not page.within(sentence, "defence")
        ):
            continue
        near = [a for a in page.actors_in(sentence) if a.kind in {"state", "person"}]
        partners = [a for a in near if a.led_by in {"with", "between", ""}]
        codes = tuple(dict.fromkeys(code for actor in partners for code in actor.codes))
        if len(codes) < 2 or not any(a.led_by in {"with", "between"} for a in partners):
            continue
        span = min(word.start, *(a.start for a in partners)), max(word.end, *(a.end for a in partners))
        draft = _draft(page, speakers, span, kind="cooperation", rule="cooperation:agreement between states")
        draft.parties = codes
        draft.note("parties", "who agreed, by the word", span)
        draft.as_said["parties"] = "; ".join(page.says((a.start, a.end)) for a in partners)
        draft.status = status_of(page, draft, sentence)
        if best is None or (best.in_title and not draft.in_title):
            best = draft
    return [best] if best else []


def _stances(page: Page, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    found: list[Draft] = []
    for word in page.mentions.of("attitude"):
        sentence = page.sentence_at(word.start)
        if any(free.start <= word.start < free.end for free in page.within(sentence, "free")):
            continue  # "two simulators, for which the Norwegians will pay nothing"
        span = segment(page, sentence, word.start, word.end)
        chain = speakers.chain_at(word.start, word.end)
        stance = _stance(page, word, span, chain)
        if stance is None:
            continue
        draft = _draft(
            page, speakers, _stance_span(page, word, span), kind="stance", rule=f"stance:{stance.polarity}"
        )
        if word.says("unpaid") and stance.holder in state_names():
            found.append(_unpaid(draft, stance.holder, word))
            _for_arms(draft, drafts)
            continue
        draft.stance = stance
        draft.chain = tuple(s for s in chain if s.rank != "party" or len(chain) == 1)
        spoken = any(s.rank in {"person", "party", "institution"} for s in draft.chain)
        draft.status = "announced" if spoken else "reported"
        draft.note("status", "who holds it", (word.start, word.end))
        found.append(draft)
    return found


def _unpaid(draft: Draft, state: str, word: Mention) -> Draft:
    """Return the money that a state says it has not promised: *Sweden has not promised any money yet*."""
    draft.type, draft.rule, draft.status = "funding", "funding:not promised", "denied"
    draft.roles["funder"], draft.told = (state,), frozenset({"funder"})
    draft.note("funder", "who holds it", (draft.start, draft.end))
    draft.note("status", "word of denial", (word.start, word.end))
    return draft


def _for_arms(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let money not promised be for the things of the deal of the text that is told first, in place."""
    deals = [d for d in drafts if d.type == "purchase" and d.item_name and not d.in_title]
    if deals and deals[0].start < draft.start and deals[0].amount:
        draft.item, draft.item_name = deals[0].item, deals[0].item_name
        draft.note_as(deals[0], "item", "the deal that the money would pay")


def _stance(page: Page, word: Mention, span: tuple[int, int], chain: Sequence[Speaker]) -> Stance | None:
    object_only = bool(word.says("object"))
    about = _about(page, word, (word.end, min(span[1], word.end + 60)) if object_only else span)
    holder = _holder(page, word, span, chain)
    if holder is None or (about == "other" and not (word.says("posture") or word.says("says"))):
        return None
    says = _says(page, word, span, about)
    if says is None:
        return None
    polarity: Polarity = next(p for p in ("for", "against", "doubtful", "neutral") if p == word.value)
    return Stance(holder=holder, about=about, says=says, polarity=polarity)


def _about(page: Page, word: Mention, span: tuple[int, int]) -> About:
    if word.says("posture"):
        return "other"
    named = page.within(span, "peace")
    if any(p.value == "peace" for p in named):
        return "peace_agreement"
    if any(p.value == "agreement" for p in named) or word.says("trade"):
        return "agreement"
    return "guarantee" if any(p.value == "guarantee" for p in named) else "other"


def _holder(page: Page, word: Mention, span: tuple[int, int], chain: Sequence[Speaker]) -> str | None:
    """Return the party whose attitude it is: the subject, else who speaks, else the document."""
    if word.says("condition"):
        return chain[-1].name if chain else None
    before = [
        a for a in page.actors_in((span[0], word.start)) if a.kind in {"state", "person"} and not a.led_by
    ]
    if chain and chain[-1].rank == "party":
        return chain[-1].state
    if before and (before[-1].kind == "state" or word.says("posture")):
        return before[-1].codes[0]
    return chain[-1].name if chain else None


def _says(page: Page, word: Mention, span: tuple[int, int], about: About) -> str | None:
    """Say the attitude in one English clause, built from the terms that the tables know."""
    terms = page.within(span, "term")
    if word.says("condition"):
        subject = [t.value for t in terms if t.end <= word.start]
        aim = [t.value for t in terms if t.says("aim")]
        contrast = page.within(span, "contrast")
        refused = [
            t.value for t in terms if contrast and t.start >= contrast[0].end and t.value != (aim or [""])[0]
        ]
        if not subject or not aim:
            return None
        against = f", not {' or '.join(dict.fromkeys(refused))}," if refused else ""
        return f"{subject[-1]}{against} is the condition of {aim[0]}"
    if word.says("posture"):
        target = [a for a in page.actors_in((word.end, span[1])) if a.led_by in {"against", "to", "toward"}]
        toward = (
            f" toward {state_names()[target[0].codes[0]][0]}"
            if target and target[0].codes[0] in state_names()
            else ""
        )
        return f"continues to support a wider military posture{toward}"
    if word.says("says"):
        return word.says("says")
    if word.value == "doubtful":
        return (
            "peace agreements are unlikely" if about == "peace_agreement" else "such an agreement is unlikely"
        )
    return f"{'supports' if word.value == 'for' else 'opposes'} the {about.replace('_', ' ')}"


def _stance_span(page: Page, word: Mention, span: tuple[int, int]) -> tuple[int, int]:
    """Return the clause of the attitude, from its subject (or first term) to its last word."""
    parts = [(m.start, m.end) for m in page.within(span, "term", "peace")]
    parts += [
        (a.start, a.end) for a in page.actors_in(span) if a.kind in {"state", "person"} and not a.led_by
    ]
    if word.says("posture"):
        parts = [(a.start, a.end) for a in page.actors_in((word.end, span[1]))]
        parts += [
            (v.start, v.end)
            for v in page.within((max(span[0], word.start - 30), word.start), "attitude", "continue")
        ]
    near = [p for p in parts if p[0] - word.end < 160 and word.start - p[1] < 120]
    low, high = min([word.start, *(p[0] for p in near)]), max([word.end, *(p[1] for p in near)])
    if word.value in {"for", "against"} and not (word.says("condition") or word.says("posture")):
        high = min(span[1], max(high, word.end + 1))
    return low, high
