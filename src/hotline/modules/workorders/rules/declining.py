"""The closed list of grounds on which a request is not taken on, each with the lawful way that it leaves."""

from dataclasses import dataclass

from .words import DeclineGround


@dataclass(frozen=True, slots=True)
class LawfulWay:
    """A ground in words, and where whoever asks can turn instead."""

    ground: DeclineGround
    ground_zh: str
    ground_en: str
    way_zh: str
    way_en: str


_G = DeclineGround

LAWFUL_WAYS: dict[DeclineGround, LawfulWay] = {
    way.ground: way
    for way in (
        LawfulWay(
            _G.LITIGATION,
            "已经或应当通过诉讼、仲裁解决",
            "A matter for courts or arbitration",
            "请向有管辖权的人民法院起诉，或按约定向仲裁机构申请仲裁。",
            "Bring the matter before the competent court, or the arbitration body agreed upon.",
        ),
        LawfulWay(
            _G.DISCIPLINE,
            "检举控告党员、监察对象违纪违法",
            "An accusation against officials under discipline inspection",
            "请拨打12388或向纪检监察机关反映。",
            "Call 12388 or turn to the discipline inspection authority.",
        ),
        LawfulWay(
            _G.RECONSIDERATION,
            "应当通过行政复议、行政裁决等程序解决",
            "A matter for administrative reconsideration",
            "请在法定期限内向行政复议机关申请行政复议。",
            "Apply to the reconsideration authority within the time that the law sets.",
        ),
        LawfulWay(
            _G.DISCLOSURE,
            "申请政府信息公开",
            "An application for government information",
            "请向掌握信息的行政机关提交政府信息公开申请。",
            "Submit an application to the authority that holds the information.",
        ),
        LawfulWay(
            _G.PETITION_ACCEPTED,
            "已由信访部门受理或已有处理意见",
            "A petition that was accepted or decided already",
            "请向受理的信访部门查询，对处理意见不服的可申请复查。",
            "Ask the petition office that accepted it; a review of its decision can be applied for.",
        ),
        LawfulWay(
            _G.SECRECY,
            "涉及国家秘密、商业秘密或个人隐私",
            "State or trade secrets, or somebody's privacy",
            "依法不予提供；涉及本人权益的，请携带有效证件到主管部门办理。",
            "It cannot be given out; for one's own affairs, turn to the authority with proof of identity.",
        ),
        LawfulWay(
            _G.UNLAWFUL,
            "违反法律法规或公序良俗",
            "Contrary to law or public decency",
            "请依法表达诉求；恶意骚扰将移送公安机关。",
            "Make the request lawfully; malicious disturbance is passed to the police.",
        ),
        LawfulWay(
            _G.NOT_GOVERNMENT,
            "不属于政府职责范围",
            "Outside the duties of government",
            "请通过市场、社会渠道解决，必要时可向法律援助机构咨询。",
            "Turn to the market or to social services; legal aid can advise.",
        ),
    )
}


def lawful_way(ground: DeclineGround, stated: str) -> str:
    """The way that is named to the requester: as the agent stated it, else the list's own."""
    return stated or LAWFUL_WAYS[ground].way_zh
