"""Claims with a figure: each sum and count of equipment with its frame, roles, item and status."""

from collections.abc import Sequence

from rempart.claims.anchor import Anchor
from rempart.claims.bids import take_bidder
from rempart.claims.bought import may_sell, owner_buys
from rempart.claims.counted import counted_on, hand_over, is_aside, of_its_thing, take_own_share, take_parties
from rempart.claims.dealless import is_new_total, is_worked_out
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.filling import read_roles
from rempart.claims.frames import BUYING, governing
from rempart.claims.going_on import goes_on, head_of_price, is_of_all
from rempart.claims.grammars import grammar_of
from rempart.claims.implied import implied
from rempart.claims.items import Pair, Thing, thing_of
from rempart.claims.joint import joint_production
from rempart.claims.kinds import kind_of
from rempart.claims.linked import deal_before, is_for_thing, new_party, part_of_sum
from rempart.claims.listed import opening_of
from rempart.claims.mentions import Mention
from rempart.claims.packages import package_of
from rempart.claims.page import Page
from rempart.claims.pairing import pairs
from rempart.claims.partners import SIGNS
from rempart.claims.parts import is_held, is_without_subject, verb_of_all
from rempart.claims.purposes import is_for_another, is_of_scheme, scheme_of
from rempart.claims.quoting import stretch
from rempart.claims.rates import made_at_rate, made_thing
from rempart.claims.relevance import aid_told, belongs, is_background, is_refused, is_spent_on_itself
from rempart.claims.retold import ONE_MORE, given_too, prices, restates, told_anew
from rempart.claims.roles import assign
from rempart.claims.schemes import use_of
from rempart.claims.sentences import Sentence
from rempart.claims.shares import share_out
from rempart.claims.slots import note_figures, settle
from rempart.claims.speakers import Speakers
from rempart.claims.statuses import status_of
from rempart.claims.supplying import tell_sides
from rempart.claims.uncovered import uncovered
from rempart.claims.uncovered_sums import hold_gift, is_whole_of_gift, uncovered_sum
from rempart.claims.understood import lone_sharer, sharer
from rempart.claims.unnumbered import left_open, told_without_figure
from rempart.claims.verbless import is_one, lone_buyer, paid_firm, understood
from rempart.terms.status import ClaimStatus


def deals(page: Page, speakers: Speakers) -> list[Draft]:
    """Return the drafts of a text's sums and counts, by place; background figures yield none."""
    drafts: list[Draft] = []
    for sentence in page.sentences:
        if page.folded.endswith("?", sentence.start, sentence.end):
            continue  # who asks claims nothing: "Belgium takes all ten? No"
        sums, counts = page.figures_in(sentence)
        if sums or counts:
            _add(page, speakers, sentence, figures=pairs(page, sums, counts), drafts=drafts)
        else:
            told = told_without_figure(page, speakers, sentence) or joint_production(page, speakers, sentence)
            drafts += told or left_open(page, speakers, sentence)
        _add(page, speakers, sentence, figures=None, drafts=drafts)
        share_out(page, sentence, drafts)
    return [draft for draft in drafts if not draft.latent]


def _add(
    page: Page, speakers: Speakers, sentence: Sentence, *, figures: Sequence[Pair] | None, drafts: list[Draft]
) -> None:
    """Append what figures of a sentence claim, in place; where ``figures`` is None, numbers of things told before.

    What is background, or tells a deal told before once more, adds nothing.
    """
    for pair in figures if figures is not None else implied(page, sentence, drafts):
        if is_worked_out(page, *pair, drafts):
            continue
        draft = _draft(page, sentence, pair, drafts) or _uncovered(page, sentence, pair, drafts)
        if draft is None or is_new_total(page, pair[0], draft.verb, drafts):
            continue
        hand_over(page, draft, drafts)
        take_own_share(page, draft, drafts)
        hold_gift(page, sentence, draft, drafts)
        draft.chain = speakers.chain_at(*draft.anchor)
        if not restates(page, draft, drafts) and not prices(page, draft, drafts):
            draft.by_pronoun = bool(page.within((draft.start, draft.anchor[0]), "pronoun"))
            draft.status = _status(page, draft, sentence, drafts)
            ends = [count.end for count in page.figures_in(sentence)[1]]
            draft.aside |= figures is None or is_held(page, draft.anchor[0], ends)
            _unless_speaking(page, draft)
            drafts.append(draft)


