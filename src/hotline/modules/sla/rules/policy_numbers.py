"""What each number of the handling policy is called, counts in and rests on."""

from dataclasses import dataclass

from .handling_policy import PolicyGroup


@dataclass(frozen=True, slots=True)
class PolicyNumber:
    """A number's name, group and unit, and where the platform's starting value comes from."""

    name: str
    group: PolicyGroup
    title_zh: str
    title_en: str
    unit_zh: str
    unit_en: str
    source_zh: str
    source_en: str

    def title(self, language: str) -> str:
        """What it is called."""
        return self.title_en if language == "en" else self.title_zh

    def unit(self, language: str) -> str:
        """What it counts in."""
        return self.unit_en if language == "en" else self.unit_zh

    def source(self, language: str) -> str:
        """What the starting value rests on."""
        return self.source_en if language == "en" else self.source_zh


_STARTING = ("平台初始值，由各市自定", "the platform's starting value; every city sets its own")
_PRACTICE = ("各地办理细则的通行做法", "common practice of cities' handling rules")
_PROMISE = ("安徽省2025年闭环办理规范：承诺办理不超过9个月", "Anhui's 2025 closed-loop rules: nine months at most")
_DISPATCHES = (
    "天津市办理细则、安徽省2025年规范：三次派单后由热线指定",
    "Tianjin's and Anhui's rules: after three dispatches the hotline designates",
)
_DUTY = (
    "安徽省、芜湖市紧急诉求规则：30分钟内电话通知",
    "Anhui's and Wuhu's rules on urgent requests: by telephone in 30 minutes",
)
_DUPLICATES = (
    "国办函〔2025〕66号：重复诉求事项原则上并单处理",
    "General Office letter 66 of 2025: repeated requests are merged",
)
_ARCHIVES = (
    "机关文件材料归档范围和文书档案保管期限规定：10年、30年、永久",
    "national rules on archives: 10 years, 30 years, permanent",
)
_G = PolicyGroup
_TIMES, _DAYS, _PERCENT = ("次", "times"), ("天", "days"), ("%", "%")


def _number(
    name: str, group: PolicyGroup, title: tuple[str, str], unit: tuple[str, str], source: tuple[str, str] = _STARTING
) -> PolicyNumber:
    return PolicyNumber(name, group, *title, *unit, *source)


POLICY_NUMBERS = (
    _number("most_extensions", _G.EXTENSIONS, ("最多延期次数", "Extensions at most"), _TIMES, _PRACTICE),
    _number(
        "routine_extensions",
        _G.EXTENSIONS,
        ("其中由审核员审批的次数，其余由上级审批", "Of these decided as routine; the others by a higher approver"),
        _TIMES,
        _PRACTICE,
    ),
    _number(
        "most_extension_days",
        _G.EXTENSIONS,
        ("每次延期最长（按天计的时限）", "One extension, of limits in days"),
        _DAYS,
    ),
    _number(
        "most_extension_hours",
        _G.EXTENSIONS,
        ("每次延期最长（按小时计的时限）", "One extension, of limits in hours"),
        ("小时", "hours"),
    ),
    _number(
        "most_suspension_working_days",
        _G.EXTENSIONS,
        ("每次挂起最长", "One suspension at most"),
        ("个工作日", "working days"),
        _PRACTICE,
    ),
    _number(
        "most_suspension_days_in_total",
        _G.EXTENSIONS,
        ("累计挂起最长", "Suspensions in all at most"),
        ("个自然日", "natural days"),
        _PRACTICE,
    ),
    _number("most_promise_months", _G.PROMISES, ("承诺办理最长期限", "Promises at most"), ("个月", "months"), _PROMISE),
    _number(
        "promise_report_months", _G.PROMISES, ("承诺期间报告进展间隔", "Progress is reported every"), ("个月", "months")
    ),
    _number(
        "most_free_dispatches",
        _G.DISPATCHING,
        ("自由派单次数，之后由热线指定", "Free dispatches before the hotline designates"),
        _TIMES,
        _DISPATCHES,
    ),
    _number(
        "contact_attempts",
        _G.DISPATCHING,
        ("联系不上须尝试次数（不同时段）", "Attempts at contact, at different hours"),
        _TIMES,
        _PRACTICE,
    ),
    _number("dispatch_warning_percents", _G.WARNINGS, ("派单时限预警", "Dispatch: warn at"), _PERCENT, _PRACTICE),
    _number(
        "acknowledge_warning_percents", _G.WARNINGS, ("签收时限预警", "Acknowledgement: warn at"), _PERCENT, _PRACTICE
    ),
    _number(
        "contact_warning_percents", _G.WARNINGS, ("首次联系时限预警", "First contact: warn at"), _PERCENT, _PRACTICE
    ),
    _number("handle_warning_percents", _G.WARNINGS, ("办理时限预警", "Handling: warn at"), _PERCENT, _PRACTICE),
    _number("support_warning_percents", _G.WARNINGS, ("协办时限预警", "Support: warn at"), _PERCENT, _PRACTICE),
    _number(
        "citizen_warning_percents", _G.WARNINGS, ("市民总时限预警", "The citizen's whole: warn at"), _PERCENT, _PRACTICE
    ),
    _number("callback_attempts", _G.CALLBACKS, ("未接通时回访次数", "Attempts at a call-back"), _TIMES, _PRACTICE),
    _number(
        "callback_pause_hours", _G.CALLBACKS, ("再次回访至少间隔", "Hours before the next attempt"), ("小时", "hours")
    ),
    _number("vote_link_days", _G.CALLBACKS, ("评价链接有效期", "A link for votes is valid for"), _DAYS),
    _number(
        "duty_phone_minutes",
        _G.INTAKE,
        ("紧急转办后电话通知值班人员", "After a transfer the duty officer is telephoned within"),
        ("分钟", "minutes"),
        _DUTY,
    ),
    _number(
        "duplicate_threshold_percent",
        _G.INTAKE,
        ("相似度达到多少提示疑似重复", "Likeness from which a duplicate is proposed"),
        _PERCENT,
        _DUPLICATES,
    ),
    _number("duplicate_days", _G.INTAKE, ("查重回溯", "Duplicates are looked for within"), _DAYS, _DUPLICATES),
    _number("repeat_caller_requests", _G.INTAKE, ("反复来电认定", "A repeat caller from"), ("件", "requests")),
    _number("repeat_caller_days", _G.INTAKE, ("反复来电统计期", "Repeat callers are counted over"), _DAYS),
    _number("group_matter_people", _G.INTAKE, ("群体诉求认定", "A group matter from"), ("人", "people")),
    _number("short_retention_years", _G.RECORDS, ("短期保管", "Short retention"), ("年", "years"), _ARCHIVES),
    _number("long_retention_years", _G.RECORDS, ("长期保管", "Long retention"), ("年", "years"), _ARCHIVES),
    _number("most_export_rows", _G.RECORDS, ("单次导出上限", "One export at most"), ("行", "rows")),
    _number(
        "export_rows_without_approval",
        _G.RECORDS,
        ("超过多少行须审批导出", "Rows above which an export needs approval"),
        ("行", "rows"),
    ),
    _number("export_kept_days", _G.RECORDS, ("导出文件保留", "An exported file is kept for"), _DAYS),
    _number("text_sender", _G.TEXTS, ("短信签名", "Sender of texts"), ("", "")),
)
