"""What a plan rests on that no source says: one sentence each, the most disputable first."""

from rempart.plan.model.learning import Learned
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Row
from rempart.plan.results.wording import list_words, month_words, number_words


def premises(programme: Programme, learned: Learned | None = None) -> tuple[str, ...]:
    """Return what a plan rests on: own weights first, then the programme's, then the model's, then falling prices."""
    named = [row.text for row in programme.assumptions]
    said = (*_weights(programme), *named, *_unsourced(programme), *_model(programme))
    return said if learned is None else (*said, _learning(programme, learned))


def _learning(programme: Programme, learned: Learned) -> str:
    names = list_words([item.name for item in programme.items if item.learning_slope < 1])
    moved, short = number_words(100 * learned.moved), number_words(learned.least_shortfall_sum)
    points = number_words(learned.most_capability_points)
    return (
        f"The price of {names} falls with the units bought; price and plan were settled on each other in "
        f"{learned.rounds} rounds (the cost last moved by {moved} %). That does not prove the plan the best: with every "
        f"unit at its cheapest, shortfalls would add up to at least {short} and capability to at most {points} points."
    )


def _weights(programme: Programme) -> list[str]:
    weighted = [f"{item.name} {item.weight:g}" for item in programme.items if item.weight is not None]
    if not weighted:
        return []
    return [f"Capability points a unit are a judgement of the programme: {list_words(weighted, 8)}."]


def _unsourced(programme: Programme) -> list[str]:
    rows: dict[str, tuple[Row, ...]] = {"Items": programme.items, "Instruments": programme.funding}
    found = []
    for what, group in rows.items():
        bare = [str(getattr(row, "name", "")) for row in group if not row.source and not row.claim]
        if bare:
            found.append(f"{what} without a source or a claim are assumptions: {list_words(bare, 8)}.")
    return found


def _model(programme: Programme) -> list[str]:
    end = programme.month(programme.months - 1)
    texts = [
        "Money is in constant prices; one exchange rate holds for the whole horizon.",
        "Cash drawn may wait in an instrument's account until it is due.",
    ]
    if "discount" not in {row.id for row in programme.assumptions}:
        texts.append(f"Capability counts {100 * programme.discount_per_year:g} % less for each year later.")
    undated = [f'"{row.title}"' for row in programme.promises if row.by is None]
    if undated:
        texts.append(
            f"Promises without a date count to the end of the horizon, {month_words(end)}: {list_words(undated, 8)}."
        )
    late = [f'"{row.title}"' for row in programme.promises if row.by is not None and row.by > end]
    if late:
        texts.append(
            f"Deadlines after the horizon are counted at its end, {month_words(end)}: {list_words(late, 8)}."
        )
    too_long = [item.name for item in programme.items if item.lead_time_months.mode >= programme.months]
    if too_long:
        texts.append(
            f"Nothing ordered now can arrive by {month_words(end)}: the lead time of {list_words(too_long, 8)} is longer than the horizon."
        )
    if any(need.in_price for item in programme.items for need in item.needs):
        texts.append("A first load that comes in the price takes output of its line, not money.")
    return texts
