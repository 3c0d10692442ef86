"""Who is named: states, governments, firms and persons, with the preposition that leads them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rempart.claims.actor import Actor, ActorKind
from rempart.claims.adjectives import adjectives, firms_meant
from rempart.claims.cases import led_by_case, owner_before, role_word, takes_article, with_heads
from rempart.claims.mentions import Mention, Mentions, cases_of
from rempart.claims.scripts import is_wordless
from rempart.claims.seats import group_before, with_seats
from rempart.terms.party import BLOCS

# Cases in which the name of a state is no adjective of what follows: *Polonya'ya radar*.
PLACED: Final = frozenset({"dat", "abl", "loc", "com", "ins", "top"})
# What is no word beside a noun of firms.
_ACTS: Final = (
    "frame", "speech", "auxiliary", "conjunction", "that", "relative", "pronoun", "item", "number", "party",
)  # fmt: skip
# Letters between a body and the state whose it is.
OF_STATE: Final = 12
# States that stand in many titles beside the one that a text is about: who sells, and who is given arms.
BESIDE: Final = frozenset({"US", "UA"})
# Letters between the place that opens a sentence and the ministry that sits there.
SCENE: Final = 60
# What says, right behind *the countries*, which: of the south, of the Baltic; letters in which it begins.
WHICH, RIGHT = ("preposition", "adjective", "party", "relative"), 12


def actors(folded: str, mentions: Mentions, homes: tuple[str, str]) -> list[Actor]:
    """Return the actors of a text in order, coordinated ones joined.

    ``homes`` are the state in whose own money the text reckons and that of its press, empty where unknown.
    """
    press = homes[1]
    single = _states(folded, mentions, press) + adjectives(folded, mentions) + _others(mentions)
    single = with_heads(folded, mentions, _without_overlaps(single))
    single = with_seats(folded, mentions, single)
    led = [_led(folded, mentions, actor) for actor in _firms_with_trade(folded, mentions, single)]
    joined = led_by_case(folded, mentions, _coordinated(folded, mentions, led))
    firms_meant(mentions, joined)
    return _with_bodies(folded, mentions, joined, homes)


def _with_bodies(
    folded: str, mentions: Mentions, found: Sequence[Actor], homes: tuple[str, str]
) -> list[Actor]:
    """Add *the kingdom*, *the ministry*, *she*: the state that was last a subject before it.

    Where none was (only there acts one marked ``alone``), or the text names that state too, a body marked ``home`` is that
    of the state whose press writes so. In a paragraph without a subject before it it is of the state in whose own money
    the text reckons, else of the one that acts in its title, else of that of its press.
    """
    own, press = homes
    bodies: list[Actor] = []
    told = {m.value for m in mentions.of("party", "adjective")} | {press}
    subjects = [a for a in found if a.kind == "state" and not a.led_by and not set(a.codes) & set(BLOCS)]
    titled = [a.codes for a in subjects if a.end <= folded.find("\n") and not BESIDE & set(a.codes)]
    about = next((codes for codes in ((own,), *titled, (press,)) if not BESIDE.union({""}) & set(codes)), ())
    for body in mentions.of("government"):
        if any(a.start < body.end and body.start < a.end for a in found):
            continue
        which = [m for m in mentions.within(body.end, body.end + RIGHT, *WHICH) if m.start <= body.end + 1]
        group = group_before(found, body) if body.says("group") and not which else ()
        if not (body.says("self") or group):
            continue
        article = mentions.ending_at(body.start - 1, "article") or mentions.ending_at(body.start, "article")
        before = [a for a in subjects if a.end <= body.start]
        before += [a for a in found if _is_scene(folded, mentions, a, body)][-1:]
        following = [a for a in found if 0 <= a.start - body.end <= OF_STATE and _is_of(folded, body, a)]
        home = body.says("home") and (press or body.says("home"))
        at_home = not before or (home in told and not _is_own(mentions, body))
        apart = before and "\n" in folded[before[-1].end : body.start]
        acting = (apart and about) or (before[-1].codes if before else (own,))
        codes = group or ((home,) if at_home and home else acting)
        if following:
            _led_through(folded, mentions, body, following[0])
        free = not following and not (before and body.says("alone"))
        definite = article or body.says("case") or body.says("definite")
        if definite and codes[0] and free:
            found_here = Actor((body.start, body.end), codes, "state", cases=cases_of(body))
            led = _led(folded, mentions, found_here)
            bodies += [] if group and led.led_by else [led]
    return sorted([*found, *led_by_case(folded, mentions, bodies)], key=lambda actor: actor.start)


def _is_of(folded: str, body: Mention, actor: Actor) -> bool:
    """Tell the state of a body behind it: *ministero della Difesa della Croazia*."""
    gap = folded[body.end : actor.start]
    return len(gap) <= 5 or (actor.led_by == "of" and " " not in gap.strip())


def _led_through(folded: str, mentions: Mentions, body: Mention, owner: Actor) -> None:
    """Lead the state of a body as the body is led, in place: *con il ministero della Difesa della Croazia*."""
    led = _led(folded, mentions, Actor((body.start, body.end), owner.codes, "state"))
    if owner.led_by == "of" and led.led_by in {"with", "from", "to", "for", "by"}:
        owner.led_by, owner.agent, owner.start = led.led_by, led.agent, body.start


def _is_scene(folded: str, mentions: Mentions, actor: Actor, body: Mention) -> bool:
    """Tell the place that opens the sentence of a body: *In Tallinn dementierte das Ministerium*."""
    gap = folded[actor.end : body.start]
    if actor.kind != "state" or actor.led_by != "in" or not 0 < len(gap) < SCENE or set(gap) & set(".;\n"):
        return False
    leads = mentions.within(max(0, actor.start - 12), actor.start, "preposition")
    ahead = folded[max(0, leads[0].start - 3) : leads[0].start].rstrip(" ") if leads else ","
    return not ahead or ahead[-1] in ".!?\n"


def _is_own(mentions: Mentions, body: Mention) -> bool:
    """Tell the body of the state just named: *Dania wyposaży swoje wojsko*."""
    near = mentions.within(max(0, body.start - 12), body.start, "article")
    return any(article.value == "own" for article in near)


def _states(folded: str, mentions: Mentions, press: str) -> list[Actor]:
    told = {m.value for m in mentions.of("party", "adjective")}
    found = []
    for party in mentions.of("party"):
        kind: ActorKind = "state"
        end = party.end
        after = party.end + 1
        owned = _body_behind(folded, mentions, party)
        if owned:
            end = owned.end
        elif party.says("bare") and folded[party.end : after] == " " and not cases_of(party) & PLACED:
            if _adjoins(mentions, after, "item", "guarantee", "industry", "firm"):
                kind = "origin"
        elif party.says("bare") and is_wordless(folded[party.end : after]) and not cases_of(party) & PLACED:
            if _adjoins(mentions, party.end, "item", "guarantee", "industry"):
                kind = "origin"
        elif folded[party.end : after] == "-" and _adjoins(
            mentions, after, "item", "guarantee", "industry", "currency"
        ):
            kind = "origin"
        code = party.says("or") if party.says("or") in told else party.value
        code = press if press and party.says("press") else code
        possessive = not owned and (folded[end : end + 2] == "'s" or bool(party.says("possessive")))
        cases = cases_of(owned) if owned else cases_of(party)
        found.append(Actor((party.start, end), (code,), kind, possessive=possessive, cases=cases))
    return found


def _body_behind(folded: str, mentions: Mentions, party: Mention) -> Mention | None:
    """Return the government that a state stands before: *US Navy*, *Kenya's parliament*, *Norges regjering*."""
    after = party.end + (3 if folded.startswith("'s ", party.end) else 1)
    bare = party.says("bare") or party.says("possessive") or after == party.end + 3
    if not bare or folded[after - 1 : after] != " ":
        return None
    bodies = mentions.within(after, after + 30, "government")
    return bodies[0] if bodies and bodies[0].start == after else None


