"""Refusals of a scheme or of entered values: each says where in the file, what is wrong and what to do."""

from hotline.kit.errors import Refusal


class SchemeRefused(Refusal):
    """A scheme file or a file of entered values that cannot be used; `path` is the place in it."""

    status = 422

    def __init__(self, *, path: str, line: int | None = None, reason_zh: str = "", reason_en: str = "") -> None:
        self.path = path
        self.line = line
        super().__init__(
            field=path or None,
            path=path or "/",
            where_zh=f"{path or '文件'}（第 {line} 行）" if line else path or "文件",
            where_en=f"{path or 'the file'} (line {line})" if line else path or "the file",
            reason_zh=reason_zh,
            reason_en=reason_en,
        )


class SchemeUnreadable(SchemeRefused):
    """The text is not YAML, or one key stands twice in one place."""

    code = "scheme_unreadable"
    title = {"zh": "无法读取评价方案：{reason_zh}", "en": "The scheme cannot be read: {reason_en}"}
    next_step = {
        "zh": "请检查第一处错误附近的缩进、冒号和引号。",
        "en": "Check indentation, colons and quotes near the place that is named.",
    }


class SchemeKeyUnknown(SchemeRefused):
    """A key that a scheme does not have; usually a slip of the pen."""

    code = "scheme_key_unknown"
    title = {"zh": "{where_zh}：没有这个项目名。", "en": "{where_en}: there is no such key."}
    next_step = {
        "zh": "请对照《评价方案文件》中的项目名改正或删除。",
        "en": "Correct or remove it; docs/reference/schemes.md lists every key.",
    }


class SchemeKeyMissing(SchemeRefused):
    """A key that must be there is not."""

    code = "scheme_key_missing"
    title = {"zh": "{where_zh}：缺少这一项。", "en": "{where_en}: this key is missing."}
    next_step = {"zh": "请补上这一项。", "en": "Add it."}


class SchemeValueInvalid(SchemeRefused):
    """A value of the wrong kind or out of its range."""

    code = "scheme_value_invalid"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {"zh": "请改正这个值。", "en": "Correct the value."}


class WeightsDoNotAddUp(SchemeRefused):
    """The weights of the parts do not make the weight of the whole."""

    code = "weights_do_not_add_up"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {
        "zh": "请核对分值，使下级之和等于上级。",
        "en": "Check the weights: parts must add up to their whole.",
    }


class CodeNotUnique(SchemeRefused):
    """One code names two things."""

    code = "scheme_code_not_unique"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {"zh": "请为其中一个另取代码。", "en": "Give one of them another code."}


class BandsHaveGaps(SchemeRefused):
    """Bands that leave a value without a mark, or give it two."""

    code = "bands_have_gaps"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {
        "zh": "请按从好到差的顺序排列各档，最后一档不写界限。",
        "en": "List the bands from best to worst; the last one has no bound.",
    }


class RuleLacksData(SchemeRefused):
    """A rule that could never be applied: its target or what feeds it is not given."""

    code = "rule_lacks_data"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {
        "zh": "请补上规则所需的目标值或数据来源。",
        "en": "Add the target or the source that the rule needs.",
    }


class EnteredValueRefused(SchemeRefused):
    """An entered value that the scheme's leaf cannot take."""

    code = "entered_value_refused"
    title = {"zh": "{where_zh}：{reason_zh}", "en": "{where_en}: {reason_en}"}
    next_step = {
        "zh": "请对照评价方案，按该指标要求的形式填报。",
        "en": "Enter what the scheme asks for this indicator.",
    }
