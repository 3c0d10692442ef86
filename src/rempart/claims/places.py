"""Where the words of a verb stand in a language with cases: behind it, before it, beside its noun."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.brackets import WIDEST, clause_start
from rempart.claims.clauses import is_copula
from rempart.claims.mentions import Mention, cases_of
from rempart.claims.money import AID
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.table import Row

# Letters between a verb and a subject behind it, and between a passive and an agent before it.
INVERTED: Final = 60
AGENT_BEFORE: Final = 60
# Letters between a noun of action and its genitive: *поставки зброї Німеччини*.
GENITIVE: Final = 30
# Letters of small words between a verb and its subject: *liefert nun auch die*.
LIGHT: Final = 16
# Letters between a paper and the verb that says it is signed.
SIGNED_WITHIN: Final = 90
CUTS: Final = frozenset(",;:()\n")
# Letters of the word that opens a relative clause, behind a comma.
RELATIVE: Final = 12
# What firms do to things that a state has of them.
SUPPLYING: Final = frozenset({"sell", "deliver", "give", "produce"})
# Letters between an order and those with whom it is placed.
PLACED: Final = 12
# Letters between a party and the scheme it owns.
SCHEME: Final = 30
# Letters beside a party in which the stocks it owns are named, and before these in which a word for *from* stands.
STOCK, LED = 45, 14

# Letters of a particle that leads an infinitive, with the space behind it.
PARTICLE: Final = 6


def inverted_subject(page: Page, frame: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Return a nominative behind its verb: *Сто танков купит Польша*.

    One before the verb wins where no comma or further verb stands between.
    """
    if not frame.says("verb") or frame.says("passive") or _is_infinitive(page, frame):
        return None
    for actor in actors:
        gap = _without_insertion(page.folded[frame.end : actor.start])
        if not 0 < len(gap) <= INVERTED or actor.led_by or actor.kind == "origin":
            continue
        if not _may_be_subject(page, frame, actor):
            continue
        verbs = [v for v in page.within((frame.end, actor.start), "frame", "speech") if not v.says("noun")]
        if set(gap) & CUTS or verbs:
            return None
        ahead = [a for a in actors if a.end <= frame.start and not a.led_by]
        near = bool(ahead) and (
            not _is_cut(page, ahead[-1].end, frame.start) or _is_apposed(page, ahead[-1], frame)
        )
        return None if near else actor
    return None


def _is_infinitive(page: Page, frame: Mention) -> bool:
    """Tell a verb behind its particle, which has no subject behind it: *har beslutat att ge Ukraina tio båtar*."""
    return any(
        m.end == frame.start - 1 for m in page.within((frame.start - PARTICLE, frame.start), "infinitive")
    )