def _adjoins(mentions: Mentions, place: int, *kinds: str) -> bool:
    return any(m.start == place for m in mentions.within(place, place + 45, *kinds))


def _others(mentions: Mentions) -> list[Actor]:
    firms = mentions.of("firm")
    names = {firm.value for firm in firms}
    found = [
        Actor(
            (firm.start, firm.end),
            tuple(c for c in (_full_name(firm.value, names), firm.says("state")) if c),
            "bank" if firm.says("bank") else "firm",
            cases=cases_of(firm),
        )
        for firm in firms
    ]
    found += [
        Actor((who.start, who.end), (who.says("state"),), "person", cases=cases_of(who))
        for who in mentions.of("person")
    ]
    return found


def _full_name(name: str, names: set[str]) -> str:
    """Return the one longer name of a text that a shorter one stands for: *Hanwha Aerospace* for *Hanwha*."""
    longer = [one for one in names if one.startswith(name + " ")]
    return longer[0] if len(longer) == 1 else name


def _without_overlaps(found: Sequence[Actor]) -> list[Actor]:
    kept: list[Actor] = []
    for actor in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return kept


def _led(folded: str, mentions: Mentions, actor: Actor) -> Actor:
    """Find the preposition before an actor, over articles."""
    place = actor.start
    led_by, agent = "", False
    for _ in range(5):
        while place and folded[place - 1] == " ":
            place -= 1
        near = mentions.ending_at(place, "preposition")
        lead = [m for m in near if m.start >= place - 22 and not m.says("behind")]
        lead = [m for m in lead if not (m.says("unless_a") and takes_article(folded, mentions, actor))]
        article = _small_before(mentions, place, 30, "article", "office_title")
        trade = {"firm": ("adjective", "industry"), "bank": ("adjective", "civil")}.get(actor.kind, ())
        article = article or _small_before(mentions, place, 40, *trade)
        if lead and not (article and min(a.start for a in article) < min(m.start for m in lead)):
            longest = min(lead, key=lambda m: m.start)
            led_by, agent = role_word(longest, actor.cases), bool(longest.says("agent"))
            led_by = "joint" if longest.says("joint") else led_by
            place = longest.start
            if led_by != "of":
                break
        elif article:
            place = min(article, key=lambda m: m.start).start
        elif actor.kind == "firm" and (word := _word_of_trade(folded, mentions, place)) >= 0:
            place = word
        else:
            break
    if not led_by:
        return _led_from_behind(mentions, actor)
    actor.led_by, actor.agent = led_by, agent
    return actor


