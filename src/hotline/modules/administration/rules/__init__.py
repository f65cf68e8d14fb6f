"""What a workbook would change, row by row, and what keeps a row from being taken in."""

from enum import StrEnum


class ImportKind(StrEnum):
    """What a workbook is about: 组织机构 人员 诉求分类 权责清单 服务量."""

    ORGANISATION = "organisation"
    PEOPLE = "people"
    CATEGORIES = "categories"
    RESPONSIBILITIES = "responsibilities"
    SERVICES = "services"


class RowOutcome(StrEnum):
    """What would become of a row: 新增 变更 无变化 有误."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