def signer_behind(page: Page, frame: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Return who signed a paper, behind the verb: *Контракт з концерном підписало Міністерство оборони Румунії*."""
    if not frame.says("noun") or frame.value != "deal":
        return None
    for word in page.within((frame.end, frame.end + SIGNED_WITHIN), "status"):
        for actor in actors:
            if word.says("done") and 0 < actor.start - word.end <= 3 and "nom" in actor.cases:
                return actor
    return None


def _without_insertion(gap: str) -> str:
    """Leave out what two commas set off: *Платить, как следует из документа, должна Европа*."""
    before, _, rest = gap.partition(",")
    inserted, comma, behind = rest.partition(",")
    return before + behind if comma and len(inserted) < INVERTED and "," not in behind else gap


def _is_next(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell who stands right behind a verb, over articles and titles: *liefert nun auch die Regierung*."""
    titles = page.within((frame.end, actor.start), "speaker", "government", "institution")
    end = titles[0].start if titles else actor.start
    gap = page.folded[frame.end : end]
    return len(gap) <= LIGHT and not any(letter.isdigit() for letter in gap)


def _may_be_subject(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a nominative, or in a language that inverts without cases a party right behind a finite verb."""
    order = page.language.word_order
    if "nom" in actor.cases or ("verb second" in order and _is_next(page, frame, actor)):
        return True
    if actor.kind == "firm" and not actor.cases and frame.value in SUPPLYING and inflects(page):
        return True  # "dodá Ukrajině Excalibur Army 40 raketometů"
    if actor.cases or "inverted" not in order:
        return False
    tense = page.language.ending(page.folded[frame.start : frame.end].split(" ", 1)[0])
    helped = page.within((max(0, frame.start - 12), frame.start), "auxiliary")
    perfect = any(a.value in {"done", "before", "hearsay"} for a in helped[-1:])
    finite = tense != "infinitive" and (tense != "participle" or perfect)
    return finite and page.mentions.only(page.folded, frame.end, actor.start, "article")


def inflects(page: Page) -> bool:
    """Tell a language whose forms of states show who is given what."""
    framed = "bracket" in page.language.word_order  # German tells by place
    return not framed and any(actor.cases for actor in page.actors if actor.kind == "state")


def _is_cut(page: Page, low: int, high: int) -> bool:
    gap = page.folded[low:high]
    return bool(set(gap) & CUTS) or " - " in gap or bool(page.within((low, high), "that", "frame", "speech"))


def _is_apposed(page: Page, actor: Actor, frame: Mention) -> bool:
    """Tell a name between two commas right before its verb: *Der Minister, Mychajlo Fedorow, bat*."""
    gap = page.folded[actor.end : frame.start]
    return gap == ", " and page.folded[max(0, actor.start - 2) : actor.start] == ", "


def agent_before(page: Page, frame: Mention, actors: Sequence[Actor], *, passive: bool) -> Actor | None:
    """Return the agent that stands before a passive: *Німеччиною передано*, *von Berlin geliefert*.

    A noun has the agent of the passive that leads it: *Туреччиною підписано договір*.
    """
    low = max(0, frame.start - AGENT_BEFORE)
    signed = [s for s in page.within((low, frame.start), "status") if s.says("done")]
    if not passive and not (frame.says("noun") and signed):
        return None
    bracket = "bracket" in page.language.word_order
    reach = WIDEST if bracket else AGENT_BEFORE
    for actor in reversed([a for a in actors if a.end <= frame.start and frame.start - a.end <= reach]):
        bare = actor.led_by == "by" and (actor.cases or bracket)
        if (bare or (actor.agent and bracket)) and (bracket or not _is_cut(page, actor.end, frame.start)):
            return actor
    return None


def second_party(page: Page, frame: Mention, actor: Actor, subject_end: int) -> bool:
    """Tell whom a verb that stands last is done to: *Südkorea soll Polen Panzer liefern*."""
    return (
        "bracket" in page.language.word_order
        and bool(frame.says("verb"))
        and not actor.led_by
        and actor.kind == "state"
        and clause_start(page, frame) <= subject_end < actor.start < frame.start
    )


def bracket_subject(page: Page, frame: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Return the first party of a clause that its verb closes: *hat Berlin Kiew zwei Systeme überlassen*."""
    low = clause_start(page, frame)
    owns = "genitive subject" in page.language.word_order
    for actor in actors:
        free = not actor.led_by or (owns and "gen" in actor.cases)
        if low <= actor.start < frame.start and free and actor.kind != "origin":
            return actor
    return next((a for a in reversed(actors) if a.end <= low and heads_relative(page, frame, a)), None)


def heads_relative(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell of whom a relative clause says what its verb does: *for Morocco, which has asked to buy*."""
    if actor.kind not in {"state", "firm"} or page.folded[actor.end : actor.end + 2] != ", ":
        return False
    opens = page.within((actor.end + 2, actor.end + RELATIVE), "that", "relative", "pronoun")
    clause = bool(opens) and opens[0].start == actor.end + 2 and bool(frame.says("verb"))
    return clause and not set(page.folded[opens[0].end : frame.start]) & CUTS


def listed_share(page: Page, anchor: Anchor, actors: Sequence[Actor]) -> Actor | None:
    """Return who stands before a figure with only a dash between: *Канада - 50 млн*, in a list of givers."""
    if not anchor.money:
        return None
    for actor in actors:
        gap = page.folded[actor.end : anchor.start]
        if actor.kind == "state" and not actor.led_by and is_copula(page, actor.end, anchor.start) and gap:
            return actor
    return None


def giver_named(page: Page, frame: Mention, sentence: Sentence) -> Actor | None:
    """Return whose gift a noun is by the adjective right before it: *норвезький пакет*, *немецкий кредит*."""
    if not frame.says("noun") or frame.value not in {"give", "pledge", "lend"}:
        return None
    things = [i for i in page.within((frame.start, frame.end), "item") if i.value != AID]
    # Behind it: "un contributo italiano", no "pacchetto di armi americane"
    for actor in page.actors_in(sentence):
        free = not page.within((actor.end + 1, actor.end + 25), "item") and not things
        behind = actor.start == frame.end + 1 and not actor.cases and frame.value != "lend" and free
        before = actor.end == frame.start - 1
        if before and not actor.cases:  # "The Danish contribution amounts to": its own, no aid for it
            before = "UA" not in actor.codes and bool(page.within((frame.start, frame.end + COSTS), "price"))
        if actor.kind == "origin" and (before or behind):
            return actor
    return None


# Letters behind a noun in which a verb says how much it amounts to.
COSTS: Final = 20
# Letters between a verb of receiving and the giver behind *of*.
OF_VERB: Final = 8
# Letters of what is bought between its place and the participle.
OBJECT: Final = 60


def at_place(page: Page, frame: Mention, actor: Actor, row: Row) -> str:
    """Return the role of a place that may be a source: *замовили у США*, *купить в Китае*, *виробляють у США*.

    A place that its case makes sure (*в Китае*) is a source only of what is bought in a state, not in a capital.
    """
    behind = frame.says("verb") and 0 <= actor.start - frame.end <= OF_VERB
    if actor.led_by == "of" and frame.value == "receive" and behind:
        return row.text("from")  # "ha recibido de Noruega"
    if actor.led_by == "at":
        source = row.text("type") in {"purchase", "request"}
        return row.text("in") or (row.text("from") if source else "")
    if actor.led_by != "in":
        return ""
    state = [p for p in page.within((actor.start, actor.end), "party") if p.says("noun")]
    bought = frame.value == "buy" and bool(state) and _stands_beside(page, frame, actor)
    if not (actor.cases or "verb second" in page.language.word_order):
        return row.text("from") if bought else ""
    return row.text("in") or (row.text("from") if bought else "")


def _stands_beside(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a place right behind a verb, or before its participle: *bestellte in Schweden*, *hat in den USA bestellt*."""
    if frame.end <= actor.start:
        return actor.start - frame.end <= (INVERTED if "verb second" in page.language.word_order else OF_VERB)
    gap = page.folded[actor.end : frame.start]
    return "verb second" in page.language.word_order and len(gap) <= OBJECT and not set(gap) & set(",;:()")


def is_offered(page: Page, actor: Actor) -> bool:
    """Tell a dative that a verb of offering takes: *предложит Вашингтону купить* buys nothing for Washington."""
    verbs = page.within((max(0, actor.start - AGENT_BEFORE), actor.start), "auxiliary")
    return any(verb.says("offer") and actor.start - verb.end == 1 for verb in verbs)


def pronoun_before(page: Page, frame: Mention, sentence: Sentence) -> bool:
    """Tell whether a nominative pronoun stands before a verb; so is one without a case."""
    near = page.within((max(sentence.start, frame.start - 30), frame.start), "pronoun")
    return any("nom" in (cases_of(pronoun) or {"nom"}) for pronoun in near)


def is_of_noun(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell a genitive that says whose action a noun is: *замовлення Польщі*, *внесок уряду Данії*."""
    gap = page.folded[frame.end : actor.start]
    return (
        bool(frame.says("noun"))
        and 0 < len(gap) <= GENITIVE
        and not set(gap) & CUTS
        and not page.within((frame.end, actor.start), "item", "frame", "preposition", "conjunction")
    )


def of_whom(page: Page, frame: Mention, actor: Actor, row: Row) -> str:
    """Return the role of a genitive: who acts, or, of *support*, whom it is for: *пакет підтримки України*.

    Of others than Ukraine, and where somebody else is supported, who acts: *wsparcie Niemiec dla Ukrainy*.
    """
    if not is_of_noun(page, frame, actor):
        return ""
    others = page.actors_in((actor.end, page.sentence_at(actor.start).end)) if frame.says("of") else ()
    supported = bool(frame.says("of")) and not any(a.led_by in {"dat", "for", "to"} for a in others)
    return frame.says("of") if supported and "UA" in actor.codes else row.text("of")


def owns_scheme(page: Page, actor: Actor) -> bool:
    """Tell a party that only says whose scheme pays: *financed from the EU's SAFE programme*, *NATO's PURL*."""
    if not actor.led_by and not actor.possessive:
        return False
    for scheme in page.within((actor.start, actor.end + SCHEME), "scheme"):
        gap = page.folded[actor.end : scheme.start]
        if {scheme.says("funder"), "NATO"} & set(actor.codes) and not set(gap) & set(",;:."):
            return not page.within((actor.end, scheme.start), "frame", "auxiliary")
    return False


def owns_stocks(page: Page, actor: Actor) -> bool:
    """Tell whose stocks things come out of: *30 carriers from the stocks of the Danish army*, *from Danish stocks*."""
    for stock in page.within((actor.start - STOCK, actor.end + STOCK), "stock"):
        gap = (stock.end, actor.start) if actor.start >= stock.end else (actor.end, stock.start)
        if actor.kind not in {"state", "origin"} or not 0 < gap[1] - gap[0] <= SCHEME:
            continue
        beside = page.mentions.only(page.folded, *gap, "preposition", "article", "government")
        if beside or page.folded[slice(*gap)] == "'s ":
            return bool(stock.says("out")) or _comes_out(page, min(actor.start, stock.start))
    return False


def _comes_out(page: Page, place: int) -> bool:
    """Tell whether a word for *from*, or for *of*, leads what stands at a place, or its own case does."""
    leads = page.within((place - LED, place + LED), "preposition")
    leads = [word for word in leads if page.mentions.only(page.folded, word.end, place, "article")]
    return any({word.value, *word.entry.more.values()} & {"from", "of"} for word in leads)


def is_sent_to(page: Page, frame: Mention, actor: Actor) -> bool:
    """Tell where something is sent, in a language whose *in* is also *to*: *ha inviato tre carri in Ucraina*."""
    sent = actor.led_by == "in" and actor.start > frame.end and frame.value in {"give", "deliver"}
    return sent and "in is to" in page.language.word_order and bool(frame.says("verb"))


def is_placed_with(frame: Mention, actor: Actor) -> bool:
    """Tell with whom an order is placed: *has a separate order with Britain for 20 new ones*."""
    noun = (
        frame.value in {"buy", "deal"} and bool(frame.says("noun")) and 0 < actor.start - frame.end <= PLACED
    )
    firm = actor.kind == "firm" and actor.led_by == "to"  # "die Aufträge an Helsing und Stark"
    return noun and (firm or (frame.value == "buy" and actor.led_by == "with"))
