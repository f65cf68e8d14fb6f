"""The sheets a city fills in: their columns, what each column takes, and examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

YES, NO = "是", "否"
LEVELS = {"市级": "city", "县级": "county", "镇级": "town"}
# Other ways in which cities write the levels.
LEVEL_WORDS = {
    **dict.fromkeys(("市",), "市级"),
    **dict.fromkeys(("县级（区）", "县级(区)", "区级", "区县级", "县区级", "县（区）级", "区", "县"), "县级"),
    **dict.fromkeys(("镇级（街道）", "镇级(街道)", "街道级", "乡镇级", "镇街级", "街道", "镇"), "镇级"),
}


AGENCIES = {
    "政府部门": "government_department",
    "区县政府": "county_government",
    "镇街": "town_government",
    "事业单位": "public_institution",
    "公用企业": "public_utility",
    "垂直管理单位": "vertical_agency",
    "其他": "other_agency",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading: whether it must be filled, how many characters it takes, which words it allows.

    `synonyms` are taken for the words that they stand for. A column that `may_lack` came after the first templates.
    """

    heading: str
    note: str
    is_required: bool = False
    longest: int = 64
    choices: tuple[str, ...] = ()
    is_code: bool = False
    is_division: bool = False
    may_lack: bool = False
    synonyms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, with example rows that a city can follow."""

    name: str
    columns: tuple[Column, ...]
    examples: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A template: its file name and its sheets."""

    file_name: str
    sheets: tuple[Sheet, ...]


DEPARTMENTS = Sheet(
    "机构",
    (
        Column("机构编码", "本平台内唯一，字母、数字、连字符", is_required=True, longest=32, is_code=True),
        Column("机构名称", "全称", is_required=True),
        Column("简称", "列表中显示，不填则用名称", longest=32),
        Column(
            "层级",
            "填市级、县级或镇级；区填县级，街道、乡填镇级",
            is_required=True,
            choices=tuple(LEVELS),
            synonyms=LEVEL_WORDS,
        ),
        Column("上级机构编码", "最高一级不填", longest=32),
        Column("行政区划代码", "6 至 12 位数字，须在“行政区划”表中", longest=12, is_division=True),
        Column("职责范围", "派单时供参考", longest=4000),
        Column("是否热线中心", "全表恰有一个填“是”", choices=(YES, NO)),
        Column("机构类型", "可不填", choices=tuple(AGENCIES), may_lack=True),
    ),
    (
        ("RX", "榆安市12345热线中心", "热线中心", "市级", "", "990100", "受理、派单、回访、督办", YES, "事业单位"),
        ("CG", "榆安市城市管理局", "市城管局", "市级", "", "990100", "市容环境、环卫、违法建设", NO, "政府部门"),
        ("QS", "清水区人民政府", "清水区", "县级", "", "990102", "辖区内诉求", NO, "区县政府"),
        ("QS-CG", "清水区城市管理局", "清水城管", "县级", "QS", "990102", "辖区市容环境", NO, "政府部门"),
        ("QS-01", "河东街道办事处", "河东街道", "镇级", "QS", "990102001", "街道内诉求", NO, "镇街"),
    ),
)

DIVISIONS = Sheet(
    "行政区划",
    (
        Column("区划代码", "统计用区划代码，6 至 12 位数字", is_required=True, longest=12, is_division=True),
        Column("区划名称", "全称", is_required=True),
        Column("上级区划代码", "本市一行不填", longest=12),
    ),
    (
        ("990100", "榆安市", ""),
        ("990102", "清水区", "990100"),
        ("990102001", "河东街道", "990102"),
    ),
)

CATEGORIES = Sheet(
    "诉求分类",
    (
        Column("分类编码", "本平台内唯一，字母、数字、连字符", is_required=True, longest=32, is_code=True),
        Column("分类名称", "如：供暖", is_required=True),
        Column("上级分类编码", "一级分类不填，最多三级", longest=32),
        Column("说明", "什么样的诉求归入此类", longest=4000),
    ),
    (
        ("01", "城乡建设", "", ""),
        ("0101", "供暖", "01", "供暖温度、费用、管网"),
        ("010101", "室温不达标", "0101", "供暖期内室温低于标准"),
        ("02", "市容环境", "", ""),
    ),
)

PEOPLE = Sheet(
    "人员",
    (
        Column("账号", "登录用，字母、数字、连字符、下划线、点", is_required=True, is_code=True),
        Column("姓名", "", is_required=True),
        Column("工号", "可不填", longest=16),
        Column("岗位", "可填多个，用顿号分开；三类管理员不在此表填写", is_required=True, longest=200),
        Column("所属机构编码", "承办单位人员必填", longest=32),
    ),
    (
        ("zhangsan", "张三", "1001", "话务员", "RX"),
        ("lisi", "李四", "1002", "班长、派单员", "RX"),
        ("wangwu", "王五", "", "承办单位签收员、承办单位办理人", "CG"),
    ),
)

ORGANISATION_BOOK = Workbook("组织机构.xlsx", (DEPARTMENTS, DIVISIONS))
CATEGORIES_BOOK = Workbook("诉求分类.xlsx", (CATEGORIES,))
PEOPLE_BOOK = Workbook("人员.xlsx", (PEOPLE,))
BOOKS = (ORGANISATION_BOOK, CATEGORIES_BOOK, PEOPLE_BOOK)
EXAMPLES_PREFIX = "示例-"
NOTES_NAME = "填写说明"
