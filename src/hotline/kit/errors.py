"""Refusals: what the platform answers when it will not do what was asked, and what to do instead."""

from typing import ClassVar


class Refusal(Exception):
    """A request that is refused for a reason that the person can understand.

    `code` is stable and documented; `status` is the HTTP status; `title` and `next_step` are sentences in Chinese and
    English, with the refusal's facts filled in by name. `field` names the input that is at fault, where there is one.
    """

    code: ClassVar[str]
    status: ClassVar[int] = 409
    title: ClassVar[dict[str, str]]
    next_step: ClassVar[dict[str, str]]

    def __init__(self, *, field: str | None = None, **facts: str | int | None) -> None:
        self.field = field
        self.facts = facts
        super().__init__(f"{self.code}: {self.title['en'].format(**facts)}")

    def sentence(self, language: str) -> str:
        """What is refused and why, in `zh` or `en`."""
        return self.title[language].format(**self.facts)

    def members(self) -> dict[str, object]:
        """What the problem document holds besides what every one does; nothing for most."""
        return {}

    def advice(self, language: str) -> str:
        """What to do next, in `zh` or `en`."""
        return self.next_step[language].format(**self.facts)


class NotPermitted(Refusal):
    """The actor's roles do not allow this."""

    code = "not_permitted"
    status = 403
    title = {"zh": "您的岗位没有这项权限。", "en": "Your roles do not allow this."}
    next_step = {
        "zh": "如工作需要，请联系安全管理员调整岗位。",
        "en": "If your work needs it, ask the security administrator.",
    }


class NotFound(Refusal):
    """There is no such record, or the actor may not see it: the answer is the same for both."""

    code = "not_found"
    status = 404
    title = {"zh": "没有找到“{what}”。", "en": "“{what}” was not found."}
    next_step = {
        "zh": "请核对编号；如记录存在而您看不到，请联系管理员。",
        "en": "Check the number; if the record exists and you cannot see it, ask an administrator.",
    }


class InvalidInput(Refusal):
    """A value that the platform cannot take, with the reason."""

    code = "invalid_input"
    status = 422
    title = {"zh": "填写的内容有误：{reason_zh}", "en": "The input is not valid: {reason_en}"}
    next_step = {
        "zh": "请修改后重新提交，已填写的内容不会丢失。",
        "en": "Correct it and submit again; nothing is lost.",
    }
