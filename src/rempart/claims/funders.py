"""Who pays where another verb of the sentence says so: *financed by Europe*, *gave Kyiv money to buy*."""

from rempart.claims.acting import agent_of, is_passive, subject_of
from rempart.claims.anchor import Anchor
from rempart.claims.filled import Filled, taken
from rempart.claims.frames import frame_rows
from rempart.claims.mentions import Mention
from rempart.claims.page import Page


def add_funder(page: Page, found: list[Filled], frame: Mention, anchor: Anchor) -> None:
    """Add who pays where another verb of the sentence says so: *financed by Europe*."""
    if frame.value == "fund" or any(f.role == "funder" for f in found):
        return
    sentence = page.sentence_at(frame.start)
    actors = [a for a in page.actors_in(sentence) if a.kind != "origin"]
    for fund in page.within(sentence, "frame"):
        if (
            fund.value == "give"
            and fund.says("verb")
            and frame_rows()[frame.value].text("type") == "purchase"
        ):
            allowed = any(f.value == "approve" for f in page.within((fund.end, frame.start), "frame"))
            payer = None if allowed else subject_of(page, fund, actors)  # "gav verket klartecken att skaffa"
            if payer and not taken(found, payer) and 0 < frame.start - fund.end < 80:
                found.append(Filled("funder", payer.codes, (payer.start, payer.end), "giver of the money"))
            continue
        if fund.value != "fund" or _apart(page, frame, fund) or _pays_for_another(page, fund, anchor):
            continue
        asked_to = frame.value == "ask" and frame.says("verb") and fund.start > frame.end
        if (
            asked_to
            and not fund.says("money")
            and not agent_of(page, fund, actors)
            and not is_passive(page, fund)
        ):
            asked = [f for f in found if f.role == "seller"]  # "bat Berlin, 15.000 Drohnen zu finanzieren"
            found[:] = [f for f in found if f.role != "seller"]
            found += [Filled("funder", f.codes, (f.start, f.end), "asked to pay") for f in asked]
            return
        inside = (
            [a for a in page.actors if a.start < fund.end + 20 and a.end > fund.start]
            if fund.says("money")
            else []
        )
        payer = agent_of(page, fund, actors) or (inside[0] if inside else None)
        payer = payer or (subject_of(page, fund, actors) if not fund.says("money") else None)
        if payer and not any(set(payer.codes) & set(f.codes) and f.role == "buyer" for f in found):
            found.append(
                Filled("funder", payer.codes, (payer.start, max(payer.end, fund.end)), "financed by")
            )
            return


def _pays_for_another(page: Page, fund: Mention, anchor: Anchor) -> bool:
    """Tell a purse of another sum: *100 million for US arms and 215 million, from EU funds, for radars*."""
    if not (anchor.money and fund.says("money")):
        return False
    between = sorted((anchor.start, fund.start))
    return any(between[0] < money.start < between[1] for money in page.sums if money.start != anchor.start)


def _apart(page: Page, one: Mention, other: Mention) -> bool:
    """Tell two verbs that a semicolon keeps apart."""
    low, high = sorted(((one.start, one.end), (other.start, other.end)))
    return "; " in page.folded[low[1] : high[0]]
