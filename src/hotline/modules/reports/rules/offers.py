"""Which steps a report goes on with from where it stands."""

from .words import ReportState, ReportStep

# The step, and who may take it: whoever writes reports, or whoever approves them.
STEPS: dict[ReportState, tuple[ReportStep, ...]] = {
    ReportState.DRAFTED: (ReportStep.EDIT, ReportStep.REFRESH, ReportStep.EXPLAIN, ReportStep.SUBMIT),
    ReportState.SUBMITTED: (ReportStep.APPROVE, ReportStep.RETURN),
    ReportState.APPROVED: (ReportStep.ISSUE, ReportStep.RETURN),
    ReportState.ISSUED: (ReportStep.DELIVER, ReportStep.RECEIVE, ReportStep.CORRECT),
}
OF_APPROVERS = frozenset({ReportStep.APPROVE, ReportStep.RETURN})


def offered(state: ReportState, *, may_write: bool, may_approve: bool) -> list[ReportStep]:
    """The steps that somebody may take now; of his own report an approver is told when he tries."""
    return [step for step in STEPS[state] if (may_approve if step in OF_APPROVERS else may_write)]
