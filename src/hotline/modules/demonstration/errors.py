"""Refusals of loading a demonstration hotline."""

from hotline.kit.errors import Refusal


class UnknownCity(Refusal):
    """There is no demonstration city of that name."""

    code = "unknown_demonstration_city"
    status = 404
    title = {"zh": "没有名为“{name}”的演示城市。", "en": "There is no demonstration city named “{name}”."}
    next_step = {"zh": "可用的有：{names}。", "en": "There are: {names}."}


class ScaleOutOfRange(Refusal):
    """So small a year has too few orders to keep its shape; above one there is nothing published."""

    code = "scale_out_of_range"
    status = 422
    title = {"zh": "比例 {scale} 超出范围。", "en": "The scale {scale} is out of range."}
    next_step = {"zh": "请使用 {smallest} 到 1 之间的比例。", "en": "Use a scale between {smallest} and 1."}


class HotlineNotEmpty(Refusal):
    """The database already is a hotline; a demonstration is loaded into an empty one only."""

    code = "hotline_not_empty"
    title = {"zh": "当前数据库已有热线“{name}”。", "en": "This database already is the hotline “{name}”."}
    next_step = {
        "zh": "请用 ./hotline demo load 载入，它会另建一个数据库。",
        "en": "Use ./hotline demo load, which makes a database of its own.",
    }


class VolumesMissed(Refusal):
    """The records that were planned do not add up to the wanted volumes."""

    code = "demonstration_volumes_missed"
    status = 500
    title = {
        "zh": "{month} 的{what}为 {planned}，应为 {wanted}。",
        "en": "{month}: {planned} {what} were planned, {wanted} are wanted.",
    }
    next_step = {"zh": "请换一个随机种子或更大的比例。", "en": "Use another seed or a larger scale."}
