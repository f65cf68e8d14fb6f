"""Refusals of repeated requests."""

from hotline.kit.errors import Refusal


class KeyReused(Refusal):
    """The key came before with another request."""

    code = "idempotency_key_reused"
    status = 422
    title = {
        "zh": "同一个请求标识（Idempotency-Key）已用于另一项内容不同的操作。",
        "en": "The same Idempotency-Key was used for another request before.",
    }
    next_step = {
        "zh": "请刷新页面后重新提交；接口调用方请为每项新操作使用新的标识。",
        "en": "Reload the page and submit again; programs use a new key for each new request.",
    }


class RequestInProgress(Refusal):
    """The same request is being carried out at this moment."""

    code = "request_in_progress"
    title = {"zh": "相同的操作正在处理中。", "en": "The same request is being carried out."}
    next_step = {
        "zh": "请稍等几秒后重试，不会重复办理。",
        "en": "Wait a few seconds and try again; it will not be done twice.",
    }
