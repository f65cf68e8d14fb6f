"""The pure rules of handling: contact, suspension, promise, extension, replies, files, personal data."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from hotline.kit.clock import LOCAL
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.rules.attachments import content_type, safe_name
from hotline.modules.workorders.rules.contact import Attempt, ContactMeans, counts_as_contacted
from hotline.modules.workorders.rules.extensions import level_of
from hotline.modules.workorders.rules.personal import identity_numbers, mask_text, mobile_numbers
from hotline.modules.workorders.rules.promise import is_reportable, latest_day, report_days
from hotline.modules.workorders.rules.reply_check import Severity, check, law_title
from hotline.modules.workorders.rules.retention import retention_class
from hotline.modules.workorders.rules.suspension import is_within_total, latest_end
from hotline.modules.workorders.rules.words import RequestType
from hotline.modules.workorders.selectors.known_laws import known_laws

NINE = datetime(2023, 5, 8, 9, 0, tzinfo=LOCAL)
WEEK = WorkingCalendar({})


def call(minutes: int, *, was_reached: bool = False, recording: str = "rec-1") -> Attempt:
    return Attempt(NINE + timedelta(minutes=minutes), ContactMeans.PHONE, was_reached, "", recording)


def test_three_proven_attempts_in_different_hours_count_as_contact() -> None:
    assert counts_as_contacted([call(0), call(60), call(125)])


def test_attempts_in_the_same_hour_count_once() -> None:
    assert not counts_as_contacted([call(0), call(20), call(59), call(60)])


def test_the_same_hour_of_another_day_is_another_hour() -> None:
    assert counts_as_contacted([call(0), call(24 * 60), call(48 * 60)])


def test_a_failed_call_without_a_recording_proves_nothing() -> None:
    assert not counts_as_contacted([call(0), call(60), call(120, recording="")])


def test_a_visit_is_proven_by_what_was_noted() -> None:
    visit = Attempt(NINE + timedelta(hours=3), ContactMeans.VISIT, False, "家中无人")
    assert counts_as_contacted([call(0), call(60), visit])


def test_one_attempt_that_reaches_the_requester_is_enough() -> None:
    assert counts_as_contacted([call(0, was_reached=True, recording="")])


def test_a_suspension_of_working_days_ends_with_the_last_of_them() -> None:
    # From Monday the 8th, five working days later: Monday the 15th, 24:00.
    assert latest_end(NINE, 5, WEEK) == datetime(2023, 5, 16, tzinfo=LOCAL)


@pytest.mark.parametrize(("days", "is_within"), [(30, True), (31, False)])
def test_suspensions_together_last_thirty_natural_days_at_most(days: int, is_within: bool) -> None:
    earlier = [(NINE, NINE + timedelta(days=10))]
    start = NINE + timedelta(days=20)
    end = datetime(2023, 5, 29, tzinfo=LOCAL) + timedelta(days=days - 10)

    assert is_within_total(start, end, earlier) == is_within


def test_a_promise_reaches_nine_months_and_stays_within_a_shorter_month() -> None:
    assert latest_day(date(2023, 5, 31)) == date(2024, 2, 29)


def test_progress_is_reported_monthly_and_on_the_promised_day() -> None:
    assert report_days(date(2023, 1, 31), date(2023, 4, 15)) == (
        date(2023, 2, 28),
        date(2023, 3, 31),
        date(2023, 4, 15),
    )


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 270))
def test_reports_of_a_promise_are_in_order_and_end_on_its_day(promised_on: date, days: int) -> None:
    until_on = promised_on + timedelta(days=days)
    found = report_days(promised_on, until_on)

    assert list(found) == sorted(set(found))
    assert (found[-1], len(found) <= 10) == (until_on, True)
    assert all(promised_on < day for day in found)


def test_a_month_is_not_reported_before_it_began() -> None:
    assert not is_reportable(date(2023, 7, 8), date(2023, 6, 8))
    assert is_reportable(date(2023, 7, 8), date(2023, 6, 9))


def test_the_second_extension_is_of_a_higher_level_and_a_third_there_is_not() -> None:
    assert [level_of(granted) for granted in range(4)] == [1, 2, None, None]


def found_in(answer: str) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in check(answer=answer, report="", basis="", known_laws=known_laws())]


def test_a_reply_with_a_number_a_promise_and_an_unknown_law_has_three_findings() -> None:
    answer = "请致电13812345678，我局保证三天内解决，依据《榆安市停水补偿条例》处理。"

    assert found_in(answer) == [
        ("mobile_number", Severity.BLOCKS),
        ("unknown_law", Severity.BLOCKS),
        ("over_promise", Severity.WARNS),
    ]


def test_a_finding_names_the_part_of_the_reply_that_it_stands_in() -> None:
    found = check(
        answer="已修复。", report="联系人13812345678", basis="《榆安市停水补偿条例》", known_laws=known_laws()
    )

    assert [(one.code, one.part) for one in found] == [("mobile_number", "report"), ("unknown_law", "basis")]


@pytest.mark.parametrize(
    "answer",
    [
        "已于5月8日16时修复管道，恢复供水，单位电话0916-1234567。",
        "依据《中华人民共和国劳动合同法》第三十条，公司已补发工资。",
        "依据《物业管理条例》处理。详见《关于做好供水保障的通知》。",
        "工单号2023050800001已办结，合计金额123456789012元。",
        "一定程度上缓解了停水问题。",
    ],
)
def test_a_plain_reply_has_no_finding(answer: str) -> None:
    assert found_in(answer) == []


@pytest.mark.parametrize(
    "text", ["138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "+86 13812345678", "电话:13812345678。"]
)
def test_a_mobile_number_is_found_however_it_is_written(text: str) -> None:
    assert len(mobile_numbers(text)) == 1


def test_an_identity_number_has_a_birthday_in_it() -> None:
    assert identity_numbers("610102199001011234") == ["610102199001011234"]
    assert identity_numbers("610102199013011234") == []


def test_every_known_law_is_found_by_its_full_title() -> None:
    assert law_title("中华人民共和国民法典") in known_laws()
    assert law_title("单用途商业预付卡管理办法（试行）") in known_laws()


def test_a_city_adds_the_titles_of_its_own_rules(tmp_path: Path) -> None:
    own = tmp_path / "known-laws.txt"
    with override_settings(KNOWN_LAWS_FILE=str(own)):
        assert law_title("榆安市停水补偿办法") not in known_laws()

        own.write_text("《榆安市停水补偿办法》\n\n", encoding="utf-8")

        assert law_title("榆安市停水补偿办法") in known_laws()


def test_published_text_masks_names_and_numbers_of_people() -> None:
    text = "测试甲（13812345678，６１０１０２１９９００１０１１２３４）反映停水，水利局电话0916-1234567。"

    assert mask_text(text, ["测试甲"]) == "测**（138****5678，6101**********1234）反映停水，水利局电话091****4567。"


@given(st.text(max_size=80))
def test_masking_leaves_no_mobile_or_identity_number(text: str) -> None:
    masked = mask_text(f"{text}13812345678 {text}610102199001011234")

    assert mobile_numbers(masked) == [] and identity_numbers(masked) == []


@pytest.mark.parametrize(
    ("name", "endings", "expected"),
    [
        ("照片.JPG", {".jpg"}, "image/jpeg"),
        ("照片.jpg", {".png"}, None),
        ("脚本.html", {".html"}, None),
        ("无扩展名", {".jpg"}, None),
    ],
)
def test_a_file_is_what_its_name_says_or_is_not_taken(name: str, endings: set[str], expected: str | None) -> None:
    assert content_type(name, endings) == expected


@given(st.text(max_size=300))
def test_a_safe_name_fits_its_column_and_names_no_folder(name: str) -> None:
    found = safe_name(name)

    assert 0 < len(found) <= 128 and "/" not in found and "\\" not in found and found.isprintable()


def test_a_file_is_kept_by_the_weight_of_its_matter() -> None:
    def kept(kind: RequestType, people: int = 1, is_promised: bool = False) -> str:
        return retention_class(kind, is_promised=is_promised, people_count=people)

    assert [kept(kind) for kind in (RequestType.INQUIRY, RequestType.COMPLAINT)] == ["short", "long"]
    assert {
        kept(RequestType.IRREGULARITY_REPORT),
        kept(RequestType.INQUIRY, 5),
        kept(RequestType.INQUIRY, 1, True),
    } == {"permanent"}
