"""Who carries what in which year: grants, interest, principal, and what stays owed."""

from collections import defaultdict

import numpy as np

from rempart.plan.model.matrix import Floats
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Funding
from rempart.plan.results.accounts import Accounts
from rempart.plan.timetable import Burden
from rempart.terms.figure import whole

NOT_ATTRIBUTED = "not attributed"
KINDS = ("grants", "interest", "principal", "contingent")


def burden(programme: Programme, flows: Accounts) -> tuple[Burden, ...]:
    """Return what each party carries in each calendar year, in the programme's currency.

    Grants are counted when drawn. Interest falls on whom the instrument names as its payer, principal
    on the instrument's own account, both counted for the bearers; ``contingent`` is the debt at the end
    of the year, split over the bearers. What no bearer carries is "not attributed".
    """
    years = np.array([programme.year(month) for month in range(programme.months)])
    carried: defaultdict[tuple[int, str], Floats] = defaultdict(lambda: np.zeros(4))
    for number, row in enumerate(programme.funding):
        shares = _shares(row)
        payers = {row.interest_paid_by: 1.0} if row.interest_paid_by else shares
        grants = flows.draws[number] if row.kind == "grant" else np.zeros(programme.months)
        for year in np.unique(years):
            here = np.flatnonzero(years == year)
            amounts = (
                (shares, grants[here].sum()),
                (payers, flows.interest[number, here].sum()),
                (shares, flows.repayments[number, here].sum()),
                (shares, flows.debt[number, here[-1]]),
            )
            for kind, (parties, amount) in enumerate(amounts):
                for party, share in parties.items():
                    carried[int(year), party][kind] += amount * share
    return tuple(
        Burden(
            party=party,
            year=year,
            **{kind: whole(round(float(sum_), 2)) for kind, sum_ in zip(KINDS, sums, strict=True)},
        )
        for (year, party), sums in sorted(carried.items())
        if sums.round(2).any()
    )


def _shares(funding: Funding) -> dict[str, float]:
    shares: defaultdict[str, float] = defaultdict(float)
    for bearer in funding.bearers:
        shares[bearer.party] += float(bearer.share)
    rest = 1 - sum(shares.values())
    if rest > 1e-5:
        shares[NOT_ATTRIBUTED] += rest
    return shares
