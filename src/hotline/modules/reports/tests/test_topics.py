"""Hot topics: what rises is found without a dictionary, counted exactly, and names nobody."""

import pytest

from hotline.modules.reports.actions.draft import Wanted, draft_report
from hotline.modules.reports.rules.hot_topics import LEAST_COUNT, Title, Topic, candidates, rising, says_something
from hotline.modules.reports.rules.material import Scope
from hotline.modules.reports.rules.words import ListKind, ReportType
from hotline.modules.requesters.public import Requester

from .city import SmallCity
from .conftest import Office
from .test_drafting import AT, OCTOBER, listed, october


def titles(text: str, number: int, name: str = "") -> list[Title]:
    return [Title(f"W{place}", text, name) for place in range(number)]


def test_what_rises_beyond_chance_comes_first() -> None:
    topics = [Topic("大", 103, 100), Topic("新", 9, 0), Topic("少", LEAST_COUNT - 1, 0), Topic("降", 5, 9)]
    assert [topic.name for topic in rising(topics, 10)] == ["新", "大"]


def test_the_longest_word_that_all_cases_share_is_found() -> None:
    now = [*titles("反映丽景新城搅拌站夜间施工", 4), *titles("丽景新城搅拌站噪音", 3)]
    found = candidates(now, titles("反映噪音扰民", 5), 5)
    assert "丽景新城搅拌站" in found
    assert not any(word != "丽景新城搅拌站" and word in "丽景新城搅拌站" for word in found)


def test_how_a_request_is_put_is_no_topic() -> None:
    now = [
        *(Title(f"W{place}", f"关于{matter}的咨询") for place, matter in enumerate(("落户", "社保", "医保", "房贷"))),
        *(
            Title(f"R{place}", f"{town}居民反映{matter}问题")
            for place, (town, matter) in enumerate(zip("甲乙丙", "水电气", strict=True))
        ),
        *titles("的士司机拒载", 3),
    ]
    assert candidates(now, [], 5) == ["的士司机拒载"]


@pytest.mark.parametrize("word", ["的咨询", "居民反映", "临江区居民咨询", "民反映", "关于", "问题的", "了解决"])
def test_words_that_say_nothing(word: str) -> None:
    assert not says_something(word)


@pytest.mark.parametrize(
    "word", ["供暖问题", "临江区居民咨询落户", "和平路", "对外贸易", "了解政策", "及时供水", "等驾坡街道"]
)
def test_words_that_say_something(word: str) -> None:
    assert says_something(word)


def test_a_requester_s_name_is_no_topic() -> None:
    found = candidates(titles("欧阳小明反映停水", 5, name="欧阳小明"), [], 5)
    assert not any("欧阳小明" in word or word in "欧阳小明" for word in found)


def test_categories_and_words_are_counted_exactly_with_numbers_behind(records: SmallCity, office: Office) -> None:
    october(records)
    requester = Requester.objects.create(kind="person", name="欧阳小明", phone_number="13812345678")
    records.orders("2023-09-20", 1, category="0102", title="阳光花园供暖不热")
    records.orders("2023-10-20", 7, category="0102", title="阳光花园供暖不热", requester=requester)
    records.orders("2023-10-21", 9, category="0102", title="某某机密事项", is_confidential=True)

    block = listed(draft_report(wanted=OCTOBER, by=office.analyst, at=AT), ListKind.HOT_TOPICS)

    rows = {row.cells[0]: (row.cells[1:4], len(row.orders)) for row in block.rows}
    assert rows["供暖（类别）"] == (["16", "1", "+1500.00%"], 5)
    assert rows["阳光花园供暖不热（词语）"] == (["7", "1", "+600.00%"], 5)
    assert not any("机密" in name for name in rows)
    assert "欧阳小明" not in block.model_dump_json() and "13812345678" not in block.model_dump_json()


def test_a_special_report_counts_only_what_it_is_about(records: SmallCity, office: Office) -> None:
    october(records)
    scope = Scope("category", "02", "市场监管")
    wanted = Wanted(
        ReportType.SPECIAL, OCTOBER.first_day, OCTOBER.last_day, subject="关于市场监管诉求的专报", scope=scope
    )

    report = draft_report(wanted=wanted, by=office.analyst, at=AT)

    figure = next(each for each in report.figures.all() if (each.indicator, each.when) == ("work_orders", ""))
    assert (report.title, report.due_at) == ("关于市场监管诉求的专报", None)
    assert (figure.shown, figure.dimension, figure.key) == ("3", "category", "02")
