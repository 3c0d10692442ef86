"""Who says it, in the language spoken: described speakers are translated, names of people and outlets stay.

A reader of claims describes whom a text does not name: *officials*, *Russian analysts*, *reliable unnamed
sources close to the talks*. The noun is looked up, the state and the marks beside it are told after it.
"""

from functools import cache

from rempart.briefing.language import N_, _, is_translated
from rempart.briefing.names import party_called, party_name
from rempart.claims.language import state_names

NOUNS = (
    N_("officials"), N_("senior officials"), N_("unnamed officials"), N_("officials in two capitals"), N_("analysts"),
    N_("document"), N_("internal document"), N_("internal documents"), N_("people familiar with the matter"),
    N_("four people familiar with the matter"), N_("people briefed on the matter"),
    N_("people with knowledge of the matter"), N_("people close to the talks"), N_("people who have seen the paper"),
    N_("spokesperson"), N_("government spokesperson"), N_("media"), N_("media analyses"), N_("member of parliament"),
    N_("opposition member of parliament"), N_("officer"), N_("sources"), N_("unnamed sources"), N_("diplomats"),
    N_("press reports"), N_("experts"), N_("ambassador"), N_("commentators"), N_("journalists"), N_("chief executive"),
    N_("press"), N_("companies"), N_("report"), N_("internal report"), N_("parliamentary report"),
    N_("government report"), N_("specialised website"), N_("specialised magazine"), N_("trade magazine"),
    N_("statement"), N_("statements"), N_("news agency"), N_("news agencies"), N_("state news agency"),
    N_("government sources"), N_("military sources"), N_("diplomatic sources"), N_("critics"), N_("commander"),
    N_("negotiators"), N_("broadcaster"), N_("public broadcaster"), N_("public television"), N_("public radio"),
    N_("state television"), N_("state media"), N_("senators"), N_("opposition"), N_("newspaper"), N_("newspapers"),
    N_("local newspapers"), N_("local press"), N_("industry press"), N_("Western media"), N_("Western press"),
    N_("Western newspaper"), N_("general staff"), N_("specialists"), N_("researchers"), N_("publications"),
    N_("international publications"), N_("news portal"), N_("news site"), N_("news website"), N_("observers"),
    N_("framework agreement"), N_("entourage"), N_("unions"), N_("tabloid"), N_("bloggers"), N_("blog"),
    N_("auditors"), N_("insiders"), N_("one agency"), N_("another agency"), N_("governor"), N_("envoy"),
    N_("think-tank"), N_("fact sheet"), N_("activists"), N_("election winner"),
    N_("defence official"), N_("defence sources"), N_("industry sources"), N_("military official"),
    N_("ministry official"), N_("naval sources"), N_("manager"), N_("vice president"),
)  # fmt: skip
OFFICES = (
    N_("air force chief"), N_("armed forces minister"), N_("army chief"), N_("chancellor"),
    N_("chief of defence"), N_("chief of staff"), N_("chief of the general staff"), N_("commission president"),
    N_("commissioner"), N_("crown prince"), N_("defence commissioner"), N_("defence minister"),
    N_("defence secretary"), N_("defense secretary"), N_("deputy defence minister"), N_("deputy minister"),
    N_("deputy prime minister"), N_("development minister"), N_("economy minister"), N_("finance minister"),
    N_("foreign minister"), N_("foreign policy chief"), N_("foreign secretary"),
    N_("head of the armament agency"), N_("head of the defence industry agency"), N_("high representative"),
    N_("inspector"), N_("interior minister"),
    N_("minister"), N_("minister for civil defence"), N_("minister of national defence"), N_("navy chief"),
    N_("president"), N_("prime minister"), N_("procurement minister"), N_("secretary general"),
    N_("secretary of state"), N_("state secretary"), N_("state secretary for defence"), N_("supreme commander"),
    N_("vice chancellor"),
)  # fmt: skip
BODIES = (
    N_("Air Force"), N_("Armament Agency"), N_("Armed Forces"), N_("Army"), N_("Border Guard"),
    N_("Cabinet Office"), N_("Chamber of Deputies"), N_("Commission"), N_("Congress"), N_("Council"),
    N_("Council of Ministers"), N_("Council of the EU"), N_("Court of Auditors"),
    N_("Defence Acquisition and Logistics Organisation"), N_("Defence Agency"), N_("Defence Forces"),
    N_("Defence Materiel Administration"), N_("Defence Materiel Agency"), N_("Defence Procurement Agency"),
    N_("Defence Staff"), N_("Defense Security Cooperation Agency"), N_("Department of Defence"),
    N_("Department of Defense"), N_("Department of National Defence"), N_("Department of State"),
    N_("Directorate General of Armament"), N_("Directorate General of Armaments"), N_("Federal Council"),
    N_("Federal Service for Military-Technical Cooperation"), N_("Foreign Office"), N_("General Staff"),
    N_("House of Representatives"), N_("Inspectorate of Strategic Products"), N_("Kiel Institute"),
    N_("Kremlin"), N_("Ministry of Defence"), N_("Ministry of Economy"), N_("Ministry of Finance"),
    N_("Ministry of Foreign Affairs"), N_("Ministry of National Defence"),
    N_("Ministry of Strategic Industries"), N_("Ministry of the Armed Forces"), N_("NATO"),
    N_("National Assembly"), N_("Navy"), N_("Office of the President"), N_("Parliament"),
    N_("Pentagon"), N_("Presidency of Defence Industries"), N_("Secretariat General of Defence"),
    N_("Senate"), N_("State Department"),
    N_("State Duma"), N_("Support and Procurement Agency"), N_("Supreme Audit Office"),
    N_("Supreme Council of National Defence"), N_("Treasury"), N_("Verkhovna Rada"), N_("White House"),
    N_("armament agency"), N_("armaments directorate"), N_("armed forces"), N_("arms procurement agency"),
    N_("audit office"), N_("authorities"), N_("budget committee of the Bundestag"), N_("coast guard"),
    N_("finance committee"), N_("government"), N_("governments"), N_("parliament"), N_("presidency"),
)  # fmt: skip
_MARKS_BEFORE = (N_("reliable"), N_("unnamed"), N_("diplomatic"), N_("international"), N_("government"))
_MARKS_AFTER = (
    N_("close to the talks"), N_("close to the matter"), N_("with access to internal documents"),
)  # fmt: skip


