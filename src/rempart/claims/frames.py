"""Which verb or noun governs a figure: buying, giving, lending, producing, asking."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.brackets import closes
from rempart.claims.clauses import is_copula
from rempart.claims.insertions import is_spoken
from rempart.claims.loan_uses import is_use_of_loan
from rempart.claims.mentions import Entry, Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.paid_making import is_paid_making
from rempart.claims.preferring import preferred
from rempart.claims.sentences import Sentence
from rempart.terms.table import Row, table

BUYING: Final = frozenset({"buy", "sell", "choose", "deal", "spend"})
FAR: Final = 10_000
# Letters and words between *announced* and its sum, and what may not stand there.
BEFORE_SUM: Final = 45
# Letters between *announced* and the last of several sums.
LISTED: Final = 150
WORDS: Final = 4
LARGE: Final = (
    "frame",
    "item",
    "that",
    "party",
    "adjective",
    "speech",
    "conjunction",
    "price",
    "part",
    "background",
)
# What a verb of a relative clause costs where the clause is about another party.
OF_ANOTHER: Final = 200
# Letters that count of the words between a figure and a verb that closes its clause.
NEAR: Final = 50
# What may stand between a verb of wanting and what is wanted.
DIRECT: Final = ("article", "bound", "further", "some_of", "preposition", "particle")
# Nouns of what is given, and letters between the verb that gives it and that noun, over its taker.
GIFTS, TAKER = frozenset({"give", "pledge"}), 50
# Letters between *made by* and the firm.
MAKER: Final = 30
# Letters of a relative clause between two commas before its verb.
INSERTED: Final = 60
NEXT: Final = 20  # letters behind the second comma in which the verb of the sentence stands
HANDING: Final = frozenset({"give", "deliver", "receive"})
OF_PRICE: Final = 4  # letters of *for* and *at*
# Letters between the name of a scheme and the verb that says what it is for.
PURPOSE: Final = 60
PAYING: Final = frozenset({"fund", "spend"})
SCHEMED: Final = frozenset({"buy", "sell", "deliver", "receive"})


@cache
def frame_rows() -> dict[str, Row]:
    """Return the frames of the grammar by name: type and the role of each place around the verb."""
    return dict(table("languages/all/frames").items())


# Letters beside a word of making in which stands whose make it is, and of a preposition before that.
ORIGIN, LED = 25, 8


def governing(page: Page, anchor: Anchor, sentence: Sentence) -> Mention | None:
    """Return the frame that governs an anchor, None where its sentence has none.

    The nearest one wins, with a handicap per kind; a mark that cuts clauses keeps frames apart.
    """
    bodies = [a for a in page.actors_in(sentence) if a.end - a.start > 12]
    sums, counts = page.figures_in(sentence)
    of_all = {id(c.verb) for c in counts if c.verb and not anchor.money}
    frames = [
        f
        for f in page.within(sentence, "frame")
        if not any(b.start < f.start and f.end <= b.end for b in bodies)
        and not is_spoken(page, f)
        and not _is_in_name(page, f, sentence)
        and not _is_of_scheme(page, f)
        and not _pays_part(page, anchor, f)
        and not is_use_of_loan(page, f, anchor)
        and not is_paid_making(page, (anchor.start, anchor.end), f)
        and not _is_set_off(page, anchor, f)
        and id(f) not in of_all  # "acht der 20 bestellten Puma"
        and not any(m.start < f.start < m.end for m in sums)  # "3.2 trillion won"
    ]
    told = _announced(page, anchor, sentence)
    if told is not None or not frames:
        return told
    cost = {id(f): distance_of(page, anchor, f) for f in frames}
    frames = [f for f in frames if not _names_maker(page, f)] or [
        f for f in frames if not _says_origin(page, f)
    ]
    if not frames:
        return None
    best = min(frames, key=lambda f: (cost[id(f)], f.start))
    if cost[id(best)] >= FAR:
        return None
    if anchor.money and best.value in HANDING and best.says("verb") and _is_over(page, best, anchor):
        return None
    near = [f for f in frames if cost[id(f)] < 400]
    found = preferred(page, best, near, anchor)
    if found is best and _tells_of_some(page, best, anchor):
        return None
    return _giving(page, found, frames) if found.says("noun") else found


def _is_set_off(page: Page, anchor: Anchor, verb: Mention) -> bool:
    """Tell a participle between two commas behind things whose verb follows: *The first two, built in Riga, are due in May*."""
    if anchor.money or not is_participle(page, verb) or not page.folded.endswith(", ", 0, verb.start):
        return False
    end = page.sentence_at(verb.start).end
    closes = page.folded.find(", ", verb.end, min(end, verb.end + INSERTED))
    beside = anchor.end <= verb.start and not page.folded[anchor.end : verb.start - 2].count(",")
    later = (
        page.within((closes, min(end, closes + NEXT)), "frame", "auxiliary") if beside and closes > 0 else []
    )
    return bool(later) and (later[0].kind == "auxiliary" or bool(later[0].says("verb")))


def _giving(page: Page, noun: Mention, frames: Sequence[Mention]) -> Mention:
    """Return the verb whose taker stands between it and its noun: *gives Ukraine a package worth 6 billion*."""
    if noun.value not in GIFTS:
        return noun
    for verb in frames:
        gap = (verb.end, noun.start)
        if verb.value not in GIFTS or not verb.says("verb") or not 0 < gap[1] - gap[0] < TAKER:
            continue
        takers = [a for a in page.actors_in(gap) if a.kind == "state" and (not a.led_by or a.led_by == "dat")]
        if (
            len(takers) == 1
            and takers[0].start - verb.end <= 1
            and not set(page.folded[slice(*gap)]) & set(",;:.")
        ):
            return verb
    return noun


def _pays_part(page: Page, anchor: Anchor, noun: Mention) -> bool:
    """Tell a loan that pays a share of a sum: *between 240 and 270 million, and a third will be covered by a loan*."""
    if noun.value != "lend" or not noun.says("noun") or not anchor.money or noun.start < anchor.end:
        return False
    comma = page.folded.rfind(", ", anchor.end, noun.start)
    told = page.within((comma, noun.start), "auxiliary", "frame", "part", "relative", "that", "pronoun")
    if comma < 0 or not told or (told[0].kind == "frame" and told[0].value not in PAYING):
        return False
    return told[0].kind == "part" or told[0].start > comma + 2


def _is_of_scheme(page: Page, frame: Mention) -> bool:
    """Tell a verb that says what a scheme is for: *15 million for the NATO scheme that buys American weapons*."""
    before = (frame.start - PURPOSE, frame.start)
    schemes = page.within(before, "scheme") if frame.says("verb") and frame.value in SCHEMED else []
    opens = page.within((schemes[-1].end, frame.start), "that", "relative", "pronoun") if schemes else []
    # "the scheme through which Ukraine gets American arms", but no "scheme that has received 4 billion"
    taker = frame.value != "receive" or any(page.actors_in((word.end, frame.start)) for word in opens[:1])
    return bool(opens) and taker


def _tells_of_some(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell a verb that only says what becomes of some: *covers another 180, of which 61 will be built here*."""
    gap = (anchor.end, frame.start)
    if gap[0] >= gap[1] or not frame.says("verb") or anchor.money:
        return False
    parts = [p for p in page.within(gap, "part") if page.folded[p.start - 2 : p.start] == ", "]
    return bool(parts) and any(parts[0].end <= start and end <= frame.start for start, end in anchor.others)