def _word_of_trade(folded: str, mentions: Mentions, place: int) -> int:
    """Return where a word of no table, or of whose a firm is, begins before a noun of firms, else -1: *with the Riga firm X*."""
    if (owner := owner_before(mentions, place)) >= 0:
        return owner
    trade = any(m.start <= place + 1 for m in mentions.within(place, place + 20, "industry"))
    start = folded.rfind(" ", max(0, place - 20), place) + 1
    led = mentions.ending_at(start - 1, "preposition") or mentions.ending_at(start - 1, "article")
    known = mentions.within(start, place, *_ACTS)
    return start if trade and start and led and not known and folded[start:place].isalpha() else -1


def _small_before(mentions: Mentions, place: int, reach: int, *kinds: str) -> list[Mention]:
    """Return the words of these kinds that end right at a place and begin within reach of it."""
    return [m for kind in kinds for m in mentions.ending_at(place, kind) if m.start >= place - reach]


def _led_from_behind(mentions: Mentions, actor: Actor) -> Actor:
    """Find the preposition that a language sets behind its noun: *Ukrainan kanssa*, *Ukrajna számára*."""
    place = actor.end + 1
    lead = [m for m in mentions.within(place, place + 20, "preposition") if m.start == place]
    behind = [m for m in lead if m.says("behind")]
    if behind:
        actor.led_by = behind[0].value
    return actor


def _firms_with_trade(folded: str, mentions: Mentions, found: Sequence[Actor]) -> list[Actor]:
    """Make a firm and its trade one, of the state that these words name.

    *dem deutschen Rüstungskonzern Rheinmetall*, *nederlandske Thales*, *Rheinmetall's Australian subsidiary*. So with
    a bank.
    """
    kept: list[Actor] = []
    for actor in found:
        before = kept[-1] if kept else None
        if before is None or actor.kind not in {"firm", "industry", "bank"}:
            kept.append(actor)
            continue
        gap = (before.end, actor.start)
        if actor.kind == "bank":
            lends = before.kind == "origin" and mentions.only(folded, *gap, "civil")
            if lends:  # "the Korean bank KEXIM"
                actor.start, actor.cases = before.start, before.cases
            kept[-1 if lends else len(kept) :] = [actor]
            continue
        beside = folded[slice(*gap)] in {" ", ' "'} or _is_trade_between(folded, mentions, before, actor)
        branch = before.kind == "industry" and mentions.only(folded, *gap, "preposition", "article")
        if actor.kind == "firm" and before.kind in {"industry", "origin"} and (beside or branch):
            told = mentions.within(before.start, before.end, "adjective")
            of_state = (
                before.codes if told and len(before.codes) == 1 and before.codes[0] not in BLOCS else ()
            )
            actor.codes = (actor.codes[0], *(of_state or actor.codes[1:]))
            actor.start, actor.cases = before.start, actor.cases or before.cases
            kept[-1] = actor
        elif actor.kind == "industry" and before.kind == "firm" and folded[slice(*gap)] == "'s ":
            before.codes, before.end = (before.codes[0], *actor.codes), actor.end
        elif before.kind == "state" and before.possessive and folded[slice(*gap)] == "'s ":
            actor.codes = tuple(dict.fromkeys((*actor.codes, *before.codes)))
            actor.start, actor.cases = before.start, before.cases
            kept[-1] = actor  # "Greece and Britain's BAE Systems": one firm, and one state
        else:
            kept.append(actor)
    return kept


