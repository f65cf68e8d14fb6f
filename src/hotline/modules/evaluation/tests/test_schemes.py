"""Schemes that people write: faults with their places, conflicts, four eyes, versions that change nothing earlier."""

import json
from decimal import Decimal
from importlib.resources import files

import pytest
from django.db import Error, connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import actor_of
from hotline.modules.evaluation.actions.publish_schemes import approve_scheme, propose_scheme, return_scheme
from hotline.modules.evaluation.actions.write_schemes import (
    SchemeToStart,
    give_up_draft,
    revise_scheme,
    save_draft,
    start_draft,
)
from hotline.modules.evaluation.errors import (
    DraftHasFaults,
    DraftNotInState,
    DraftOvertaken,
    SameEyes,
    SchemeCodeTaken,
    SchemeNotFound,
)
from hotline.modules.evaluation.models import PublishedScheme, SchemeDraft
from hotline.modules.evaluation.public import enter_values, installed_codes, scorecard, scorecard_document
from hotline.modules.evaluation.selectors.drafts import describe_draft, faults
from hotline.modules.evaluation.selectors.schemes import scheme_text
from hotline.modules.scoring.public import AnswerLevel, EnteredValue, Text, content_of, read_scheme, text_of

pytestmark = pytest.mark.django_db
WANTED = SchemeToStart("yuan-2026", "榆安市2026年度评价", "Yu'an 2026", 2026)


def both(text):
    return {"zh": text, "en": text}


def leaf(code, weight, rule, **more):
    target = {"text": both("≥95%"), "at_least": "0.95"}
    display = {"unit": "percentage"}
    return {
        "code": code, "name": both(code), "weight": weight, "target": target, "display": display,
        "rule_text": both("规则"), "rule": rule, **more,
    }  # fmt: skip


BANDS = {
    "kind": "bands",
    "bands": [{"mark": "60", "at_least": "0.95"}, {"mark": "30", "at_least": "0.9"}, {"mark": "0"}],
}
STEPS = {"kind": "step_deduction", "step": "0.01", "deduction": "1", "part_of_a_step": "counts"}
CHECKLIST = {"kind": "checklist", "points": [{"code": "plan", "name": both("计划"), "full": "40"}]}


def levels(first=BANDS, second=CHECKLIST):
    leaves = [leaf("answer_rate", "60", first, indicator="answer_rate"), leaf("planning", "40", second)]
    group = {"code": "quality", "name": both("质量"), "weight": "100", "leaves": leaves}
    return [{"code": "output", "name": both("产出"), "weight": "100", "groups": [group]}]


@pytest.fixture
def head(person):
    return actor_of(person("hotline_head", name="负责人"))


@pytest.fixture
def write(hanzhong, evaluator, at):
    """`write(levels)`: the draft with these levels, saved."""
    start_draft(wanted=WANTED, by=evaluator, at=at)

    def write(tree, by=evaluator):
        draft = SchemeDraft.objects.get(code="yuan-2026")
        content = content_of(draft.content) | {"levels": tree}
        return save_draft(code="yuan-2026", content=content, revision=draft.revision, by=by, at=at)

    return write


@pytest.fixture
def publish(write, evaluator, head, at):
    """`publish(levels)`: the next version with these levels."""

    def publish(tree):
        if not SchemeDraft.objects.exists():
            revise_scheme(code="yuan-2026", by=evaluator, at=at)
        draft = write(tree)
        propose_scheme(code="yuan-2026", revision=draft.revision, reason="年度方案", by=evaluator, at=at)
        return approve_scheme(code="yuan-2026", revision=draft.revision, by=head, at=at)

    return publish


def told(content):
    return {(one.code, one.path) for one in faults(content)}


@pytest.mark.parametrize("code", installed_codes())
def test_schemes_of_the_five_cities_have_no_fault_and_read_back_the_same_after_export(code):
    content = content_of(scheme_text(code))
    assert faults(content) == []
    exported = text_of(json.loads(json.dumps(content)))
    assert read_scheme(exported) == read_scheme(files("hotline").joinpath(f"schemes/{code}.yaml").read_text("utf-8"))


