"""Agreement of reviewers, against printouts of other programs and sums by hand."""

import pytest

from rempart.desk.reviews.review import concordance, of_counts


def test_a_printout_of_sas() -> None:
    # PROC FREQ of SAS as printed in statsmodels 0.15.0, stats/tests/test_inter_rater.py, table10:
    # kappa 0.4842, limits 0.2137 and 0.7547.
    told = of_counts(("a", "b", "c"), ((0, 4, 1), (0, 8, 0), (0, 1, 5)))
    assert (told.kappa, told.low, told.high) == pytest.approx((0.4842, 0.2137, 0.7547), abs=5e-5)
    assert told.share == pytest.approx(13 / 19)


def test_a_printout_of_the_r_package_irr() -> None:
    # kappa2(anxiety[, 2:3]) of the R package irr, as printed in the same file with its data.
    second = "36462424332333221334"
    third = "21443216111233113322"
    told = concordance(zip(second, third, strict=True))
    assert told.kappa == pytest.approx(-0.006289308, abs=1e-9)
    assert told.subjects == 20


def test_figures_that_are_not_there() -> None:
    assert concordance([]).share is None
    assert concordance([]).kappa is None
    alike = concordance([("accept", "accept")] * 5)
    assert alike.share == 1
    assert alike.kappa is None  # chance alone would give the same


def test_perfect_and_opposite() -> None:
    assert concordance([("a", "a"), ("b", "b")]).kappa == pytest.approx(1)
    assert concordance([("a", "b"), ("b", "a")]).kappa == pytest.approx(-1)
