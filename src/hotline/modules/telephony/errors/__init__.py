"""Refusals of what is told of calls, of the switch's settings, and of commands to it."""

from hotline.kit.errors import Refusal

from .recordings import (
    IncidentResolved,
    LegalHoldLifted,
    ListeningReasonRequired,
    RecordingDamaged,
    RecordingKeyMissing,
    RecordingKeysExposed,
    RecordingKeyUnfit,
    RecordingNotStored,
    RecordingRemoved,
    SoundRangeBeyondEnd,
)

__all__ = [
    "CallFileRefused",
    "CallRatedByKeypad",
    "CallRecordMapRefused",
    "CallerRuleExists",
    "CallerRuleNotAllowed",
    "CallerRuleNotDecidedByProposer",
    "CallerRuleOver",
    "CityTelephoneOutdated",
    "CityTelephoneRefused",
    "CityTelephoneUnchanged",
    "ExpertListed",
    "IncidentResolved",
    "LegalHoldLifted",
    "ListeningReasonRequired",
    "NoTelephoneInPage",
    "QueueUnknown",
    "RatingLinkExpired",
    "RatingLinkUnknown",
    "RatingLinkUsed",
    "ReasonUnknown",
    "RecordingDamaged",
    "RecordingKeyMissing",
    "RecordingKeyUnfit",
    "RecordingKeysExposed",
    "RecordingNotStored",
    "RecordingRemoved",
    "ReturnCallClosed",
    "SeatStepRefused",
    "SeatUnknown",
    "SoundRangeBeyondEnd",
    "SwitchCommandRefused",
    "SwitchNotSimulated",
    "SwitchSettingRefused",
    "SwitchUnreachable",
    "SwitchValueRefused",
]


class QueueUnknown(Refusal):
    """A call is said to have waited in a queue that the hotline does not have."""

    code = "queue_unknown"
    status = 422
    title = {"zh": "没有编码为“{queue}”的队列。", "en": "There is no queue “{queue}”."}
    next_step = {
        "zh": "请先建立该队列，或改正编码后重试；已有队列：{choices}。",
        "en": "Make the queue first, or correct the code; there are: {choices}.",
    }


class CallRecordMapRefused(Refusal):
    """The map of a file of call records says something that cannot be followed. Names the key and what is allowed."""

    code = "call_record_map_refused"
    status = 422
    title = {
        "zh": "字段对照表的“{key}”有误：{reason_zh}",
        "en": "“{key}” of the map cannot be followed: {reason_en}",
    }
    next_step = {
        "zh": "请修改对照表后重试；写法见《导入其他话务系统的话单》。",
        "en": "Correct the map and try again; “Import call records of another switch” tells how to write it.",
    }


class CallFileRefused(Refusal):
    """A file of call records does not hold what its map names, or is no such file. Nothing was loaded."""

    code = "call_file_refused"
    status = 422
    title = {"zh": "话单文件无法读取：{reason_zh}", "en": "The file of call records cannot be read: {reason_en}"}
    next_step = {
        "zh": "没有导入任何通话；请核对文件与对照表后重试。",
        "en": "Nothing was loaded; compare the file with its map and try again.",
    }


class SwitchSettingRefused(Refusal, ValueError):
    """A setting of the telephone switch is not of the kind that may reach its configuration."""

    code = "switch_setting_refused"
    status = 422
    title = {
        "zh": "话务设置“{setting}”不可用：应为{rule_zh}。",
        "en": "The telephone setting “{setting}” cannot be used: it must be {rule_en}.",
    }
    next_step = {"zh": "请改正后重新保存。", "en": "Correct it and save again."}


class CityTelephoneRefused(Refusal):
    """A city's settings of its telephone name something that is unknown or out of bounds. Nothing was changed."""

    code = "city_telephone_refused"
    status = 422
    title = {
        "zh": "话务设置的“{key}”{where_zh}有误：{reason_zh}。",
        "en": "“{key}” of the telephone's settings{where_en}: {reason_en}.",
    }
    next_step = {
        "zh": "请修改设置文件后重试；写法见《话务设置》。",
        "en": "Correct the settings and try again; “Settings of the telephone” tells how to write them.",
    }


