"""Refusals of a hotline's beginning and of the workbooks that a city fills in."""

from hotline.kit.errors import Refusal


class WorkbookMissing(Refusal):
    """There is no such file."""

    code = "workbook_missing"
    status = 404
    title = {"zh": "没有文件 {file}。", "en": "There is no file {file}."}
    next_step = {"zh": "请核对文件的位置。", "en": "Check where it is."}


class WorkbookUnreadable(Refusal):
    """The file is no Excel workbook."""

    code = "workbook_unreadable"
    status = 422
    title = {"zh": "{file} 不是可读的 Excel（.xlsx）文件。", "en": "{file} is not a readable Excel file (.xlsx)."}
    next_step = {"zh": "请用平台给出的模板填写。", "en": "Fill in the template that the platform gives."}


class SheetMissing(Refusal):
    """The workbook lacks a sheet."""

    code = "sheet_missing"
    status = 422
    title = {"zh": "{file} 中没有工作表“{sheet}”。", "en": "{file} has no sheet “{sheet}”."}
    next_step = {"zh": "请使用模板中的工作表名称。", "en": "Keep the template's sheet names."}


class ColumnMissing(Refusal):
    """A sheet lacks a column."""

    code = "column_missing"
    status = 422
    title = {
        "zh": "{file} 的工作表“{sheet}”缺少“{column}”一列。",
        "en": "Sheet “{sheet}” of {file} lacks the column “{column}”.",
    }
    next_step = {"zh": "请不要改动模板的标题行。", "en": "Keep the template's headings."}


class FirstStartOver(Refusal):
    """The hotline was opened already; the first start never comes again."""

    code = "first_start_over"
    title = {"zh": "这条热线已经开通，首次启动页面不再可用。", "en": "This hotline is open; its first start is over."}
    next_step = {"zh": "请用管理员账号登录。", "en": "Sign in as an administrator."}


class FirstStartCodeWrong(Refusal):
    """The one-time code of the first start is not the one that the start printed."""

    code = "first_start_code_wrong"
    status = 403
    title = {"zh": "一次性代码不正确。", "en": "The one-time code is wrong."}
    next_step = {
        "zh": "请填写 ./hotline up 打印的一次性代码；它也保存在数据文件夹的 first-start.secret 中。",
        "en": "Enter the code that ./hotline up printed; it is also in first-start.secret in the data folder.",
    }


class DepartmentNeeded(Refusal):
    """People of a department need theirs."""

    code = "department_needed"
    status = 422
    title = {"zh": "承办单位岗位的人员须指定所属机构。", "en": "People with a department's role need their department."}
    next_step = {"zh": "请选择所属机构。", "en": "Choose the department."}