def _status(page: Page, draft: Draft, sentence: Sentence, earlier: Sequence[Draft]) -> ClaimStatus:
    """Return how firm a claim is; a line of a list is as firm as what its opening tells."""
    if draft.verb is None or draft.verb.end > sentence.start:
        return status_of(page, draft, sentence)
    opening = [d for d in earlier if d.verb is not None and d.verb.start == draft.verb.start]
    before = sentence.part(sentence.start, draft.anchor[1])
    if not opening:
        return status_of(page, draft, before)
    draft.note_as(opening[0], "status", "opening of its list")
    return opening[0].status


def _uncovered(page: Page, sentence: Sentence, pair: Pair, earlier: Sequence[Draft]) -> Draft | None:
    """Return the claim of a figure that no rule has read, None where the text tells no deal that it belongs to."""
    money, count = pair
    draft = uncovered(page, sentence, count, earlier) if count else None
    return draft or (uncovered_sum(page, sentence, money, earlier) if money else None)


def _draft(page: Page, sentence: Sentence, pair: Pair, earlier: Sequence[Draft]) -> Draft | None:
    """Return the draft of one figure, None where it is no claim."""
    money, count = pair
    start, end = min(p.start for p in pair if p), max(p.end for p in pair if p)
    anchor = Anchor(start, end, money=money is not None, others=_others(page, sentence, pair))
    scene = _scene([d for d in earlier if d.item or d.type != "loan"] if count else earlier)
    own = count.verb if count else None
    frame = own or verb_of_all(page, sentence, anchor, governing(page, anchor, sentence))
    if is_whole_of_gift(page, anchor, frame, scene):
        return None  # but the claim of a sum that no rule reads
    if is_background(page, sentence, anchor, frame) or is_refused(page, anchor) or is_one(page, count, frame):
        apart = money is not None and count is not None  # "36 aircraft, to stay within a budget of 6 billion"
        return _draft(page, sentence, (None, count), earlier) if apart else None
    scheme = scheme_of(page, sentence, start)
    listed = _opened(page, sentence, anchor, frame=frame, scene=scene)
    made = made_at_rate(page, sentence, anchor, frame=frame, scene=scene)
    nearer = made or listed or _nearer(page, sentence, anchor, frame=frame, scene=scene)
    whole, linked = None, False
    if not nearer:
        whole, linked = _whole(page, pair, anchor, frame=frame, scene=scene, earlier=earlier)
    thing = _thing(page, sentence, pair, frame=frame, whole=None if linked else whole, scheme=scheme)
    untold = (listed and money) or _is_lent_beside_gift(frame, scene)
    thing = thing or thing_of(page, sentence, pair, anchor=anchor, scene=None if untold else scene)
    item, name, unit = made_thing(page, made or (None if listed else nearer), anchor, thing)
    name = name or use_of(scheme, sentence, frame)
    beside = _beside(page, sentence, anchor, own)
    told_in, frame = nearer or _told_where(page, beside, anchor, frame=frame, item=item)
    about = nearer[0] if nearer and not listed else sentence
    if frame is None and not whole and not page.within(sentence, "scheme"):
        frame = understood(page, sentence, anchor, item)
    grammar = grammar_of(page, frame, name, anchor)
    if grammar == "spend" and not whole and is_spent_on_itself(page, sentence, item):
        return None
    kind = kind_of(page, pair, grammar=grammar, whole=whole, thing=item or name, scheme=scheme)
    if kind is None or not (
        whole or belongs(page, about, (item, name, unit), scene, counted=count is not None)
    ):
        unnamed = money is not None and count is not None and count.item is None
        return _draft(page, sentence, (money, None), earlier) if unnamed else None
    aided = name is None and kind in GIFTS and not is_for_another(page, end)
    if aided and (aid := aid_told(page, sentence)):
        name = aid.value
    draft = Draft(
        kind, (start, end), (start, end), sentence=sentence.number, rule=f"{kind}:{grammar or 'going on'}"
    )
    _begin(draft, pair, frame, (item, name, unit), paragraph=sentence.paragraph)
    note_figures(draft, money, count, inherited=whole is not None)
    filled = assign(page, frame, anchor, told_in, grammar=grammar) if frame else []
    read_roles(page, draft, filled, scheme)
    _take_share(page, draft, anchor, whole)
    _take_lone_buyer(page, draft)
    if whole:
        _take_roles(page, draft, whole, linked=linked)
    elif beside is not sentence:
        _take_from_some(draft, earlier)
    settle(page, draft, "the deal it goes on with" if whole else "share")
    here = frame if whole is None and told_in.number >= sentence.number else None
    stretch(page, draft, here, filled=filled, sentence=sentence)
    return draft


