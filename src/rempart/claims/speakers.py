"""Who says it: the chain of speakers of each sentence, carried on until the text changes speaker."""

import re
from collections.abc import Sequence
from typing import Final

from rempart.claims.clauses import segment
from rempart.claims.insertions import is_of_clause
from rempart.claims.issuing import is_author, is_paper, issuer_in_words, opening_of_news
from rempart.claims.listed import head_of_list
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle, mood_of, tense_of
from rempart.claims.naming import Naming
from rempart.claims.origins import has_figure
from rempart.claims.page import Page
from rempart.claims.pointing import looks_back
from rempart.claims.pronouns import of_pronoun
from rempart.claims.sayings import MEDIA, Sayings, interviews, ordered
from rempart.claims.sentences import Sentence
from rempart.claims.speaker import Saying, Speaker, of_outlet, together
from rempart.claims.spoken_names import interviewed

# Letters that open a sentence, in which a year tells of what is over.
OPENING: Final = 70
# Letters that open a sentence, in which its subject stands.
OPENS: Final = 25
# Letters of a sentence before the source of a detail.
DETAIL: Final = 30
# Letters behind who speaks at the end of a sentence: *, the minister told reporters in Berlin*.
LAST: Final = 25
# Letters of an article that opens a sentence.
ARTICLE: Final = 5
ISSUED: Final = frozenset({"statement", "report", "text of the agreement"})
PARTIES: Final = frozenset({"person", "institution", "party"})
# Paragraphs at the top in which a report gives the medium whose story it tells again.
LATE: Final = 1
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# A heading between paragraphs: a short line behind an ended one, without a full stop of its own.
HEADING: Final = re.compile(
    r"""(?<=[.!?…。"”»)])\s*\n\s*[A-ZÀ-ÞŚŻŁŠČŽŘА-ЯЄІЇҐΑ-Ω«„'"‘’][^\n:;]{2,60}[\w?»”"]\n"""
)
# The mark of a line that asks, and how many of these make a text an interview.
QUESTION: Final = re.compile(r"\?(?<=[^\n]{3}.)[\s\"”»]*(?=\n)")
ASKED: Final = 2
# Sentences behind which the same speaker may come again, those between being of the same account.
BRIDGE: Final = 4