def _is_in_name(page: Page, frame: Mention, sentence: Sentence) -> bool:
    """Tell a verb that is part of a name: *told the Balkan Wire*; a headline may have a capital anywhere."""
    if not sentence.paragraph or frame.says("noun") or not page.text[frame.start].isupper():
        return False
    before = page.text[sentence.start : frame.start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper()


def _announced(page: Page, anchor: Anchor, sentence: Sentence) -> Mention | None:
    """Return a pledge where a sum is itself what is announced: *Canada announced another 60 million*."""
    if not anchor.money:
        return None
    sums = [m.start for m in page.figures_in(sentence)[0] if m.start < anchor.start]
    for word in page.within((max(sentence.start, anchor.start - LISTED), anchor.start), "announcing"):
        first = next((start for start in sums if start >= word.end), anchor.start)
        gap = page.folded[word.end : first]
        plain = not set(gap) & set(',;:().\n"') and len(gap) <= BEFORE_SUM and len(gap.split()) <= WORDS
        if not plain or page.within((word.end, first), *LARGE):
            continue
        if first == anchor.start or _is_next_giver(page, first, anchor):
            entry = Entry("frame", "pledge", {"verb": "yes"}, form=word.entry.form)
            return Mention(word.start, word.end, entry)
    return None


def _is_next_giver(page: Page, first: int, anchor: Anchor) -> bool:
    """Tell the sum of a further giver: *Spain announced 100 million and Belgium another 100 million*."""
    givers = [a for a in page.actors_in((first, anchor.start)) if a.kind == "state" and not a.led_by]
    between = page.within((first, anchor.start), "frame", "speech", "that", "background")
    return bool(givers) and anchor.start - givers[-1].end < BEFORE_SUM and not between


def distance_of(page: Page, anchor: Anchor, frame: Mention) -> int:
    """Return how far a frame is from an anchor, with the handicaps of its kind and of marks between."""
    low, high = (frame.end, anchor.start) if frame.end <= anchor.start else (anchor.end, frame.start)
    gap = _between(page, anchor, frame, (low, high))
    cost = 250 * sum(gap.count(m) for m in ("; ", ": ", " - ", " (", ") "))
    others = sum(1 for start, end in anchor.others if low <= start and end <= high)
    if frame.start >= anchor.end and _ends_clause(page, frame):
        cost += min(len(gap), NEAR) + 10 * gap.count(",") + 20 * others
    else:
        cost += len(gap) + 25 * gap.count(",") + 90 * others
    row = frame_rows()[frame.value]
    cost += int(row.text("money_rank" if anchor.money else "count_rank"))
    # "6.5 billion, of which 1.3 is an advance"
    apart = not anchor.money or (frame.says("advance") and others)
    if frame.value == "pledge" and frame.says("noun") and apart:
        cost += FAR
    direct = frame.end <= anchor.start and page.mentions.only(page.folded, frame.end, anchor.start, *DIRECT)
    if frame.says("direct") and not direct:
        cost += FAR  # "veut sortir 350.000 obus" wants none
    if frame.says("things") and anchor.money:
        cost += FAR  # "зібрати 150 дронів", but "зібрати 150 млн"
    if frame.says("light") and page.within((frame.end, anchor.start), "frame", "status"):
        cost += FAR  # "ha dado de baja la compra de 168 puestos" gives none
    if frame.says("noun") and frame.start >= anchor.end and _opens_conjunct(page, anchor, frame):
        cost += OF_ANOTHER
    inside = page.within((frame.start, frame.end), "item")
    if (
        frame.says("noun")
        and inside
        and not (anchor.start <= inside[0].start < anchor.end)
        and not anchor.money
    ):
        cost += FAR
    bare = not page.within((anchor.start, anchor.end), "item", "unit")  # "the last two arrived"
    touching = frame.start - anchor.end == 1 and not anchor.money and (bare or is_participle(page, frame))
    if frame.end <= anchor.start and frame.says("verb") and is_inserted(page, frame, anchor.start):
        cost += OF_ANOTHER
    if frame.start >= anchor.end and frame.says("verb") and not touching:
        cost += OF_ANOTHER if _is_of_another(page, anchor.end, frame.start) else 15
    return cost


def _between(page: Page, anchor: Anchor, frame: Mention, span: tuple[int, int]) -> str:
    """Return what stands between a frame and its figure, without a dash or a colon that does for *is*."""
    low, high = span
    gap = page.folded[low:high] if high > low else ""
    if frame.says("contract") and anchor.money and gap.endswith(": "):
        return gap[:-2]  # "the maintenance contract for the helicopters: 96 million euros"
    dash = page.folded.rfind(" - ", low, high) if high == anchor.start else -1
    return gap[: dash - low] + gap[dash - low + 2 :] if dash >= 0 and is_copula(page, dash, high) else gap


def _opens_conjunct(page: Page, anchor: Anchor, noun: Mention) -> bool:
    """Tell a noun that begins another thing of a list: *cztery baterie, 26 pojazdów oraz dostawa amunicji*."""
    joins = page.within((anchor.end, noun.start), "conjunction")
    return bool(joins) and page.mentions.only(page.folded, joins[-1].end, noun.start, "article", "rank")


def _ends_clause(page: Page, frame: Mention) -> bool:
    """Tell a verb that stands last, so that its words stand far before it: *hat zwei Systeme geliefert*."""
    return bool(frame.says("verb")) and "bracket" in page.language.word_order and closes(page, frame)


def _is_of_another(page: Page, low: int, high: int) -> bool:
    """Tell a verb in a relative clause about a party named behind the figure: *1.6 billion and Denmark, which sent*."""
    relatives = page.within((low, high), "pronoun", "that")
    if not relatives or not page.folded[low : relatives[-1].start].endswith(", "):
        return False
    return any(relatives[-1].start - actor.end == 2 for actor in page.actors_in((low, high)))


def is_inserted(page: Page, frame: Mention, figure: int) -> bool:
    """Tell a verb of a relative clause that is over: *The ships, which BAE will build in Glasgow, are worth 10bn*."""
    opens = page.folded.rfind(", ", max(0, frame.start - INSERTED), frame.start)
    closes = page.folded.find(", ", frame.end, figure)
    if opens < 0 or closes < 0 or set(page.folded[opens:closes]) & set(".;:("):
        return False
    begun = page.within((opens + 2, opens + 12), "that", "pronoun")
    behind = page.folded[closes + 2 : figure]
    verbs = page.within((closes, figure), "price", "auxiliary", "frame", "speech")
    return bool(begun) and begun[0].start == opens + 2 and ", " not in behind and bool(verbs)


def _is_over(page: Page, frame: Mention, anchor: Anchor) -> bool:
    """Tell a verb of a clause aside, after which the price is told: *CaMo, which equips the army with Jaguars, costs 2bn*."""
    words = page.within((frame.end, anchor.start), "price", "frame") if anchor.start > frame.end else []
    costs = [w for w in words if w.kind == "price" and w.end - w.start > OF_PRICE]
    others = any(w.kind == "frame" for w in words)
    return bool(costs) and not others and is_inserted(page, frame, anchor.start)


def _names_maker(page: Page, frame: Mention) -> bool:
    """Tell a participle that only says who builds a thing, or where: *a frigate built by Naval Group*."""
    if frame.value != "produce":
        return False
    if frame.says("company"):  # "entrusted to the joint venture of Leonardo and Rheinmetall"
        return bool(page.within((frame.start - MAKER, frame.end + MAKER), "firm"))
    if frame.says("noun"):
        # As in "самолёт A400M производства (компании) Airbus".
        firms = page.within((frame.end, frame.end + MAKER), "firm")
        made = bool(firms) and page.mentions.only(page.folded, frame.end, firms[0].start, "industry")
        named = page.within((frame.start - 20, frame.start), "item", "unit")
        return _says_origin(page, frame) or (made and bool(named) and named[-1].end == frame.start - 1)
    word = page.folded[frame.start : frame.end].split(" ", 1)[0]
    if not is_participle(page, frame) and word != "made":
        return False
    low = max(0, frame.start - 30)
    helped = [a for a in page.within((low, frame.start), "auxiliary") if a.value == "passive"]
    led = [a for a in page.actors_in((frame.end, frame.end + 50)) if a.led_by in {"by", "in"} or a.agent]
    return not helped and bool(led) and bool(page.within((low, frame.start), "item", "unit"))


def _says_origin(page: Page, frame: Mention) -> bool:
    """Tell a phrase that only says where a thing is made: *radares de fabricación noruega*, *литовського виробництва*."""
    if frame.value != "produce" or not frame.says("noun"):
        return False
    origin = page.within((frame.start - ORIGIN, frame.end + ORIGIN), "adjective")
    beside = [a.start for a in origin if a.start == frame.end + 1 or a.end == frame.start - 1]
    if not beside:
        return False
    start = min(frame.start, beside[0])
    led = [p for p in page.within((start - LED, start), "preposition") if p.value in {"of", "from"}]
    if led and page.folded[led[-1].end : start].strip() == "":
        if led[-1].value == "of" and start == frame.start:
            return True
        start = led[-1].start
    elif start == frame.start:
        return False  # "production ukrainienne"
    return any(m.end == start - 1 for m in page.within((start - ORIGIN, start), "item", "unit"))