def _begin(draft: Draft, pair: Pair, frame: Mention | None, thing: Thing, *, paragraph: int) -> None:
    """Give a draft its verb, its thing and its figures, in place."""
    money, count = pair
    draft.frame, draft.verb = frame.value if frame else "", frame
    draft.in_title = paragraph == 0
    draft.by_noun = bool(frame and frame.says("noun"))
    draft.item, draft.item_name, draft.unit = thing
    draft.amount = money.amount if money else None
    draft.quantity = count.quantity if count else None


def _scene(earlier: Sequence[Draft]) -> Draft | None:
    """Return the deal told last, in the body where it tells any.

    It is no part of a sum for another thing, and nothing told beside a deal.
    """
    body = (d for d in reversed(earlier) if not (d.in_title or d.is_part or d.aside or is_aside(d, earlier)))
    body = (d for d in body if not (d.unnumbered and d.status == "denied"))
    return next(body, earlier[-1] if earlier else None)


def _is_lent_beside_gift(frame: Mention | None, scene: Draft | None) -> bool:
    """Tell a loan behind a gift, which needs none: *will give a corvette. It will not lend 700 million*."""
    if frame is None or frame.value != "lend" or scene is None or scene.type != "donation":
        return False
    return scene.verb is not None and bool(scene.verb.says("verb"))


def _nearer(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft | None
) -> tuple[Sentence, Mention] | None:
    """Return the deal without a figure told since the last one; a latent one comes first where the sum is its price."""
    if scene is None or not scene.latent:
        return deal_before(page, sentence, anchor, scene)
    on = goes_on(page, sentence, anchor, frame=frame, scene=scene)
    return None if on else deal_before(page, sentence, anchor, None)


def _whole(
    page: Page,
    pair: Pair,
    anchor: Anchor,
    *,
    frame: Mention | None,
    scene: Draft | None,
    earlier: Sequence[Draft],
) -> tuple[Draft | None, bool]:
    """Return the deal that a figure goes on with, and whether only its own thing ties it to that deal."""
    sentence = page.sentence_at(anchor.start)
    if pair[0] and scene and is_of_scheme(page, pair[0], scene):
        return None, False
    if goes_on(page, sentence, anchor, frame=frame, scene=scene):
        bought = pair[0] and pair[1] and pair[1].item and scene and scene.type == "loan"
        while scene and scene.whole and is_of_all(page, anchor):
            scene = scene.whole
        scene = (
            of_its_thing(page, pair, head_of_price(page, anchor, scene, earlier), earlier) if scene else scene
        )
        return (None if bought else scene), False  # "the dearest, for 152 Borsuk, will take 8.9 billion"
    # "Notan landar på 90 miljoner euro"
    reached = frame is not None and (frame.value == "reach" or bool(frame.says("near")))
    anew = told_anew(page, sentence, anchor, earlier) if frame is None or reached else None
    counted = None if anew or frame else counted_on(page, sentence, pair, earlier)
    counted = counted or (None if anew else given_too(page, sentence, anchor, frame=frame, earlier=earlier))
    if counted:
        return counted, True
    if anew or frame or not is_for_thing(page, pair, anchor, scene):
        return anew, False
    return scene, True


