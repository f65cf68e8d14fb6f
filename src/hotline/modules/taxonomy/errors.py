"""Refusals of the working calendar and of the categories."""

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


class BoundariesUnreadable(Refusal):
    """A file of boundaries that is no GeoJSON."""

    code = "boundaries_unreadable"
    status = 422
    title = {"zh": "读不出边界文件：{reason_zh}。", "en": "The file of boundaries cannot be read: {reason_en}."}
    next_step = {
        "zh": "请上传 GeoJSON 文件（FeatureCollection，UTF-8 编码）。",
        "en": "Upload a GeoJSON file: a FeatureCollection in UTF-8.",
    }


class BoundaryOfNoDivision(Refusal):
    """A boundary that belongs to no division of the hotline."""

    code = "boundary_of_no_division"
    status = 422
    title = {
        "zh": "第 {number} 个要素（{told}）对不上任何行政区划。",
        "en": "Feature {number} ({told}) is none of the hotline's divisions.",
    }
    next_step = {
        "zh": "请在属性 code 或 adcode 中填写区划代码，或在 name 中填写与系统一致的名称；多余的要素请删除。",
        "en": "Give the division's code as property code or adcode, or its very name as name; remove what is too much.",
    }


class BoundaryTwice(Refusal):
    """Two boundaries of one division."""

    code = "boundary_twice"
    status = 422
    title = {"zh": "“{division}”的边界出现了两次。", "en": "The boundary of {division} is there twice."}
    next_step = {
        "zh": "请合并为一个 MultiPolygon 后重新上传。",
        "en": "Bring them together as one MultiPolygon and upload again.",
    }


class BoundaryBroken(Refusal):
    """A boundary that encloses nothing."""

    code = "boundary_broken"
    status = 422
    title = {"zh": "“{division}”的边界有误：{reason_zh}。", "en": "The boundary of {division} is broken: {reason_en}."}
    next_step = {"zh": "请在地图软件中修正后重新导出。", "en": "Mend it in the map software and export it again."}


class BoundariesOutsideTheCountry(Refusal):
    """Coordinates that are not degrees, are swapped, or lie abroad."""

    code = "boundaries_outside_the_country"
    status = 422
    title = {
        "zh": "“{division}”有一个点（{place}）不在中国境内。",
        "en": "A point of {division} ({place}) does not lie in China.",
    }
    next_step = {
        "zh": "坐标须为经度在前、纬度在后的度数（CGCS2000 或 WGS 84）；投影坐标请先转换。",
        "en": "Positions are degrees, longitude first (CGCS2000 or WGS 84); convert projected ones first.",
    }


class BoundariesTooDetailed(Refusal):
    """More points than a wallboard can draw."""

    code = "boundaries_too_detailed"
    status = 422
    title = {"zh": "边界过细，超过 {most} 个点。", "en": "The boundaries are too detailed: more than {most} points."}
    next_step = {
        "zh": "请先在地图软件中简化（例如容差 50 米）再上传。",
        "en": "Simplify them first in the map software, for example to 50 metres.",
    }


class BoundariesUnchanged(Refusal):
    """The same boundaries as those in force."""

    code = "boundaries_unchanged"
    title = {
        "zh": "与现行边界第 {version} 版完全相同。",
        "en": "Nothing differs from the boundaries in force, version {version}.",
    }
    next_step = {"zh": "无须重复上传。", "en": "They need not be uploaded again."}


class CategoryNotSound(Refusal):
    """A category that does not fit among the others, or cannot leave them."""

    code = "category_not_sound"
    status = 422
    title = {"zh": "分类有误：{reason_zh}。", "en": "The category is not valid: {reason_en}."}
    next_step = {"zh": "请修改后重新保存。", "en": "Correct it and save again."}
