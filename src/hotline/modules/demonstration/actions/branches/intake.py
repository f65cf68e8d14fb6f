"""Declined, transferred, merged, split and withdrawn."""

from hotline.modules.demonstration.rules.branches import NIGHT_MARKET, SCENES
from hotline.modules.requesters.public import Caller, Listing, RequesterKind, list_enterprise
from hotline.modules.workorders.public import steps
from hotline.modules.workorders.rules.words import DeclineGround, EmergencyService, RequestType, Urgency

from .stage import REPLY, Stage

# Invented, with a check character that holds.
_KEY_ENTERPRISE = "91990100MA0000000D"


def play(stage: Stage) -> None:
    """Every way in which a request does not simply go to a department."""
    _declined(stage)
    _transferred(stage)
    _merged(stage)
    _group_completed(stage)
    _split_and_withdrawn(stage)
    _enterprise(stage)


def _declined(stage: Stage) -> None:
    ways = (
        (DeclineGround.LITIGATION, "向有管辖权的人民法院提出"),
        (DeclineGround.DISCLOSURE, "向相关行政机关申请政府信息公开"),
        (DeclineGround.PETITION_ACCEPTED, "向已受理的信访机构查询进展"),
    )
    for place, (ground, way) in enumerate(ways):
        number = stage.new(20 - place)
        explanation = "您反映的事项不在热线受理范围，已告知相应的法定途径。"
        steps.decline(
            number=number,
            ground=ground,
            lawful_way=way,
            explanation=explanation,
            by=stage.person("agent"),
            at=stage.ago(19.8 - place),
        )


def _transferred(stage: Stage) -> None:
    agent = stage.person("agent")
    for place in range(2):
        number = stage.new(
            3 + place, title="楼道闻到浓烈煤气味", category="燃气服务与安全", urgency=Urgency.EMERGENCY,
            content="来电人称楼道煤气味很重，担心泄漏。",
        )  # fmt: skip
        steps.transfer(
            number=number,
            service=EmergencyService.FIRE,
            note="已三方通话转接，地址和联系电话已交接。",
            by=agent,
            at=stage.ago(2.9 + place),
        )
    returned = stage.new(6, title="邻居深夜争吵", category="生活噪声扰民", content="来电人称邻居每晚争吵，影响休息。")
    police = EmergencyService.POLICE
    steps.transfer(number=returned, service=police, note="来电人担心发生冲突。", by=agent, at=stage.ago(5.9))
    steps.take_back(number=returned, reason="经核实不属于警情，退回热线按诉求办理。", by=agent, at=stage.ago(5.2))


def _merged(stage: Stage) -> None:
    main = stage.acknowledged(9, scene=NIGHT_MARKET)
    dispatcher = stage.person("dispatcher")
    for place in range(3):
        duplicate = stage.new(8 - place, scene=NIGHT_MARKET, title="夜市占道经营无人管")
        steps.merge(number=duplicate, into=main, note="同一地点、同一事项。", by=dispatcher, at=stage.ago(7.8 - place))
    mistaken = stage.new(4, scene=NIGHT_MARKET, address="望江街道滨江广场")
    steps.merge(number=mistaken, into=main, by=dispatcher, at=stage.ago(3.9))
    steps.unmerge(number=mistaken, reason="经核实不是同一地点。", by=dispatcher, at=stage.ago(3.5))


def _group_completed(stage: Stage) -> None:
    """A matter of many: one is handled, and everybody who called is called back."""
    main = stage.acknowledged(30, scene=SCENES[2], people_count=6)
    for place in range(2):
        duplicate = stage.new(29 - place, scene=SCENES[2])
        steps.merge(number=duplicate, into=main, by=stage.person("dispatcher"), at=stage.ago(28.5 - place))
    steps.reply(number=main, reply=REPLY, by=stage.person("handler"), at=stage.ago(12))
    steps.accept_reply(number=main, note="", by=stage.person("reviewer"), at=stage.ago(10))


def _split_and_withdrawn(stage: Stage) -> None:
    dispatcher = stage.person("dispatcher")
    for place in range(2):
        number = stage.new(7 - place, content="来电人反映垃圾无人清运，另反映旁边路灯不亮。")
        second = steps.SecondMatter(
            "路灯不亮",
            "来电人同时反映路灯不亮。",
            RequestType.COMPLAINT,
            stage.category("路灯不亮"),
            stage.town.division_code,
            "南山街道望湖小区北门",
        )
        steps.split(number=number, matter=second, by=dispatcher, at=stage.ago(6.8 - place))
    withdrawn = stage.dispatched(10)
    steps.withdraw(number=withdrawn, reason="来电人称问题已自行解决。", by=dispatcher, at=stage.ago(8))


def _enterprise(stage: Stage) -> None:
    """Requests of enterprises: one on the red list goes to the leaders' board."""
    listing = Listing(
        _KEY_ENTERPRISE,
        "东湖精密制造有限公司",
        "企业服务专员",
        stage.ago(24 * 90).date(),
        None,
        "年度重点工业企业，服务专员包联。",
    )
    list_enterprise(listing=listing, by=stage.person("hotline-head"), at=stage.ago(24 * 90))
    key = Caller(RequesterKind.ENTERPRISE, "东湖精密制造有限公司", "19900000001", _KEY_ENTERPRISE)
    other = Caller(RequesterKind.ENTERPRISE, "东湖云仓物流有限公司", "19900000002")
    topic: dict[str, object] = {"category": "惠企政策与项目", "request_type": RequestType.ASSISTANCE}
    power = "企业反映用电报装停在审图环节，影响投产。"
    stage.acknowledged(20, None, title="厂区扩建用电报装进度慢", content=power, caller=key, **topic)
    subsidy = "企业反映申报窗口多日无人答复。"
    stage.dispatched(5, None, title="技改补贴申报材料咨询无人答复", content=subsidy, caller=key, **topic)
    permit = "企业反映货车通行证已申请十五日。"
    stage.acknowledged(15, None, title="货车通行证办理时间长", content=permit, caller=other, **topic)
