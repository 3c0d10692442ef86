"""Counts whose thing goes without saying: *Romania 18*, *the first three*, *11 of them*, *34 ordered in 2018*."""

from collections.abc import Callable
from typing import Final

from rempart.claims.bounds import bounds_before
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.numbers import Figure

# Where the count before ended, and whether it named its thing.
Last = tuple[int, bool]
# Letters between two counts of a list whose thing is said once.
APART: Final = 70
OBJECT_OF: Final = frozenset({"buy", "give", "deliver", "receive", "produce", "ask", "pledge", "sell"})
HANDLED: Final = frozenset({"buy", "give", "deliver", "reach", "receive", "produce"})
# Letters between a number and the verb that says what has become of so many: *av vilka elva hittills har levererats*.
HELPED: Final = 20
# Letters of a word for an option before an ordinal.
LED: Final = 30
# Letters between a word for a part of a delivery and its number.
BATCH: Final = 30
# What things do themselves: they arrive.
MOVED: Final = frozenset({"reach"})
# Letters behind a number in which who acts and the verb stand.
ACTING: Final = 40
ACTORS: Final = ("party", "government", "institution", "firm")
TRADED: Final = frozenset({"ask", "deal", "buy", "sell"})
RELATIVES: Final = ("that", "pronoun", "relative")
# Letters of a clause behind a number before its verb: *los 30 que Lima ya había encargado*.
RELATED: Final = 45
# How often: what a claim calls its period where it is a rate.
RATES: Final = frozenset({"day", "week", "month", "quarter", "year"})
# Letters between a number, or what it counts, and how often: *40 виробів на місяць*.
OFTEN: Final = 14
# Letters between the verb of the first and the others that it is also told of, and such verbs.
GAP: Final = 60
COMING: Final = frozenset({"reach", "deliver", "receive"})
AFTER_SOME: Final = ("preposition", "auxiliary", "frame", "conjunction", "that")


def is_rate(folded: str, mentions: Mentions, span: tuple[int, int]) -> bool:
    """Tell a number behind which stands how often, with at most one word between: *un millier par mois*."""
    behind = [m for m in mentions.within(span[1], span[1] + 2 * OFTEN, "period") if m.value in RATES]
    gap = folded[span[1] : behind[0].start] if behind else "."
    return len(gap) <= OFTEN and not set(gap) & set(",;:.()\n") and gap.count(" ") <= 2


def is_year(figure: Figure) -> bool:
    """Tell a number of four digits that is a year."""
    return figure.digits and figure.end - figure.start == 4 and 1900 <= figure.value <= 2100


def is_bare(folded: str, mentions: Mentions, figure: Figure, last: Last | None) -> bool:
    """Tell a count whose thing goes without saying: *asked for ten*, *a contract for 25, then of 27*."""
    year = is_year(figure) and not is_rate(folded, mentions, (figure.start, figure.end))  # "2000 a month"
    if figure.ordinal or year or opens_range(folded, mentions, figure):
        return figure.ordinal and _is_one_more(folded, mentions, figure)
    again = last is not None and counts_again(folded, mentions, (figure.start, figure.end), last[0])
    if again or any(rule(folded, mentions, figure) for rule in RULES):
        return True
    bound = bounds_before(folded, mentions, figure.start, "bound")
    start = bound.start if bound else figure.start
    lead = [p for p in mentions.within(max(0, start - 6), start, "preposition") if p.end == start - 1]
    part = [
        p
        for p in mentions.within(max(0, figure.start - HELPED), figure.start, "part")
        if mentions.only(folded, p.end, figure.start, "particle")
    ]
    if part and mentions.within(figure.end, figure.end + HELPED, "auxiliary"):
        return True
    if not lead or lead[0].value not in {"for", "of"}:
        return False
    end = figure.end
    following = mentions.within(end + 1, end + 12, "preposition", "auxiliary")
    if not (folded[end : end + 1] in set(",.;") or (following and following[0].start == end + 1)):
        return False
    frames = mentions.within(max(0, start - 30), start, "frame")
    close = [f for f in frames if f.value in TRADED and not folded[f.end : lead[0].start].strip()]
    apart = last is not None and lead[0].start > last[0] + 1  # "three regiments of five" is no five more
    goes_on = apart and last and not last[1] and figure.start - last[0] < 12
    return bool(close or goes_on)


