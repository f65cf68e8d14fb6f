"""Refusals of reports."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from hotline.kit.errors import Refusal


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a template that does not fit, and where."""

    place: str
    zh: str
    en: str


class Found(Protocol):
    """Something that the check found."""

    @property
    def key(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


class ReportTemplateFault(Refusal):
    """A template says what cannot be drafted; every fault is told with its place."""

    code = "report_template_fault"
    status = 422
    title = {
        "zh": "报告模板有{count}处错误。{place}：{reason_zh}",
        "en": "The report template has {count} faults. {place}: {reason_en}",
    }
    next_step = {
        "zh": "请按所列位置逐一修改后重试。",
        "en": "Correct each place that is named and try again.",
    }

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        super().__init__(
            field="source", count=len(faults), place=first.place or "template", reason_zh=first.zh, reason_en=first.en
        )
        self.faults = tuple(faults)

    def members(self) -> dict[str, object]:
        """Every fault."""
        return {"faults": [asdict(fault) for fault in self.faults]}


class ReportAlreadyDrafted(Refusal):
    """The period has a report of this kind."""

    code = "report_already_drafted"
    title = {"zh": "{period}已有{kind}（{state}）。", "en": "{period} has its {kind} report ({state})."}
    next_step = {
        "zh": "请打开已有的报告；已印发的可以更正。",
        "en": "Open the one that there is; what is issued can be corrected.",
    }


class ReportPeriodOpen(Refusal):
    """The period is not over."""

    code = "report_period_open"
    status = 422
    title = {"zh": "{period}尚未结束。", "en": "{period} is not over yet."}
    next_step = {"zh": "请在{from_day}起起草。", "en": "Draft it from {from_day} on."}


class ReportPeriodMismatch(Refusal):
    """The days are no day, Monday-to-Sunday week, month or year."""

    code = "report_period_mismatch"
    status = 422
    title = {"zh": "起止日期不是一个完整的{kind}期间。", "en": "The days are not one whole {kind} period."}
    next_step = {"zh": "请选择{first_day}至{last_day}。", "en": "Choose {first_day} to {last_day}."}


class ReportScopeNotPossible(Refusal):
    """An indicator of the template cannot be narrowed to the special report's subject."""

    code = "report_scope_not_possible"
    status = 422
    title = {
        "zh": "模板中的指标“{indicator}”不能按“{dimension}”统计。",
        "en": "The template's indicator “{indicator}” is not counted by “{dimension}”.",
    }
    next_step = {
        "zh": "请换一个范围，或在专报模板中去掉该指标。",
        "en": "Choose another subject, or take the indicator out of the template of special reports.",
    }


class ReportStateNotReachable(Refusal):
    """The report stands at a state from which this is not possible."""

    code = "report_state_not_reachable"
    title = {
        "zh": "报告当前为“{current}”，不能进行“{step}”，可能已由他人处理。",
        "en": "The report stands at “{current}”; “{step}” is not possible, somebody else may have been first.",
    }
    next_step = {"zh": "请刷新查看最新进展后再处理。", "en": "Reload to see where it stands."}


class ReportChangedMeanwhile(Refusal):
    """The report changed after the actor's page was loaded."""

    code = "report_changed_meanwhile"
    title = {
        "zh": "报告在您打开之后已有新的变化（您的版本 {seen}，最新版本 {current}）。",
        "en": "The report has changed since you opened it (yours {seen}, now {current}).",
    }
    next_step = {
        "zh": "请刷新后再修改，您填写的内容仍保留在页面上。",
        "en": "Reload and change it again; what you typed is kept on the page.",
    }


class OwnReportNotApprovable(Refusal):
    """Whoever wrote or submitted a report does not decide about it."""

    code = "own_report_not_approvable"
    status = 403
    title = {
        "zh": "您起草、修改或提交过这份报告，不能由您审批。",
        "en": "You wrote, edited or submitted this report and cannot decide about it.",
    }
    next_step = {"zh": "请由另一位审批人审批。", "en": "Ask somebody else who may approve."}


class FigureTypedOver(Refusal):
    """A number was written where a figure of the report stood."""

    code = "figure_typed_over"
    status = 422
    title = {
        "zh": "“{number}”是手工填写的数字，而报告中的指标值“{figure}”被删去了。",
        "en": "“{number}” was typed, and the report's figure “{figure}” is gone.",
    }
    next_step = {
        "zh": "指标值只能随语句移动，不能改写；数据有误时请更正业务记录后重新计算。",
        "en": "A figure can only be moved with its sentence; where it is wrong, correct the records and compute anew.",
    }


class FigureNotInReport(Refusal):
    """The text names a figure that the report does not have, or shows it otherwise."""

    code = "figure_not_in_report"
    status = 422
    title = {
        "zh": "“{written}”不是本报告的指标值。",
        "en": "“{written}” is not a figure of this report.",
    }
    next_step = {
        "zh": "请保留方括号内的内容不变，只移动其位置。",
        "en": "Leave what stands in the brackets as it is and only move it.",
    }


class SectionNotInReport(Refusal):
    """There is no such text in the report."""

    code = "section_not_in_report"
    status = 404
    title = {
        "zh": "报告中没有这段文字（{section}，第{block}段）。",
        "en": "The report has no text {block} in {section}.",
    }
    next_step = {"zh": "请刷新后重试；表、图和清单不能编辑。", "en": "Reload; tables, charts and lists are not edited."}


class PersonalDataInReport(Refusal):
    """A report names no citizen: neither telephone nor identity numbers."""

    code = "personal_data_in_report"
    status = 422
    title = {
        "zh": "文字中有疑似公民个人信息（{masked}）。",
        "en": "The text holds what looks like a citizen's personal data ({masked}).",
    }
    next_step = {"zh": "请删去电话、证件号码后重试。", "en": "Remove telephone and identity numbers and try again."}


class ReportFindingsOpen(Refusal):
    """What the check found is neither resolved nor explained."""

    code = "report_findings_open"
    title = {
        "zh": "核对发现{count}处尚未处理的问题：{reason_zh}",
        "en": "The check found {count} things that are open: {reason_en}",
    }
    next_step = {
        "zh": "请修改报告，或逐一说明理由。",
        "en": "Change the report, or give a reason for each.",
    }

    def __init__(self, findings: Sequence[Found]) -> None:
        super().__init__(count=len(findings), reason_zh=findings[0].zh, reason_en=findings[0].en)
        self.keys = [finding.key for finding in findings]

    def members(self) -> dict[str, object]:
        """The keys of the findings."""
        return {"findings": self.keys}


class ReportFiguresOutdated(Refusal):
    """Records changed after the draft was computed, and its figures would show something else now."""

    code = "report_figures_outdated"
    title = {
        "zh": "业务记录有变化，{count}个数字已与草稿不同，如“{name}”：草稿为{before}，现为{after}。",
        "en": "Records have changed: {count} figures differ from the draft, such as “{name}”: {before}, now {after}.",
    }
    next_step = {
        "zh": "请重新计算草稿，看过后再提交。",
        "en": "Compute the draft anew, look at it and submit it then.",
    }

    def __init__(self, moved: Sequence[tuple[str, str, str]]) -> None:
        name, before, after = moved[0]
        super().__init__(field="version", count=len(moved), name=name, before=before, after=after)
