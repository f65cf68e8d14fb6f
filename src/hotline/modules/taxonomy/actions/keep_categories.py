"""Add categories, word them anew, close them and open them again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.audit.public import record
from hotline.modules.taxonomy.errors import CategoryNotSound
from hotline.modules.taxonomy.models import Category
from hotline.modules.taxonomy.rules.rows import DEEPEST_CATEGORY, CategoryRow

from .import_categories import parents_first


@transaction.atomic
def add_category(*, row: CategoryRow, by: str, at: datetime) -> None:
    """Add a category below another, or at the top; a code is never given twice."""
    if Category.objects.filter(code=row.code).exists():
        raise CategoryNotSound(
            field="code", reason_zh=f"编码“{row.code}”已经使用", reason_en=f"the code “{row.code}” is taken"
        )
    parent = Category.objects.filter(code=row.parent_code, is_active=True).first()
    if row.parent_code and parent is None:
        raise CategoryNotSound(field="parent_code", reason_zh="没有这个上级分类", reason_en="there is no such parent")
    if parent is not None and parent.level >= DEEPEST_CATEGORY:
        raise CategoryNotSound(field="parent_code", reason_zh="分类最多三级", reason_en="three levels are the most")
    merge_categories(rows=[row], by=by, at=at)


@transaction.atomic
def change_category(*, code: str, name: str, definition: str, by: str, at: datetime) -> None:
    """Give a category another name or definition; its place stays, so that figures of earlier years do too."""
    category = _held(code)
    parent_code = category.parent.code if category.parent else ""
    merge_categories(rows=[CategoryRow(code, name, parent_code, definition)], by=by, at=at)


@transaction.atomic
def close_category(*, code: str, reason: str, by: str, at: datetime) -> None:
    """Take a category out of use; refused while one below it is in use."""
    category = _held(code)
    below = category.children.filter(is_active=True).first()
    if below is not None:
        raise CategoryNotSound(
            field="code",
            reason_zh=f"下级分类“{below.name}”仍在使用",
            reason_en=f"“{below.name}” below it is still in use",
        )
    _set_active(category, is_active=False, action="close_category", reason=reason, by=by, at=at)


@transaction.atomic
def reopen_category(*, code: str, reason: str, by: str, at: datetime) -> None:
    """Bring a category back into use; refused below one that is not."""
    category = _held(code)
    if category.parent is not None and not category.parent.is_active:
        raise CategoryNotSound(
            field="code",
            reason_zh="上级分类已停用，请先启用上级",
            reason_en="its parent is closed; open it first",
        )
    _set_active(category, is_active=True, action="reopen_category", reason=reason, by=by, at=at)


@transaction.atomic
def merge_categories(*, rows: Sequence[CategoryRow], by: str, at: datetime) -> None:
    """Create the categories that are new and word anew those there are; no category changes its place.

    The rows are sound among themselves and with the categories there are. Each change has its entry in the audit.
    """
    present = {one.code: one for one in Category.objects.select_for_update(of=("self",)).select_related("top")}
    for row in parents_first(rows, known=present):
        found = present.get(row.code)
        if found is None:
            present[row.code] = _create(row, present.get(row.parent_code), by=by, at=at)
        elif (found.name, found.definition) != (row.name, row.definition):
            _reword(found, row, by=by, at=at)


def _create(row: CategoryRow, parent: Category | None, *, by: str, at: datetime) -> Category:
    category = Category.objects.create(
        code=row.code,
        name=row.name,
        definition=row.definition,
        level=parent.level + 1 if parent else 1,
        parent=parent,
        top=parent.top if parent else None,
    )
    if parent is None:
        category.top = category
        category.save(update_fields=["top"])
    facts = {"name": row.name, "parent": row.parent_code}
    record(actor=by, action="add_category", subject=f"category:{row.code}", at=at, facts=facts)
    return category


def _reword(category: Category, row: CategoryRow, *, by: str, at: datetime) -> None:
    facts: dict[str, str | int | None] = {}
    for name in ("name", "definition"):
        former, now = getattr(category, name), getattr(row, name)
        if former != now:
            facts |= {f"former_{name}": former, name: now}
            setattr(category, name, now)
    category.save(update_fields=["name", "definition"])
    record(actor=by, action="change_category", subject=f"category:{row.code}", at=at, facts=facts)


def _set_active(category: Category, *, is_active: bool, action: str, reason: str, by: str, at: datetime) -> None:
    if category.is_active == is_active:
        return
    category.is_active = is_active
    category.save(update_fields=["is_active"])
    record(actor=by, action=action, subject=f"category:{category.code}", at=at, reason=reason)


def _held(code: str) -> Category:
    category = Category.objects.select_for_update(of=("self",)).select_related("parent").filter(code=code).first()
    if category is None:
        raise NotFound(field="category_code", what=code)
    return category
