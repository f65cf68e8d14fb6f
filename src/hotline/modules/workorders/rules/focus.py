"""Which focus area a matter seems to belong to: a proposal that whoever registers may overrule."""

import re
from collections.abc import Iterable, Mapping

from .words import FocusArea

# Within a few characters of each other, so that “拖欠我们三个月的工资” is found too.
_GAP = r"[^。！？；]{0,12}"
_RURAL = r"(?:村|乡|农村|农户|屯|组)"

# In the order in which they are tried: what endangers life or livelihood first.
PATTERNS: Mapping[FocusArea, str] = {
    FocusArea.WAGE_ARREARS: (
        rf"欠薪|讨薪|(?:拖欠|克扣|未发|不发|没发|未支付|不支付|欠){_GAP}(?:工资|薪水|工钱|劳务费|血汗钱|农民工款)"
        rf"|(?:工资|薪水|工钱|劳务费){_GAP}(?:拖欠|没发|未发|没有发|未支付|讨要)"
    ),
    FocusArea.WORKPLACE_SAFETY: (
        r"安全生产|生产安全|违规作业|违章作业|违规动火|危化品|危险化学品|瓦斯|无证上岗"
        rf"|(?:工地|车间|厂房|矿山|煤矿|施工){_GAP}(?:安全隐患|事故|伤亡|坍塌|坠落)"
    ),
    FocusArea.RURAL_WATER: (
        rf"{_RURAL}{_GAP}(?:饮水|吃水|自来水|停水|供水|没水|用水|井水)|农村饮水"
        rf"|(?:饮水|吃水|自来水|停水|供水|没水){_GAP}(?:全村|村民|村里|村组)"
    ),
    FocusArea.RURAL_HOUSING: (
        rf"农村危房|危房改造|农房|{_RURAL}{_GAP}(?:危房|住房|房屋|土坯房){_GAP}(?:裂|漏|塌|危|改造|安全)"
    ),
    FocusArea.DISPUTES: r"(?:邻里|家庭|婚姻|土地|宅基地|山林|边界|劳资|医患|物业)(?:矛盾|纠纷|争议)|矛盾纠纷|矛盾激化",
}


def propose_focus_area(texts: Iterable[str], patterns: Mapping[FocusArea, str] = PATTERNS) -> FocusArea | None:
    """The first focus area whose pattern fits the texts (names of the category, title, content); none for most."""
    whole = "。".join(texts)
    return next((area for area, pattern in patterns.items() if re.search(pattern, whole)), None)