class Speakers:
    """The speakers of one text, worked out as far as somebody asks for them.

    While it reads, it keeps whose account goes on, the states told of last, and the main account to which it comes
    back behind the paragraph in which a medium adds something.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.candidates = Naming(page).candidates()
        self.sayings: dict[int, tuple[Saying, ...]] = {}
        self.before: dict[int, tuple[Speaker, ...]] = {}
        self.chains: dict[int, tuple[Speaker, ...]] = {}
        self._found = Sayings(page, self.candidates)
        self._account: tuple[Speaker, ...] = ()
        self._main: tuple[Speaker, ...] = ()
        self._issuer: tuple[Speaker, ...] = ()
        self._nested = 0
        self._heard = False
        self._states: frozenset[str] = frozenset()
        bodies = page.mentions.of("institution")
        self._notifying = {body.value for body in bodies if body.says("notices")}
        self.lead = opening_of_news(page)
        self._author = issuer_in_words(page, self.candidates)
        asked = [mark.start() for mark in QUESTION.finditer(page.text)]
        self._first_asked = len(page.text)
        if len(asked) >= ASKED:
            self._first_asked = page.text.rfind("\n", 0, asked[0]) + 1

    def chain_at(self, start: int, end: int) -> tuple[Speaker, ...]:
        """Return the chain for what stands here, outermost first."""
        sentence = self.page.sentence_at(start)
        self._read_to(sentence.paragraph)
        sayings = self.sayings[sentence.number]
        if len(sayings) == 1 and self._tells_later(sayings[0], end):
            return ()
        if len(sayings) == 1 and self._behind_cut(sayings[0], end):
            return self.before[sentence.number]
        if len(sayings) > 1:
            cuts = segment(self.page, sentence, start, end)
            own = [s for s in sayings if cuts[0] <= s.start < cuts[1]]
            if own and len(own) < len(sayings) and all(s.trailing or s.start < start for s in own):
                return ordered(own)
        return self.chains[sentence.number]

    def _tells_later(self, saying: Saying, end: int) -> bool:
        """Tell what stands in a main clause before the one who speaks: *Oslo bought four, and Rome said that*."""
        opens = min(speaker.start for speaker in saying.speakers)
        if saying.trailing or opens < end or saying.start < opens:
            return False
        joins = self.page.within((end, opens), "conjunction")
        that = self.page.within((saying.end, saying.end + 12), "that")
        return bool(joins) and bool(that) and self.page.folded[joins[0].start - 2 : joins[0].start] == ", "

    def _behind_cut(self, saying: Saying, end: int) -> bool:
        """Tell who speaks only behind a semicolon: *18 guns will come from abroad; the rest, Hanwha says, from here*."""
        opens = min(saying.start, *(speaker.start for speaker in saying.speakers))
        last = self.page.sentence_at(saying.start).end - saying.end < LAST
        inside = not saying.trailing and saying.start > end and is_of_clause(self.page, saying.start)
        return inside or (not (saying.trailing and last) and "; " in self.page.folded[end:opens])

    def _read_to(self, paragraph: int) -> None:
        """Work out the chains to the end of the next paragraph, behind which nothing changes them."""
        for sentence in self.page.sentences[len(self.before) :]:
            if sentence.paragraph > paragraph + 1:
                return
            self._read(sentence)

    def _read(self, sentence: Sentence) -> None:
        sayings = self.sayings[sentence.number] = self._found.of(sentence)
        chain = ordered(sayings)
        if self._nested and sentence.paragraph > self._nested:
            self._account, self._nested = self._main, 0  # what a medium added is over with its paragraph
        account = self.before[sentence.number] = self._account
        acting = self._subject(sentence)
        if sentence.number == sentence.paragraph == 0:
            self.chains[0] = chain
            return
        if chain:
            chain = self._issued(of_outlet(account, self._denying(chain, sentence)), sentence)
            self._account = self._carried(chain, sentence, sayings)
            self._note_author(together(chain), sentence)
            self._heard = not has_figure(self.page, sentence)
            if self._is_detail(sentence, sayings) or self._is_denied(chain, sentence):
                self._account = account
            elif account and self._is_aside(sentence, self._account):
                self._main, self._nested = account, sentence.paragraph
        elif told := self._by_pronoun(sentence, account):
            chain = self._account = told
        elif not account or self._is_headed(sentence) or self._is_told_out(account, sentence, acting):
            self._account = self._answering(sentence)
        self.chains[sentence.number] = chain or self._account
        if chain and (looks_back(self.page, sentence) or self._tells_of_news(sentence, sayings)):
            self._give_back(chain, sentence)
        self._states = acting or self._states

    def _denying(self, chain: tuple[Speaker, ...], sentence: Sentence) -> tuple[Speaker, ...]:
        """Return who denies a report, without the medium or the sources whose report it is."""
        denied = any(word.value == "denied" for word in self.page.within(sentence, "status"))
        if chain[0].rank not in PARTIES or not denied:
            return chain
        told = {*MEDIA, "unnamed"} if self._denials(sentence) else MEDIA
        return tuple(s for s in chain if s.rank not in told)

    def _denials(self, sentence: Sentence) -> list[Mention]:
        return [word for word in self.page.within(sentence, "status") if word.says("report")]

    def _note_author(self, together: tuple[Speaker, ...], sentence: Sentence) -> None:
        """Keep who could have issued a paper, and whose the whole text is where the opening speaker is such a one."""
        if together[0].rank in {"institution", "person"}:
            self._issuer = together
        if not self._author and sentence.paragraph <= self.lead and is_author(self.page, together[0]):
            self._author = together[:1]

    def _issued(self, chain: tuple[Speaker, ...], sentence: Sentence) -> tuple[Speaker, ...]:
        """Return who issued a paper that speaks: who could and has spoken, else the body that acts in its sentence.

        *The State Department has approved a sale, according to a notice sent to Congress*.
        """
        if chain[0].rank != "document" or chain[0].name not in ISSUED or len(chain) > 1:
            return chain
        opens = (c for c in self.candidates if 0 <= c.start - sentence.start <= OPENING)
        acting = next((c for c in opens if c.rank in {"institution", "document"}), None)
        body = (acting,) if acting and acting.rank == "institution" and acting.end < chain[0].start else ()
        return self._issuer or body or chain

    def _is_told_out(self, account: Sequence[Speaker], sentence: Sentence, acting: frozenset[str]) -> bool:
        """Tell an account that ends with this sentence, which is no point of a list of its."""
        going = bool(account) and head_of_list(self.page, sentence) is None
        return going and self._ends(account[0], sentence, acting, self._states)

    def _ends(
        self, speaker: Speaker, sentence: Sentence, acting: frozenset[str], before: frozenset[str]
    ) -> bool:
        """Tell whether the account of a speaker is over with this sentence, which names no other."""
        if speaker.name in self._notifying and self._is_noticed(sentence):
            return False
        if self._changes(speaker, sentence, acting, before):
            return not self._comes_again(speaker, sentence)
        if (speaker.rank in MEDIA and self._is_late(sentence)) or self._is_of_another(speaker, sentence):
            return True
        return self._is_background(sentence) or (
            speaker.rank not in MEDIA and (self._is_cut(sentence) or self._is_over(speaker, sentence))
        )

    def _is_of_another(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Tell a paragraph that opens with what another person does, who says nothing: *Minister Lind has offered 11*."""
        before = self.page.sentences[max(0, sentence.number - 1)].paragraph
        first = next((c for c in self.candidates if 0 <= c.start - sentence.start <= ARTICLE), None)
        other = first is not None and first.rank == "person" and first.name != speaker.name
        return (
            other and speaker.rank in PARTIES and before < sentence.paragraph and not self._goes_on(sentence)
        )

    def _is_headed(self, sentence: Sentence) -> bool:
        """Tell whether a heading stands before a sentence, or is it: another matter begins."""
        before = self.page.sentences[sentence.number - 1].end if sentence.number else 0
        lines = self.page.text.count("\n", before, sentence.end + 1)
        return lines > 1 and HEADING.search(self.page.text, before, sentence.end + 1) is not None

    def _answering(self, sentence: Sentence) -> tuple[Speaker, ...]:
        """Return who answers in an interview, from its first question on to a heading that asks nothing; else the author."""
        if sentence.start < self._first_asked:
            return () if self._author and self._is_of_others(sentence) else self._author
        headings = HEADING.finditer(self.page.text, self._first_asked, sentence.end + 1)
        if any("?" not in heading[0] and "." not in heading[0] for heading in headings):
            return ()
        opening = [c for c in self.candidates if c.start < self._first_asked]
        named = [c for c in opening if c.rank == "person" and c.name.split()[-1][0].isupper()]
        named = named or interviewed(self.page, self._first_asked)
        return tuple((named or [c for c in opening if c.rank == "institution"])[:1])

    def _is_of_others(self, sentence: Sentence) -> bool:
        """Tell what a text says beside what its author does: of years gone by, of a body that opens the sentence."""
        if is_paper(self.page, self._author[0]):
            return False
        first = next((c for c in self.candidates if 0 <= c.start - sentence.start <= OPENS), None)
        other = first is not None and first.rank == "institution" and first.name != self._author[0].name
        return other or self._is_background(sentence)

    def _is_noticed(self, sentence: Sentence) -> bool:
        """Tell what a notice of possible sales says of the next buyer: *Tunisia has asked for eight radars*."""
        frames = self.page.within(sentence, "frame")
        return any(f.value in {"ask", "approve"} for f in frames) and not self._is_background(sentence)

    def _comes_again(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Tell whether who has spoken is the next who speaks, soon: what stands between is told by the same."""
        if speaker.rank not in {"person", "institution"} or self._is_background(sentence):
            return False
        for following in self.page.sentences[sentence.number + 1 : sentence.number + 1 + BRIDGE]:
            if self._is_headed(following):
                return False
            if any(of_pronoun(self.page, verb) for verb in self.page.within(following, "speech")):
                return True
            if sayings := self._found.of(following):
                return len(sayings) == 1 and sayings[0].speakers[0].name == speaker.name
        return False

    def _is_over(self, speaker: Speaker, sentence: Sentence) -> bool:
        """Tell an account that is over with its paragraph; a named one of the opening paragraph goes on with the next."""
        before = self.page.sentences[max(0, sentence.number - 1)].paragraph
        if not 0 < before < sentence.paragraph or self._goes_on(sentence):
            return False
        named = speaker.rank in {"person", "institution"}
        # "The package is valued at"
        same = self.page.within((sentence.start, sentence.start + OPENS), "anaphor")
        return before > self.lead or not (named or (same and speaker.rank == "unnamed"))

    def _is_late(self, sentence: Sentence) -> bool:
        """Tell the paragraph behind one of the background that a medium tells: its account is over with it."""
        before = self.page.sentences[max(0, sentence.number - 1)].paragraph
        return LATE < before < sentence.paragraph and not self._goes_on(sentence)

    def _by_pronoun(self, sentence: Sentence, account: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Return whom a pronoun stands for that speaks: the person who opens the sentence before.

        Where nobody has spoken yet, it is who opens the sentence itself: *The ministry has ordered 18, it said*.
        """
        verbs = self.page.within(sentence, "speech")
        verbs = [v for v in verbs if of_pronoun(self.page, v) or self._found.is_subjectless(v, sentence)]
        if not verbs:
            return ()
        before = self.page.sentences[max(0, sentence.number - 1)]
        if sentence.number > 0 and before.paragraph == sentence.paragraph and not self.sayings[before.number]:
            first = next((c for c in self.candidates if before.start <= c.start < before.end), None)
            if first and first.rank in {"person", "institution"} and first.start - before.start <= OPENS:
                return (first,)
        if account:
            return ()
        dash = self.page.folded.find(" - ", sentence.start, sentence.start + OPENING)
        opens = dash if dash >= 0 else sentence.start  # "THE HAGUE - The ministry has ordered"
        first = next((c for c in self.candidates if opens <= c.start < verbs[0].start), None)
        told = first is not None and first.rank in {"person", "institution"} and first.start - opens <= OPENS
        return (first,) if told and first else ()

    def _is_detail(self, sentence: Sentence, sayings: Sequence[Saying]) -> bool:
        """Tell a source of one detail, named inside a clause: *der Preis liegt nach Angaben aus Kreisen bei*."""
        if len(sayings) != 1 or sayings[0].trailing:
            return False
        first = sayings[0].speakers[0]
        if first.rank == "unnamed" and (sayings[0].start, sayings[0].end) == (first.start, first.end):
            return True  # "A source put it at 390 million"
        opens, source = sayings[0].start, self.page.within((sayings[0].start, sayings[0].end), "according")
        price = self.page.within((sentence.start, opens), "price", "anaphor")
        if source and price and price[0].start - sentence.start <= ARTICLE:
            return True  # "Verdien er ifølge selskapet drøyt fire milliarder"
        return bool(source) and first.rank == "unnamed" and opens - sentence.start > DETAIL

    def _is_denied(self, chain: Sequence[Speaker], sentence: Sentence) -> bool:
        """Tell a medium whose report is denied, which tells nothing more: *He dismissed what the paper wrote*."""
        return chain[0].rank in MEDIA and bool(self._denials(sentence))

    def _is_aside(self, sentence: Sentence, account: Sequence[Speaker]) -> bool:
        """Tell a paragraph's own source beside a medium, after which the account of before goes on."""
        before = self.before[sentence.number]
        return bool(account and before[0].rank in PARTIES and account[0].rank in MEDIA)

    def _is_background(self, sentence: Sentence) -> bool:
        """Tell a sentence about years gone by, which a text tells in its own voice: *In 2018 Warsaw bought 32*."""
        opening = self.page.folded[sentence.start : sentence.start + OPENING]
        words = self.page.within((sentence.start, sentence.start + OPENING), "status")
        now = (self.page.published or "")[:4]
        years = [year for year in YEAR.findall(opening) if not now or year <= now]
        past = years or any(w.value == "historical" for w in words)
        if not past or self._goes_on(sentence):
            return False
        helpers = self.page.within(sentence, "auxiliary")
        verbs = [f for f in self.page.within(sentence, "frame") if f.says("verb")]
        if any(v.says("ahead") for v in (*helpers, *verbs)) or any(
            h.says("passive") and h.value == "planned" for h in helpers
        ):
            return False  # "Acht werden 2028 geliefert"
        done = any(a.value in {"done", "before"} for a in helpers)
        return done or any(mood_of(self.page, v) == "done" or is_participle(self.page, v) for v in verbs)

    def _is_cut(self, sentence: Sentence) -> bool:
        """Tell a sentence in which somebody else is quoted behind a colon: *La Lega è contraria: «Basta»*."""
        return ': "' in self.page.folded[sentence.start : sentence.end] and not self._goes_on(sentence)

    def _give_back(self, chain: tuple[Speaker, ...], sentence: Sentence) -> None:
        """Give the speakers of a sentence to those before it that have none: in its paragraph, else in the one before."""
        reach = self.page.sentences[sentence.number - 1].paragraph
        for earlier in reversed(self.page.sentences[: sentence.number]):
            if earlier.paragraph != reach or self.chains.get(earlier.number):
                return
            self.chains[earlier.number] = chain

    def _tells_of_news(self, sentence: Sentence, sayings: Sequence[Saying]) -> bool:
        """Tell a sentence of the lead without a figure, which says who told of the news: *It was signed on Monday, Saab said*."""
        if sentence.paragraph != self.lead or len(sayings) != 1 or not sayings[0].trailing:
            return False
        named = all(speaker.rank in {"person", "institution"} for speaker in sayings[0].speakers)
        return named and not any(self.page.figures_in(sentence)) and not self._denials(sentence)

    def _changes(
        self, speaker: Speaker, sentence: Sentence, acting: frozenset[str], before: frozenset[str]
    ) -> bool:
        """Tell whether a sentence about another state ends the account of a speaker other than a medium."""
        if speaker.rank in MEDIA or self._goes_on(sentence):
            return False
        last = self.page.sentences[max(0, sentence.number - 1)].paragraph
        of_others = (self._heard and self._is_promised(sentence)) or (
            bool(before) and speaker.state not in before
        )
        if speaker.rank in {"person", "institution"} and of_others and last == sentence.paragraph:
            return False  # who has told of what another state gives goes on with the next one
        return bool(acting) and not acting & (before | {speaker.state})

    def _is_promised(self, sentence: Sentence) -> bool:
        """Tell what is still to come, as those tell it who have named the results of a meeting."""
        frames = self.page.within(sentence, "frame")
        return any(tense_of(self.page, frame) == "future" for frame in frames)

    def _carried(
        self, chain: tuple[Speaker, ...], sentence: Sentence, sayings: Sequence[Saying]
    ) -> tuple[Speaker, ...]:
        """Return what of a chain goes on: outlets with their sources; the inmost speaker does not."""
        if interviews(sayings):
            return chain
        denials = self._denials(sentence)
        if chain[0].rank == "party" and any(s.start <= d.start < s.end for s in sayings for d in denials):
            return ()  # who denies one thing does not tell the next
        parts = {segment(self.page, sentence, s.start, s.end) for s in sayings}
        if len(parts) > 1 and len(parts) == len(sayings):
            return ()
        carried = [*together(chain)]
        for speaker in chain[len(carried) :]:
            if carried[-1].rank in MEDIA and speaker.rank == "unnamed":
                carried.append(speaker)
        return tuple(carried)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a pronoun or nobody speaks in this sentence or the next of its paragraph (*he said*, *zapewnił*)."""
        following = self.page.sentences[sentence.number : sentence.number + 2]
        told = any(a.says("reported") for a in self.page.within(sentence, "auxiliary"))
        told = told or any(a.says("again") for a in self.page.within(sentence, "according"))
        return told or any(
            of_pronoun(self.page, verb) or self._found.is_subjectless(verb, near)
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
