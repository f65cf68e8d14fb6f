"""Refusals of the working calendar."""

from hotline.kit.errors import Refusal


class CalendarUnchanged(Refusal):
    """A version that would change no day and no office hours is not published."""

    code = "calendar_unchanged"
    title = {
        "zh": "与现行日历第 {version} 版相比没有任何变化。",
        "en": "Nothing differs from the calendar in force, version {version}.",
    }
    next_step = {
        "zh": "请核对日期和类型；没有变化的日历无须发布。",
        "en": "Check the days and their kinds; a calendar without a change need not be published.",
    }


class DayWrittenTwice(Refusal):
    """One calendar names a day twice."""

    code = "day_written_twice"
    status = 422
    title = {"zh": "日期 {day} 填写了两次。", "en": "The day {day} is written twice."}
    next_step = {"zh": "每个日期只保留一行。", "en": "Keep one line for each day."}


class OfficeHoursNotInOrder(Refusal):
    """The office hours overlap, or end before they begin."""

    code = "office_hours_not_in_order"
    status = 422
    title = {
        "zh": "办公时间的先后不对：上午应早于下午，结束应晚于开始。",
        "en": "The office hours are not in order: morning before afternoon, and each ends after it begins.",
    }
    next_step = {"zh": "请改正四个时间后重新提交。", "en": "Correct the four times and submit again."}
