"""The roles of a hotline, with their names and permissions, and which of them exclude each other."""

from dataclasses import dataclass

from .permissions import Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A post at the hotline or in a department. `in_department` tells whether its holders work for a department."""

    code: str
    name_zh: str
    name_en: str
    permissions: frozenset[Permission]
    in_department: bool = False

    def name(self, language: str) -> str:
        """The role's name in `zh` or `en`."""
        return self.name_en if language == "en" else self.name_zh


def _role(code: str, name_zh: str, name_en: str, *permissions: Permission, in_department: bool = False) -> Role:
    return Role(code, name_zh, name_en, frozenset(permissions), in_department)


_SEE_ALL = (Permission.READ_WORK_ORDERS, Permission.READ_ALL_WORK_ORDERS)
_FIGURES = (Permission.READ_INDICATORS, Permission.READ_EVALUATIONS)

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        _role(
            "agent",
            "话务员",
            "Agent",
            *_SEE_ALL,
            Permission.REGISTER_WORK_ORDERS,
            Permission.ANSWER_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.READ_CALLS,
            Permission.DECLINE_WORK_ORDERS,
            Permission.TRANSFER_EMERGENCIES,
            # A caller who repeats himself is merged while he is on the line.
            Permission.MERGE_WORK_ORDERS,
            Permission.TAKE_CALLS,
            Permission.LISTEN_TO_RECORDINGS,
        ),
        _role(
            "team_leader",
            "班长",
            "Team leader",
            *_SEE_ALL,
            Permission.REGISTER_WORK_ORDERS,
            Permission.ANSWER_WORK_ORDERS,
            Permission.DISPATCH_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.READ_CALLS,
            Permission.READ_INDICATORS,
            Permission.DECLINE_WORK_ORDERS,
            Permission.TRANSFER_EMERGENCIES,
            Permission.MERGE_WORK_ORDERS,
            Permission.READ_KEY_ENTERPRISES,
            Permission.RECUSE_PEOPLE,
            Permission.REMIND_DEPARTMENTS,
            Permission.ACT_IN_BULK,
            Permission.EXPORT_WORK_ORDERS,
            Permission.TAKE_CALLS,
            Permission.WATCH_SEATS,
            Permission.LISTEN_TO_CALLS,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
            Permission.RESOLVE_RECORDING_INCIDENTS,
        ),
        _role(
            "dispatcher",
            "派单员",
            "Dispatcher",
            *_SEE_ALL,
            Permission.REGISTER_WORK_ORDERS,
            Permission.DISPATCH_WORK_ORDERS,
            Permission.ANSWER_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.READ_CALLS,
            Permission.DECLINE_WORK_ORDERS,
            Permission.TRANSFER_EMERGENCIES,
            Permission.MERGE_WORK_ORDERS,
            Permission.ORGANISE_JOINT_REVIEWS,
            Permission.RECUSE_PEOPLE,
            Permission.ACT_IN_BULK,
            Permission.TAKE_CALLS,
            Permission.LISTEN_TO_RECORDINGS,
        ),
        _role(
            "dispatch_reviewer",
            "派单审核员",
            "Dispatch reviewer",
            *_SEE_ALL,
            Permission.DISCLOSE_REQUESTERS,
            Permission.READ_CALLS,
            Permission.DESIGNATE_DEPARTMENTS,
            Permission.DECIDE_SEND_BACKS,
            Permission.ORGANISE_JOINT_REVIEWS,
            Permission.DECIDE_EXTENSIONS,
            Permission.RECUSE_PEOPLE,
            Permission.ADMINISTER_RESPONSIBILITIES,
            Permission.READ_INDICATORS,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
        ),
        _role(
            "department_clerk",
            "承办单位签收员",
            "Department clerk",
            Permission.READ_WORK_ORDERS,
            Permission.ACKNOWLEDGE_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.DISPATCH_DOWNWARD,
            Permission.SEND_BACK_WORK_ORDERS,
            Permission.REQUEST_EXTENSIONS,
            Permission.REQUEST_EXCLUSIONS,
            Permission.ACT_IN_BULK,
            Permission.EXPORT_WORK_ORDERS,
            Permission.ANSWER_SUPERVISION,
            Permission.LISTEN_TO_RECORDINGS,
            in_department=True,
        ),
        _role(
            "handler",
            "承办单位办理人",
            "Handler",
            Permission.READ_WORK_ORDERS,
            Permission.ACKNOWLEDGE_WORK_ORDERS,
            Permission.REPLY_TO_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.REQUEST_EXTENSIONS,
            Permission.ANSWER_SUPERVISION,
            Permission.LISTEN_TO_RECORDINGS,
            in_department=True,
        ),
        _role(
            "approving_leader",
            "承办单位审批领导",
            "Approving leader",
            Permission.READ_WORK_ORDERS,
            Permission.REPLY_TO_WORK_ORDERS,
            *_FIGURES,
            Permission.DISPATCH_DOWNWARD,
            Permission.SEND_BACK_WORK_ORDERS,
            Permission.APPROVE_REPLIES,
            Permission.REQUEST_EXTENSIONS,
            Permission.REQUEST_EXCLUSIONS,
            Permission.EXPORT_WORK_ORDERS,
            Permission.ANSWER_SUPERVISION,
            Permission.LISTEN_TO_RECORDINGS,
            in_department=True,
        ),
        _role(
            "reviewer",
            "审核员",
            "Reviewer",
            *_SEE_ALL,
            Permission.REVIEW_WORK_ORDERS,
            Permission.ARCHIVE_WORK_ORDERS,
            Permission.READ_CALLS,
            Permission.READ_INDICATORS,
            Permission.DECIDE_EXTENSIONS,
            Permission.REOPEN_WORK_ORDERS,
            Permission.PUBLISH_WORK_ORDERS,
            Permission.ACT_IN_BULK,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
        ),
        _role(
            "callback_clerk",
            "回访员",
            "Call-back clerk",
            *_SEE_ALL,
            Permission.RECORD_CALLBACKS,
            Permission.ARCHIVE_WORK_ORDERS,
            Permission.DISCLOSE_REQUESTERS,
            Permission.READ_CALLS,
            Permission.REOPEN_WORK_ORDERS,
            Permission.TAKE_CALLS,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
        ),
        _role(
            "supervision_clerk",
            "督办员",
            "Supervision clerk",
            *_SEE_ALL,
            Permission.READ_CALLS,
            *_FIGURES,
            Permission.REMIND_DEPARTMENTS,
            Permission.SUPERVISE_WORK_ORDERS,
            Permission.DECIDE_EXCLUSIONS,
            Permission.ACT_IN_BULK,
            Permission.EXPORT_WORK_ORDERS,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
            Permission.SET_LEGAL_HOLDS,
        ),
        _role(
            "quality_inspector",
            "质检员",
            "Quality inspector",
            *_SEE_ALL,
            Permission.READ_CALLS,
            Permission.READ_INDICATORS,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
            Permission.RESOLVE_RECORDING_INCIDENTS,
        ),
        _role("knowledge_editor", "知识采编", "Knowledge editor", *_SEE_ALL, Permission.READ_INDICATORS),
        _role(
            "analyst",
            "数据分析",
            "Analyst",
            *_SEE_ALL,
            Permission.READ_CALLS,
            *_FIGURES,
            Permission.EXPORT_WORK_ORDERS,
        ),
        _role("evaluator", "评价员", "Evaluator", *_SEE_ALL, Permission.READ_CALLS, Permission.ENTER_VALUES, *_FIGURES),
        _role(
            "hotline_head",
            "热线负责人",
            "Head of the hotline",
            *_SEE_ALL,
            Permission.DISPATCH_WORK_ORDERS,
            Permission.REVIEW_WORK_ORDERS,
            Permission.ARCHIVE_WORK_ORDERS,
            Permission.READ_CALLS,
            Permission.ENTER_VALUES,
            *_FIGURES,
            Permission.DESIGNATE_DEPARTMENTS,
            Permission.DECIDE_SEND_BACKS,
            Permission.DECIDE_EXTENSIONS,
            Permission.DECIDE_SECOND_EXTENSIONS,
            Permission.DECIDE_PROMISES,
            Permission.DECIDE_EXCLUSIONS,
            Permission.REOPEN_WORK_ORDERS,
            Permission.RECUSE_PEOPLE,
            Permission.RECALCULATE_DUE_MOMENTS,
            Permission.PUBLISH_WORK_ORDERS,
            Permission.REMIND_DEPARTMENTS,
            Permission.SUPERVISE_WORK_ORDERS,
            Permission.APPROVE_LEADER_ITEMS,
            Permission.ADMINISTER_SUPERVISION,
            Permission.INSTRUCT_DEPARTMENTS,
            Permission.ADMINISTER_RESPONSIBILITIES,
            Permission.READ_KEY_ENTERPRISES,
            Permission.ADMINISTER_KEY_ENTERPRISES,
            Permission.ADMINISTER_RETENTION,
            Permission.ADMINISTER_POLICIES,
            Permission.EXPORT_WORK_ORDERS,
            Permission.APPROVE_EXPORTS,
            Permission.WATCH_SEATS,
            Permission.ADMINISTER_TELEPHONY,
            Permission.LISTEN_TO_RECORDINGS,
            Permission.LISTEN_TO_ANY_RECORDING,
            Permission.RESOLVE_RECORDING_INCIDENTS,
            Permission.SET_LEGAL_HOLDS,
        ),
        _role(
            "city_leader",
            "市领导",
            "City leader",
            *_SEE_ALL,
            *_FIGURES,
            Permission.INSTRUCT_DEPARTMENTS,
            Permission.READ_KEY_ENTERPRISES,
            # The head of the hotline does not decide about his own.
            Permission.APPROVE_EXPORTS,
        ),
        _role("system_administrator", "系统管理员", "System administrator", Permission.ADMINISTER_ORGANISATION),
        _role("security_administrator", "安全管理员", "Security administrator", Permission.ADMINISTER_PEOPLE),
        _role("audit_administrator", "审计管理员", "Audit administrator", Permission.READ_AUDIT),
    )
}

# Separation of administrators (GB/T 22239): never the same person.
ADMINISTRATORS = frozenset({"system_administrator", "security_administrator", "audit_administrator"})


def are_compatible(codes: frozenset[str]) -> bool:
    """Whether one person may hold these roles together."""
    administrators = codes & ADMINISTRATORS
    return not administrators or len(codes) == 1


def permissions_of(codes: frozenset[str]) -> frozenset[Permission]:
    """Everything that the roles permit together."""
    return frozenset().union(*(ROLES[code].permissions for code in codes)) if codes else frozenset()
