"""Who says it: the chain of speakers of each sentence, carried on until the text changes speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rempart.claims.actor import Actor
from rempart.claims.clauses import segment
from rempart.claims.insertions import speaks
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.ordered import Covered, Ordered
from rempart.claims.page import Page
from rempart.claims.romanising import romanised
from rempart.claims.sentences import Sentence

Rank = Literal["outlet", "media", "document", "unnamed", "institution", "person", "party"]
_CAPITAL = "[A-ZÀ-ÞŁŚŻČŠŽА-ЯЁЄІЇҐ]"
_FULL_NAME = re.compile(rf",? ((?:{_CAPITAL}[\w'’-]+ ){{1,2}}{_CAPITAL}[\w'’-]+)")
# Letters between a verb of speech and the one who speaks behind it.
TOLD_BY = 65
PLACES = frozenset({"in", "at"})
NAMED: frozenset[Rank] = frozenset({"outlet", "institution", "person", "party"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who says something: English name, rank, state where known, the words of the text."""

    name: str
    rank: Rank
    state: str
    start: int
    end: int
    holder: str = ""


def _speaks_for(mention: Mention, known: Sequence[Speaker]) -> bool:
    """Tell who speaks for an institution, which then says it: *пресс-служба Министерства обороны*."""
    return bool(mention.says("state")) and any(
        speaker.start == mention.end + 1 for speaker in known if speaker.rank == "institution"
    )


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of speech (or *according to*) with its speakers; ``trailing`` after what is said."""

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    trailing: bool


class Speakers:
    """The speakers of one text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.candidates = self._candidates()
        self._ordered = Ordered(self.candidates)
        self.sayings = {s.number: self._sayings(s) for s in page.sentences}
        self.chains = self._chains()

    def chain_at(self, start: int, end: int) -> tuple[Speaker, ...]:
        """Return the chain for what stands here, outermost first."""
        sentence = self.page.sentence_at(start)
        sayings = self.sayings[sentence.number]
        if len(sayings) == 1 and self._tells_later(sayings[0], end):
            return ()
        if len(sayings) > 1:
            cuts = segment(self.page, sentence, start, end)
            own = [s for s in sayings if cuts[0] <= s.start < cuts[1]]
            if own and len(own) < len(sayings) and all(s.trailing or s.start < start for s in own):
                return _ordered(own)
        return self.chains[sentence.number]

    def _tells_later(self, saying: Saying, end: int) -> bool:
        """Tell what stands in a main clause before the one who speaks: *Oslo bought four, and Rome said that*."""
        opens = min(speaker.start for speaker in saying.speakers)
        if saying.trailing or opens < end or saying.start < opens:
            return False
        joins = self.page.within((end, opens), "conjunction")
        that = self.page.within((saying.end, saying.end + 12), "that")
        return bool(joins) and bool(that) and self.page.folded[joins[0].start - 2 : joins[0].start] == ", "

    def outlets(self) -> list[Speaker]:
        """Return the outlets named in the text, in order."""
        return [c for c in self.candidates if c.rank == "outlet"]

    def _candidates(self) -> list[Speaker]:
        page = self.page
        ranks: dict[str, Rank] = {"outlet": "outlet", "person": "person"}
        found = [
            Speaker(m.value, ranks[m.kind], m.says("state"), m.start, m.end)
            for m in page.mentions.of("outlet", "person")
        ]
        offices = [(m.start, m.end) for m in page.mentions.of("speaker") if m.says("office")]
        found += [
            self._institution(mention)
            for mention in page.mentions.of("institution")
            if not any(start <= mention.start and mention.end <= end for start, end in offices)
        ]
        found += [
            Speaker(m.value, "institution", m.says("state"), m.start, m.end) for m in page.mentions.of("firm")
        ]
        named = Covered(len(page.text), [(c.start, c.end) for c in found])
        for mention in page.mentions.of("speaker"):
            if mention.start not in named and not _speaks_for(mention, found):
                speaker = self._described(mention, found)
                if speaker:
                    found.append(speaker)
        spans = [(c.start, c.end) for c in found]
        spans += [(m.start, m.end) for m in page.mentions.of("speaker") if m.says("office")]
        taken = Covered(len(page.text), spans)
        for actor in page.actors:
            if actor.kind == "state" and not taken.touches(actor.start, actor.end):
                found += [self._party(code, actor) for code in actor.codes]
        return sorted(found, key=lambda speaker: speaker.start)

    def _party(self, code: str, actor: Actor) -> Speaker:
        name = state_names().get(code, (code, code))
        government = self.page.within((actor.start, actor.end), "government")
        body = government[0].says("name") if government else ""
        return Speaker(f"{name[1]} {body}" if body else name[0], "party", code, actor.start, actor.end)

    def _institution(self, mention: Mention) -> Speaker:
        state = mention.says("state") or ("" if "{}" not in mention.value else self._state_near(mention))
        adjective = state_names().get(state, ("", ""))[1]
        return Speaker(
            mention.value.replace("{}", adjective).strip(), "institution", state, mention.start, mention.end
        )

    def _state_near(self, mention: Mention) -> str:
        """Return the state an institution or office belongs to: beside it, else named last before it."""
        beside = [a for a in self.page.actors if a.start - 20 <= mention.end and mention.start <= a.end + 4]
        own = [
            m
            for m in self.page.within((max(0, mention.start - 12), mention.start + 6), "article")
            if m.value == "own"
        ]
        if own:
            sentence = self.page.sentence_at(mention.start)
            first = [
                a
                for a in self.page.actors_in((sentence.start, mention.start))
                if a.kind == "state" and not a.led_by
            ]
            if first:
                return first[0].codes[0]
        touching = [a for a in beside if a.start <= mention.start and a.end >= mention.end]
        following = [a for a in beside if 0 <= a.start - mention.end <= 12 and a.led_by in {"of", "in"}]
        leading = [
            a
            for a in beside
            if mention.start - a.end in {1, 3} and "," not in self.page.folded[a.end : mention.start]
        ]
        for actor in (*touching, *following, *leading):
            if actor.kind != "firm":
                return actor.codes[0]
        home = mention.says("home")
        if home and any(home in a.codes for a in self.page.actors):
            return home
        sentence = self.page.sentence_at(mention.start)
        before = [a for a in self.page.actors if a.end <= mention.start and a.kind in {"state", "person"}]
        subjects = [a for a in before if a.start >= sentence.start and not a.led_by]
        if before:
            return (subjects or before[-1:])[0].codes[-1]
        return self.page.actors[0].codes[-1] if self.page.actors else home

    def _described(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Describe an unnamed speaker in English, with the marks that stand beside it."""
        page = self.page
        if mention.says("office"):
            beside = [k for k in known if k.rank == "person" and 0 <= k.start - mention.end <= 45]
            named = _FULL_NAME.match(page.text, mention.end)
            if named:  # "premier Alexander De Croo, podpisując z prezydentem Zełenskim"
                beside = [k for k in beside if k.start < named.end()]
            gaps = [page.folded[mention.end : k.start] for k in beside]
            if any(
                "." not in gap
                and gap.count(",") <= 1
                and not page.within((mention.end, mention.end + len(gap)), "speech")
                for gap in gaps
            ):
                return None
            return self._office(mention, known)
        if mention.says("firm"):
            firms = [m for m in page.mentions.of("firm") if m.start < mention.start]
            last = firms[-1:] or None
            return last and Speaker(
                last[0].value, "institution", last[0].says("state"), mention.start, mention.end
            )
        if mention.says("back"):
            return self._back(mention, known)
        rank: Rank = next((r for r in ("media", "document") if mention.says(r)), "unnamed")
        start, end, name = mention.start, mention.end, mention.value
        for mark in page.within((max(0, start - 25), end + 60), "speaker_mark"):
            gap = page.folded[mark.end : start] if mark.end <= start else page.folded[end : mark.start]
            if not gap.strip(" ,") and len(gap) <= 3:
                name = f"{name} {mark.value}" if mark.says("after") else f"{mark.value} {name}"
                start, end = min(start, mark.start), max(end, mark.end)
        state = ""
        if mention.says("state"):
            near = [
                a for a in page.actors if abs(a.start - mention.end) <= 25 or abs(mention.start - a.end) <= 12
            ]
            state = near[0].codes[0] if near else ""
            name = f"{state_names()[state][1]} {name}" if state in state_names() else name
        if mention.value == "sources" and not name.startswith("unnamed"):
            name = f"unnamed {name}"
        return Speaker(name, rank, state, start, end, mention.says("holder") or state)

    def _back(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Return the medium named before that *the newspaper* stands for, unless its name follows."""
        if any(k.rank == "outlet" and 0 < k.start - mention.end <= 3 for k in known):
            return None
        earlier = [k for k in known if k.rank == "outlet" and k.start < mention.start]
        media = [k for k in known if k.rank == "media" and k.start < mention.start]
        back = (earlier or media)[-1:] or None
        if back is None:
            return None
        return Speaker(back[0].name, back[0].rank, "", mention.start, mention.end)

    def _office(self, mention: Mention, known: Sequence[Speaker]) -> Speaker:
        earlier = [k for k in known if k.rank == "person" and k.end <= mention.start]
        beside = [a for a in self.page.actors if a.start <= mention.end + 1 and mention.start <= a.end + 1]
        own = [
            m
            for m in self.page.within((max(0, mention.start - 5), mention.start), "article")
            if m.value == "own"
        ]
        if (
            earlier
            and not beside
            and not own
            and not mention.says("state")
            and not _FULL_NAME.match(self.page.text, mention.end)
        ):
            last = max(earlier, key=lambda k: k.start)
            return Speaker(last.name, "person", last.state, mention.start, mention.end)
        state = mention.says("state") or self._state_near(mention)
        full = _FULL_NAME.match(self.page.text, mention.end)
        if full:
            name = romanised(full[1], self.page.language.letters)
            return Speaker(name, "person", state, mention.start, full.end())
        named = {k.name for k in known if k.rank == "person" and k.state == state}
        told = {k.name for k in earlier if k.state == state}
        if mention.value == "minister" and len(told) == 1:
            return Speaker(told.pop(), "person", state, mention.start, mention.end)
        if mention.value == "president" and len(named) == 1:
            return Speaker(named.pop(), "person", state, mention.start, mention.end)
        adjective = state_names().get(state, ("", ""))[1]
        return Speaker(f"{adjective} {mention.value}".strip(), "person", state, mention.start, mention.end)

    def _sayings(self, sentence: Sentence) -> tuple[Saying, ...]:
        page = self.page
        here = self._ordered.starting_in(sentence.start, sentence.end)
        here = [c for c in here if c.end <= sentence.end]
        found: list[Saying] = []
        for verb in page.within(sentence, "speech", "according"):
            if verb.kind == "according":
                who = self._told_before(verb) if verb.says("self") else self._following(here, verb.end, 40)
            elif self._of_pronoun(verb) or not speaks(page, verb):
                continue
            else:
                cited = {
                    id(c) for other in found for c in other.speakers if other.end <= c.start < verb.start
                }
                free = [c for c in here if id(c) not in cited]
                free = [c for c in free if not self._is_addressed(c)]
                who = self._before(free, verb, sentence) or self._following(free, verb.end, TOLD_BY)
            if who and not any(set(who) & set(other.speakers) for other in found):
                span = (min(verb.start, who[0].start), max(verb.end, who[-1].end))
                trailing = self._trails(sentence, span) or bool(verb.says("outer"))
                if verb.says("to"):
                    told = [c for c in here if c.rank == "outlet" and 0 <= c.start - verb.end <= 15]
                    who = (*told[:1], *who)
                found.append(Saying(verb.start, verb.end, who, trailing))
        return tuple(found)

    def _told_before(self, verb: Mention) -> tuple[Speaker, ...]:
        """Return the person or body named last, whose words go on: *за його словами*."""
        before = [c for c in self.candidates if c.end <= verb.start and c.rank in {"person", "institution"}]
        return (replace(before[-1], start=verb.start, end=verb.end),) if before else ()

    def _of_pronoun(self, verb: Mention) -> bool:
        """Tell whether a pronoun is the subject: the account goes on."""
        before = self.page.within((max(0, verb.start - 14), verb.start), "pronoun")
        second = "verb second" in self.page.language.word_order
        behind = self.page.within((verb.end, verb.end + 6), "pronoun") if second else []
        return any(verb.start - p.end <= 1 for p in before) or any(p.start == verb.end + 1 for p in behind)

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
        if not near:
            return ()
        last = near[-1]
        gap = self.page.folded[last.end : verb.start]
        together = tuple(c for c in near if (c.start, c.end) == (last.start, last.end))
        other = self.page.within((last.end, verb.start), "frame", "status", "item", "currency")
        apposed = self.page.folded[max(0, last.start - 3) : last.start].rstrip()[-1:] == ","
        if (
            (self.page.folded[last.start : verb.start].count(",") == 1 and not apposed and len(together) == 1)
            or other
            or ";" in gap
            or (
                len(gap) > 45 and "," not in gap and not self.page.within((last.end, verb.start), "according")
            )
        ):
            return ()
        if self._is_oblique(last):
            return self._before(here[: list(here).index(last)], verb, sentence) if len(gap) < 40 else ()
        first = near[-2] if len(near) > 1 and self._coordinated(near[-2], last) else None
        return (first, last) if first else together

    def _is_oblique(self, speaker: Speaker) -> bool:
        """Tell a state after a preposition, which is not the one who speaks."""
        near = self.page.actors_in((max(0, speaker.start - 40), speaker.end))
        if speaker.rank not in {"party", "institution"}:
            return any(a.led_by and a.cases and a.start <= speaker.start < a.end for a in near)
        spokesman = self.page.within((max(0, speaker.start - 30), speaker.start), "speaker")
        if any(s.says("state") and s.end == speaker.start - 1 for s in spokesman):
            return False
        leads = self.page.within((max(0, speaker.start - 14), speaker.start), "preposition", "article")
        led = [m for m in leads if m.kind == "preposition" and m.value not in {"by", "of"}]
        if any(m.says("loc") and m.value in {"in", "at"} and m.end == speaker.start - 1 for m in led):
            return False  # "у Міноборони повідомили", "в Кремле заявили"
        return any(a.led_by and a.start <= speaker.start < a.end for a in near) or (
            speaker.rank == "institution"
            and any(self.page.mentions.only(self.page.folded, m.end, speaker.start, "article") for m in led)
        )

    def _is_addressed(self, speaker: Speaker) -> bool:
        """Tell a dative, who is spoken to: *повідомили Україні*."""
        near = self.page.actors_in((max(0, speaker.start - 40), speaker.end))
        return any(a.led_by == "dat" and a.start <= speaker.start < a.end for a in near)

    def _coordinated(self, one: Speaker, other: Speaker) -> bool:
        if not one.end < other.start <= one.end + 12:
            return False
        joins = self.page.within((one.end, other.start), "conjunction")
        return bool(joins) and self.page.mentions.only(
            self.page.folded, one.end, other.start, "conjunction", "article"
        )

    def _following(self, here: Sequence[Speaker], place: int, reach: int) -> tuple[Speaker, ...]:
        after = [c for c in here if 0 <= c.start - place <= reach and not self._is_place(c)]
        if not after or (
            "," in self.page.folded[place : after[0].start] and not self._titled(place, after[0])
        ):
            return ()
        if self.page.within((place, after[0].start), "that", "frame", "auxiliary"):
            return ()
        named = [c for c in after if c.rank != "party" and c.start - after[0].start < 25]
        first = named[0] if after[0].rank == "party" and named else after[0]
        second = [c for c in after if c is not first and self._coordinated(first, c)]
        return (first, *second[:1])

    def _is_place(self, speaker: Speaker) -> bool:
        """Tell a capital where something is said from one that says it: *ogłosił w Brukseli premier*."""
        near = self.page.actors_in((speaker.start, speaker.end)) if speaker.rank == "party" else []
        return any(a.led_by in PLACES and a.cases and "nom" not in a.cases for a in near)

    def _titled(self, place: int, speaker: Speaker) -> bool:
        """Tell a name that follows its office: *a révélé le ministre allemand, Boris Pistorius*."""
        offices = [s for s in self.page.within((place, speaker.start), "speaker") if s.says("office")]
        if not offices or "," in self.page.folded[place : offices[0].start]:
            return False
        gap = self.page.folded[offices[-1].end : speaker.start]
        return gap.count(",") <= 1 and len(gap) < 30

    def _chains(self) -> dict[int, tuple[Speaker, ...]]:
        chains: dict[int, tuple[Speaker, ...]] = {}
        account: tuple[Speaker, ...] = ()
        subject: frozenset[str] = frozenset()
        for sentence in self.page.sentences:
            sayings = self.sayings[sentence.number]
            chain = _ordered(sayings)
            now = self._subject(sentence)
            if sentence.number == 0:
                chains[0] = chain
                continue
            if chain:
                if (
                    account
                    and account[0].rank in {"outlet", "media"}
                    and chain[0].rank in {"unnamed", "document"}
                ):
                    chain = (account[0], *chain)
                account = self._carried(chain, sentence, sayings)
            elif account and self._changes(account[0], sentence, now, subject):
                account = ()
            chains[sentence.number] = chain or account
            if chain and self._looks_back(sentence):
                self._give_back(chains, chain, sentence)
            subject = now or subject
        return chains

    def _looks_back(self, sentence: Sentence) -> bool:
        """Tell a sentence that only says who reported what stands before it: *Lo publica el Financial Times*."""
        words = self.page.within((sentence.start, sentence.start + 45), "backward")
        return bool(words) and (words[0].start - sentence.start <= 2 or bool(words[0].says("inside")))

    def _give_back(
        self, chains: dict[int, tuple[Speaker, ...]], chain: tuple[Speaker, ...], sentence: Sentence
    ) -> None:
        """Give the speakers of a sentence to those before it in its paragraph that have none."""
        for earlier in reversed(self.page.sentences[: sentence.number]):
            if earlier.paragraph != sentence.paragraph or chains.get(earlier.number):
                return
            chains[earlier.number] = chain

    def _changes(
        self, speaker: Speaker, sentence: Sentence, now: frozenset[str], before: frozenset[str]
    ) -> bool:
        """Tell whether a sentence about another state ends the account of a speaker other than a medium."""
        if speaker.rank in {"outlet", "media"} or self._goes_on(sentence):
            return False
        return bool(now) and not now & (before | {speaker.state})

    def _carried(
        self, chain: tuple[Speaker, ...], sentence: Sentence, sayings: Sequence[Saying]
    ) -> tuple[Speaker, ...]:
        """Return what of a chain goes on: outlets with their sources; the inmost speaker does not."""
        denials = [s for s in self.page.within(sentence, "status") if s.says("report")]
        if chain[0].rank == "party" and any(s.start <= d.start < s.end for s in sayings for d in denials):
            return ()  # who denies one thing does not tell the next
        parts = {segment(self.page, sentence, s.start, s.end) for s in sayings}
        if len(parts) > 1 and len(parts) == len(sayings):
            return ()
        carried = [chain[0]]
        for speaker in chain[1:]:
            if carried[-1].rank in {"outlet", "media"} and speaker.rank == "unnamed":
                carried.append(speaker)
        return tuple(carried)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a pronoun speaks in this sentence or the next of its paragraph (*he said*)."""
        following = self.page.sentences[sentence.number : sentence.number + 2]
        told = any(a.says("reported") for a in self.page.within(sentence, "auxiliary"))
        return told or any(
            self._of_pronoun(verb)
            for near in following
            if near.paragraph == sentence.paragraph
            for verb in self.page.within(near, "speech")
        )

    def _subject(self, sentence: Sentence) -> frozenset[str]:
        """Return the states that open a sentence as its subject."""
        first = [a for a in self.page.actors_in(sentence) if a.kind in {"state", "person"} and not a.led_by]
        if first and first[0].start - sentence.start <= 40:
            return frozenset(first[0].codes)
        return frozenset()


def _ordered(sayings: Sequence[Saying]) -> tuple[Speaker, ...]:
    """Order speakers from the outermost: trailing ones enclose what stands before them."""
    trailing = [s for s in sayings if s.trailing][::-1]
    chain: dict[str, Speaker] = {}
    for saying in (*trailing, *(s for s in sayings if not s.trailing)):
        for speaker in saying.speakers:
            chain.setdefault(speaker.name, speaker)
    outlets = [s for s in chain.values() if s.rank in {"outlet", "media"}]
    return tuple(
        s
        for s in chain.values()
        if not (outlets and s.rank == "document" and len(chain) == 2 and s is not outlets[0])
    )
