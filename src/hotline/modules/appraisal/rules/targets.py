"""Targets of a scheme: whether a table has all of them, and where declaration and evaluation differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hotline.modules.appraisal.errors import TargetsIncomplete
from hotline.modules.papers.public import Finding, FindingCode, Report, check_report
from hotline.modules.papers.rules.report import Fact, TargetList
from hotline.modules.papers.rules.report import Target as PrintedTarget
from hotline.modules.scoring.public import Leaf, LevelKind, Scheme


@dataclass(frozen=True, slots=True)
class Target:
    """The target of a leaf as the form prints it: for the whole project, where there is one, and for the year."""

    leaf_code: str
    yearly: str
    midterm: str = ""


def targeted_leaves(scheme: Scheme) -> tuple[Leaf, ...]:
    """The leaves that a declaration gives targets: all that earn marks."""
    return tuple(leaf for level, _, leaf in scheme.leaves() if level.kind is LevelKind.EARNED and leaf.is_weighed)


def ensure_covers(leaves: Sequence[Leaf], targets: Sequence[Target]) -> None:
    """Refuse a table that leaves a leaf out, has one twice, or names one that the scheme does not have."""
    wanted = {leaf.code for leaf in leaves}
    given = [one.leaf_code for one in targets]
    wrong = sorted(wanted.symmetric_difference(given) | {code for code in given if given.count(code) > 1})
    if wrong:
        raise TargetsIncomplete(field="targets", leaves=", ".join(wrong))


def target_findings(
    scheme: Scheme, declared: Iterable[Target], in_force: Iterable[Target], *, evaluated: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Where the evaluation's target is not the one that was approved, found by the same check as in reports.

    An approved adjustment is no finding: what counts is the table in force at the period's end.
    """
    names = {leaf.code: leaf.name.zh for _, _, leaf in scheme.leaves()}
    approved = {one.leaf_code: one.yearly for one in (*declared, *in_force)}
    known = [code for code in approved if code in names and code in evaluated]
    if not known:
        return ()
    report = Report(
        code=scheme.code,
        name=scheme.name.zh,
        year=scheme.year,
        facts={code: Fact(name=names[code]) for code in known},
        targets=(
            _listed("批复的绩效目标表", {code: approved[code] for code in known}, names),
            _listed("评价方案", {code: evaluated[code] for code in known}, names),
        ),
    )
    return tuple(one for one in check_report(report) if one.code is FindingCode.TARGET_CHANGED)


def _listed(place: str, targets: Mapping[str, str], names: Mapping[str, str]) -> TargetList:
    printed = tuple(PrintedTarget(name=names[code], value=text, fact=code) for code, text in targets.items())
    return TargetList(at=place, targets=printed)
