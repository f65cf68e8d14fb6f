"""Invented people: names by place in a row, and telephone numbers that nobody can have."""

_FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_MIDDLE = "建国志明小玉春秀文永海桂丽红晓德俊金新天长思雨子家世宏兴正立少庆亚美雪淑凤月云佳艳爱瑞"
_LAST = "华军平勇强磊波涛斌辉超鹏刚峰龙飞杰伟明亮林芳敏静娟霞燕玲梅兰英萍莉琴慧洁颖蓉婷倩宁欣怡琳露"
_TRADES = (
    "餐饮店",
    "农业合作社",
    "建材经营部",
    "养殖户",
    "运输企业",
    "服装店",
    "劳务班组",
    "茶叶加工厂",
    "便利店",
    "民宿",
)
# The prefix 154 has not been given to any operator.
PREFIX = "154"
NUMBERS = 10**8
STRIDE = 61_803_399


def phone_number(place: int) -> str:
    """A mobile number of an unassigned range, another one for each place."""
    return f"{PREFIX}{place * STRIDE % NUMBERS:08}"


def _mixed(place: int, turn: int) -> int:
    """A number that looks drawn by lot and is always the same for a place."""
    value = (place + 1) * 2654435761 + turn * 40503
    value ^= value >> 15
    value = value * 2246822519 & 0xFFFFFFFF
    return value ^ value >> 13


def full_name(place: int) -> str:
    """A name of two or three characters."""
    mixed = _mixed(place, 1)
    # Common family names come first and are drawn more often.
    family = _FAMILY[(mixed % 9973) ** 2 * len(_FAMILY) // 9973**2]
    last = _LAST[mixed // 9973 % len(_LAST)]
    if mixed % 5 == 0:
        return family + last
    return family + _MIDDLE[mixed // 611953 % len(_MIDDLE)] + last


def requester_name(place: int) -> str:
    """How a requester gives his name: most in full, some as 王先生 or 李女士."""
    mixed = _mixed(place, 2)
    if mixed % 10 < 4:
        return polite_name(place)
    return full_name(place)


def polite_name(place: int) -> str:
    """The family name with 先生 or 女士."""
    return full_name(place)[0] + ("先生" if _mixed(place, 3) % 2 else "女士")


def is_enterprise(place: int) -> bool:
    """Whether the requester speaks for an enterprise."""
    return _mixed(place, 4) % 100 < 5


def enterprise_name(place: int, county: str) -> str:
    """An enterprise without a name of its own."""
    return f"{county}某{_TRADES[_mixed(place, 5) % len(_TRADES)]}"


def home(place: int, towns: int) -> float:
    """Where in the row of towns, by weight, somebody lives: between 0 and 1."""
    return (_mixed(place, 6) % (towns * 1000)) / (towns * 1000)
