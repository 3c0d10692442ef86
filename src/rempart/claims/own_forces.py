"""Things built for the forces of who builds them, which no other state gets: *South Korea builds 50 tanks for its own army*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between *own* and the forces.
FORCES: Final = 20


def keep_at_home(page: Page, drafts: Sequence[Draft]) -> None:
    """Let who builds things for the own forces receive them, in place, so that no buyer told elsewhere gets them."""
    for draft in drafts:
        if draft.type != "production" or {"recipient", "buyer"} & set(draft.roles):
            continue
        sentence = page.sentences[draft.sentence]
        forces = _own_forces(page, (sentence.start, sentence.end))
        states = tuple(code for code in draft.roles.get("producer", ()) if code in state_names())
        if forces and states:
            place = (forces[0].start, forces[0].end)
            draft.roles["recipient"], draft.places["recipient"] = states, place
            draft.as_said["recipient"] = page.says(place)
            draft.told |= {"recipient"}
            draft.note("recipient", "own forces of who builds", place)


def _own_forces(page: Page, span: tuple[int, int]) -> list[Mention]:
    """Return the words for an army, a fleet and the like with *own* before them."""
    own = [word for word in page.within(span, "article") if word.value == "own"]
    return [
        forces
        for word in own
        for forces in page.within((word.end, word.end + FORCES), "government", "defence")
        if not page.within((word.end, forces.start), "frame", "party", "firm", "item")
    ]
