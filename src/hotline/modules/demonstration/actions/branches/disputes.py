"""Sent back, bounced, designated, jointly reviewed, passed down and supported."""

from hotline.modules.demonstration.rules.branches import COLLAPSED_RIVERBANK, DEAD_END_ROAD, DUSTY_SITES
from hotline.modules.departments.public import Department
from hotline.modules.workorders.public import steps
from hotline.modules.workorders.rules.words import RequestType

from .stage import Stage

_BASIS = "《市级部门职责分工》第三条"


def play(stage: Stage) -> None:
    """Every way in which departments do not agree whose matter it is, and those that several have together."""
    _sent_back(stage)
    _decided(stage)
    _bounced(stage)
    _jointly_reviewed(stage)
    _supported(stage)
    _passed_down(stage)
    _kept_apart(stage)


def _send_back(stage: Stage, number: str, department: Department, hours: float) -> None:
    steps.send_back(
        number=number,
        reason="该点位由区里管理，不属于本单位职责。",
        basis=_BASIS,
        proposed_department_code=stage.county.code,
        by=stage.worker(department, "department_clerk"),
        at=stage.ago(hours),
    )


def _sent_back(stage: Stage) -> None:
    for hours in (6, 5, 4):
        number = stage.dispatched(hours)
        _send_back(stage, number, stage.own, hours - 2)


def _decided(stage: Stage) -> None:
    reviewer = stage.person("dispatch-reviewer")
    for hours in (22, 21):
        refused = stage.dispatched(hours)
        _send_back(stage, refused, stage.own, hours - 1)
        steps.refuse_send_back(number=refused, note="职责清单明确由贵单位承办。", by=reviewer, at=stage.ago(hours - 2))
    upheld = stage.dispatched(20)
    _send_back(stage, upheld, stage.own, 19)
    steps.uphold_send_back(number=upheld, note="理由成立，改派区政府。", by=reviewer, at=stage.ago(18))
    parts = steps.Parts(stage.county.code, instruction="请属地牵头办理。")
    steps.dispatch(number=upheld, parts=parts, by=stage.person("dispatcher"), at=stage.ago(17.5))


def _bounced(stage: Stage) -> None:
    """Three departments sent it back: the first of two waits for a designation, the second has one."""
    for place in range(2):
        number = stage.new(40 - place, scene=DEAD_END_ROAD)
        for turn, department in enumerate((stage.own, *stage.others[:2])):
            hours = 39 - place - turn * 2
            parts = steps.Parts(department.code)
            steps.dispatch(number=number, parts=parts, by=stage.person("dispatcher"), at=stage.ago(hours))
            _send_back(stage, number, department, hours - 0.5)
            reviewer = stage.person("dispatch-reviewer")
            steps.uphold_send_back(number=number, note="职责确有交叉。", by=reviewer, at=stage.ago(hours - 1))
    designated = steps.Parts(stage.own.code, instruction="经研究指定贵单位承办，不得再退。", basis=_BASIS)
    steps.designate(number=number, parts=designated, by=stage.person("dispatch-reviewer"), at=stage.ago(30))


def _jointly_reviewed(stage: Stage) -> None:
    reviewer = stage.person("dispatch-reviewer")
    asked = [stage.own, stage.others[0], stage.others[1]]
    for hours in (26, 25, 24):
        number = stage.new(hours, scene=COLLAPSED_RIVERBANK)
        steps.open_joint_review(
            number=number,
            reason="管养、水利、交通三方职责交叉，需要会商。",
            department_codes=[department.code for department in asked],
            by=reviewer,
            at=stage.ago(hours - 1),
        )
        for department in asked[:2]:
            opinion = "建议由道路管养单位牵头，我单位配合。"
            by = stage.worker(department, "department_clerk")
            steps.give_opinion(number=number, opinion=opinion, by=by, at=stage.ago(hours - 2))
    parts = steps.Parts(stage.own.code, (stage.others[0].code,), instruction="会商议定由贵单位牵头。", basis="会商纪要")
    steps.conclude_joint_review(number=number, parts=parts, by=reviewer, at=stage.ago(18))


def _supported(stage: Stage) -> None:
    """One matter of three departments: one of those in support has replied, the other has not even acknowledged."""
    first, second = stage.others[2], stage.others[3]
    for place in range(2):
        number = stage.new(60 - place, scene=DUSTY_SITES)
        parts = steps.Parts(stage.own.code, (first.code, second.code), (stage.county.code,), "请牵头联合整治。")
        steps.dispatch(number=number, parts=parts, by=stage.person("dispatcher"), at=stage.ago(59 - place))
        steps.acknowledge(number=number, by=stage.worker(stage.own, "department_clerk"), at=stage.ago(57 - place))
        by = stage.worker(first, "department_clerk")
        steps.acknowledge_support(number=number, by=by, at=stage.ago(56 - place))
        reply = "已检查三个工地，责令一处停工整改。"
        steps.reply_in_support(number=number, reply=reply, by=stage.worker(first), at=stage.ago(40 - place))


def _passed_down(stage: Stage) -> None:
    for hours in (16, 15):
        number = stage.dispatched(hours, stage.county)
        steps.dispatch_downward(
            number=number,
            department_code=stage.town.code,
            note="请镇街先行核实。",
            by=stage.worker(stage.county, "department_clerk"),
            at=stage.ago(hours - 2),
        )


def _kept_apart(stage: Stage) -> None:
    """A report against an office, which never learns of it, and a person who is kept away."""
    secret = stage.new(
        11,
        title="反映工作人员优亲厚友",
        content="来电人要求保密，反映低保评定不公。",
        category="低保与特困",
        request_type=RequestType.IRREGULARITY_REPORT,
        is_confidential=True,
        accused_department_code=stage.town.code,
    )
    parts = steps.Parts(stage.others[0].code, instruction="请按保密要求核查。")
    steps.dispatch(number=secret, parts=parts, by=stage.person("dispatcher"), at=stage.ago(10.5))
    number = stage.dispatched(9)
    clerk = stage.worker(stage.own, "department_clerk").account
    reason = "被反映人与该同志有亲属关系。"
    steps.recuse(number=number, account=clerk, reason=reason, by=stage.person("dispatcher"), at=stage.ago(8.8))
