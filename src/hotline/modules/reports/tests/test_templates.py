"""Templates: the shipped ones hold, and every fault of a city's own is named with its place."""

import pytest

from hotline.modules.access.public import Actor
from hotline.modules.analytics.public import catalogue
from hotline.modules.reports.actions.draft import draft_report
from hotline.modules.reports.actions.publish_template import preview_template, publish_template
from hotline.modules.reports.errors import ReportTemplateFault
from hotline.modules.reports.models import Report, ReportTemplate
from hotline.modules.reports.rules.placeholders import Placeholder, parse
from hotline.modules.reports.rules.reading import packaged_source, read_template
from hotline.modules.reports.rules.words import ReportType
from hotline.modules.reports.selectors.templates import platform_template

from .city import SmallCity
from .conftest import Office
from .test_drafting import AT, OCTOBER, october, texts

MONTHLY = packaged_source(ReportType.MONTHLY)


def faults(source: str) -> list[tuple[str, str]]:
    """The place and the sentence of every fault."""
    with pytest.raises(ReportTemplateFault) as refused:
        platform = platform_template(ReportType.MONTHLY)
        read_template(source, catalogue(), kind=ReportType.MONTHLY, platform=platform)
    return [(fault.place, fault.zh) for fault in refused.value.faults]


@pytest.mark.parametrize("kind", ReportType)
def test_shipped_templates_are_sound(kind: ReportType) -> None:
    template = platform_template(kind)
    assert template.kind is kind
    assert any(section.required for section in template.sections)


def test_chinese_lines_that_are_folded_in_the_file_are_joined_without_a_space() -> None:
    texts = [block.text or "" for section in platform_template(ReportType.MONTHLY).sections for block in section.blocks]
    words = "".join(piece for text in texts for piece in parse(text) if not isinstance(piece, Placeholder))
    assert " " not in words


OVERVIEW = "sections[0] overview.blocks[0].text: "
SOURCES = "sections[1] sources.blocks"


@pytest.mark.parametrize(
    ("written", "instead", "place", "said"),
    [
        ("value:call_volume", "value:happiness", OVERVIEW, "指标“happiness”"),
        ("value:call_volume", "sum:call_volume", OVERVIEW, "占位符“sum”"),
        ("change:call_volume:last_year", "change:call_volume", OVERVIEW, "{{ change:indicator:comparison }}"),
        ("change:call_volume:last_year", "change:call_volume:ever", OVERVIEW, "比较方式“ever”"),
        ("value:answer_rate", "value:answer_rate@best", OVERVIEW, "统计口径“best”"),
        ("value:answer_rate", "share:answer_rate:month:1", OVERVIEW, "“answer_rate”的分组“month”"),
        ("count:overdue_orders", "count:cats", "sections[5] overdue.blocks[0].text: ", "清单“cats”"),
        ("by: channel", "by: weather", f"{SOURCES}[1].table.by", "分组“weather”"),
        ("code: hot_topics\n", "code: topics\n", "sections", "缺少必备章节“hot_topics”"),
        ("kind: monthly", "kind: weekly", "kind", "monthly"),
        ("share: true", "shares: true", f"{SOURCES}[1].table.shares", "不符合模板的写法"),
        ("form: pie", "form: bubble", f"{SOURCES}[3].chart.form", "不符合模板的写法"),
        ("title: 主要指标", "title: [", "line", "YAML"),
    ],
)
def test_every_fault_of_a_template_is_named_with_its_place(written: str, instead: str, place: str, said: str) -> None:
    assert written in MONTHLY
    where, _ = next(each for each in faults(MONTHLY.replace(written, instead, 1)) if said in each[1] or said in each[0])
    assert where.startswith(place)
    if place == OVERVIEW:
        assert instead in where, "the placeholder itself is told"


def test_all_faults_are_told_at_once() -> None:
    broken = MONTHLY.replace("value:call_volume", "value:happiness", 1).replace("by: channel", "by: weather", 1)
    assert len(faults(broken)) == 2


def test_a_city_s_own_version_drafts_the_next_reports(records: SmallCity, office: Office) -> None:
    october(records)
    own = MONTHLY.replace("{{ period }}，热线来电", "本月（{{ period }}）来电", 1)

    published = publish(own, office.head)
    report = draft_report(wanted=OCTOBER, by=office.analyst, at=AT)

    assert (published.version, report.template_version) == (1, 1)
    assert texts(report)["overview"][0].startswith("本月（2023年10月）来电10个")
    assert publish(MONTHLY, office.head).version == 2
    assert texts(Report.objects.get(pk=report.pk)) == texts(report)


def publish(source: str, by: Actor) -> ReportTemplate:
    return publish_template(kind=ReportType.MONTHLY, source=source, reason="按本市体例", by=by, at=AT)


def test_a_preview_keeps_nothing(records: SmallCity) -> None:
    october(records)
    _, draft = preview_template(kind=ReportType.MONTHLY, source=MONTHLY, day=OCTOBER.first_day, at=AT)
    assert draft.content.title == "榆安市12345政务服务便民热线月报（2023年10月）"
    assert not Report.objects.exists()
    assert not ReportTemplate.objects.exists()


def test_what_is_published_is_never_changed(records: SmallCity, office: Office) -> None:
    with pytest.raises(ReportTemplateFault):
        publish(MONTHLY.replace("value:call_volume", "value:happiness", 1), office.head)
    assert not ReportTemplate.objects.exists()


def test_what_a_page_sends_is_kept_as_text_that_reads_the_same(records: SmallCity, office: Office) -> None:
    template = read_template(MONTHLY, catalogue(), kind=ReportType.MONTHLY)

    published = publish(template.model_dump_json(), office.head)

    assert published.source.startswith("kind: monthly\n")
    assert read_template(published.source, catalogue(), kind=ReportType.MONTHLY) == template