def _is_trade_between(folded: str, mentions: Mentions, trade: Actor, firm: Actor) -> bool:
    """Tell a firm in quotes behind its trade and its goods: *украинский производитель дронов «Стриж»*."""
    quoted = trade.kind == "industry" and folded[firm.start - 2 : firm.start] == ' "'
    return quoted and mentions.only(folded, trade.end, firm.start - 1, "item", "unit")


def _coordinated(folded: str, mentions: Mentions, found: Sequence[Actor]) -> list[Actor]:
    """Join actors that only commas, *and* and articles separate; the first one's preposition leads."""
    joined: list[Actor] = []
    for place, actor in enumerate(found):
        before = joined[-1] if joined else None
        listed = before is not None and not _opens_clause(folded, mentions, before, found[place : place + 8])
        if (
            before
            and listed
            and _same_rank(before, actor)
            and _is_listed(folded, mentions, (before, *found[place:]))
        ):
            before.codes = tuple(dict.fromkeys((*before.codes, *actor.codes)))
            shared = before.cases & actor.cases or before.cases
            before.cases = shared or (frozenset() if before.kind == "firm" else actor.cases)
            before.end, before.possessive = actor.end, actor.possessive
        else:
            joined.append(actor)
    return joined


def _opens_clause(folded: str, mentions: Mentions, before: Actor, run: Sequence[Actor]) -> bool:
    """Tell the subjects of a further clause: *radars to Sri Lanka, and Australia will lend 150 million*.

    German has its verb behind them all: *für die Ukraine, die Dänemark und Norwegen bezahlen*.
    """
    behind = run[0].end + 1
    if (
        before.led_by
        and not run[0].led_by
        and any(m.start == behind for m in mentions.within(behind, behind + 15, "some_of", "currency"))
    ):
        return True  # "drones for Ukraine and Copenhagen the rest"
    if not before.led_by or not folded[before.end :].startswith(", "):
        return False
    last = run[0]
    for actor in run[1:8]:
        if not _join(folded, mentions, (last.end, actor.start)):
            break
        last = actor
    ends = {run[0].end + 1, last.end + 1}
    verbs = mentions.within(run[0].end, last.end + 15, "auxiliary", "frame")
    return any(verb.start in ends and not verb.says("noun") for verb in verbs)


def _is_listed(folded: str, mentions: Mentions, run: Sequence[Actor]) -> bool:
    """Tell whether the second of a run joins the first: a comma does so only in a list with *and*."""
    for one, other in pairwise(run[:8]):
        join = _join(folded, mentions, (one.end, other.start))
        if join != ",":
            return join == "and"
    return False


def _same_rank(one: Actor, other: Actor) -> bool:
    sides = one.led_by == "between" and {one.kind, other.kind} == {"firm", "state"}  # "між Elbit і Грецією"
    agree = not sides and (not (one.cases and other.cases) or one.cases & other.cases)
    return bool(agree) and (one.kind == "origin") == (other.kind == "origin") and not one.possessive


def _join(folded: str, mentions: Mentions, span: tuple[int, int]) -> str:
    """Return ``and`` or ``,`` where only that and articles stand between two actors, else nothing."""
    start, end = span
    if end - start > 25 or end <= start:
        return ""
    joins = mentions.within(start, end, "conjunction")
    small = ("conjunction", "article", "preposition") if joins else ("article",)
    plain = folded[start:end].replace(",", " ")
    if not mentions.only(folded[:start] + plain, start, end, *small):
        return ""
    return "and" if joins else folded[start:end].strip()[:1]
