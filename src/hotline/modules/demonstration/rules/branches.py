"""The matters of the work orders that leave the straight way."""

from dataclasses import dataclass

from hotline.modules.workorders.rules.words import RequestType, Urgency


@dataclass(frozen=True, slots=True)
class Scene:
    """A matter, by the name of its third-level category."""

    title: str
    content: str
    category: str
    address: str
    request_type: RequestType = RequestType.COMPLAINT
    urgency: Urgency = Urgency.ORDINARY


SCENES = (
    Scene(
        "夜市占道经营影响通行",
        "来电人反映夜市摊位占满人行道，行人只能走机动车道，要求规范管理。",
        "占道经营",
        "老城街道解放路夜市",
    ),
    Scene(
        "餐饮油烟直排居民楼",
        "来电人反映楼下餐馆油烟未经净化直排，居民无法开窗，要求整改。",
        "餐饮油烟",
        "西城街道文昌巷12号",
    ),
    Scene(
        "垃圾清运不及时",
        "来电人反映小区门口垃圾桶已满三天无人清运，气味难闻，要求尽快清运。",
        "垃圾清运",
        "南山街道望湖小区",
    ),
    Scene(
        "路灯连片不亮",
        "来电人反映整条路路灯不亮已有一周，夜间出行不安全，要求修复。",
        "路灯不亮",
        "云溪镇迎宾路",
    ),
    Scene(
        "人行道井盖破损",
        "来电人反映人行道井盖破裂，有人绊倒，要求更换并设置警示。",
        "井盖与排水",
        "滨河街道沿江路36号",
    ),
    Scene(
        "广告牌松动有坠落危险",
        "来电人反映临街广告牌固定件松动，大风天摇晃，要求拆除或加固。",
        "户外广告与招牌",
        "望江街道中山路8号",
    ),
    Scene(
        "楼顶违法搭建",
        "来电人反映顶层住户在楼顶搭建房屋，造成漏水，要求拆除。",
        "私搭乱建",
        "石桥镇锦绣花园5幢",
    ),
    Scene(
        "公共厕所长期停用",
        "来电人反映公园公厕停用两个月，无任何说明，要求开放。",
        "公共厕所",
        "白鹭镇滨湖公园",
    ),
    Scene(
        "小区停车收费未公示",
        "来电人反映停车场收费标准没有公示，要求公示并核查。",
        "停车秩序与收费",
        "城关街道盛世广场",
    ),
    Scene(
        "行道树遮挡信号灯",
        "来电人反映行道树枝叶遮挡路口信号灯，要求修剪。",
        "树木修剪",
        "松坪镇青年路口",
    ),
    Scene(
        "道路塌陷积水",
        "来电人反映路面塌陷形成水坑，雨后无法通行，要求修补。",
        "道路破损",
        "竹溪镇老街",
    ),
    Scene(
        "公园健身设施损坏",
        "来电人反映公园单杠脱焊，有儿童受伤风险，要求维修。",
        "公园广场",
        "大坝镇文化广场",
    ),
)
# Matters that are told as they are because of what happens to them.
NIGHT_MARKET = SCENES[0]
DEAD_END_ROAD = Scene(
    "开发区断头路长期无人管养",
    "来电人反映园区断头路坑洼积水、无人清扫，园区、街道和城管都说不归自己管，要求明确由谁管养。",
    "道路破损",
    "开发区创业二路东段",
)
COLLAPSED_RIVERBANK = Scene(
    "河堤道路塌方权责不清",
    "来电人反映河堤道路塌方半幅，水利、交通和街道互相推诿，要求尽快围挡并明确修复单位。",
    "道路破损",
    "白鹭镇青河堤顶路",
)
DUSTY_SITES = Scene(
    "工地扬尘噪声与渣土车抛洒",
    "来电人反映片区三个工地夜间施工扬尘大、噪声扰民，渣土车沿途抛洒，要求联合整治。",
    "扬尘污染",
    "滨河街道新城片区",
)
OLD_SEWERS = Scene(
    "老旧小区雨污分流改造",
    "来电人反映小区雨污合流，一下雨污水就倒灌楼道，要求实施雨污分流改造。",
    "井盖与排水",
    "南山街道建设新村",
)
FILLED_POND = Scene(
    "领导接听热线交办事项",
    "来电人在领导接听热线时反映公园人工湖被渣土填埋，要求查清并恢复。",
    "公园广场",
    "老城街道人民公园",
)