def _take_roles(page: Page, draft: Draft, whole: Draft, *, linked: bool) -> None:
    """Give a figure the parties of the deal it goes on with, but for those that its own sentence names anew."""
    if linked and draft.amount is None:
        take_parties(page, draft, whole)
        return
    take_bidder(page, draft, whole)
    if linked:
        _take_new_party(page, draft, page.sentences[draft.sentence], whole)
        if draft.item_name is None and not (draft.amount and is_for_another(page, draft.anchor[1])):
            draft.item, draft.item_name = whole.item, whole.item_name
            draft.note_as(whole, "item", "the deal it goes on with")
        if whole.type in GIFTS and "funder" in draft.told:
            draft.rule = f"{draft.type}:{ONE_MORE}"
    else:
        draft.whole = whole
    for given_role, codes in whole.roles.items():
        role = draft.role_from(whole, given_role)
        own = {*draft.roles, "producer" if draft.type == "purchase" else ""}
        if linked and role == "seller" and not may_sell(draft, codes):
            continue  # Kongsberg sells no F-35s
        # The loan was for other things.
        lent = (draft.type, whole.type, role) == ("purchase", "loan", "funder")
        if role not in own and not lent and not draft.parties_named & set(codes):
            draft.roles[role] = codes


def _beside(page: Page, sentence: Sentence, anchor: Anchor, own: Mention | None) -> Sentence:
    """Return what says whose a number of all is: who received some did not order or promise all of them."""
    alone = own is not None and is_without_subject(page, own, anchor.end)
    return sentence.part(anchor.start, sentence.end) if alone else sentence


