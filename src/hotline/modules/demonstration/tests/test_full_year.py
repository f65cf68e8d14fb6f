"""The year at its real size against the figures as the report prints them, copied here a second time on purpose."""

import pytest

from . import checks

PRINTED = {
    "calls": [18303, 16111, 17022, 15636, 15930, 16875, 16663, 16679, 16968, 15556, 16355, 17035],
    "answered": [17807, 15686, 16605, 15243, 15540, 16429, 16255, 16190, 16528, 15124, 15897, 16628],
    "inspected": [884, 1122, 1293, 812, 862, 676, 528, 670, 1125, 1026, 1182, 1179],
    "passed": [841, 1070, 1232, 780, 823, 645, 507, 637, 1098, 988, 1132, 1136],
    "received": [19653, 17092, 18149, 16734, 17102, 18185, 18377, 18371, 18369, 16631, 17848, 18860],
    "completed": [19653, 17092, 18149, 16734, 17102, 18185, 18377, 18370, 18368, 16629, 17847, 18858],
    "tried": [13500, 11461, 5904, 7609, 5735, 6170, 9627, 8446, 7885, 6568, 8685, 8566],
    "reached": [7716, 8344, 4518, 6039, 4470, 4701, 7908, 7094, 6644, 5353, 7249, 7194],
    "satisfied": [7695, 8329, 4502, 6010, 4443, 4683, 7895, 7079, 6642, 5350, 7247, 7192],
    "knowledge_updates": [3, 23, 17, 7, 1, 10, 972, 99, 16, 45, 227, 121],
}


@pytest.mark.scale
@pytest.mark.django_db
@pytest.mark.usefixtures("full_year")
class TestFullYear:
    @pytest.mark.parametrize("name", PRINTED)
    def test_every_monthly_figure_is_the_printed_one(self, name: str) -> None:
        assert checks.by_month(name) == PRINTED[name]

    def test_57_percent_were_answered_at_once_and_about_as_many_in_each_month(self) -> None:
        at_once, received = checks.by_month("answered_at_once"), checks.by_month("received")
        assert sum(at_once) == 122_761
        assert all(0.55 < part / whole < 0.59 for part, whole in zip(at_once, received, strict=True))

    @pytest.mark.parametrize(
        "query",
        [
            checks.HISTORY_AGREES,
            checks.STEPS_BY_STRANGERS,
            checks.NUMBERS_WITH_GAPS,
            checks.BROKEN_TEXTS,
            checks.CALLS_WITHOUT_SENSE,
        ],
        ids=["history", "actors", "numbers", "texts", "calls"],
    )
    def test_records_agree_with_each_other(self, query: str) -> None:
        assert checks.rows(query) == []
