"""Numbers in digits and in words; a number that is not wholly understood is none."""

import re
from typing import Final

from rempart.claims.folding import digits_as_ones
from rempart.claims.language import Language
from rempart.claims.measures import is_measure
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.ordered import Covered
from rempart.claims.scripts import goes_on

_DIGITS: Final = re.compile(r"[0-9][0-9.,' ]*")  # folding leaves no other digits
_GROUPS: Final = r"\d{1,3}(?:(?P<mark>[.,' ])\d{3})(?:(?P=mark)\d{3}){0,4}"
_THOUSANDS: Final = re.compile(_GROUPS + r"(?:[.,]\d{1,3})?")
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?")
# Nobody writes a fraction of a sum with a zero behind two digits: *MXN 2,400 millones* are 2400.
_MEXICAN: Final = re.compile(r"[1-9]\d{0,2},\d{2}0")
_PLAIN: Final = re.compile(r"\d{1,12}(?:[.,]\d{1,3})?")

TENS: Final = 20  # from here on a number word takes a small one behind it
LED: Final = 8  # letters behind *the first* in which a word for *of* stands
HUNDREDS: Final = 3  # digits of the second part of a number
MEASURED: Final = 14  # letters behind a number in which its measure stands
LONGEST: Final = 12  # digits of a number without marks
# Words for tens stand below it: *treinta y uno*.
NUMBER_OF_TENS: Final = 100


class Figure:
    """A number of the text with its place; ``approximate`` for words such as *dizaine*.

    ``ordinal`` marks one more of a row: *a fourth frigate* is one frigate.
    """

    __slots__ = ("approximate", "article", "digits", "end", "ordinal", "start", "value")

    def __init__(self, start: int, end: int, value: float, *, digits: bool = True) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.approximate = False
        self.article = False
        self.digits = digits
        self.ordinal = False

    def grown(self, end: int, value: float) -> "Figure":
        """Return the figure that this one is the beginning of: *6* of *6 thousand*."""
        whole = Figure(self.start, end, value, digits=self.digits)
        whole.approximate, whole.article, whole.ordinal = self.approximate, self.article, self.ordinal
        return whole


def numbers(folded: str, mentions: Mentions, language: Language) -> list[Figure]:
    """Return the numbers of a text in order; digits inside names (F-16) are none."""
    names = [(m.start, m.end) for m in mentions.of("item", "firm", "outlet")]
    inside = Covered(len(folded), names)
    signs = frozenset(m.end for m in mentions.of("currency") if m.says("sign"))
    signs |= {m.end for m in mentions.of("scale") if m.says("glued")}  # "2억9000만"
    found = [figure for figure in _digits(folded, language, signs) if figure.start not in inside]
    times = {m.start: m for m in mentions.of("number") if m.says("times")}
    found = _of_two_parts(folded, [_times(folded, figure, times) for figure in found], mentions)
    ordinals = {ending.start for ending in mentions.of("ordinal_ending")}
    found = [figure for figure in found if figure.end not in ordinals]  # "25-й пакет" counts nothing
    taken = Covered(len(folded), [(figure.start, figure.end) for figure in found])
    found = _without_names(found, mentions)
    ends = {figure.end for figure in found}
    # The half of "2 a půl miliardy" is no number of its own.
    scaled = {n for m in mentions.of("scale") if m.start - 1 in ends for n in range(m.start, m.end)}
    words = [
        w
        for w in mentions.of("number")
        if w.start not in taken and w.start not in scaled and w.start not in inside
    ]
    found += _words(folded, _without_rank(words, mentions), mentions)
    found += _implied(mentions, found)
    found += _first_of_all(mentions, found)
    bounds = Covered(len(folded), [(b.start, b.end) for b in mentions.of("bound", "bound_after")])
    below = {m.end + 1 for m in mentions.of("minus") if m.start not in bounds}
    found = [figure for figure in found if figure.start not in below]
    # "Several hundred million" is no hundred million.
    unknown = {m.end + 1 for m in mentions.of("indefinite")}
    found = [figure for figure in found if figure.digits or figure.start not in unknown]
    return sorted(found, key=lambda figure: figure.start)


def _times(folded: str, figure: Figure, times: dict[int, Mention]) -> Figure:
    """Read the word behind digits that multiplies them: *6 thousand*, *6 tysięcy*, *15 tausend*."""
    word = times.get(figure.end + 1)
    if word is None or folded[figure.end : figure.end + 1] != " ":
        return figure
    return figure.grown(word.end, figure.value * float(word.value))