class CityTelephoneUnchanged(Refusal):
    """The settings that were handed in are those that hold already."""

    code = "city_telephone_unchanged"
    status = 409
    title = {"zh": "话务设置没有变化。", "en": "The telephone's settings are as before."}
    next_step = {"zh": "如需调整，请先修改内容。", "en": "Change something first."}


class CityTelephoneOutdated(Refusal):
    """Somebody else published settings since the person read them. Nothing was changed."""

    code = "city_telephone_outdated"
    status = 409
    title = {
        "zh": "话务设置已有更新的版本（第 {number} 版）。",
        "en": "Version {number} of the telephone's settings was published meanwhile.",
    }
    next_step = {
        "zh": "请刷新页面，核对新版本后再提交。",
        "en": "Load the page again, look at the new version, and publish then.",
    }


class SwitchValueRefused(Refusal):
    """A value sent to the switch holds a line break or another sign that would become a command of its own."""

    code = "switch_value_refused"
    status = 422
    title = {
        "zh": "发送给交换机的内容“{what}”含有不允许的字符。",
        "en": "What would be sent to the switch as “{what}” holds characters that are not allowed.",
    }
    next_step = {"zh": "请去掉换行和控制字符后重试。", "en": "Remove line breaks and control characters and try again."}


class SwitchUnreachable(Refusal):
    """The switch does not answer; calls that run go on without the platform."""

    code = "switch_unreachable"
    status = 503
    title = {"zh": "暂时无法连接电话交换机。", "en": "The telephone switch cannot be reached now."}
    next_step = {
        "zh": "正在进行的通话不受影响；请稍候重试，仍不行请联系系统管理员。",
        "en": "Calls that run go on; try again shortly, then ask the system administrator.",
    }


class SwitchCommandRefused(Refusal):
    """The switch did not carry out a command, because the call or telephone is no longer as the person saw it."""

    code = "switch_command_refused"
    title = {
        "zh": "交换机没有执行“{command}”：{reason}。",
        "en": "The switch did not carry out “{command}”: {reason}.",
    }
    next_step = {
        "zh": "通话或话机的状态可能已经变化，请查看最新状态后再操作。",
        "en": "The call or the telephone may have changed; look at its present state and try again.",
    }


class SeatUnknown(Refusal):
    """The person is not logged in at a telephone, so there is no seat to do something at."""

    code = "seat_unknown"
    title = {"zh": "“{account}”没有签入话机。", "en": "“{account}” is not logged in at a telephone."}
    next_step = {"zh": "请先签入一部话机，再操作。", "en": "Log in at a telephone first."}


class SeatStepRefused(Refusal):
    """What is asked for does not fit what the seat is doing."""

    code = "seat_step_refused"
    title = {"zh": "坐席当前状态为“{state}”，不能这样操作。", "en": "The seat is {state}; this cannot be done now."}
    next_step = {
        "zh": "请查看坐席最新状态：保持、转接、三方、挂断只在通话中可用，话后处理只在话后可结束，通话中不能签出。",
        "en": "Look at the seat's present state: hold, transfer, three-way and hanging up need a call, and nobody logs "
        "out in a call.",
    }


class ReasonUnknown(Refusal):
    """The reason for not being ready is not in the city's list."""

    code = "not_ready_reason_unknown"
    status = 422
    title = {"zh": "没有“{reason}”这个示忙原因。", "en": "There is no reason “{reason}” for not being ready."}
    next_step = {"zh": "请从列表中选择：{choices}。", "en": "Choose one of the list: {choices}."}


class SwitchNotSimulated(Refusal):
    """A call of nobody was asked for on a switch on which people really call."""

    code = "switch_not_simulated"
    title = {"zh": "当前使用真实交换机，不能模拟来电。", "en": "A real switch is in use; calls cannot be simulated."}
    next_step = {"zh": "请用电话拨打热线号码试呼。", "en": "Call the hotline's number with a telephone."}


class ReturnCallClosed(Refusal):
    """The entry is closed already: the caller got through, was reached, or somebody gave up."""

    code = "return_call_closed"
    title = {"zh": "这条待回拨已经结束（{number}）。", "en": "This return call is closed already ({number})."}
    next_step = {
        "zh": "请刷新待回拨列表；如仍需联系，请直接外呼。",
        "en": "Load the list again; to speak with them all the same, dial the number.",
    }