def _is_one_more(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell an ordinal that alone says that one more would be bought: *with an option on a third*."""
    wanted = [
        f for f in mentions.within(figure.start - LED, figure.start, "frame") if f.end == figure.start - 1
    ]
    if not any(f.value == "buy" for f in wanted):
        return False
    behind = mentions.within(figure.end + 1, figure.end + HELPED, *AFTER_SOME, "deadline", "particle")
    beside = [word for word in behind if word.start == figure.end + 1]
    ends = folded[figure.end : figure.end + 1] in {".", ",", ";", ")", "", "\n"} or bool(beside)
    return ends and not any(word.value == "of" for word in beside)


def opens_range(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell the lower end of a range, whose thing stands behind the upper one: *huit à douze avions*."""
    joins = mentions.within(figure.end + 1, figure.end + 6, "range_join")
    if not joins or joins[0].start != figure.end + 1:
        return False
    follows = joins[0].end + 1
    return folded[follows : follows + 1].isdigit() or bool(mentions.within(follows, follows + 12, "number"))


def _is_subject(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell a number that stands alone as subject: *Twenty have arrived*, *: six ont été acquis par Kiev*."""
    bound = bounds_before(folded, mentions, figure.start, "bound")  # "Some 840 had been delivered"
    start = bound.start if bound else figure.start
    before = folded[max(0, start - 2) : start]
    opens = not before.strip() or before.rstrip(" ")[-1:] in {".", ":", ";", ",", "\n"}
    # "but only 91"
    opens = opens or any(p.end == start - 1 for p in mentions.within(start - HELPED, start, "particle"))
    if not opens or folded[figure.end : figure.end + 1] != " ":
        return False
    after = mentions.within(figure.end + 1, figure.end + 12, "auxiliary")
    if after and after[0].start == figure.end + 1 and after[0].value in {"done", "before", "passive"}:
        verbs = mentions.within(after[0].end, after[0].end + 40, "frame")
        return any(v.says("verb") and v.value in HANDLED for v in verbs)
    low = _past_particle(mentions, figure.end) + 1
    return any(v.start == low and _tells_what_became(v) for v in mentions.within(low, low + 20, "frame"))


def _past_particle(mentions: Mentions, end: int) -> int:
    """Return where a word such as *already* ends that stands right behind ``end``, else ``end``."""
    small = mentions.within(end + 1, end + 16, "particle")
    return small[0].end if small and small[0].start == end + 1 else end


def _tells_what_became(verb: Mention) -> bool:
    """Tell a verb that needs no auxiliary to say what became of things: *три уже переданы*, *dwa dotarły*.

    Who *received* or *bought* something may also be a person counted.
    """
    told = verb.says("passive") and verb.value in HANDLED
    return bool(verb.says("verb")) and bool(told or verb.value in MOVED)


def counts_again(folded: str, mentions: Mentions, span: tuple[int, int], last: int) -> bool:
    """Tell a bare number that goes on with the count that ended at ``last``: *, Romania 18 and Norway twelve*."""
    start, end = span
    between = folded[last:start]
    if not 0 < start - last <= APART or any(mark in between for mark in (". ", "\n", ":", "(")):
        return False
    parties = mentions.within(last, start, "party")
    if len(parties) != 1 or folded[parties[0].end : start].strip(" ,-"):
        return False
    if mentions.within(last, start, "frame", "speech", "preposition"):
        return False
    joins = mentions.within(end, end + 8, "conjunction")
    return folded[end : end + 1] in {",", ".", ";"} or bool(joins and joins[0].start == end + 1)


def _is_of_them(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell a number that a pronoun for the things goes with: *en a commandé dix*, *ne acquisterà dieci*."""
    before = mentions.within(max(0, figure.start - 50), figure.start, "partitive")
    if not before or set(folded[before[-1].end : figure.start]) & set(",;:.()"):
        return False
    verbs = [f for f in mentions.within(before[-1].start, figure.start, "frame") if f.says("verb")]
    rest = folded[figure.end : figure.end + 1]
    ends = rest in set(",.;:)") or bool(
        mentions.within(figure.end, figure.end + 14, "preposition", "conjunction")
    )
    return bool(verbs) and ends


def _is_some_of(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell some of the things told: *the first three in Nagasaki*, *les huit autres*, *the remaining 18 are*."""
    beside = [
        m
        for m in mentions.within(max(0, figure.start - 14), figure.end + 14, "some_of", "further")
        if m.end == figure.start - 1
        or m.start == figure.end + 1
        or (figure.start <= m.start and m.end <= figure.end)  # "die beiden anderen"
    ]
    if not beside:
        return False
    end = max(figure.end, beside[-1].end)
    verbs = ("auxiliary", "frame") if beside[-1].kind == "further" else AFTER_SOME
    end = _past_particle(mentions, end)
    after = mentions.within(end, end + 16, *verbs)
    ends = folded[end : end + 1] in {".", ",", ";", ")"} or bool(after and after[0].start == end + 1)
    return ends or _is_acted_on(folded, mentions, end) or _is_gapped(folded, mentions, figure)


def _is_gapped(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell the others whose verb is that of the first, in the clause before: *The first comes in May, the other two a year later*."""
    words = mentions.within(max(0, figure.start - 14), figure.end + 14, "some_of")
    others = [word for word in words if not word.says("first")]
    start = min([figure.start, *(word.start for word in others)])
    start = next((a.start for a in mentions.ending_at(start - 1, "article")), start)
    joined = folded[:start].endswith(", ") or bool(mentions.ending_at(start - 1, "conjunction"))
    verbs = [f for f in mentions.within(max(0, start - GAP), start, "frame") if f.value in COMING]
    return bool(others and joined and verbs) and ". " not in folded[verbs[-1].end : start]


def _is_acted_on(folded: str, mentions: Mentions, end: int) -> bool:
    """Tell a number with who acts and the verb behind it: *první čtyři už armáda převzala*."""
    verbs = [v for v in mentions.within(end, end + ACTING, "frame") if v.says("verb")]
    acting = bool(verbs) and bool(mentions.within(end, verbs[0].start, *ACTORS))
    return (
        acting
        and verbs[0].value in HANDLED
        and mentions.only(folded, end, verbs[0].start, *ACTORS, "particle")
    )


def _is_of_those(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell *218 of them* behind its verb, or before it where it opens a sentence: *Три из них переданы*."""
    those = [p for p in mentions.within(figure.end + 1, figure.end + 12, "part") if p.says("plural")]
    if not those or those[0].start != figure.end + 1:
        return False
    opens = folded[max(0, figure.start - 2) : figure.start].strip() in {"", ".", ";"}
    low, high = (those[0].end, those[0].end + 60) if opens else (max(0, figure.start - 40), figure.start)
    verbs = [f for f in mentions.within(low, high, "frame") if f.says("verb")]
    return bool(verbs) and ". " not in folded[low : verbs[0].start]


def _is_head(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell *the 34 ordered in 2018*: an article before, a participle behind."""
    verbs = mentions.within(figure.end + 1, figure.end + 20, "frame")
    behind = [v for v in verbs if v.start == figure.end + 1 and v.says("verb") and v.value in HANDLED]
    return bool(behind) and _is_led(folded, mentions, figure)


def _is_led(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell a number with an article or a preposition right before it."""
    small = mentions.within(max(0, figure.start - 6), figure.start, "article", "preposition")
    return any(not folded[s.end : figure.start].strip() for s in small)


def _is_related(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell *los 36 que compró en 2014*: an article before, a clause about a deal behind."""
    begun = [
        m for m in mentions.within(figure.end + 1, figure.end + 8, *RELATIVES) if m.start == figure.end + 1
    ]
    if not begun or not _is_led(folded, mentions, figure):
        return False
    verbs = mentions.within(begun[0].end, begun[0].end + RELATED, "frame")
    dealt = [v for v in verbs if v.says("verb") and v.value in HANDLED - {"produce"}]
    return bool(dealt) and not set(folded[begun[0].end : dealt[0].start]) & set(",;:.()\n")


def _is_object(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell a number right behind its verb: *will build 117 in Korea*, *le han prometido siete*."""
    bound = bounds_before(folded, mentions, figure.start, "bound")
    start = bound.start if bound else figure.start
    verbs = mentions.within(max(0, start - 25), start, "frame")
    beside = [
        v
        for v in verbs
        if v.says("verb")
        and v.value in OBJECT_OF
        and mentions.only(folded, v.end, start, "particle", "article")
    ]
    if not beside:
        return False
    more = mentions.within(figure.end + 1, figure.end + 14, "further")  # "to provide 30 more by 2028"
    end = more[0].end if more and more[0].start == figure.end + 1 else figure.end
    after = mentions.within(end + 1, end + 12, "preposition", "conjunction")
    return folded[end : end + 1] in {".", ",", ";", '"'} or bool(after and after[0].start == end + 1)


def _is_batch(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell how many a part of a delivery holds: *the first batch of 60 is due*, *une première livraison de 60*."""
    words = mentions.within(max(0, figure.start - BATCH), figure.start, "batch")
    small = ("preposition", "currency_link", "price", "article", "bound")
    if not words:
        return False
    span = (words[-1].end, figure.start)
    if not mentions.within(*span, *small[:3]) or not mentions.only(folded, *span, *small):
        return False
    after = mentions.within(figure.end + 1, figure.end + 16, *AFTER_SOME, "price", "status")
    return any(word.start == figure.end + 1 for word in after)


def _is_share(_folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell a number whose ending says *of those told*: *278'i Türkiye'de üretiliyor*, *dördünün teslim alındığını*."""
    endings = mentions.within(figure.start, figure.end + 5, "of_those")
    return any(ending.start in {figure.start, figure.end} for ending in endings)


def _is_option(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell how many more an option is for: *med opsjon på 18 til*, *з опціоном ще на дев'ять*."""
    words = [f for f in mentions.within(figure.start - LED, figure.start, "frame") if f.says("option")]
    if not words or not mentions.only(folded, words[-1].end, figure.start, "further", "bound", "preposition"):
        return False
    after = mentions.within(figure.end + 1, figure.end + HELPED, *AFTER_SOME, "further", "price", "deadline")
    ends = folded[figure.end : figure.end + 1] in {".", ",", ";", ")", "", "\n"}
    return ends or any(word.start == figure.end + 1 for word in after)


def _is_rate(folded: str, mentions: Mentions, figure: Figure) -> bool:
    """Tell how many are made in a month or a year: *at a rate of 1,000 a month*."""
    return is_rate(folded, mentions, (figure.start, figure.end))


RULES: Final[tuple[Callable[[str, Mentions, Figure], bool], ...]] = (
    _is_subject,
    _is_of_them,
    _is_some_of,
    _is_of_those,
    _is_head,
    _is_object,
    _is_batch,
    _is_option,
    _is_share,
    _is_related,
    _is_rate,
)
