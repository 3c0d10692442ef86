"""Who could speak in a text: outlets, persons, offices, institutions, firms and governments, named in English."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.bodies import STATE, Bodies
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.ordered import Covered
from rempart.claims.page import Page
from rempart.claims.papers import in_quotes, papers, titled, whole_title
from rempart.claims.persons import (
    INSIDERS,
    SMALL,
    as_heard,
    has_other_title,
    has_title,
    holders,
    in_its_words,
    insider,
    name_ahead,
    name_before,
    name_behind,
    namesake,
    titled_so,
)
from rempart.claims.recalling import recalled, with_names
from rempart.claims.romanising import romanised
from rempart.claims.sayings import PLACES, speaks_for
from rempart.claims.speaker import EXPERT, Rank, Speaker
from rempart.claims.spoken_names import is_said_beside, speaking

# How many *both* are.
BOTH: Final = 2
# Letters of a word that its other forms share.
STEM: Final = 5
# Letters of an apposition up to the name of an owner.
NAMED_BY: Final = 45
# Letters between a spokesman and the body that he speaks for.
SPOKEN_FOR: Final = 30
OWNING: Final = frozenset({"of", "for", "from", "in", "at"})
EXPERTS: Final = frozenset({"analysts", "experts", "specialists", "commentators"})
MINISTERS: Final = frozenset({"minister", "deputy minister"})


class Naming:
    """Names of those who could speak in one text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._bodies = Bodies(page)

    def candidates(self) -> list[Speaker]:
        """Return all who could speak, in the order of the text."""
        page = self.page
        ranks: dict[str, Rank] = {"outlet": "outlet", "person": "person"}
        found = [
            (namesake(page, m) if m.kind == "person" else whole_title(page, m))
            or Speaker(m.value, ranks[m.kind], m.says("state"), (m.start, m.end))
            for m in page.mentions.of("outlet", "person")
        ]
        found += self._named_bodies()
        firms = {(m.start, m.end): m for m in page.mentions.of("firm") if not m.says("unlisted")}
        found += [Speaker(m.value, "institution", m.says("state"), place) for place, m in firms.items()]
        found += papers(page, Covered(len(page.text), [(c.start, c.end) for c in found]))
        found += in_quotes(page, Covered(len(page.text), [(c.start, c.end) for c in found]))
        named = Covered(len(page.text), [(c.start, c.end) for c in found])
        for mention in page.mentions.of("speaker"):
            longer = page.mentions.within(mention.start + 1, mention.end + NAMED_BY, "speaker")
            if mention.says("back") and longer and longer[0].start < mention.end:
                continue  # "le site" of "le site spécialisé"
            if mention.says("both"):
                found += self._both(mention)
            elif mention.start not in named and (
                name_behind(self.page, mention) or not _speaks_for(page, mention, found)
            ):
                speaker = self._described(mention, found)
                if speaker:
                    found.append(speaker)
        found = _without_their_bodies(found)
        spans = [(c.start, c.end) for c in found]
        owned = (m for m in page.mentions.of("speaker") if m.says("office") or m.says("state"))
        spans += [(m.start, m.end) for m in owned]
        taken = Covered(len(page.text), spans)
        for actor in page.actors:
            if actor.kind == "state" and not taken.touches(actor.start, actor.end):
                found += [self._party(code, actor) for code in actor.codes]
        found += recalled(page, found)
        persons = [(c.start, c.end) for c in found if c.rank in {"person", "outlet"}]
        known = Covered(len(page.text), [(c.start, c.end) for c in found])
        heard = [*speaking(page, known, Covered(len(page.text), persons))]
        found = [c for c in found if not any(is_said_beside(h, c) for h in heard)]
        found = as_heard(page, found, heard)
        found = with_names(page, [*holders(page, found, heard), *heard, *recalled(page, heard)])
        return sorted(found, key=lambda speaker: speaker.start)

    def _named_bodies(self) -> list[Speaker]:
        """Return the ministries, parliaments and the like that the text names."""
        offices = [(m.start, m.end) for m in self.page.mentions.of("speaker") if m.says("office")]
        bodies: list[Speaker] = []
        for mention in self.page.mentions.of("institution"):
            known = not mention.says("back") or "{}" in mention.value or self._told_before(mention, bodies)
            office = any(start <= mention.start and mention.end <= end for start, end in offices)
            if known and not office and not self._is_of_works(mention):
                bodies.append(self._institution(mention, bodies))
        return bodies

    def _is_of_works(self, mention: Mention) -> bool:
        """Tell a body in the name of works, whose short name stands behind it: *Fábrica de Armas del Ejército (FAME)*."""
        place = mention.end + len(" (")
        firms = self.page.within((place, place + NAMED_BY), "firm")
        opened = self.page.folded[mention.end : place] == " ("
        return opened and any(firm.start == place and firm.says("unlisted") for firm in firms)

    def _party(self, code: str, actor: Actor) -> Speaker:
        name = state_names().get(code, (code, code))
        government = self.page.within((actor.start, actor.end), "government")
        body = government[0].says("name") if government else ""
        return Speaker(f"{name[1]} {body}" if body else name[0], "party", code, (actor.start, actor.end))

    def _both(self, mention: Mention) -> list[Speaker]:
        """Return the bodies of the two states that act before them in a sentence: *Oslo and Bern will pay, both governments said*."""
        here = self.page.actors_in((self.page.sentence_at(mention.start).start, mention.start))
        codes = dict.fromkeys(code for a in here if a.kind == "state" and not a.led_by for code in a.codes)
        known = [code for code in codes if code in state_names()]
        return [
            Speaker(
                f"{state_names()[code][1]} {mention.value}", "institution", code, (mention.start, mention.end)
            )
            for code in (known if len(known) == BOTH else ())
        ]

    def _institution(self, mention: Mention, earlier: Sequence[Speaker]) -> Speaker:
        """Name a body; *the ministry* without a state beside it is the one named before."""
        if mention.says("back") and not self._bodies.has_owner(mention):
            before = self._told_before(mention, earlier)
            if before:
                return before[-1].at(mention.start, mention.end)
        state = mention.says("state") or ("" if "{}" not in mention.value else self._bodies.state_of(mention))
        noun, adjective = state_names().get(state, ("", ""))
        its = noun if mention.value.endswith("of {}") else adjective  # "Office of the President of Ukraine"
        name = mention.value.replace("{}", its).strip()
        if mention.says("national") and state == mention.says("home"):
            name = name.replace("of Defence", "of National Defence")
        return Speaker(name, "institution", state, (mention.start, mention.end))

    def _told_before(self, mention: Mention, earlier: Sequence[Speaker]) -> list[Speaker]:
        """Return the bodies named before that *the ministry* or *the committee* may be."""
        kind = mention.says("back")
        words = ("Ministry", "Department") if kind == "yes" else (kind,)
        return [body for body in earlier if any(word in body.name for word in words)]

    def _described(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Return who is meant by an office, a firm, a medium or a group without a name."""
        page = self.page
        if mention.says("office"):
            beside = [k for k in known if k.rank == "person" and 0 <= k.start - mention.end <= 45]
            named = name_behind(self.page, mention)
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
        if mention.says("firm") or (
            mention.value == "chief executive"
            and not name_behind(page, mention)
            and not name_before(page, mention)
        ):
            return self._firm(mention)
        if mention.says("again"):
            told = [k for k in known if k.rank == "unnamed" and k.end <= mention.start]
            return told[-1].at(mention.start, mention.end) if told else None
        medium = titled(page, mention, known) if mention.says("back") or mention.says("media") else None
        title_behind = any(k.rank == "outlet" and 0 < k.start - mention.end < SMALL for k in known)
        if medium or mention.says("back") or (mention.says("media") and title_behind):  # "persbureau Reuters"
            return medium or self._back(mention, known)
        return self._marked(mention, known)

    def _firm(self, mention: Mention) -> Speaker | None:
        """Return the firm told of last, for which *the company* stands, not one that only says whose firm that is."""
        before = [m for m in self.page.mentions.of("firm") if m.end <= mention.start]
        firms = [m for m in before if not m.says("unlisted")] or before
        state = mention.says("state")
        if state:  # "the South Korean yard"
            firms = [m for m in firms if m.says("state") == state]
        last = [m for m in firms if not any(self._is_apposed(one, m) for one in firms)][-1:]
        titled = [m for m in self.page.within(self.page.sentences[0], "firm") if not m.says("unlisted")]
        noun = self.page.text[mention.start : mention.end].split()[-1]
        if titled and noun[0].isupper() and "nouns capitalised" not in self.page.language.word_order:
            last = titled[:1]  # "precisa la Società", in a firm's news of itself
        paragraph = self.page.sentence_at(mention.start).paragraph
        near = [m for m in last if self.page.sentence_at(m.start).paragraph == paragraph]
        if not near and len({m.value for m in titled}) == 1 and not state:
            last = titled[:1]  # a firm's news of itself, behind a paragraph that names others
        if not last and len({m.value for m in self.page.mentions.of("firm")}) == 1:
            last = self.page.mentions.of("firm")[:1]  # "The company said that Oslo buys guns from Hanwha"
        if not last or (state and last[0].says("state") != state):
            return None
        return Speaker(last[0].value, "institution", last[0].says("state"), (mention.start, mention.end))

    def _is_apposed(self, firm: Mention, owner: Mention) -> bool:
        """Tell the owner of a firm behind its name: *Mesko, a company of the Polish Armaments Group*."""
        gap = self.page.folded[firm.end : owner.start]
        trade = self.page.within((firm.end, owner.start), "industry") if len(gap) <= NAMED_BY else []
        return gap.startswith(", ") and gap.count(",") == 1 and bool(trade)

    def _marked(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Describe an unnamed speaker with the marks beside it: *reliable sources close to the talks*.

        A title (*General*) speaks only with the name behind it, or for who was named with it before.
        """
        page = self.page
        rank: Rank = next((r for r in ("media", "document") if mention.says(r)), "unnamed")
        full = name_behind(page, mention) or name_ahead(page, mention) or name_before(page, mention)
        full = full if rank == "unnamed" else None
        same = [k for k in known if full and full.start(1) <= k.start < full.end()]
        if full and (not same or mention.value == "director" or not mention.says("title")):
            name, state = romanised(full[1], page.language.letters), self._bodies.state_of(mention)
            span = (min(mention.start, full.start(1)), max(mention.end, full.end()))
            expert = EXPERT if mention.value in EXPERTS else ""
            return same[0].at(*span) if same else Speaker(name, "person", state, span, holder=expert)
        holder = titled_so(self.page, mention, known) if rank == "unnamed" else None
        if holder:
            return holder.at(mention.start, mention.end)
        if mention.says("title") or mention.says("literal"):
            return None if mention.says("title") else in_its_words(page, mention)
        start, end, name = mention.start, mention.end, mention.value
        for mark in page.within((max(0, start - 25), end + 60), "speaker_mark"):
            gap = page.folded[mark.end : start] if mark.end <= start else page.folded[end : mark.start]
            if start <= mark.start < end:
                continue  # "el oficial"
            if mark.value not in name and not gap.strip(" ,") and len(gap) <= 3:
                name = f"{name} {mark.value}" if mark.says("after") else f"{mark.value} {name}"
                start, end = min(start, mark.start), max(end, mark.end)
        if mention.value.split()[-1] in INSIDERS:
            start, end, name = insider(page, mention, (start, end), known, name=name)
        state = ""
        if mention.says("state") and "local" not in name:
            here = page.sentence_at(mention.start)
            near = [
                a
                for a in page.actors_in(here)
                if abs(a.start - mention.end) <= 25 or abs(mention.start - a.end) <= 12
            ]
            state = near[0].codes[0] if near else ""
            spoken_for = self._spoken_for(mention, known) if not near and name == mention.value else []
            if spoken_for:
                return max(spoken_for, key=lambda body: body.start).at(mention.start, mention.end)
            adjective = state_names().get(state, ("", ""))[1]
            name = name if adjective in name else f"{adjective} {name}"
        return Speaker(name, rank, state, (start, end), holder=mention.says("holder") or state)

    def _spoken_for(self, mention: Mention, known: Sequence[Speaker]) -> list[Speaker]:
        """Return whose *the spokesman* may be: bodies of the paragraph, and those that had a spokesman before."""
        page, before = self.page, []
        of = [m for m in page.within((mention.end, mention.end + SMALL), "preposition") if m.value in OWNING]
        for body in known if mention.value == "spokesperson" and not of else ():
            leads = page.within((body.start - STATE, body.start), "preposition")
            led = any(
                m.value not in PLACES and page.mentions.only(page.folded, m.end, body.start, "article")
                for m in leads
            )
            same = page.sentence_at(body.start).paragraph == page.sentence_at(mention.start).paragraph
            if body.rank == "institution" and body.end <= mention.start:
                before += [body] * ((same and not led) or speaks_for(page, body))
        return before

    def _back(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Return the medium named before that *the newspaper* stands for, unless its name follows."""
        if any(k.rank == "outlet" and 0 < k.start - mention.end <= 3 for k in known):
            return None
        earlier = [k for k in known if k.rank == "outlet" and k.start < mention.start]
        media = [k for k in known if k.rank == "media" and k.start < mention.start]
        back = (earlier or media)[-1:] or None
        body = self._same_word(mention, known)
        if body and (back is None or back[0].start < body.start):
            return Speaker(body.name, body.rank, body.state, (mention.start, mention.end))
        if back is None:
            return None
        return Speaker(back[0].name, back[0].rank, "", (mention.start, mention.end))

    def _same_word(self, mention: Mention, known: Sequence[Speaker]) -> Speaker | None:
        """Return the body whose own name holds this word: *the agency* behind *Defense Security Cooperation Agency*."""
        word = self.page.folded[mention.start : mention.end].split()[-1][:STEM]
        bodies = [k for k in known if k.rank == "institution" and k.end < mention.start]
        return next((k for k in reversed(bodies) if word in self.page.folded[k.start : k.end]), None)

    def _office(self, mention: Mention, known: Sequence[Speaker]) -> Speaker:
        earlier = [k for k in known if k.rank == "person" and k.end <= mention.start]
        beside = [a for a in self.page.actors if a.start <= mention.end + 1 and mention.start <= a.end + 1]
        beside += [a for a in self.page.actors if self.page.folded[a.end : mention.start] == "'s "]
        articles = self.page.within((max(0, mention.start - 5), mention.start), "article")
        own = [m for m in articles if m.value == "own"]
        full = name_behind(self.page, mention) or name_before(self.page, mention)
        full = full or name_ahead(self.page, mention)
        same = [k for k in earlier if has_title(self.page, k, mention.value)]
        same = same or [k for k in earlier if not has_other_title(self.page, k, mention.value)]
        if same and not (beside or own or full or mention.says("state")):
            last = max(same, key=lambda k: k.start)
            return Speaker(last.name, "person", last.state, (mention.start, mention.end))
        state = mention.says("state") or self._bodies.state_of(mention)
        if full:
            name = romanised(full[1], self.page.language.letters)
            span = (min(mention.start, full.start(1)), max(mention.end, full.end()))
            return Speaker(name, "person", state, span)
        named = {k.name for k in known if k.rank == "person" and k.state == state}
        told = {k.name for k in earlier if k.state == state}
        if mention.value == "minister" and len(told) == 1:
            return Speaker(told.pop(), "person", state, (mention.start, mention.end))
        if mention.value == "president" and len(named) == 1:
            return Speaker(named.pop(), "person", state, (mention.start, mention.end))
        adjective = state_names().get(state, ("", ""))[1]
        office = self._whole_office(mention)
        return Speaker(f"{adjective} {office}".strip(), "person", state, (mention.start, mention.end))

    def _whole_office(self, mention: Mention) -> str:
        """Return the office that *the minister* holds: the one named last, else that of the ministry of the text."""
        if mention.value not in MINISTERS:
            return mention.value
        offices = [
            o for o in self.page.mentions.of("speaker") if o.says("office") and o.start < mention.start
        ]
        whole = [o.value for o in offices if o.value.endswith(f" {mention.value}")]
        whole = [o for o in whole if not o.startswith(("prime", "deputy"))]
        if whole:
            return whole[-1]
        bodies = self.page.mentions.of("institution", "speaker")
        defence = any("Ministry of Defence" in b.value or b.value == "defence minister" for b in bodies)
        return mention.value.replace("minister", "defence minister") if defence else mention.value


def _speaks_for(page: Page, mention: Mention, known: Sequence[Speaker]) -> bool:
    """Tell who speaks for a body, which then says it: *пресс-служба Министерства обороны*, *a spokesman for the MoD*."""
    if not mention.says("state"):
        return False
    near = [k for k in known if k.rank == "institution" and 0 < k.start - mention.end <= SPOKEN_FOR]
    return any(speaks_for(page, body, mention.start) for body in near)


def _without_their_bodies(known: Sequence[Speaker]) -> list[Speaker]:
    """Drop the body that only says whose minister, spokesman or source it is that speaks."""
    spans = [(k.start, k.end) for k in known if k.rank in {"person", "unnamed"}]
    return [
        k
        for k in known
        if k.rank != "institution"
        or not any(s <= k.start and k.end <= e and e - s > k.end - k.start for s, e in spans)
    ]
