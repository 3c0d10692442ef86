"""What waits for a reader, found by its changes alone, is what going through everything finds."""

from hypothesis import given
from hypothesis import strategies as st

from rempart.desk.reviews.queue import Subjects, Waiting
from rempart.desk.reviews.review import Subject
from rempart.desk.reviews.stakes import Stake

NAMES = st.integers(0, 14).map(lambda number: f"d{number}#1")
SIDES = st.one_of(st.tuples(NAMES), st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1]))
STATES = st.sampled_from(["second", "differs", "given"])


def subject(sides: tuple[str, ...]) -> Subject:
    return Subject(*sorted(sides))


@given(
    st.lists(st.tuples(SIDES, st.booleans()), unique_by=lambda one: tuple(sorted(one[0]))),
    st.dictionaries(SIDES.map(subject), STATES),
    st.sets(SIDES.map(subject)),
)
def test_what_waits_is_what_going_through_everything_finds(
    told: list[tuple[tuple[str, ...], bool]], states: dict[Subject, str], judged: set[Subject]
) -> None:
    every = tuple(
        Waiting(
            claims=sides, agreements=(), stake=Stake(moves=(), sum=None), waits_for="first" if is_open else ""
        )
        for sides, is_open in told
    )
    expected = []
    for one in every:
        state = states.get(one.subject)
        if state is None and one.waits_for and one.subject not in judged:
            expected.append((one.claims, "first"))
        elif state is not None and state != "given":
            expected.append((one.claims, state))
    found = Subjects(every).waiting(states, judged)
    assert [(one.claims, one.waits_for) for one in found] == expected
