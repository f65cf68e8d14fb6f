"""Categories as rows of a workbook."""

from hotline.modules.founding.rules.reading import Reading, Reason
from hotline.modules.founding.rules.sheets import CATEGORIES
from hotline.modules.taxonomy.rules.rows import DEEPEST_CATEGORY, CategoryRow

from .planning import Present, Table, Texts, chain, check_closed, check_parents

SUBJECTS = Table(CATEGORIES, "分类编码", "分类名称")


def category_texts(row: CategoryRow) -> Texts:
    """A category as the sheet says it."""
    return {"分类编码": row.code, "分类名称": row.name, "上级分类编码": row.parent_code, "说明": row.definition}


def category_row(texts: Texts) -> CategoryRow:
    """A filled-in line as a category."""
    return CategoryRow(texts["分类编码"], texts["分类名称"], texts["上级分类编码"], texts["说明"])


def check_subjects(subjects: Reading, present: Present, closed: frozenset[str]) -> None:
    """Parents that exist, three levels at most; a category that is there keeps its place."""
    check_closed(subjects, "分类编码", closed)
    check_parents(subjects, present, "分类编码", "上级分类编码")
    above = {key: texts["上级分类编码"] for key, texts in present.items()}
    above |= {line["分类编码"]: line["上级分类编码"] for line in subjects.lines}
    for line in subjects.lines:
        before = present.get(line["分类编码"])
        if before is not None and before["上级分类编码"] != line["上级分类编码"]:
            reason = Reason(
                "已有分类不能改到另一个上级之下：以前的统计按原位置计算",
                "a category keeps its place: earlier figures are grouped by it",
            )
            subjects.object_to(line, "上级分类编码", reason)
        elif len(chain(line["上级分类编码"], above)) >= DEEPEST_CATEGORY:
            subjects.object_to(line, "上级分类编码", Reason("分类最多三级", "there are at most three levels"))