def _without_names(found: list[Figure], mentions: Mentions) -> list[Figure]:
    """Drop the numbers that name a type or a phase: *the type 214*, *phase 2*; a sum may follow such a word."""
    names = {word.end + 1 for word in mentions.of("numbered")}
    scales = {scale.start for scale in mentions.of("scale")}
    return [f for f in found if f.start not in names or {f.end, f.end + 1} & scales]


def _of_two_parts(folded: str, found: list[Figure], mentions: Mentions) -> list[Figure]:
    """Join thousands and hundreds: *2 bin 500 adet*, *7천500만*, *2 тыс. 500 ракет*; in *2 тыс. 155-мм снарядов* are none."""
    scales = {m.start: m for m in mentions.of("scale") if m.value == "1000"}
    joined: list[Figure] = []
    for figure in found:
        before = joined[-1] if joined else None
        scale = (scales.get(before.end) or scales.get(before.end + 1)) if before else None
        hundreds = len(folded[figure.start : figure.end]) == HUNDREDS and figure.value >= 100
        near = scale is not None and figure.start - scale.end == scale.start - before.end if before else False
        if before and scale and near and hundreds and before.digits:
            behind = folded[figure.end : figure.end + MEASURED].lstrip()
            if (
                folded[figure.end : figure.end + 1] != "-"
                and not is_measure(behind)
                and figure.end + 1 not in scales
            ):
                joined[-1] = before.grown(figure.end, before.value * 1000 + figure.value)
                continue
        joined.append(figure)
    return joined


def _implied(mentions: Mentions, found: list[Figure]) -> list[Figure]:
    """Return a one for each scale word that stands alone: *понад мільярд*, *более миллиарда*, *le milliard d'euros*.

    Such a figure has no letters of its own; it begins and ends where the scale word begins.
    """
    scales = mentions.of("scale")
    words = (*scales, *mentions.of("number"))  # a number that was not understood is no one
    ends = {figure.end for figure in found} | {word.end for word in words}
    bounds = {bound.end + 1 for bound in mentions.of("bound")}
    bounds |= {article.end + 1 for article in mentions.of("article") if article.value == "the"}
    alone = [s for s in scales if s.says("alone") or (s.says("bounded") and s.start in bounds)]
    alone = [s for s in alone if not {s.start, s.start - 1} & ends]
    return [Figure(scale.start, scale.start, 1.0, digits=False) for scale in alone]


def _digits(folded: str, language: Language, signs: frozenset[int]) -> list[Figure]:
    found: list[Figure] = []
    ones = digits_as_ones(folded)
    start = ones.find(b"1")
    while start >= 0 and (match := _DIGITS.match(folded, start)):
        run = match.group().rstrip(" .,'")
        behind = folded[start + len(run) : start + len(run) + MEASURED]
        for token, place in _tokens(run, start, apart=is_measure(behind.lstrip(" -"))):
            value = _value(token, language.decimal)
            end = place + len(token)
            if value is not None and value > 0 and _stands_free(folded, place, end, signs):
                found.append(Figure(place, end, value))
        start = ones.find(b"1", match.end())
    return found


def _tokens(run: str, start: int, *, apart: bool = False) -> list[tuple[str, int]]:
    """Split a run of digits and marks at its spaces, but keep groups of three together.

    The last one stands ``apart`` where it is a measure: *18 120-mm mortars*.
    """
    if run.isdigit():
        return [(run, start)]
    pieces = [(m.group(), start + m.start()) for m in re.finditer(r"[^ ]+", run)]
    joined: list[tuple[str, int]] = []
    for piece, place in pieces:
        last = apart and place + len(piece) == start + len(run)
        if joined and not last and re.fullmatch(r"\d{3}(?:[.,]\d+)?", piece):
            before, at = joined[-1]
            if at + len(before) + 1 == place and re.fullmatch(r"\d{1,3}(?: \d{3})*", before):
                joined[-1] = (f"{before} {piece}", at)
                continue
        joined.append((piece.rstrip(".,'"), place))
    return joined


def _value(token: str, decimal: str) -> float | None:
    """Return the value of a token of digits and marks, None where it could mean two things."""
    if token.isdigit():
        return None if len(token) > LONGEST or (token[0] == "0" and len(token) > 1) else float(token)
    other = "," if decimal == "." else "."
    grouped = _THOUSANDS.fullmatch(token)
    if grouped and grouped["mark"] != decimal:
        plain = token.replace(grouped["mark"], "")
        return float(plain.replace(",", "."))
    if (_INDIAN if decimal == "." else _MEXICAN).fullmatch(token):
        return float(token.replace(",", ""))
    if not _PLAIN.fullmatch(token) or (token.startswith("0") and token[1:2].isdigit()):
        return None
    whole_part, mark, fraction = token.replace(other, decimal).partition(decimal)
    if mark and other in token and len(fraction) == 3:
        return None
    return float(f"{whole_part}.{fraction or 0}")


