"""Refusals of questions about indicators, and faults of the catalogue."""

from hotline.kit.errors import Refusal


class CatalogueFault(Refusal):
    """The catalogue says something that cannot be computed. Says where, what, and what could stand there."""

    code = "catalogue_fault"
    status = 500
    title = {"zh": "指标目录有误：{fault}。", "en": "The indicator catalogue has a fault: {fault}."}
    next_step = {
        "zh": "请修改所指的 YAML 文件后重试。",
        "en": "Correct the YAML file that is named and try again.",
    }

    def __init__(self, fault: str) -> None:
        super().__init__(fault=fault)


class UnknownIndicator(Refusal):
    """The catalogue has no such indicator."""

    code = "unknown_indicator"
    status = 404
    title = {"zh": "没有代码为“{indicator}”的指标。", "en": "There is no indicator “{indicator}”."}
    next_step = {"zh": "请从以下指标中选择：{choices}。", "en": "Choose one of: {choices}."}


class UnknownVariant(Refusal):
    """The indicator has no such counting rule."""

    code = "unknown_variant"
    status = 422
    title = {
        "zh": "指标“{indicator}”没有“{variant}”这一统计口径。",
        "en": "The indicator “{indicator}” has no variant “{variant}”.",
    }
    next_step = {"zh": "请从以下口径中选择：{choices}。", "en": "Choose one of: {choices}."}


class UnknownDimension(Refusal):
    """The indicator cannot be split by this."""

    code = "unknown_dimension"
    status = 422
    title = {
        "zh": "指标“{indicator}”不能按“{dimension}”分组。",
        "en": "The indicator “{indicator}” cannot be split by “{dimension}”.",
    }
    next_step = {"zh": "可用的分组：{choices}。", "en": "Possible are: {choices}."}


class UnknownTableDimension(Refusal):
    """No indicator can be split by this."""

    code = "unknown_table_dimension"
    status = 422
    title = {"zh": "没有可按“{dimension}”分组的指标。", "en": "No indicator can be split by “{dimension}”."}
    next_step = {"zh": "可用的分组：{choices}。", "en": "Possible are: {choices}."}


class UnknownKey(Refusal):
    """No row was named, or a month that lies outside the period."""

    code = "unknown_key"
    status = 422
    title = {"zh": "按“{dimension}”分组时没有“{key}”这一行。", "en": "Split by “{dimension}” there is no row “{key}”."}
    next_step = {
        "zh": "请从指标页面中的一行进入；按月分组时须为期间内的月份，如 2023-01。",
        "en": "Open one of the rows of the indicator's page; by month, name one within the period, such as 2023-01.",
    }


class UnknownPart(Refusal):
    """Neither numerator nor denominator."""

    code = "unknown_part"
    status = 422
    title = {"zh": "“{part}”不是指标的组成部分。", "en": "“{part}” is not a part of an indicator."}
    next_step = {"zh": "请选择：{choices}。", "en": "Choose one of: {choices}."}


class PartWithoutRecords(Refusal):
    """No records stand behind this part: it is a number of days, or the indicator has no denominator."""

    code = "part_without_records"
    status = 422
    title = {
        "zh": "指标“{indicator}”的这一部分不由业务记录计数（{text}），没有可展开的记录。",
        "en": "This part of “{indicator}” is not counted from records ({text}); there is nothing to open.",
    }
    next_step = {"zh": "请查看另一部分的记录。", "en": "Look at the records of the other part."}


class PeriodReversed(Refusal):
    """The last day lies before the first."""

    code = "period_reversed"
    status = 422
    title = {
        "zh": "截止日期 {last_day} 早于起始日期 {first_day}。",
        "en": "The last day {last_day} lies before the first day {first_day}.",
    }
    next_step = {"zh": "请把起止日期对调后重试。", "en": "Exchange the two dates and try again."}


class PeriodTooLong(Refusal):
    """The period has more months than a table can show."""

    code = "period_too_long"
    status = 422
    title = {
        "zh": "期间超过 {years} 年，无法一次计算。",
        "en": "The period is longer than {years} years and cannot be computed at once.",
    }
    next_step = {"zh": "请缩短期间后重试。", "en": "Choose a shorter period."}


class PeriodOutOfRange(Refusal):
    """The period lies in a year in which there was or will be no hotline."""

    code = "period_out_of_range"
    status = 422
    title = {
        "zh": "日期须在 {first_year} 年至 {last_year} 年之间。",
        "en": "The days must lie between the years {first_year} and {last_year}.",
    }
    next_step = {"zh": "请核对起止日期后重试。", "en": "Check the two days and try again."}


class ReportAlreadyIssued(Refusal):
    """The report on this period was issued before."""

    code = "report_already_issued"
    title = {
        "zh": "{first_day} 起的该期报告已于 {issued_on} 印发。",
        "en": "The report on the period from {first_day} was already issued on {issued_on}.",
    }
    next_step = {
        "zh": "如需更正，请印发下一期时说明，或联系热线负责人。",
        "en": "If it must be corrected, say so in the next issue or ask the head of the hotline.",
    }


class UnknownIndicatorVersion(Refusal):
    """The indicator was never defined by that version, or its definition is not kept."""

    code = "unknown_indicator_version"
    status = 422
    title = {
        "zh": "指标“{indicator}”没有第 {version} 版。",
        "en": "The indicator “{indicator}” has no version {version}.",
    }
    next_step = {"zh": "请从以下版本中选择：{choices}。", "en": "Choose one of: {choices}."}


class UnknownFrozenFigure(Refusal):
    """No figure was frozen under this number."""

    code = "unknown_frozen_figure"
    status = 404
    title = {"zh": "没有编号为 {figures} 的冻结数。", "en": "There is no frozen figure {figures}."}
    next_step = {
        "zh": "请从引用它的报告或评价进入，或核对编号。",
        "en": "Come from the report or evaluation that states it, or check the number.",
    }


class FigureAlreadyCorrected(Refusal):
    """Another figure stands instead of this one already."""

    code = "figure_already_corrected"
    title = {
        "zh": "冻结数 {figure} 已由冻结数 {correction} 更正。",
        "en": "The frozen figure {figure} was already corrected by {correction}.",
    }
    next_step = {
        "zh": "如仍需更正，请更正冻结数 {correction}。",
        "en": "If it is still wrong, correct the figure {correction}.",
    }


class FigureUnchanged(Refusal):
    """Computed today, the figure is the same: there is nothing to correct."""

    code = "figure_unchanged"
    title = {
        "zh": "冻结数 {figure} 按现有记录重新计算仍为 {shown}，无需更正。",
        "en": "The frozen figure {figure} is still {shown} when it is computed from today's records.",
    }
    next_step = {
        "zh": "如记录本身有误，请先更正记录；如定义已改，请指明按哪一版更正。",
        "en": "If a record is wrong, correct that first; if the definition changed, name the version to correct by.",
    }


class UnknownExclusion(Refusal):
    """This part of the figure leaves nothing out under that number."""

    code = "unknown_exclusion"
    status = 422
    title = {
        "zh": "该指标的这一部分没有第 {left_out} 项剔除（共 {count} 项）。",
        "en": "This part of the figure has no exclusion {left_out}; it has {count}.",
    }
    next_step = {"zh": "请从指标的计算说明进入。", "en": "Come from the explanation of the figure."}
