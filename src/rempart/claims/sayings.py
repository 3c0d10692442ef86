"""The verbs of speech of a sentence (and *according to*) with those who speak."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rempart.claims.audiences import TOLD, hears, is_audience, speaks_to
from rempart.claims.brackets import closes
from rempart.claims.insertions import (
    denying,
    in_brackets,
    is_attribute,
    is_dated,
    is_left_unsaid,
    is_of_relative,
    is_set_off,
    named_behind,
    speaks,
)
from rempart.claims.mentions import Mention
from rempart.claims.ordered import Ordered
from rempart.claims.page import Page
from rempart.claims.pronouns import of_pronoun
from rempart.claims.sentences import Sentence
from rempart.claims.speaker import Saying, Speaker

# Letters between a closing quote and the one who speaks.
BEHIND_QUOTE: Final = 40
# Letters between a verb of speech and the one who speaks behind it.
TOLD_BY: Final = 65
# Letters that open a sentence, in which who speaks stands; of a dateline; and between an office and its name.
OPENS, DATELINE, NAMED = 45, 60, 25
# Letters before a body in which who speaks for it stands.
SPOKEN_FOR: Final = 45
# Commas around a clause put in.
COMMAS: Final = 2
# How many times as far who speaks may stand where a state before only says a place.
FARTHER: Final = 2
MEDIA: Final = frozenset({"outlet", "media"})
PLACES: Final = frozenset({"in", "at"})
# What leads the paper in which somebody speaks: *dans un communiqué*.
WRITTEN: Final = frozenset({"in", "at", "on", "through"})
# Words of those who only tell what they know.
SOURCES: Final = ("source", "familiar with", "close to")


class Sayings:
    """Finds who says what in the sentences of one text."""

    def __init__(self, page: Page, candidates: list[Speaker]) -> None:
        self.page = page
        self.candidates = candidates
        self._ordered = Ordered(candidates)

    def of(self, sentence: Sentence) -> tuple[Saying, ...]:
        """Return the sayings of a sentence in the order of the text."""
        page = self.page
        here = self._ordered.starting_in(sentence.start, sentence.end)
        found: list[Saying] = []
        verbs = page.within(sentence, "speech", "according")
        verbs = sorted([*verbs, *denying(page, sentence, verbs)], key=lambda verb: verb.start)
        if not verbs:
            return self._behind_quote(here, sentence) or self._opens(here, sentence) if here else ()
        for verb in verbs:
            if verb.says("again"):
                continue
            if verb.kind == "according":
                who = self._source(here, verb)
            elif not self._is_spoken(verb, found):
                continue
            else:
                cited = {
                    id(c) for other in found for c in other.speakers if other.end <= c.start < verb.start
                }
                free = [c for c in here if id(c) not in cited]
                free = [c for c in free if not (self._has_written(c, verb) or is_audience(page, c, verb))]
                who = self._opening(free, verb, sentence) or self._before(free, verb, sentence)
                other = not who or self._is_scene(who[-1], verb) or named_behind(page, who[-1], verb, free)
                if other and not verb.says("postposition"):
                    who = self._following(free, verb.end, TOLD_BY) or who
            if found and is_left_unsaid(page, verb):
                continue  # the account of another one goes on
            twice = any(other.start == verb.start for other in found)
            if who and not twice and not any(set(who) & set(other.speakers) for other in found):
                span = (min(verb.start, who[0].start), max(verb.end, who[-1].end))
                trailing = self._trails(sentence, span) or bool(verb.says("outer"))
                place = who[-1].end if who[-1].rank == "unnamed" else sentence.end
                place = verb.end if verb.says("to") else place
                told = [c for c in here if c.rank == "outlet" and 0 <= c.start - place <= 15]
                told = [c for c in told if verb.says("to") or (verb.kind == "speech" and hears(self.page, c))]
                who = (*told[:1], *who)
                found.append(Saying(verb.start, verb.end, who, trailing=trailing))
        return tuple(found) or self._behind_quote(here, sentence) or self._opens(here, sentence)

    def _is_spoken(self, verb: Mention, found: Sequence[Saying]) -> bool:
        """Tell a verb of speech that somebody named may speak, who has not just been said to."""
        if of_pronoun(self.page, verb) or not speaks(self.page, verb) or is_attribute(self.page, verb):
            return False
        return not is_of_relative(self.page, verb, {c.end for one in found for c in one.speakers})

    def is_subjectless(self, verb: Mention, sentence: Sentence) -> bool:
        """Tell a verb of speech that leaves out who speaks, behind a quote or first of all: *– zapewnił*, *Dodał, że*."""
        before = self.page.folded[sentence.start : verb.start].rstrip(" ,")
        put_in = is_set_off(self.page, verb) and self.page.folded[verb.end : verb.end + 1] == ","
        if verb.kind != "speech" or (before and before[-1] not in {'"', "-"} and not put_in):
            return False
        behind = self._ordered.starting_in(verb.end, min(sentence.end, verb.end + TOLD_BY))
        behind = [c for c in behind if not self._has_written(c, verb)]
        behind = [c for c in behind if not is_audience(self.page, c, verb)]
        return not behind or not self._following(behind, verb.end, TOLD_BY)

    def _behind_quote(self, here: Sequence[Speaker], sentence: Sentence) -> tuple[Saying, ...]:
        """Return who speaks right behind a closing quote, whatever the verb: *«No es un gasto», defendió Jerí*."""
        quote = max(
            self.page.folded.rfind(mark, sentence.start, sentence.end) for mark in ('", ', '" - ', '," ')
        )
        after = [c for c in here if quote >= 0 and 0 <= c.start - quote - 3 <= BEHIND_QUOTE]
        if not after or self._is_oblique(after[0]):
            return ()
        gap = self.page.folded[quote + 3 : after[0].start]
        if set(gap) & set(",;:(") or self.page.within((quote + 3, after[0].start), "frame", "that"):
            return ()
        return (Saying(quote + 3, after[0].end, (after[0],), trailing=True),)

    def _opens(self, here: Sequence[Speaker], sentence: Sentence) -> tuple[Saying, ...]:
        """Return the source that opens a sentence, which only tells, whatever the verb: *A person close to it put it at*."""
        first = here[0] if here and here[0].rank == "unnamed" else None
        if first is None or not any(word in first.name for word in SOURCES):
            return ()
        small = self.page.mentions.only(self.page.folded, sentence.start, first.start, "article", "number")
        behind = self.page.within((first.end + 1, first.end + NAMED), "preposition")[:1]
        of_it = bool(behind) and (behind[0].start, behind[0].value) == (first.end + 1, "of")
        told = small and not of_it  # "One source of money"
        return (Saying(first.start, first.end, (first,), trailing=False),) if told else ()

    def _source(self, here: Sequence[Speaker], verb: Mention) -> tuple[Speaker, ...]:
        """Return whom *according to* names: who stands behind it, before it with *which*, last of all with *his words*."""
        if verb.says("self"):
            return self._told_before(verb)
        if verb.says("relative"):
            before = [c for c in here if 0 <= verb.start - c.end <= NAMED]
            return tuple(before[-1:])
        found = self._following(here, verb.end, 40)
        small = bool(verb.says("outer")) and any(one.rank == "party" for one in found)
        return () if small else found  # "za PAP", but not "24 torpedy, za które Polska zapłaci"

    def _told_before(self, verb: Mention) -> tuple[Speaker, ...]:
        """Return the person or body named last, whose words go on: *за його словами*."""
        before = [c for c in self.candidates if c.end <= verb.start and c.rank in {"person", "institution"}]
        last = next((c for c in reversed(before) if not self._is_oblique(c)), None)
        return (last.at(verb.start, verb.end),) if last else ()

    def _trails(self, sentence: Sentence, span: tuple[int, int]) -> bool:
        """Tell whether verb and speaker stand behind what is said, set off by a comma or a quote."""
        before = self.page.folded[sentence.start : span[0]]
        for word in self.page.within((max(sentence.start, span[0] - 12), span[0]), "article"):
            if not self.page.folded[word.end : span[0]].strip():
                before = self.page.folded[sentence.start : word.start]
        rest = self.page.folded[span[1] : sentence.end]
        rest = rest.split(",")[0].split(";")[0]
        return len(before) > 5 and before.rstrip()[-1:] in {",", '"', "-"} and len(rest) < 30

    def _before(self, here: Sequence[Speaker], verb: Mention, sentence: Sentence) -> tuple[Speaker, ...]:
        """Return the speakers whose verb this is: right before it, over a short insertion."""
        near = [c for c in here if c.end <= verb.start and verb.start - c.end <= 90]
        near = [c for c in near if c.rank != "institution" or not in_brackets(self.page, c)]
        while near and self._says_whose(near, verb):
            near.pop()
        if not near:
            return ()
        around = [c for c in near[:-1] if self._goes_around(c, verb)]
        if around:
            return tuple(around[-1:])
        last = near[-1]
        gap = self.page.folded[last.end : verb.start]
        together = tuple(c for c in near if (c.start, c.end) == (last.start, last.end))
        joined = "," not in gap and self.page.mentions.ending_at(verb.start - 1, "conjunction")
        told = gap if last.rank == "party" else self.page.folded[last.start : verb.start]
        other = self.page.within((last.end, verb.start), "frame", "status", "item", "currency")
        other = [] if joined else other  # "Шмигаль подякував за допомогу і нагадав, що"
        apposed = self.page.folded[max(0, last.start - 3) : last.start].rstrip()[-1:] == ","
        if apposed and last.rank == "unnamed" and len(near) > 1 and self._is_described(near[-2], last):
            return (near[-2],)
        if (
            (told.count(",") == 1 and not apposed and (len(together) == 1 or last.rank == "party"))
            or other
            or gap == " - "
            or ";" in gap
            or (
                len(gap) > 45 and "," not in gap and not self.page.within((last.end, verb.start), "according")
            )
        ):
            return ()
        if self._is_oblique(last) and not verb.says("postposition"):  # "Norjan hallituksen mukaan"
            return self._before(here[: list(here).index(last)], verb, sentence) if len(gap) < 40 else ()
        first = near[-2] if len(near) > 1 and self._coordinated(near[-2], last) else None
        return (first, last) if first else together

    def _says_whose(self, near: Sequence[Speaker], verb: Mention) -> bool:
        """Tell a last one who only says whose or where: *Eva Lind, an analyst in Oslo, said*, *topman Park van Hanwha zei*."""
        last, gap = near[-1], self.page.folded[near[-1].end : verb.start]
        if last.rank == "party" and gap == ", " and self._is_oblique(last):
            return True
        if len(near) == 1 or near[-2].rank != "person" or last.rank not in {"party", "institution"}:
            return False
        leads = self.page.within((near[-2].end, last.start), "preposition")
        small = self.page.mentions.only(self.page.folded, near[-2].end, last.start, "preposition", "article")
        return bool(leads) and small

    def _goes_around(self, speaker: Speaker, verb: Mention) -> bool:
        """Tell who speaks around a clause that names others: *Minister Koizumi, who met Marles in Melbourne, said*."""
        gap = self.page.folded[speaker.end : verb.start]
        named = speaker.rank == "person" and gap.startswith(", ") and gap.rstrip().endswith(",")
        return named and gap.count(",") == COMMAS and ";" not in gap and "." not in gap

    def _opening(self, here: Sequence[Speaker], verb: Mention, sentence: Sentence) -> tuple[Speaker, ...]:
        """Return who opens the clause that a verb of speech closes, where verbs stand last: *Görgün, ... söyledi*."""
        if "verb last" not in self.page.language.word_order or not closes(self.page, verb):
            return ()
        low = max(sentence.start, self.page.folded.rfind("; ", sentence.start, verb.start))
        dash = self.page.folded.find(" - ", sentence.start, sentence.start + DATELINE)
        opens = [c for c in here if max(low, dash) <= c.start and c.end <= verb.start - 1]
        opens = [c for c in opens if not self._is_oblique(c) and not self._is_owner(c)]
        if not opens or opens[0].start - max(low, dash) > OPENS:
            return ()
        persons = [c for c in opens if c.rank == "person" and c.start - opens[0].end <= NAMED]
        return tuple((persons or opens)[:1])

    def _is_described(self, named: Speaker, words: Speaker) -> bool:
        """Tell words that only say what somebody named is: *Naval Group, the shipbuilding specialist, said*."""
        gap = self.page.folded[named.end : words.start].split("(")[0]
        return named.rank in {"institution", "person"} and gap.strip(" ,") == ""

    def _is_owner(self, speaker: Speaker) -> bool:
        """Tell a genitive, whose words or deeds are told of: *Ankara'nın ... almasını*."""
        near = self.page.actors_in((max(0, speaker.start - 40), speaker.end))
        return any(a.led_by == "of" and a.start <= speaker.start < a.end for a in near)

    def _is_oblique(self, speaker: Speaker) -> bool:
        """Tell a state after a preposition, which is not the one who speaks."""
        near = self.page.actors_in((max(0, speaker.start - 40), speaker.end))
        if speaker.rank not in {"party", "institution"}:
            return any(a.led_by and a.cases and a.start <= speaker.start < a.end for a in near)
        if speaks_for(self.page, speaker):
            return False
        mentions, folded = self.page.mentions, self.page.folded
        leads = self.page.within((max(0, speaker.start - NAMED), speaker.start), "preposition")
        led = [m for m in leads if m.value not in {"by", "of"}]
        placed = [m for m in led if m.says("loc") and m.value in PLACES]
        if any(mentions.only(folded, m.end, speaker.start, "adjective") for m in placed):
            return False  # "у Міноборони повідомили", "в британском министерстве заявили"
        return any(a.led_by and a.start <= speaker.start < a.end for a in near) or (
            speaker.rank == "institution"
            and any(mentions.only(folded, m.end, speaker.start, "article") for m in led)
        )

    def _is_paper_of(self, paper: Speaker, other: Speaker) -> bool:
        """Tell a paper in which the one named behind it speaks: *indique dans un communiqué le ministère*."""
        return (
            paper.rank == "document"
            and other.rank in {"institution", "person"}
            and self._is_led(paper, WRITTEN, "article")
            and len(self.page.folded[paper.end : other.start].strip()) < NAMED
            and "," not in self.page.folded[paper.end : other.start]
        )

    def _together_named(self, after: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Return two persons named together, over the states whose ministers they are."""
        for one, other in pairwise(after):
            if one.rank == other.rank == "person" and self._coordinated(one, other):
                return (one, other)
            if one.rank not in {"party", "person", "institution"}:
                break
        return ()

    def _has_written(self, speaker: Speaker, verb: Mention) -> bool:
        """Tell the outlet or the media of a report behind its denial: *Zdementował doniesienia portalu Onet*."""
        near = self.page.within((max(verb.start, speaker.start - NAMED), speaker.start), "report")
        words = self.page.within((verb.start, verb.end), "status") if near else []
        return speaker.rank in MEDIA and any(word.value == "denied" for word in words)

    def _coordinated(self, one: Speaker, other: Speaker) -> bool:
        if not one.end < other.start <= one.end + 12:
            return False
        joins = self.page.within((one.end, other.start), "conjunction")
        return bool(joins) and self.page.mentions.only(
            self.page.folded, one.end, other.start, "conjunction", "article"
        )

    def _following(self, here: Sequence[Speaker], place: int, reach: int) -> tuple[Speaker, ...]:
        after = [c for c in here if 0 <= c.start - place <= FARTHER * reach and not self._is_place(c)]
        everyone = after
        after = [c for c in after if c.start - place <= 1 or not self._is_told(c)]  # "according to Saab"
        counted = place
        while len(after) > 1 and self._is_told_of(after[0], after[1], place):
            counted, after = after[0].end, after[1:]
        after = [c for c in after if c.start - counted <= reach]
        while reach == TOLD_BY and len(after) > 1 and self._is_told_first(after[0], after[1]):
            place, after = after[0].end, after[1:]
        two = self._together_named(after)
        if two and not self.page.within((place, two[0].start), "that", "frame", "auxiliary"):
            return two
        gap = self.page.folded[place : after[0].start] if after else ","
        if "," in gap and not (after and (self._titled(place, after[0]) or is_dated(gap))):
            return ()
        if self.page.within((place, after[0].start), "that", "frame", "auxiliary"):
            return ()
        beside = [c for c in after[1:] if c.start - after[0].start < NAMED]
        named = [c for c in beside if c.rank != "party"] if after[0].rank == "party" else []
        if after[0].rank == "institution" and self._is_led(after[0], PLACES):
            named = [c for c in beside if c.rank == "person"]  # "poinformował w Sejmie wiceminister obrony"
        if len(after) > 1 and self._is_headed_by(after[0], after[1]):
            named = after[1:2]
        first = named[0] if named else after[0]
        bodies = [c for c in after if c.rank == "institution" and c.start == first.start]
        second = [c for c in everyone if c is not first and (c in bodies or self._coordinated(first, c))]
        return (first, *second[:1])

    def _is_headed_by(self, body: Speaker, person: Speaker) -> bool:
        """Tell a body before the one who speaks for it: *Hanwha-Chef Park Min-su*, *ministry spokesman Erik Dahl*."""
        gap = self.page.folded[body.end : person.start]
        small = self.page.within((body.end, person.start), "preposition", "conjunction", "pronoun", "article")
        is_near = body.end < person.start and len(gap) < NAMED and not set(gap) & set(',;:(."')
        return body.rank == "institution" and person.rank == "person" and is_near and not small

    def _is_told_first(self, hearer: Speaker, speaker: Speaker) -> bool:
        told = hears(self.page, hearer) or speaks_to(self.page, hearer, speaker)
        return told or self._is_paper_of(hearer, speaker)

    def _is_told(self, speaker: Speaker) -> bool:
        """Tell a body that something is said to, *notified to Congress*; Portuguese *a* may be its article."""
        led = speaker.rank == "institution" and self._is_led(speaker, TOLD)
        return led and not self.page.mentions.ending_at(speaker.start - 1, "article")

    def _is_place(self, speaker: Speaker) -> bool:
        """Tell a capital where something is said from one that says it: *ogłosił w Brukseli premier*."""
        near = self.page.actors_in((speaker.start, speaker.end)) if speaker.rank == "party" else []
        return any(a.led_by in PLACES and a.cases and "nom" not in a.cases for a in near)

    def _is_told_of(self, party: Speaker, other: Speaker, place: int) -> bool:
        """Tell a state that only says where who speaks is, or of what: *a annoncé à Kiev la ministre Vautrin*."""
        if party.rank != "party" or other.rank not in {"person", "institution"}:
            return False
        leads = self.page.within((place, party.start), "preposition")
        led = [m for m in leads if m.value not in {"by", "of"}]
        return any(
            self.page.mentions.only(self.page.folded, m.end, party.start, "article") for m in led
        ) or self._is_owner(party)

    def _is_scene(self, speaker: Speaker, verb: Mention) -> bool:
        """Tell the capital where somebody else speaks: *Про це у Вільнюсі повідомило Міноборони України*."""
        return speaker.rank == "party" and speaker.end < verb.start and self._is_led(speaker, PLACES)

    def _is_led(self, speaker: Speaker, words: frozenset[str], small: str = "") -> bool:
        """Tell whether such a preposition stands right before a speaker, or before a small word there."""
        low = max(0, speaker.start - NAMED // 2)
        leads = [m for m in self.page.within((low, speaker.start), "preposition") if m.value in words]
        mentions, folded = self.page.mentions, self.page.folded
        return any(
            m.end == speaker.start - 1 or (small and mentions.only(folded, m.end, speaker.start, small))
            for m in leads
        )

    def _titled(self, place: int, speaker: Speaker) -> bool:
        """Tell a name that follows its office: *a révélé le ministre allemand, Boris Pistorius*."""
        offices = [s for s in self.page.within((place, speaker.start), "speaker") if s.says("office")]
        if not offices or "," in self.page.folded[place : offices[0].start]:
            return False
        gap = self.page.folded[offices[-1].end : speaker.start]
        return gap.count(",") <= 1 and len(gap) < 30


def speaks_for(page: Page, body: Speaker, low: int = -1) -> bool:
    """Tell a body with who speaks for it before it: *пресс-служба Министерства обороны*, *a spokesman for the MoD*."""
    small = ("article", "preposition", "adjective") if body.rank == "institution" else ("adjective",)
    words = page.within((body.start - SPOKEN_FOR if low < 0 else low, body.start), "speaker")
    return any(w.says("state") and page.mentions.only(page.folded, w.end, body.start, *small) for w in words)


def interviews(sayings: Sequence[Saying]) -> list[Saying]:
    """Return the outlets that stand between a verb and who speaks: *řekl v rozhovoru pro ČT ministr Zůna*."""
    told = [s for s in sayings if s.speakers[0].rank == "outlet" and len(s.speakers) > 1]
    return [s for s in sayings if s in told or any(o.start < s.start < o.speakers[0].start for o in sayings)]


def ordered(sayings: Sequence[Saying]) -> tuple[Speaker, ...]:
    """Order speakers from the outermost: trailing ones enclose what stands before them, an outlet its sources."""
    inner = interviews(sayings)
    trailing = [s for s in sayings if s.trailing or s in inner][::-1]
    chain: dict[str, Speaker] = {}
    for saying in (*trailing, *(s for s in sayings if s not in trailing)):
        for speaker in saying.speakers:
            chain.setdefault(speaker.name, speaker)
    outlets = [s for s in chain.values() if s.rank in MEDIA]
    return tuple(
        s
        for s in sorted(chain.values(), key=lambda s: bool(outlets) and s.rank == "unnamed")
        if not (outlets and s.rank == "document" and len(chain) == 2 and s is not outlets[0])
    )
