"""Records of every kind are removed or changed as the database's owner, and every computed leaf follows."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from django.db import connection

from hotline.modules.demonstration.public import load
from hotline.modules.evaluation.public import scorecard_document
from hotline.modules.evaluation.rules.documents import LeafDocument, ScorecardDocument

SCHEME = "hanzhong-2023"

# The product's connections may only append; its owner says that this one is not the product's.
AS_OWNER = "SET LOCAL hotline.application = 'off'"
SECOND_HALF = "'2023-07-01T00:00+08:00'"
REMOVALS = (
    "DELETE FROM quality_inspection WHERE NOT has_passed OR inspected_at >= " + SECOND_HALF,
    "DELETE FROM callbacks_callback WHERE was_reached AND tried_at < " + SECOND_HALF,
    "UPDATE callbacks_callback SET satisfaction = 'dissatisfied' WHERE satisfaction <> '' AND id % 4 = 0",
    "DELETE FROM workorders_workorderevent WHERE work_order_id IN "
    "(SELECT id FROM workorders_workorder WHERE answered_at_once AND id % 2 = 0)",
    "DELETE FROM callbacks_callback WHERE work_order_id IN "
    "(SELECT id FROM workorders_workorder WHERE answered_at_once AND id % 2 = 0)",
    "DELETE FROM workorders_searchentry WHERE work_order_id IN "
    "(SELECT id FROM workorders_workorder WHERE answered_at_once AND id % 2 = 0)",
    "DELETE FROM workorders_workorder WHERE answered_at_once AND id % 2 = 0",
    "UPDATE workorders_workorder SET first_replied_at = handling_due_at + interval '1 hour' "
    "WHERE first_replied_at IS NOT NULL AND id % 5 = 0",
    "UPDATE workorders_workorder SET call_id = NULL",
    "DELETE FROM telephony_call WHERE id % 3 > 0 AND outcome = 'answered' AND id NOT IN "
    "(SELECT call_id FROM quality_inspection)",
    "DELETE FROM telephony_mergedline WHERE id % 3 > 0 AND id NOT IN "
    "(SELECT line_id FROM telephony_call WHERE line_id IS NOT NULL)",
    "UPDATE telephony_mergedline SET merged_on = '2022-06-01' WHERE merged_on >= '2023-03-01'",
    "DELETE FROM knowledge_articleupdate WHERE at >= " + SECOND_HALF,
    "DELETE FROM workforce_shiftassignment WHERE \"on\" = '2023-05-05'",
    "DELETE FROM workforce_employment WHERE person_id % 2 = 0",
    "UPDATE workforce_staffassessment SET has_passed = false WHERE id % 3 = 0",
    "UPDATE analytics_issuedreport SET issued_at = due_at + interval '1 day' WHERE kind = 'weekly'",
)


def computed(document: ScorecardDocument) -> Mapping[str, LeafDocument]:
    return {one["code"]: one for one in document["indicators"] if one["entry"] is None and one["inputs"]}


def entered(document: ScorecardDocument) -> Mapping[str, LeafDocument]:
    return {one["code"]: one for one in document["indicators"] if one["entry"] is not None}


@pytest.mark.django_db
def test_every_computed_leaf_follows_its_records_and_no_entered_one_does() -> None:
    load(SCHEME, scale=Decimal("0.02"))
    before = scorecard_document(SCHEME)

    with connection.cursor() as cursor:
        cursor.execute(AS_OWNER)
        for removal in REMOVALS:
            cursor.execute(removal)
            assert cursor.rowcount > 0, removal

    after = scorecard_document(SCHEME)
    parts = ("numerator", "denominator", "value")
    unmoved = [
        code
        for code, leaf in computed(before).items()
        if [leaf[part] for part in parts] == [computed(after)[code][part] for part in parts]  # type: ignore[literal-required]
    ]
    assert len(computed(before)) == 14
    assert unmoved == []
    lost = {
        code for code, leaf in computed(before).items() if leaf["mark_by_rule"] != computed(after)[code]["mark_by_rule"]
    }
    assert lost >= {
        "answer_rate", "answer_at_once_rate", "on_time_completion_rate", "staff_assessment_pass_rate",
        "reply_timeliness", "government_effectiveness", "callback_satisfaction", "merged_lines", "agent_staffing",
        "round_the_clock_service",
    }  # fmt: skip
    assert Decimal(after["total_by_rule"]) < Decimal(before["total_by_rule"])
    assert entered(before) == entered(after)
