"""Refusals of imports, of closing a unit, and of templates."""

from hotline.kit.errors import Refusal


class ImportOutdated(Refusal):
    """Since the preview was made something else has changed, so that it shows another result now."""

    code = "import_outdated"
    title = {
        "zh": "预览之后资料有了变化，预览的结果已不准确。",
        "en": "The records have changed since this preview was made.",
    }
    next_step = {
        "zh": "请重新上传该文件，查看新的预览后再确认。",
        "en": "Upload the file again and confirm its new preview.",
    }


class ImportNotSound(Refusal):
    """A workbook with mistakes changes nothing."""

    code = "import_not_sound"
    status = 422
    title = {
        "zh": "文件中有 {count} 行有误，未导入任何内容。",
        "en": "{count} rows of the file have mistakes; nothing was taken in.",
    }
    next_step = {"zh": "请按每行的说明改正后重新上传。", "en": "Correct them as each row says, and upload it again."}


class ImportChangesNothing(Refusal):
    """A workbook that says what is there already needs no confirmation."""

    code = "import_changes_nothing"
    title = {"zh": "文件与现有资料一致，没有需要导入的内容。", "en": "The file says what is there already."}
    next_step = {"zh": "无需确认。", "en": "Nothing needs to be confirmed."}


class WorkbookTooLong(Refusal):
    """More rows than one import takes."""

    code = "workbook_too_long"
    status = 422
    title = {
        "zh": "文件有 {count} 行，一次最多导入 {most} 行。",
        "en": "The file has {count} rows; one import takes {most} at most.",
    }
    next_step = {"zh": "请分成几个文件导入。", "en": "Divide it into several files."}


class DepartmentInUse(Refusal):
    """A unit that others depend on is not closed."""

    code = "department_in_use"
    title = {
        "zh": "“{department}”还有未办结工单 {open_orders} 件、下级机构 {units_below} 个，不能撤销。",
        "en": "“{department}” has {open_orders} open work orders and {units_below} units below it.",
    }
    next_step = {
        "zh": "请先改派工单，并撤销或移走下级机构。",
        "en": "Redispatch the work orders first, and close or move the units below.",
    }


class SuccessorNeeded(Refusal):
    """A unit that people work for, or that the responsibility list names, needs somebody who goes on."""

    code = "successor_needed"
    status = 422
    title = {
        "zh": "“{department}”还有人员 {people} 人、权责清单 {lines} 条，须指定接替机构。",
        "en": "“{department}” has {people} people and {lines} lines of the responsibility list.",
    }
    next_step = {"zh": "请选择接替机构。", "en": "Name the unit that takes over."}


class SuccessorNotSuitable(Refusal):
    """The unit that would take over cannot: it is closed, the unit itself, or handles nothing."""

    code = "successor_not_suitable"
    status = 422
    title = {"zh": "“{department}”不能作为接替机构。", "en": "“{department}” cannot take over."}
    next_step = {"zh": "请选择另一个承办单位。", "en": "Choose another unit that handles work orders."}


class ClosingInFuture(Refusal):
    """A unit is closed when it is, not beforehand."""

    code = "closing_in_future"
    status = 422
    title = {"zh": "撤销日期 {day} 还没有到。", "en": "The day {day} has not come yet."}
    next_step = {"zh": "请填写今天或以前的日期。", "en": "Give today or an earlier day."}
