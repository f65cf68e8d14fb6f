"""Why two marks of one leaf differ, and what in a report contradicts the report's own rule."""

from decimal import Decimal
from itertools import product

from .kinds import Checklist, Judged, NotApplicable, NotStated
from .scheme import Leaf
from .scorecard import Reason
from .texts import Text, plain

RULE_NOT_STATED = "rule_not_stated"
MARK_IS_JUDGED = "mark_is_judged"
NOT_APPLICABLE = "not_applicable"
NO_VALUE = "no_value"
VALUES_DIFFER = "values_differ"


def reason_for(leaf: Leaf, mark: Decimal | None, working: Text) -> Reason | None:
    """The scheme's own sentence where it explains exactly this mark; else what can be said without it."""
    if isinstance(leaf.rule, NotStated):
        return Reason(code=RULE_NOT_STATED, text=leaf.note or leaf.rule_text)
    if isinstance(leaf.rule, Judged):
        return Reason(code=MARK_IS_JUDGED, text=leaf.note or leaf.rule_text)
    if isinstance(leaf.rule, NotApplicable):
        return Reason(code=NOT_APPLICABLE, text=leaf.note or leaf.rule_text)
    if mark is None:
        return Reason(code=NO_VALUE, text=working)
    if leaf.stated is None or mark == leaf.stated.mark:
        return None
    if leaf.difference is not None and leaf.difference.mark_by_rule == mark:
        return Reason(code=leaf.difference.code, text=leaf.difference.text)
    value, stated = leaf.stated.value, plain(leaf.stated.mark)
    zh = f"报告依据“{value}”得{stated}分；按现有数据：{working.zh}"
    en = f"The report gives {stated} for “{value}”; by the present data: {working.en}"
    return Reason(code=VALUES_DIFFER, text=Text(zh=zh, en=en))


def reachable_marks(rule: Checklist) -> tuple[Decimal, ...]:
    """Every mark that some set of answers to a checklist yields, lowest first."""
    return tuple(sorted({sum(marks, Decimal(0)) for marks in product(*(point.marks() for point in rule.points))}))


def finding_for(leaf: Leaf) -> Text | None:
    """A stated mark that no answers can yield, and whatever else the scheme has found in the report's own text."""
    findings = [leaf.finding] if leaf.finding is not None else []
    if isinstance(leaf.rule, Checklist) and leaf.stated is not None:
        marks = reachable_marks(leaf.rule)
        if leaf.stated.mark not in marks:
            zh = "、".join(plain(mark) for mark in marks)
            en = ", ".join(plain(mark) for mark in marks)
            findings.append(
                Text(
                    zh=f"报告得分{plain(leaf.stated.mark)}分无法由任何回答得出：按评分要点只能得{zh}分。",
                    en=f"No answers yield the stated {plain(leaf.stated.mark)}: the points allow only {en}.",
                )
            )
    if not findings:
        return None
    return Text(zh="".join(one.zh for one in findings), en=" ".join(one.en for one in findings))