def _stands_free(folded: str, start: int, end: int, signs: frozenset[int]) -> bool:
    """Refuse digits glued to letters, to a minus sign or to other marks that were not understood."""
    before = folded[start - 1] if start else " "
    if before == "-":
        return start > 1 and folded[start - 2].isdigit()
    if before.isdigit() or goes_on(before) or before in "._/#:":
        return start in signs
    after = folded[end : end + 1]
    return not ((after and after in "%°/:_") or after.isdigit())


def _words(folded: str, words: list[Mention], mentions: Mentions) -> list[Figure]:
    """Read runs of number words: *deux cent cinquante*, *twenty-five*, *une dizaine*."""
    joins = {(m.start, m.end) for m in mentions.of("number_join")}
    found: list[Figure] = []
    run: list[Mention] = []
    for word in words:
        gap = folded[run[-1].end : word.start] if run else ""
        if run and (not _joined(gap, run[-1].end, joins) or _are_two(gap, run[-1], word)):
            found += _read(run)
            run = []
        run.append(word)
    return found + _read(run)


def _are_two(gap: str, one: Mention, other: Mention) -> bool:
    """Tell two small numbers with *and* between from one: *entre huit et douze*, but *vingt et un*."""
    small = all(word.value.isdigit() and int(word.value) < TENS for word in (one, other))
    return bool(gap.strip(" -")) and small


def _joined(gap: str, start: int, joins: set[tuple[int, int]]) -> bool:
    plain = gap.strip(" -")
    return len(gap) <= 6 and (not plain or (start + 1, start + 1 + len(plain)) in joins)


def _without_rank(words: list[Mention], mentions: Mentions) -> list[Mention]:
    """Drop ordinals but for what an option is for, or who gets gets: *z opcją na trzeci*, *получили второй самолёт*."""
    if not any(word.says("option") for word in words):
        return words
    frames = mentions.of("frame")
    options = {f.end + 1 for f in frames if f.value == "buy" and f.says("noun")}
    gets = {f.end + 1 for f in frames if f.value in {"buy", "receive"} and f.says("verb")}
    things = {thing.start - 1 for thing in mentions.of("item", "unit")} if gets else set()
    gets &= {word.start for word in words if word.end in things}
    return [word for word in words if not word.says("option") or word.start in options | gets]


def _first_of_all(mentions: Mentions, found: list[Figure]) -> list[Figure]:
    """Read one of all whose number stands behind it: *the first of four ships*, but not *the two first of four*."""
    starts, ends = {figure.start for figure in found}, {figure.end + 1 for figure in found}
    ones = []
    for word in mentions.of("some_of"):
        if not word.says("first") or word.start in ends:
            continue
        leads = mentions.within(word.end + 1, word.end + LED, "preposition", "currency_link")
        ends_of = {lead.end + 1 for lead in leads if lead.start == word.end + 1}
        ends_of |= {
            m.end + 1
            for m in mentions.within(word.end, word.end + LED + LED, "article")
            if m.start in ends_of
        }
        if ends_of & starts:
            ones.append(Figure(word.start, word.end, 1, digits=False))
    return ones


def _tied(tens: Mention, one: Mention) -> bool:
    """Tell *soixante et un* from *dix, et un autre*: a word for tens, joined by more than a space."""
    return one.start - tens.end > 1 and _room(float(tens.value)) > 1 and float(tens.value) < NUMBER_OF_TENS


def _read(run: list[Mention]) -> list[Figure]:
    while len(run) > 1 and run[-1].says("article") and not _tied(run[-2], run[-1]):
        run = run[:-1]
    if len(run) > 1 and run[0].says("lone"):  # "another fourteen" are fourteen
        run = run[1:]
    if not run or (len(run) == 1 and run[0].says("plural")):
        return []
    total, current = 0.0, 0.0
    approximate = False
    lone_article = len(run) == 1 and bool(run[0].says("article"))
    for word in run:
        value = float(word.value)
        approximate = approximate or bool(word.says("approx"))
        if word.says("times"):
            current = (current or 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
        elif current and value >= _room(current):
            return []  # two numbers side by side: which one is meant is not known
        else:
            current += value
    figure = Figure(run[0].start, run[-1].end, total + current, digits=False)
    figure.approximate, figure.article = approximate, lone_article
    figure.ordinal = bool(run[-1].says("ordinal"))
    return [figure]


def _room(current: float) -> float:
    """Return the size that the next word must stay under: after 60 up to 19, after 200 up to 99."""
    if current % 100 == 0:
        return 100
    return 20 if current % 10 == 0 and current % 100 >= 20 else 0
