"""What waits for a reader, found by its changes alone, is what going through everything finds."""

from hypothesis import example, given
from hypothesis import strategies as st

from rempart.desk.reviews.queues import Packed, Queue, packed
from rempart.desk.reviews.review import KINDS, Subject
from rempart.desk.reviews.waiting import Stake, Waiting, order

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
    found = Queue.of(Packed(packed(every)), states, judged)
    assert [(one.claims, one.waits_for) for one in found] == expected
    for kind in KINDS:
        of_kind = [one for one in expected if len(one[0]) == KINDS.index(kind) + 1]
        assert [(one.claims, one.waits_for) for one in found.of_kind(kind)] == of_kind
    for one in every:
        mine = found.about(one.subject)
        assert (mine is not None) == (one.claims in dict(expected))
        assert mine is None or (mine.claims, mine.waits_for) in expected


@given(
    st.lists(st.tuples(SIDES, st.integers(0, 3), st.booleans()), unique_by=lambda one: tuple(sorted(one[0])))
)
def test_what_comes_in_from_elsewhere_stands_in_its_place(
    told: list[tuple[tuple[str, ...], int, bool]],
) -> None:
    rows = [
        Waiting(claims=sides, agreements=(), stake=Stake(moves=("count",), sum=money), waits_for="second")
        for sides, money, _ in told
    ]
    inside = sorted((one for one, (*_, is_more) in zip(rows, told, strict=True) if not is_more), key=order)
    more = [one for one, (*_, is_more) in zip(rows, told, strict=True) if is_more]
    found = Queue.of(Packed(packed(inside)), {}, []).with_more(more)
    assert list(found) == sorted(rows, key=order)
    assert found[:] == tuple(found)
    assert list(found.of_kind("pair")) == [one for one in found if len(one.claims) == 2]
    assert all(found.about(one.subject) == one for one in rows)


@example([(f"d{number}#1",) for number in range(200)])
@given(st.lists(SIDES, max_size=200, unique_by=lambda one: tuple(sorted(one))))
def test_packed_subjects_are_those_that_were_packed(told: list[tuple[str, ...]]) -> None:
    every = tuple(
        Waiting(claims=sides, agreements=("a", "b"), stake=Stake(moves=("count",), sum=1.5), waits_for="")
        for sides in told
    )
    kept = Packed(packed(every))
    assert kept[:] == every
    assert [kept.place(one.subject) for one in every] == list(range(len(every)))
    assert kept.place(Subject("nobody#1")) is None
