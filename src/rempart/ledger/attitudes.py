"""Stances: which agreement an attitude concerns, and what it says where it concerns none."""

from collections.abc import Iterable, Sequence

from rempart.claims.claim import Claim, Report, Stance
from rempart.ledger.said import Said
from rempart.naming import party_name, slug

_ABOUT = {
    "peace_agreement": "a peace agreement",
    "agreement": "an agreement",
    "guarantee": "a guarantee",
    "other": "other matters",
}


def concerned(stance: Claim, report: Report) -> Claim | None:
    """The claim of the same document whose agreement ``stance`` is about; None where it has none.

    About an agreement: the first claim of the document with a sum, else the first claim, since a text
    opens with what it is about. About a guarantee: the last guarantee told before the stance, else the
    first one. About peace or other matters: none.
    """
    about = stance.stance.about if stance.stance is not None else "other"
    told = sorted((claim for claim in report.claims if claim.type != "stance"), key=lambda one: one.start)
    if about == "guarantee":
        guarantees = [claim for claim in told if claim.type == "guarantee"]
        before = [claim for claim in guarantees if claim.start <= stance.start]
        return before[-1] if before else next(iter(guarantees), None)
    if about != "agreement":
        return None
    return next((claim for claim in told if claim.amount is not None), next(iter(told), None))


def stance_group(claim: Claim, report: Report) -> tuple[str, str, str, str]:
    """What makes two stances one entry: holder, about, polarity, and the year said."""
    stance = _stance(claim)
    return (stance.holder, stance.about, stance.polarity, (report.published or "")[:4])


def stance_key(claim: Claim, year: str) -> str:
    """The readable id of a stance entry.

    Example:
        ``ru-peace-agreement-doubtful-stance-2025``
    """
    stance = _stance(claim)
    parts = (slug(stance.holder), stance.about.replace("_", "-"), stance.polarity, "stance", year)
    return "-".join(part for part in parts if part)


def stance_title(sayings: Sequence[Said]) -> str:
    """Who holds what, in the words of the first claim."""
    stance = _stance(min(sayings, key=lambda one: one.order).claim)
    # A holder that is described, not named: "document", "election winner".
    holder = f"the {stance.holder}" if stance.holder[:1].islower() else party_name(stance.holder)
    text = f"{holder} on {_ABOUT[stance.about]}: {stance.says} ({stance.polarity})"
    return text[0].upper() + text[1:]


def sorted_out(reports: Iterable[Report]) -> tuple[dict[str, list[str]], list[tuple[Claim, Report]]]:
    """Split stances into those that concern an agreement, by a claim of it, and those that concern none."""
    concerning: dict[str, list[str]] = {}
    alone: list[tuple[Claim, Report]] = []
    for report in reports:
        for claim in report.claims:
            if claim.type == "stance":
                about = concerned(claim, report)
                if about is None:
                    alone.append((claim, report))
                else:
                    concerning.setdefault(about.id, []).append(claim.id)
    return concerning, alone


def _stance(claim: Claim) -> Stance:
    """The stance itself; a claim of type stance without one has an unnamed holder."""
    return claim.stance or Stance(
        holder="holder not named", about="other", says=claim.quote, polarity="neutral"
    )
