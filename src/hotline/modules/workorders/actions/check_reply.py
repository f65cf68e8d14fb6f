"""Look a reply over before it leaves the department."""

from collections.abc import Collection, Sequence

from hotline.modules.workorders.errors import ReplyBlocked, ReplyWarned
from hotline.modules.workorders.rules.reply_check import Finding, Severity, check
from hotline.modules.workorders.selectors.known_laws import known_laws


def ensure_presentable(answer: str, report: str, basis: str, overruled: Collection[str]) -> Sequence[str]:
    """The codes of the warnings that the writer overrules, each once; refused where anything else is found."""
    findings = check(answer=answer, report=report, basis=basis, known_laws=known_laws())
    blocking = [one for one in findings if one.severity is Severity.BLOCKS]
    if blocking:
        raise ReplyBlocked(field=blocking[0].part, findings=_written(blocking), codes=_codes(blocking))
    open_findings = [one for one in findings if one.code not in overruled]
    if open_findings:
        raise ReplyWarned(field="overruled_findings", findings=_written(open_findings), codes=_codes(open_findings))
    return list(dict.fromkeys(one.code for one in findings))


def _written(findings: Sequence[Finding]) -> str:
    return "、".join(f"“{one.excerpt}”" for one in findings)


def _codes(findings: Sequence[Finding]) -> str:
    return ",".join(dict.fromkeys(one.code for one in findings))