_KNOWN = frozenset((*NOUNS, *OFFICES, *BODIES))


def speaker_name(name: str) -> str:
    """Return a speaker in the language spoken; a person, an outlet or an unknown description as it stands.

    Example:
        >>> speaker_name("Russian analysts")
        'Russian analysts'
    """
    if not is_translated():
        return name
    noun = name
    beside: list[str] = []
    for mark in _MARKS_AFTER:
        if noun.endswith(f" {mark}"):
            noun, beside = noun.removesuffix(f" {mark}"), [*beside, _(mark)]
    body, _of, whose = noun.rpartition(" of ")
    if body in _KNOWN and whose in _states():
        noun, beside = body, [*beside, party_name(_states()[whose])]
    while noun not in _KNOWN:
        first, _space, rest = noun.partition(" ")
        state = next((each for each in _adjectives() if noun.startswith(f"{each} ")), None)
        if first in _MARKS_BEFORE and rest:
            beside.append(_(first))
        elif state is not None:
            beside.append(party_name(_adjectives()[state]))
            rest = noun.removeprefix(f"{state} ")
        else:
            return party_called(name)
        noun = rest
    return _("{speaker} ({marks})").format(speaker=_(noun), marks=", ".join(beside)) if beside else _(noun)


@cache
def _states() -> dict[str, str]:
    """Return the code of each state by its English name."""
    return {name: code for code, (name, _adjective) in state_names().items()}


@cache
def _adjectives() -> dict[str, str]:
    """Return the code of each state by its English adjective, the longest first: "South Korean" before "Korean"."""
    found = {adjective: code for code, (_name, adjective) in state_names().items()} | {"UK": "GB"}
    return {adjective: found[adjective] for adjective in sorted(found, key=len, reverse=True)}
