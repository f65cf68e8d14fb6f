"""The codes of work orders in Chinese and English words, for figures, exports and workbooks."""

from .lifecycle import Stage
from .words import Channel, RequestType

REQUEST_TYPES = {
    RequestType.INQUIRY.value: ("咨询", "inquiry"),
    RequestType.ASSISTANCE.value: ("求助", "request for assistance"),
    RequestType.COMPLAINT.value: ("投诉", "complaint"),
    RequestType.IRREGULARITY_REPORT.value: ("举报", "report of an irregularity"),
    RequestType.SUGGESTION.value: ("建议", "suggestion"),
    RequestType.COMMENDATION.value: ("表扬", "commendation"),
}
STAGES = {
    Stage.REGISTERED.value: ("待派单", "registered"),
    Stage.JOINTLY_REVIEWED.value: ("会商中", "jointly reviewed"),
    Stage.SENT_BACK.value: ("退单待审核", "sent back"),
    Stage.SUSPENDED.value: ("已挂起", "suspended"),
    Stage.DRAFTED.value: ("待单位审批", "drafted"),
    Stage.DECLINED.value: ("不予受理", "declined"),
    Stage.TRANSFERRED.value: ("已转紧急热线", "transferred"),
    Stage.MERGED.value: ("已并入主单", "merged"),
    Stage.WITHDRAWN.value: ("已撤回", "withdrawn"),
    Stage.DISPATCHED.value: ("待签收", "dispatched"),
    Stage.ACKNOWLEDGED.value: ("办理中", "acknowledged"),
    Stage.REPLIED.value: ("待审核", "replied"),
    Stage.COMPLETED.value: ("待回访", "completed"),
    Stage.CALLED_BACK.value: ("待归档", "called back"),
    Stage.ARCHIVED.value: ("已归档", "archived"),
}
CHANNELS = {
    Channel.PHONE.value: ("电话", "phone"),
    Channel.WECHAT.value: ("微信", "WeChat"),
    Channel.WEBSITE.value: ("网站", "website"),
    Channel.APP.value: ("客户端", "app"),
    Channel.MAYOR_MAILBOX.value: ("市长信箱", "mayor's mailbox"),
    Channel.PROVINCE.value: ("省级平台", "province"),
    Channel.EMERGENCY_LINE.value: ("紧急热线", "emergency line"),
    Channel.OTHER.value: ("其他", "other"),
}