def test_every_fault_is_listed_with_its_place(write):
    tree = levels(
        first={
            "kind": "bands",
            "bands": [{"mark": "60", "at_least": "0.9"}, {"mark": "30", "at_least": "95"}, {"mark": "0"}],
        }
    )
    leaves = tree[0]["groups"][0]["leaves"]
    leaves[1]["weight"] = "30"
    leaves.append(leaf("answer_rate", "5", STEPS, indicator="calls_of_the_moon"))
    leaves.append(
        leaf("late", "5", {"kind": "monthly_deduction", "deduction": "1"}, indicator="answer_rate", variant="F9")
    )
    leaves.append({"code": "Half", "weight": "1"})
    content = content_of(write(tree).content)
    place = "levels[0].groups[0].leaves"
    assert told(content) >= {
        ("bands_have_gaps", f"{place}[0].rule.bands"),
        ("weights_do_not_add_up", f"{place}[1].rule.points"),
        ("scheme_code_not_unique", f"{place}[2].code"),
        ("scheme_value_invalid", f"{place}[4].code"),
        ("scheme_key_missing", f"{place}[4].rule"),
        ("weights_do_not_add_up", "levels[0].groups[0].weight"),
    }
    del leaves[4]
    content = content_of(write(tree).content)
    assert told(content) >= {
        ("rule_lacks_data", f"{place}[2].indicator"),
        ("rule_lacks_data", f"{place}[3].variant"),
        ("scheme_value_invalid", f"{place}[0].rule.bands[1].at_least"),
    }


def test_who_saves_what_another_has_changed_is_told_and_changes_nothing(write, evaluator, head, at):
    draft = write(levels())
    content = content_of(draft.content)
    save_draft(code="yuan-2026", content=content | {"year": "2027"}, revision=draft.revision, by=head, at=at)
    with pytest.raises(DraftOvertaken, match="负责人"):
        save_draft(code="yuan-2026", content=content, revision=draft.revision, by=evaluator, at=at)
    assert content_of(SchemeDraft.objects.get().content)["year"] == "2027"


def test_a_draft_with_faults_is_kept_but_not_proposed(write, evaluator, at):
    tree = levels()
    tree[0]["weight"] = "90"
    draft = write(tree)
    with pytest.raises(DraftHasFaults):
        propose_scheme(code="yuan-2026", revision=draft.revision, reason="年度方案", by=evaluator, at=at)
    assert SchemeDraft.objects.get().state == "written"


def test_whoever_wrote_or_proposed_a_scheme_does_not_approve_it(write, evaluator, head, person, at):
    draft = write(levels(), by=head)
    propose_scheme(code="yuan-2026", revision=draft.revision, reason="年度方案", by=evaluator, at=at)
    with pytest.raises(SameEyes):
        approve_scheme(code="yuan-2026", revision=draft.revision, by=head, at=at)
    with pytest.raises(NotPermitted):
        approve_scheme(code="yuan-2026", revision=draft.revision, by=evaluator, at=at)
    with pytest.raises(DraftNotInState):
        write(levels())
    other = actor_of(person("hotline_head", account="other-head"))
    return_scheme(code="yuan-2026", revision=draft.revision, reason="权重偏高", by=other, at=at)
    assert describe_draft("yuan-2026", "zh")["returned_because"] == "权重偏高"
    propose_scheme(code="yuan-2026", revision=draft.revision, reason="已调整", by=evaluator, at=at)
    assert approve_scheme(code="yuan-2026", revision=draft.revision, by=other, at=at).version == 1
    assert not SchemeDraft.objects.exists()


def enter(evaluator, at, level):
    answer = EnteredValue(leaf="planning", evidence=Text(zh="档案", en="file"), answers={"plan": level})
    return enter_values(scheme_code="yuan-2026", values=[answer], by=evaluator, at=at)