class NoTelephoneInPage(Refusal):
    """The page was to be a telephone, but its reader speaks by a desk telephone, or there is no real switch."""

    code = "no_telephone_in_page"
    title = {
        "zh": "话机 {extension} 不能在浏览器中使用。",
        "en": "The telephone {extension} cannot be used in the page.",
    }
    next_step = {
        "zh": "请选择“浏览器软电话”重新签入；使用模拟交换机时请用桌面话机方式。",
        "en": "Log in again and choose “This page”; with a simulated switch choose a desk telephone.",
    }


class CallerRuleExists(Refusal):
    """There is a rule about the number already, or a proposal."""

    code = "caller_rule_exists"
    title = {"zh": "号码 {number} 已有名单记录或待审批的申请。", "en": "There is a rule or a proposal for {number}."}
    next_step = {
        "zh": "请先处理已有的申请或结束已有的记录，再重新申请。",
        "en": "Decide on the proposal or end the rule first, then propose again.",
    }


class CallerRuleNotAllowed(Refusal):
    """What is proposed goes further than the city lets anybody go."""

    code = "caller_rule_not_allowed"
    status = 422
    title = {
        "zh": "不能这样申请：紧急号码不得拒接，期限须在今天起一年之内。",
        "en": "This cannot be proposed: emergency numbers are never refused, and a rule lasts a year at most.",
    }
    next_step = {
        "zh": "请更正号码或截止日期后重新提交。",
        "en": "Correct the number or the last day and send it again.",
    }


class CallerRuleNotDecidedByProposer(Refusal):
    """Who proposed a rule wants to decide on it."""

    code = "caller_rule_not_decided_by_proposer"
    status = 403
    title = {"zh": "申请人不能审批自己的申请。", "en": "Nobody decides on what he proposed himself."}
    next_step = {"zh": "请由另一位管理人员审批。", "en": "Have another administrator decide."}


class CallerRuleOver(Refusal):
    """The rule is no longer at the stage that the step needs."""

    code = "caller_rule_over"
    title = {"zh": "号码 {number} 的记录已经处理过了。", "en": "The rule for {number} was dealt with already."}
    next_step = {"zh": "请刷新名单，查看最新状态。", "en": "Load the list again and look at its present state."}


class RatingLinkUnknown(Refusal):
    """The link is not one that this hotline sent."""

    code = "rating_link_unknown"
    status = 404
    title = {"zh": "评价链接无效。", "en": "This link is not valid."}
    next_step = {
        "zh": "请核对短信中的完整链接，或拨打12345反馈。",
        "en": "Check that the whole link of the message was opened, or call 12345.",
    }


class RatingLinkUsed(Refusal):
    """The link was used before: it takes one rating."""

    code = "rating_link_used"
    title = {"zh": "您已经评价过这次通话，感谢参与。", "en": "You have rated this call already. Thank you."}
    next_step = {"zh": "如需补充，请拨打12345。", "en": "If there is more to say, call 12345."}


class RatingLinkExpired(Refusal):
    """The link is older than it is valid."""

    code = "rating_link_expired"
    status = 410
    title = {"zh": "评价链接已于 {until} 失效。", "en": "The link expired on {until}."}
    next_step = {"zh": "您仍可拨打12345反馈意见。", "en": "You can still tell us by calling 12345."}


class CallRatedByKeypad(Refusal):
    """The caller pressed a key after the call: that is his rating."""

    code = "call_rated_by_keypad"
    title = {"zh": "这次通话已按键评价。", "en": "This call was rated by the keypad."}
    next_step = {
        "zh": "以按键评价为准；如需补充，请拨打12345。",
        "en": "That rating counts; if there is more to say, call 12345.",
    }


class ExpertListed(Refusal):
    """The department has somebody of that name at that number in the directory already."""

    code = "expert_listed"
    title = {
        "zh": "{department}的 {name}（{number}）已在名录中。",
        "en": "{name} of {department} ({number}) is listed already.",
    }
    next_step = {"zh": "如需更改，请修改原有条目。", "en": "To change something, change that entry."}
