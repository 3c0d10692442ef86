"""What the ledger says of the guarantee, row by row of the mapping."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from rempart.ledger.agreement import Agreement, AgreementLink, GoodsState, Ledger, MoneyState, SideMark
from rempart.outlook.signal import defender_of, guarantee_to, signal_of
from rempart.outlook.weighing import weigh
from rempart.plan.timetable import Objective, PromiseResult, Schedule
from rempart.terms.table import table

SHARED = Path(__file__).parents[3] / "shared" / "peace"
CREDIBILITY, IN_FORCE = "credibility_guarantees_first", "years_until_in_force"
# The table of docs/outlook.md, section 10: wait low, mid, high; credibility low, mid, high.
ROWS = {
    "reported": (1, 2, 3, 0.1, 0.3, 0.5),
    "proposed": (1, 2, 3, 0.1, 0.3, 0.5),
    "announced": (0.5, 1.5, 3, 0.1, 0.35, 0.6),
    "approved": (0, 1, 2, 0.2, 0.45, 0.7),
    "contracted": (0, 0.5, 1, 0.25, 0.5, 0.75),
    "in_production": (0, 0.5, 1, 0.25, 0.5, 0.75),
    "delivered": (0, 0, 0, 0.3, 0.55, 0.8),
    "operational": (0, 0, 0, 0.3, 0.55, 0.8),
    "denied": (2, 3, 3, 0.1, 0.2, 0.3),
    "suspended": (2, 3, 3, 0.1, 0.2, 0.3),
    "cancelled": (3, 3, 3, 0, 0.05, 0.1),
}
Make = Callable[..., Agreement]


def goods(state: str, since: str | None = None) -> GoodsState:
    return GoodsState.model_validate({"state": state, "since": since, "claim": "report#1"})


def side(state: str) -> tuple[SideMark, ...]:
    return (SideMark.model_validate({"state": state, "since": None, "claim": "report#2"}),)


def plan(start: str, *agreements: str) -> Schedule:
    """Return a schedule without anything in it but a start and the agreements its promises name."""
    blank: dict[str, object] = {
        "promised": 1,
        "delivered_by_deadline": 0,
        "short": 1,
        "kept_month": None,
        "earliest_month": None,
    }
    blank |= {"measure": "count", "cost": 0, "because": "", "by": None, "items": ()}
    promises = tuple(
        PromiseResult.model_validate(blank | {"id": name, "title": name, "agreement": name})
        for name in agreements
    )
    known = {
        "programme": "Small",
        "start": start,
        "months": 12,
        "currency": "USD",
        "status": "infeasible",
        "gap": 0,
    }
    known |= {"objective": Objective(shortfall_sum=0, capability_points=0, interest_and_line_cost=0)}
    empty = [
        "shortfalls",
        "relaxations",
        "bottlenecks",
        "deliveries",
        "openings",
        "draws",
        "repayments",
        "interest",
    ]
    empty += ["debt", "payments", "burden", "cases", "items"]
    return Schedule.model_validate({**dict.fromkeys(empty, ()), **known, "promises": promises})


@pytest.mark.parametrize("state", ROWS)
def test_each_state_of_the_guarantee_sets_the_printed_ranges(state: str, agreement: Make) -> None:
    if state in {"denied", "suspended", "cancelled"}:
        guarantee = agreement(
            id="g", recipient=("UA",), goods_status=goods("contracted"), side_states=side(state)
        )
    else:
        guarantee = agreement(id="g", recipient=("UA",), goods_status=goods(state))
    signal = signal_of(Ledger((guarantee,)), None)
    wait, trust = signal.ranges[IN_FORCE], signal.ranges[CREDIBILITY]
    assert (wait.low, wait.mid, wait.high, trust.low, trust.mid, trust.high) == ROWS[state]
    claim = "claim:report#2" if guarantee.side_states else "claim:report#1"
    assert trust.rests_on == ("agreement:g", claim, f"row:ledger_signal/{state}")
    assert {wait.set_by, trust.set_by} == {"ledger"}


def test_without_ledger_or_guarantee_the_table_of_parameters_holds(agreement: Make) -> None:
    purchase = agreement(id="p", type="purchase", buyer=("UA",))
    for ledger in (None, Ledger(()), Ledger((purchase,))):
        signal = signal_of(ledger, None)
        assert signal.ranges == {}
        assert signal.notes
    row = table("peace/ledger_signal")["no_guarantee_in_ledger"]
    parameters = table("peace/parameters")
    for name, kind in ((CREDIBILITY, "credibility"), (IN_FORCE, "lag")):
        for end in ("low", "mid", "high"):
            assert row.number(f"{kind}_{end}") == parameters[name].number(end)


def test_a_guarantee_to_another_or_to_nobody_named_does_not_count(agreement: Make) -> None:
    purchase = agreement(id="p", type="purchase", buyer=("UA",))
    other = agreement(id="g", recipient=("MD",), goods_status=goods("operational"))
    assert signal_of(Ledger((purchase, purchase.model_copy(update={"id": "q"}), other)), None).ranges == {}
    unnamed = agreement(id="h", goods_status=goods("contracted"))
    signal = signal_of(Ledger((purchase, unnamed)), None)
    assert signal.ranges == {}
    assert any(note.endswith("not used: h") for note in signal.notes)


def test_the_defender_is_who_receives_what_the_programme_promises(agreement: Make) -> None:
    deals = tuple(agreement(id=f"pl-{n}", type="purchase", buyer=("PL",)) for n in range(3))
    ledger = Ledger((*deals, agreement(id="ua", type="purchase", buyer=("UA",), recipient=("UA",))))
    assert defender_of(ledger, None) == "PL"
    assert defender_of(ledger, plan("2026-01", "ua")) == "UA"
    assert defender_of(Ledger(()), None) is None


def test_of_several_the_furthest_along_that_stands_counts(agreement: Make) -> None:
    far = agreement(id="far", recipient=("UA",), goods_status=goods("approved"), first_reported="2025-05-01")
    early = agreement(
        id="early", recipient=("UA",), goods_status=goods("approved"), first_reported="2025-01-01"
    )
    fallen = agreement(
        id="x", recipient=("UA",), goods_status=goods("operational"), side_states=side("denied")
    )
    gone = agreement(
        id="y", recipient=("UA",), goods_status=goods("operational"), side_states=side("cancelled")
    )
    bare = agreement(id="bare", recipient=("UA",))
    for order in ((far, early, fallen, gone, bare), (bare, gone, fallen, early, far)):
        chosen = guarantee_to("UA", Ledger(order))
        assert chosen is not None
        assert chosen.id == "early"
    fallen_only = guarantee_to("UA", Ledger((gone, fallen)))
    assert fallen_only is not None
    assert fallen_only.id == "x"  # cancelled counts only where all are


@pytest.mark.parametrize("relation", ["in_return_for", "part_of", "financed_by"])
@pytest.mark.parametrize("told_by", ["guarantee", "purchase"])
@pytest.mark.parametrize("moved", ["financed", "disbursed", "in_production", "delivered"])
def test_paid_or_visible_cost_raises_low_and_mid(
    relation: str, told_by: str, moved: str, agreement: Make
) -> None:
    paid = moved in {"financed", "disbursed"}
    link = {"relation": relation, "claims": ()}
    guarantee = agreement(
        id="g",
        recipient=("UA",),
        goods_status=goods("announced"),
        links=(AgreementLink.model_validate(link | {"agreement": "p"}),) if told_by == "guarantee" else (),
    )
    purchase = agreement(
        id="p",
        type="purchase",
        buyer=("UA",),
        money_status=MoneyState.model_validate({"state": moved, "since": None, "claim": None})
        if paid
        else None,
        goods_status=None if paid else goods(moved),
        links=() if told_by == "guarantee" else (AgreementLink.model_validate(link | {"agreement": "g"}),),
    )
    trust = signal_of(Ledger((guarantee, purchase)), None).ranges[CREDIBILITY]
    assert (trust.low, trust.mid, trust.high) == (0.2, 0.45, 0.6)
    assert "agreement:p" in trust.rests_on
    fallen = purchase.model_copy(update={"side_states": side("cancelled")})
    unmoved = purchase.model_copy(update={"money_status": None, "goods_status": goods("contracted")})
    for without in (fallen, unmoved):
        assert signal_of(Ledger((guarantee, without)), None).ranges[CREDIBILITY].mid == 0.35


def test_the_signal_never_rises_above_the_high_end(agreement: Make) -> None:
    link = AgreementLink(agreement="p", relation="part_of", claims=())
    guarantee = agreement(id="g", recipient=("UA",), side_states=side("cancelled"), links=(link,))
    purchase = agreement(id="p", type="purchase", buyer=("UA",), goods_status=goods("delivered"))
    trust = signal_of(Ledger((guarantee, purchase)), None).ranges[CREDIBILITY]
    assert (trust.low, trust.mid, trust.high) == (0.1, 0.1, 0.1)


@pytest.mark.parametrize(
    ("since", "waits"),
    [
        ("2028-01-01", (0, 0.5, 2)),  # two years after the start; build-up of 3, 1.5 and 0 years
        ("2029-01", (0, 1.5, 3)),
        ("2027", (0, 0, 1)),
        ("2026-07-01", (0, 0, 0.5)),
        ("2024-03-01", (0, 0, 0)),
    ],
)
def test_a_date_in_the_ledger_replaces_the_wait(
    since: str, waits: tuple[float, float, float], agreement: Make
) -> None:
    guarantee = agreement(id="g", recipient=("UA",), goods_status=goods("operational", since))
    outlook = weigh(Ledger((guarantee,)), plan("2026-01"), None, sets=40)
    shown = next(each for each in outlook.assumptions if each.id == IN_FORCE)
    assert (shown.low, shown.mid, shown.high) == pytest.approx(waits)
    assert "claim:report#1" in shown.rests_on


def test_a_dated_guarantee_waits_as_long_as_the_same_wait_assumed(agreement: Make) -> None:
    """Three years from the start, with two years of build-up, is one year after the offer."""
    guarantee = agreement(id="g", recipient=("UA",), goods_status=goods("operational", "2029-01-01"))
    ledger = Ledger((guarantee,))
    dated = weigh(ledger, plan("2026-01"), None, assume=["build_up_years=2"], sets=60)
    assumed = weigh(ledger, plan("2026-01"), None, assume=["build_up_years=2", f"{IN_FORCE}=1"], sets=60)
    assert dated.strategies == assumed.strategies
    later = weigh(ledger, plan("2026-01"), None, assume=["build_up_years=2", f"{IN_FORCE}=3"], sets=60)
    assert later.strategies[0] != dated.strategies[0]


def test_the_ledger_moves_guarantees_first_alone(agreement: Make) -> None:
    guarantee = agreement(id="g", recipient=("UA",), goods_status=goods("reported"))
    read, unread = weigh(Ledger((guarantee,)), None, None, sets=200), weigh(None, None, None, sets=200)
    assert read.strategies[0] != unread.strategies[0]
    assert read.strategies[1:] == unread.strategies[1:]
    assert any("stands as reported" in note for note in read.notes)


def test_the_order_of_the_ledger_changes_nothing(agreement: Make) -> None:
    link = AgreementLink(agreement="g", relation="in_return_for", claims=())
    entries = [
        agreement(id="g", recipient=("UA",), goods_status=goods("announced")),
        agreement(id="h", recipient=("UA",), goods_status=goods("announced")),
        agreement(id="p", type="purchase", buyer=("UA",), goods_status=goods("delivered"), links=(link,)),
        agreement(id="q", type="purchase", buyer=("UA",), goods_status=goods("delivered"), links=(link,)),
        agreement(id="x"),
    ]
    first, second = (weigh(Ledger(tuple(order)), None, None, sets=30) for order in (entries, entries[::-1]))
    assert first.json_line() == second.json_line()


if SHARED.is_dir():

    @pytest.mark.parametrize(
        "name", ["ledger_signal", "parameters", "findings", "spells_summary", "fallback_paths"]
    )
    def test_a_carried_table_says_what_the_shared_one_says(name: str) -> None:
        with (SHARED / f"{name}.csv").open(newline="", encoding="utf-8") as handle:
            # The specification that the shared table cites stands in docs/outlook.md under the same numbers.
            cited = handle.read().replace("model.md section", "docs/outlook.md section")
            theirs = list(csv.DictReader(cited.splitlines()))
        ours = [
            {k: v for k, v in row.values.items() if k not in {"key", "theme", "words"}}
            for row in table(f"peace/{name}").values()
        ]
        assert ours == theirs