def _take_from_some(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Give the number of all the parties of the number of some right before it; who hands over what was bought sells it."""
    some = earlier[-1] if earlier and earlier[-1].sentence == draft.sentence else draft
    for role, codes in list(some.roles.items()):
        sold = role == "funder" and draft.type == "purchase"
        draft.roles.setdefault("seller" if sold else draft.role_from(some, role), codes)


def _take_new_party(page: Page, draft: Draft, sentence: Sentence, scene: Draft) -> None:
    """Give a sum of its own thing to the party that its sentence names anew."""
    found = new_party(page, sentence, Anchor(*draft.anchor, money=True), scene)
    if found:
        role, actor = found
        draft.roles[role], draft.as_said[role] = actor.codes, page.says((actor.start, actor.end))
        draft.told |= {role}


def _take_share(page: Page, draft: Draft, anchor: Anchor, whole: Draft | None) -> None:
    """Give one sharer's part of a sum to that one alone: *celle d'Oslo à 135 millions*."""
    sentence = page.sentences[draft.sentence]
    one = sharer(page, anchor, page.actors_in(sentence)) or lone_sharer(page, anchor, sentence, whole)
    if one and draft.type in {"funding", "donation", "loan"}:
        draft.roles["funder"] = one.codes
        draft.as_said["funder"] = page.says((one.start, one.end))
        draft.told |= {"funder"}
        draft.roles = {
            role: codes for role, codes in draft.roles.items() if role == "funder" or codes != one.codes
        }


def _take_lone_buyer(page: Page, draft: Draft) -> None:
    """Let the one state beside arms and a sum without a verb of dealing buy."""
    tell_sides(page, draft)
    firm = paid_firm(page, draft)
    if firm:
        owner_buys(draft, None)
    for role, one in (("seller", firm), ("buyer", lone_buyer(page, draft))):
        if one:
            draft.roles[role], draft.as_said[role] = one.codes, page.says((one.start, one.end))
            draft.told |= {role}


def _opened(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, scene: Draft | None
) -> tuple[Sentence, Mention] | None:
    """Return the sentence and the verb that open the list of a figure, told since the deal before."""
    listed = opening_of(page, sentence, anchor, frame)
    package = None if listed else package_of(page, sentence, anchor, frame)
    return package if package and (scene is None or package[0].number > scene.until) else listed


def _told_where(
    page: Page, sentence: Sentence, anchor: Anchor, *, frame: Mention | None, item: Mention | None
) -> tuple[Sentence, Mention | None]:
    """Return the verb or noun of a figure and its sentence, which may be the next one, or that of its package."""
    told: tuple[Sentence, Mention | None] = (sentence, frame)
    if frame is None and item and not page.within((sentence.start, anchor.start), "part"):
        told = _told_after(page, sentence, item) or told
    return package_of(page, sentence, anchor, told[1]) or told


def _told_after(page: Page, sentence: Sentence, item: Mention) -> tuple[Sentence, Mention] | None:
    """Find the verb in the next sentence of the paragraph where that one names the same thing again."""
    if sentence.number + 1 >= len(page.sentences):
        return None
    following = page.sentences[sentence.number + 1]
    again = [i for i in page.within(following, "item") if i.value == item.value]
    if following.paragraph != sentence.paragraph or not again:
        return None
    frame = governing(page, Anchor(again[0].start, again[0].end, money=False), following)
    return (following, frame) if frame and frame.value in BUYING else None


def _unless_speaking(page: Page, draft: Draft) -> None:
    """Who only speaks of a deal is no party to it: *the ministry denied any deal*.

    Who announces a gift of sums of its own gives it: *Norway announced a donation of 1.5 billion*; who denies one
    does not.
    """
    if draft.type in {"donation", "funding", "loan"} and draft.amount and draft.status != "denied":
        return
    denying = {s.state for s in draft.chain if s.state} if draft.status == "denied" else set()
    for role, (start, end) in list(draft.places.items()):
        announced = draft.verb is not None and not denying
        own = page.within((end, draft.verb.start), "announcing") if announced and draft.verb else []
        if (
            role in {"buyer", "funder"}
            and draft.slots.get(role, ("",))[0] != SIGNS
            and not own  # "Poland announced an order for 250 missiles"
            and any(s.start < end and start < s.end for s in draft.chain)
            and draft.by_noun
            and (denying or not draft.by_pronoun)
        ):
            draft.roles.pop(role, None)
            draft.as_said.pop(role, None)


def _others(page: Page, sentence: Sentence, pair: Pair) -> tuple[tuple[int, int], ...]:
    spans = [(one.start, one.end) for found in page.figures_in(sentence) for one in found]
    return tuple(span for span in spans if span not in {(p.start, p.end) for p in pair if p})


def _thing(
    page: Page,
    sentence: Sentence,
    pair: Pair,
    *,
    frame: Mention | None,
    whole: Draft | None,
    scheme: Mention | None,
) -> Thing | None:
    """Return the thing of a sum that the words beside it do not tell, None where they do.

    A price goes with the deal just told; money received is no thing; a scheme says what its money is for.
    """
    if pair[1]:
        return None
    if whole:
        own = part_of_sum(page, pair[0], whole) if pair[0] else None
        return (own, own.value, own.says("unit") or None) if own else (whole.item, whole.item_name, None)
    bare = not page.within(sentence, "item")
    if frame and frame.value == "receive" and bare:
        return None, None, None
    if scheme and sentence.start <= scheme.start and bare:
        return None, scheme.says("item") or None, None
    return None
