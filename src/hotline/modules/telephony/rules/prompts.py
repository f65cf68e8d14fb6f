"""What the switch says to callers: the fixed prompts, by name. Digits are written as characters, so that they are read.

A syllable that the synthesiser would misread (重 in 重新) is written in pinyin.
"""

from collections.abc import Mapping

PROMPTS: Mapping[str, str] = {
    "welcome": "您好，欢迎致电一二三四五政务服务便民热线。",
    "recorded": "为保证服务质量，本次通话将被录音。",
    "menu": "咨询请按一，投诉举报请按二，企业服务请按三，人工服务请按零。",
    "invalid": "您的输入有误，请chong2 xin1输入。",
    "closed": "现在不是人工服务时间。",
    "overload": "当前来电较多，暂时无法接入，请稍后再拨。",
    "not-accepted": "您的来电暂时无法接入。",
    "first": "您是下一位，请稍候。",
    "ahead": "您前面还有",
    "waiting": "位来电人正在等候。",
    "minutes": "分钟。",
    "expected-wait": "预计等候时间",
    "patience": "感谢您的耐心等待。",
    "passing-on": "正在为您转接其他热线中心，请稍候。",
    "return-call-offer": "当前来电较多，预约回拨请按一，或稍后再拨。",
    "return-call-noted": "已为您登记回拨，话务员将尽快与您联系，再见。",
    "survey": "请对本次服务评价，非常满意请按五，满意请按四，一般请按三，不满意请按二，非常不满意请按一。",
    "goodbye": "感谢您的来电，再见。",
    "taken-over": "通话已转接，请稍候。",
}
