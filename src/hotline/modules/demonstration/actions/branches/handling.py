"""Contacted, extended, suspended, promised, drafted, reworked, reopened, excluded and published."""

from datetime import timedelta

from hotline.kit.clock import local_date
from hotline.modules.callbacks.public import CallbackResult, record_result
from hotline.modules.callbacks.rules import DissatisfactionReason, Satisfaction, Solution
from hotline.modules.demonstration.rules.branches import OLD_SEWERS
from hotline.modules.workorders.public import reopen, steps
from hotline.modules.workorders.rules.contact import ContactMeans
from hotline.modules.workorders.rules.exclusion import ExclusionGround

from .stage import REPLY, Stage


def play(stage: Stage) -> None:
    """Every way in which handling takes longer or does not satisfy."""
    _contacted(stage)
    _extended(stage)
    _waiting(stage)
    _promised(stage)
    _drafted(stage)
    _reworked(stage)
    _dissatisfied(stage)
    _excluded_and_published(stage)


def _contacted(stage: Stage) -> None:
    number = stage.acknowledged(30)
    for hours in (29, 26, 22):
        steps.contact(
            number=number, means=ContactMeans.PHONE, was_reached=False, note="无人接听。",
            by=stage.person("handler"), at=stage.ago(hours),
        )  # fmt: skip
    reached = stage.acknowledged(12)
    steps.contact(
        number=reached, means=ContactMeans.PHONE, was_reached=True, note="已与来电人约定现场查看时间。",
        by=stage.person("handler"), at=stage.ago(11),
    )  # fmt: skip
    steps.note_progress(
        number=reached, note="已现场查看，正在联系施工单位。", by=stage.person("handler"), at=stage.ago(6)
    )


def _extended(stage: Stage) -> None:
    handler, reviewer = stage.person("handler"), stage.person("dispatch-reviewer")
    numbers = [stage.acknowledged(40 - place) for place in range(4)]
    for place, number in enumerate(numbers):
        reason = "需外地采购配件，无法在时限内完成。"
        steps.request_extension(number=number, amount=3, reason=reason, by=handler, at=stage.ago(30 - place))
    for number in numbers[:2]:
        steps.approve_extension(number=number, note="同意，请告知来电人。", by=reviewer, at=stage.ago(24))
    steps.refuse_extension(number=numbers[2], note="理由不充分。", by=reviewer, at=stage.ago(24))
    reason = "配件仍在途中，申请第二次延期。"
    steps.request_extension(number=numbers[0], amount=2, reason=reason, by=handler, at=stage.ago(5))


def _waiting(stage: Stage) -> None:
    for hours in (28, 27):
        number = stage.acknowledged(hours)
        reason = "等待来电人补充现场照片和具体位置。"
        steps.suspend(number=number, reason=reason, days=5, by=stage.person("handler"), at=stage.ago(hours - 4))


def _promised(stage: Stage) -> None:
    head = stage.person("hotline-head")
    for place, days in enumerate((120, 200)):
        number = stage.acknowledged(50 - place, scene=OLD_SEWERS)
        until = local_date(stage.ago(0)) + timedelta(days=days)
        reason = "管网改造列入年度计划，需跨汛期施工。"
        by = stage.person("handler")
        steps.request_promise(number=number, until_on=until, reason=reason, by=by, at=stage.ago(45 - place))
        if place == 0:
            steps.approve_promise(number=number, note="同意承诺办理，每月报告进展。", by=head, at=stage.ago(30))


def _drafted(stage: Stage) -> None:
    for hours in (9, 8):
        number = stage.acknowledged(hours)
        steps.submit_reply(number=number, reply=REPLY, by=stage.person("handler"), at=stage.ago(hours - 3))


def _reworked(stage: Stage) -> None:
    for hours in (14, 13):
        number = stage.replied(hours)
        note = "未回应来电人要求的恢复时间，请补充。"
        steps.return_reply(number=number, note=note, by=stage.person("reviewer"), at=stage.ago(hours - 2))


def _dissatisfied(stage: Stage) -> None:
    """One is handled again, one waits for a reviewer to look at it."""
    unhappy = CallbackResult(
        True, Solution.UNSOLVED, Satisfaction.DISSATISFIED, DissatisfactionReason.RESULT, "问题仍然存在，要求重新处理。"
    )
    for place in range(2):
        number = stage.completed(20 - place)
        record_result(number=number, result=unhappy, by=stage.person("callback-clerk"), at=stage.ago(15 - place))
    reason = "来电人反映问题未解决。"
    reopened = stage.completed(26)
    reopen(number=reopened, reason=reason, by=stage.person("reviewer"), at=stage.ago(16))


def _excluded_and_published(stage: Stage) -> None:
    leader, clerk = stage.person("supervision-clerk"), stage.worker(stage.own, "department_clerk")
    happy = CallbackResult(True, Solution.SOLVED, Satisfaction.SATISFIED)
    for place in range(3):
        number = stage.completed(34 - place)
        reason = "来电人诉求超出现行政策，已当面解释。"
        ground = ExclusionGround.UNREASONABLE_DEMAND
        steps.request_exclusion(number=number, ground=ground, reason=reason, by=clerk, at=stage.ago(20 - place))
        if place == 0:
            steps.approve_exclusion(number=number, note="情况属实。", by=leader, at=stage.ago(10))
    for place in range(2):
        number = stage.completed(60 - place, consents_to_publication=True)
        record_result(number=number, result=happy, by=stage.person("callback-clerk"), at=stage.ago(40 - place))
        text = "市民反映的问题已现场核实并整改，欢迎继续监督。"
        title = "路灯和井盖问题办理情况"
        by = stage.person("reviewer")
        steps.publish_work_order(number=number, title=title, text=text, by=by, at=stage.ago(30 - place))
