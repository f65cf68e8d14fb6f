"""Refusals of messages to people outside."""

from hotline.kit.errors import Refusal


class GatewayAway(Refusal):
    """The message gateway did not take a message; the job tries again by itself."""

    code = "message_gateway_away"
    status = 503
    title = {
        "zh": "短信网关暂时无法发送（{error}）。",
        "en": "The message gateway cannot send at the moment ({error}).",
    }
    next_step = {
        "zh": "系统会自动重试；如持续失败，请管理员检查 HOTLINE_SMS_URL 所指的网关。",
        "en": "It is tried again automatically; if it keeps failing, check the gateway at HOTLINE_SMS_URL.",
    }
