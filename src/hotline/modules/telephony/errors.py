"""Refusals of what is told of calls."""

from hotline.kit.errors import Refusal


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
