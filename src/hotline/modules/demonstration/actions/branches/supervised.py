"""Reminded, supervised, instructed and assigned by a leader."""

from datetime import timedelta

from hotline.kit.clock import local_date
from hotline.modules.demonstration.rules.branches import FILLED_POND
from hotline.modules.supervision.public import (
    Assignment,
    Demand,
    NoticeLevel,
    assign_leader_item,
    instruct,
    issue_notice,
    remind,
)
from hotline.modules.workorders.rules.words import FocusArea, RequestType

from .stage import Stage


def play(stage: Stage) -> None:
    """What is done about those that take too long, and what leaders look at."""
    clerk, leader = stage.person("supervision-clerk"), stage.person("city-leader")
    late = [stage.acknowledged(24 * 12 - place) for place in range(3)]
    for place, number in enumerate(late):
        remind(number=number, text="已临近时限，请抓紧办理。", by=clerk, at=stage.ago(24 * 6 - place))
    for place, level in enumerate((NoticeLevel.ORDINARY, NoticeLevel.KEY)):
        demand = Demand(level, "超期未办结，请三日内书面说明原因和办结时间。")
        issue_notice(number=late[place], demand=demand, by=clerk, at=stage.ago(30 - place))
    text = "请分管领导过问，本周内办结并报结果。"
    instruct(number=late[1], text=text, reply_days=3, by=leader, at=stage.ago(20))
    for place in range(2):
        number = stage.acknowledged(18 - place, scene=FILLED_POND, is_leader_assigned=True)
        due_on = local_date(stage.ago(0)) + timedelta(days=3)
        wanted = Assignment("市长", "三日内拿出整改方案，办结后报告。", due_on)
        assign_leader_item(number=number, assignment=wanted, by=stage.person("hotline-head"), at=stage.ago(17 - place))
    _focus_areas(stage)


def _focus_areas(stage: Stage) -> None:
    """Matters that are delivered at once and listed daily."""
    areas = (
        (FocusArea.WAGE_ARREARS, "工程建设欠薪", "工地拖欠农民工工资"),
        (FocusArea.RURAL_WATER, "农村饮水", "村里自来水断断续续"),
        (FocusArea.DISPUTES, "土地承包与流转", "邻里土地边界纠纷"),
    )
    for place, (area, category, title) in enumerate(areas):
        asked: dict[str, object] = {
            "category": category,
            "request_type": RequestType.COMPLAINT,
            "focus_area": area.value,
        }
        stage.dispatched(5 + place, stage.county, title=title, content="来电人请求尽快处理。", **asked)