def test_a_new_version_changes_no_earlier_scorecard_and_scorecards_name_theirs(publish, computed, evaluator, at):
    publish(levels())
    (entry,) = enter(evaluator, at, AnswerLevel.FULL)
    assert entry.scheme_version == 1
    first = scorecard("yuan-2026")
    assert first.total_by_rule == Decimal(100)
    publish(levels(first=STEPS))
    assert describe_draft_version() == 2
    enter(evaluator, at, AnswerLevel.NONE)
    assert scorecard("yuan-2026", version=1) == first
    document = scorecard_document("yuan-2026")
    assert (document["scheme_version"], document["total_by_rule"]) == (2, "60.00")


def describe_draft_version():
    return PublishedScheme.objects.order_by("-version").first().version


def test_a_value_that_the_new_version_cannot_take_does_not_count(publish, computed, evaluator, at):
    publish(levels())
    enter(evaluator, at, AnswerLevel.FULL)
    publish(levels(second={"kind": "expert_mark"}))
    assert scorecard_document("yuan-2026")["leaves_without_value"] == 1


def test_the_draft_of_a_next_version_names_what_it_changes(publish, evaluator, at, write):
    publish(levels())
    revise_scheme(code="yuan-2026", by=evaluator, at=at)
    write(levels(first=STEPS))
    changes = {one["place"]: (one["before"], one["after"]) for one in describe_draft("yuan-2026", "zh")["changes"]}
    place = "levels[output].groups[quality].leaves[answer_rate].rule"
    assert changes[f"{place}.kind"] == ("bands", "step_deduction")
    assert changes[f"{place}.bands[0].mark"] == ("60", None)


def test_the_database_refuses_to_change_or_remove_a_published_version(publish):
    publish(levels())
    for change in ("UPDATE evaluation_publishedscheme SET version = 9", "DELETE FROM evaluation_publishedscheme"):
        with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_codes_are_taken_once_and_a_draft_can_be_given_up(write, evaluator, at):
    for code in ("yuan-2026", "hanzhong-2023"):
        with pytest.raises(SchemeCodeTaken):
            start_draft(wanted=SchemeToStart(code, "名", "name", 2026), by=evaluator, at=at)
    give_up_draft(code="yuan-2026", by=evaluator, at=at)
    with pytest.raises(SchemeNotFound):
        scorecard("yuan-2026")


def test_a_copy_of_an_installed_scheme_is_whole_and_carries_no_stated_marks(hanzhong, evaluator, at):
    draft = start_draft(wanted=SchemeToStart("copy-2026", "副本", "Copy", 2026, "hanzhong-2023"), by=evaluator, at=at)
    content = content_of(draft.content)
    assert faults(content) == []
    assert "stated:" not in draft.content
    assert len(list(read_scheme(draft.content).leaves())) == 31


def test_a_scheme_is_written_checked_and_previewed_on_the_page(hanzhong, computed, signed_in_client):
    page = signed_in_client("evaluator")
    body = {"code": "yuan-2026", "name": "榆安", "name_en": "Yuan", "year": 2026}
    draft = page.post_json("/api/scheme-drafts", body).json()
    assert [one["place"] for one in draft["faults"]] == ["levels"]
    content = draft["content"] | {"levels": levels()}
    assert page.post_json("/api/scheme-checks", {"content": content}).json() == []
    text = page.post_json("/api/scheme-texts", {"text": draft["text"]}).json()
    assert text["content"] == draft["content"]
    headers = {"X-CSRFToken": page.cookies["csrftoken"].value}
    saved = page.put(
        "/api/scheme-drafts/yuan-2026",
        json.dumps({"content": content, "revision": draft["revision"]}),
        content_type="application/json",
        headers=headers,
    )
    assert saved.json()["faults"] == []
    preview = page.get("/api/scheme-drafts/yuan-2026/scorecard").json()
    assert (preview["total_by_rule"], preview["leaves_without_value"]) == ("60.00", 1)
