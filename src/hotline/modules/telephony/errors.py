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
