"""The pages of `help`, Chinese and English, one per command."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A command's usage line, its meaning in one sentence, and the rest, in both languages."""

    usage: str
    summary_zh: str
    summary_en: str
    body_zh: str = ""
    body_en: str = ""


PAGES: dict[str, Page] = {
    "up": Page(
        "hotline up [--empty]",
        "启动平台：数据库、网页服务、后台任务，由一个监督进程照看。",
        "Start the platform: database, web, background worker, under one supervisor.",
        """首次启动会准备数据库、构建网页并载入一座小型演示城市，随后打印访问地址和各岗位的演示账号；
以后数秒即可启动，数据保留。任何进程意外退出都会自动重启；监督进程本身被强制结束时，再次运行 up 会接管
仍在运行的进程。按 Ctrl-C 依次停止全部进程。
--empty 不载入演示，而是建立一条空热线（名称取 --hotline，未写则为 hotline）：打印一次性代码（也保存在数据文件夹
的 first-start.secret），在浏览器首次启动页填写代码、城市和三位管理员后即开通。""",
        """The first start prepares the database, builds the pages and loads a small demonstration city, then prints the
address and one demonstration account per role; later starts take seconds and keep the data.
A process that ends unexpectedly is restarted; if the supervisor itself is killed, the next `up` adopts what still runs.
Ctrl-C stops everything in order.
--empty loads no demonstration but begins an empty hotline (named by --hotline, else “hotline”): it prints a one-time
code (also in first-start.secret in the data folder), with which the city and its administrators are entered on
the first page of the browser. Once the hotline is open, that page is closed for ever.""",
    ),
    "init": Page(
        "hotline init --templates DIR\n"
        "  hotline init --name NAME --city CITY --organisation FILE --categories FILE [--people FILE] "
        "[--password-file FILE]",
        "正式开通一座城市的热线：没有演示数据，没有默认密码。",
        "A city's real start: no demonstration data, no default passwords.",
        """第一步用 --templates 写出 Excel 模板（组织机构、诉求分类、人员），按“填写说明”填好；第二步导入。
导入要么全部成功，要么一条不写，并按工作表、行、列列出错误。同时建立系统、安全、审计三位管理员（三个不同的人）：
密码可在提示时输入、由 --password-file 给出（每行“账号 密码”），或由系统生成一次性密码（只显示一次，首次登录须修改）。
其他选项：--title 热线全称，--division-code 行政区划代码，--system-administrator、--security-administrator、
--audit-administrator 三位管理员的姓名。""",
        """First write Excel templates (organisation, categories, people) with --templates and fill them in; then
import. The import is all or nothing and lists mistakes by sheet, row and column. It also makes the three first
administrators (system, security, audit: three different people); their passwords are asked for, read from
--password-file (one “account password” per line), or generated, shown once, and to be changed at the first sign-in.
More options: --title, --division-code, and the names of the three: --system-administrator, --security-administrator,
--audit-administrator.""",
    ),
    "people": Page(
        "hotline people list [--json] | add ACCOUNT --name NAME --role ROLE [--department CODE] [--staff-number N]\n"
        "  | roles ACCOUNT --role ROLE [--department CODE] | reset-password ACCOUNT | unlock ACCOUNT",
        "人员账号：列出、添加、调整岗位、重置密码、解锁。",
        "Accounts: list, add, change roles, reset a password, unlock.",
        """ROLE 可用中文岗位名（如 话务员）或代码（如 agent），多个岗位重复 --role 或用顿号分开；承办单位人员须用
--department 指定机构编码。add 和 reset-password 打印一次性密码，只显示这一次，首次登录须修改；reset-password
同时结束该账号的全部会话并解锁。roles 用新的岗位代替原有岗位。每次改动都记入审计（操作人 command line）。
未指定 --hotline 时针对默认热线；平台运行时也可使用。""",
        """ROLE is a role's Chinese name or its code (agent); repeat --role for several. People of a department need
--department with its code. add and reset-password print a one-time password, shown this once and to be changed at the
first sign-in; reset-password also ends the account's sessions and its lock. roles replaces the roles held before.
Every change is recorded in the audit (actor “command line”). Without --hotline the default hotline is meant; the
platform may be running.""",
    ),
    "doctor": Page(
        "hotline doctor [--json]",
        "检查本机缺什么、该怎么办。",
        "What is missing on this machine, and what to do.",
    ),
    "demo": Page(
        "hotline demo list [--json] | load NAME [--scale F] [--seed N] [--yes] | reset [--yes]",
        "演示年份：列出、载入、恢复。",
        "Demonstration years: list, load, reset.",
        """每个演示年份是一条独立的热线，数据在各自的数据库中。load 只替换同名热线，载入失败时原有数据不变；
--scale 0.1 按十分之一规模载入，并在结果中标明；相同的 --seed 得到相同的数据。reset 把默认演示热线恢复到初始状态。
载入之后有人登记过工单时，load 和 reset 会先询问；不在终端中运行时须加 --yes。""",
        """Each demonstration year is a hotline of its own, in a database of its own. load replaces only the hotline of
that name, and leaves it as it was when loading fails; --scale 0.1 loads a tenth and marks the result; the same --seed
gives the same data. reset loads the default demonstration anew.
Where people registered work orders after the loading, load and reset ask first, or need --yes outside a terminal.""",
    ),
    "import": Page(
        "hotline import calls FILE --map MAP.yaml [--dry-run] [--json]",
        "导入其他话务系统的话单：每通电话只载入一次。",
        "Load the call records of another switch, each call once.",
        """FILE 为文本文件或 .xlsx；MAP.yaml（字段对照表）写明哪一列、哪种时间格式、哪个词是什么意思，以及时区。
无法读取的行报告行号和原因，连同原因存入数据文件夹的 imports 中的文件，改正后用同一对照表再次导入该文件即可；
其余的行照常载入，重复运行或中断后重新运行不会重复计数。--dry-run 只检查、不写入。有暂存的行时退出码为 1。""",
        """FILE is a text file or .xlsx; MAP.yaml says which columns, times and words mean what, and in which zone.
Rows that cannot be read are reported with line and reason, and kept aside in a file under imports in the data folder:
correct them there and import that file with the same map. All others are loaded, and counted once however often
the command runs or is interrupted. --dry-run only checks. The exit code is 1 where rows were kept aside.""",
    ),
    "evaluate": Page(
        "hotline evaluate NAME [--json] [--early [--as-of DATE]]",
        "按评价方案给同名热线打分，列出每项得分与报告所载得分的差异及原因。",
        "Score the hotline of that name by the scheme, beside the marks stated in its report, with reasons.",
        """用 --hotline 可对另一条热线使用该方案；在浏览器中编写并发布的方案存放在所属热线中。
--early 列出至今得分与按目前进度的期末预测（--as-of 指定截止日，默认昨天）：比率保持，数量按天数推算，
未过的月份逐月推算。预测不是得分，不会保存。""",
        """With --hotline the scheme is applied to another hotline; one written in the browser lives in its own.
--early shows the marks so far and at this pace (as of yesterday or --as-of): rates stay, counts grow with the days,
months to come are projected. A forecast is no mark and is never kept.""",
    ),
    "check-report": Page(
        "hotline check-report FILE [--json]",
        "核对绩效报告：列出前后矛盾、算不拢的数字，逐条写明位置、写法与算法。",
        "Check a performance report: every figure that contradicts another, with place, stated and computed value.",
        """FILE 为结构化报告（.yaml）或含绩效自评表、目标申报表的 Excel 文件（.xlsx）。按通用规则核对，不针对某一份
报告：比率与计数、部分与合计、全年与各月、分值与得分、评分标准、目标前后、单位、日期先后等。“错误”不可能成立，
“待说明”可能成立但报告没有写明。不连接数据库，不保存文件。
退出码：0 没有发现，1 有发现，2 无法读取，70 程序本身出错。""",
        """FILE is a structured report (.yaml) or an Excel file (.xlsx) with a self-evaluation form or a declaration of
targets. The rules are general: rates and counts, parts and wholes, year and months, weights and marks, scoring rules,
targets, units, days. An error cannot be true; what is to explain may be, but the report does not say how. No database
is used and nothing is kept. Exit codes: 0 nothing found, 1 findings, 2 the file cannot be read, 70 a defect of the
program.""",
    ),
    "paper": Page(
        "hotline paper KIND SCHEME --out FILE [--format docx|xlsx|pdf] [--details FILE]",
        "打印绩效文书：自评表、申报表、自评报告、评价报告、外包考核表、整改通知与回复。",
        "Print an official paper of an evaluation: form, declaration, reports, vendor assessment, rectification.",
        """KIND 可为：self-evaluation-form 绩效自评表，declaration 绩效目标申报表，self-evaluation-report 绩效自评报告，
evaluation-report 绩效评价报告，vendor-assessment 外包服务考核表，rectification-notice 整改通知书，
rectification-reply 整改情况回复。数字取自方案 SCHEME 的评分结果；项目、资金、目标、问卷、基础数据等可用 --details
（YAML）给出，没有给出的在文书中写明“本项未提供”。未得满分的指标没有填写偏差原因时，不打印自评表。文书为中文。""",
        """KIND is one of self-evaluation-form, declaration, self-evaluation-report, evaluation-report,
vendor-assessment, rectification-notice and rectification-reply. The figures are those of the scheme's scorecard;
project, funds, goals, questionnaire and base data are given by --details (YAML), and what is not given is said to be
missing. The form is refused where an indicator fell short and nobody has said why. Papers are Chinese, as the official
forms are.""",
    ),
    "report": Page(
        "hotline report draft daily|weekly|monthly|yearly [--day DATE | --month YYYY-MM | --year YYYY] [--json]",
        "起草一份日报、周报、月报或年报，与期间结束后系统自动起草的相同。",
        "Draft a daily, weekly, monthly or yearly report, as the platform does when its period has ended.",
        """不写期间时起草最近结束的一期。修改、审批、印发在页面“报告”中进行。
示例：hotline report draft monthly --month 2026-10""",
        """Without a period the one that ended last is drafted. Edit, approve and issue it on the page “Reports”.
Example: hotline report draft monthly --month 2026-10""",
    ),
    "indicator": Page(
        "hotline indicator CODE --from DATE --to DATE "
        "[--by month|department|category|channel|request_type|agent [--key KEY]] "
        "[--variant V] [--version N] [--explain] [--exact] [--json]",
        "计算一个指标在一段日期内的值（首尾两天都计入）。",
        "One indicator's value over a span of days, both included.",
        """--variant 选择统计口径（见 hotline indicators），--variant all 逐一列出；--version 按旧版定义计算。
--exact 只用业务记录计算。
--explain 列出代入数字的公式、每项剔除的件数和记录所在页面；与 --by、--key 合用时说明一行（如一个单位）。
示例：hotline indicator answer_rate --from 2023-01-01 --to 2023-12-31 --by month""",
        """--variant chooses the counting rule (hotline indicators lists them); --variant all gives each of them;
--version computes by an earlier definition, --exact from the records alone. --explain gives the formula with its
figures, how many records each exclusion left out, and the pages that list them; with --by and --key, of one row.
Example: hotline indicator answer_rate --from 2023-01-01 --to 2023-12-31 --by month""",
    ),
    "indicators": Page("hotline indicators [--json]", "列出全部指标。", "List the indicators."),
    "contracts": Page(
        "hotline contracts check [--on DATE] [--json]",
        "核对合同与资金台账：列出前后不一致之处。",
        "Check the books of contracts and money.",
        """逐个项目核对预算、采购、合同、考核和支付：先服务后签约、未考核先付、超合同或超预算支付、合同各部分之和不符、
预算低于测算需求、结转资金重复使用、预拨未清算、执行进度落后等，写明位置、所列数和核算数。--on 按某一天的事实核对。
发现“不一致”时退出码为 1。""",
        """Checks every project's budgets, procurements, contracts, assessments and payments: service before the
contract, payment before the assessment or beyond contract or budget, parts that do not add up, a budget below the need,
carry-over used twice, advances left open, execution behind the year; with place, stated and computed figure. --on takes
the facts of a day. The exit code is 1 where anything is an error.""",
    ),
    "figures": Page(
        "hotline figures refresh [--anew] | check --from DATE --to DATE\n"
        "  | table --year YEAR [--by month|DIMENSION|month,DIMENSION]\n"
        "  | sql CODE --from DATE --to DATE [--by …] [--variant V] [--engine duckdb|clickhouse] [--source SQL]",
        "预先汇总并写出列式文件，核对其与业务记录是否一致，或输出可在其他引擎上运行的语句。",
        "Keep daily facts and columnar files, check them against the records, or print SQL for others.",
        """后台每小时更新有变动的日期；refresh 立即更新，--anew 全部重算。table 以 CSV 输出一年的全部指标，按月、按维度
（department、category、channel、request_type、agent）或按两者，如 --by month,department。
check 逐个比较两种算法的结果。列式文件在数据目录的 figures 下，可以随时删除。""",
        """Days that changed are brought up to date every hour; refresh does it now, and --anew computes everything
again. table prints all indicators of a year as CSV by month, by department, category, channel, request_type or agent,
or by both, such as --by month,department. check compares both ways of counting. The files are in figures, in the data
folder; they can be deleted at any time.""",
    ),
    "calendar": Page(
        "hotline calendar add DATE N [--unit UNIT] [--at HH:MM] [--json]\n"
        "  | explain DATE N [--unit UNIT] [--at HH:MM] [--json] | list YEAR [--json]",
        "工作日历：推算截止时间，逐日说明原因，列出一年的节假日和调休。",
        "The working calendar: when a limit runs out, why day by day, and the special days of a year.",
        """UNIT 为 working_day（工作日，默认）、working_hour（工作时）、day（自然日）、hour（小时）或 minute（分钟）；
按日计算时起算当日不计入，截止到最后一日 24:00；按小时、分钟计算时用 --at 给出起算时间（默认 09:00）。
使用所选热线现行的日历；尚无热线时使用程序自带的国家节假日安排，并予以说明。放假安排尚未录入的年份会特别提示。
示例：hotline calendar add 2026-09-30 5（2026-10-13）；hotline calendar add 2026-10-01 2 --unit hour --at 23:30""",
        """UNIT is working_day (the default), working_hour, day, hour or minute. Of days the day of the start does not
count, and the last one counts to 24:00; hours and minutes begin at --at (09:00). The chosen hotline's calendar in force
is used, or, while there is no hotline, the national holidays that come with the platform, which is said. Years whose
holidays are not known yet are pointed out.
Example: hotline calendar add 2026-09-30 5 (2026-10-13); hotline calendar add 2026-10-01 2 --unit hour --at 23:30""",
    ),
    "test": Page(
        "hotline test [lint|unit|action|story|browser|telephony|scale] [PYTEST ARGUMENTS]",
        "运行全部测试，或其中一部分。",
        "Run all tests, or one part.",
        """lint：代码风格、类型、导入约定、网页检查；unit：规则与架构，一分钟以内；action：动作与查询，连接 PostgreSQL；
story：经 HTTP 的完整业务过程；browser：真实浏览器中的页面；telephony：真实交换机上的通话
（自动获取，无法获取时略过）；scale：全规模检查（不包含在全部测试中）。
浏览器和中文字体优先使用本机已安装的，否则下载到 HOTLINE_HOME，无须 root。""",
        """lint: style, types, import contracts, checks of the pages; unit: rules and architecture, within a minute;
action: actions and queries against PostgreSQL; story: whole stories over HTTP; browser: pages in a real browser;
telephony: calls on a real switch, which is fetched; scale: checks at full size (not among “all”).
The browser and a Chinese font are used if installed, otherwise unpacked into HOTLINE_HOME without root.""",
    ),
    "openapi": Page(
        "hotline openapi", "输出 HTTP 接口的 OpenAPI 描述。", "Print the HTTP interface's OpenAPI document."
    ),
    "web": Page("hotline web build [--if-changed]", "构建网页。", "Build the pages."),
    "switch": Page(
        "hotline switch install [--again] | info [--json] | check | import | settings … | trunk-password CODE | "
        "open … | close | configuration … | run",
        "电话交换机：安装、查看地址与分机、检查。",
        "The telephone switch: install it, show addresses and extensions, check it.",
        """install 把 Asterisk 22 及其依赖库从 Debian 软件源下载到 HOTLINE_HOME（无须 root，不改动本机系统），合成普通话
语音提示，试启动一次并核对加载的部件；中断后重新运行会接着下载。软件源取自本机 apt 配置，也可用 HOTLINE_DEBIAN_MIRROR
指定。把真人录音放入 HOTLINE_HOME 下的 prompts 文件夹（如 welcome.wav）后再次运行即可替换合成语音。
安装后 up 随平台启动交换机，仅监听本机。info 给出地址、端口、测试中继、分机及其密码；check 检查运行情况；import 把交换机
自己记录的话单导入数据库，可反复运行。
settings show | check 文件 | import 文件 --by 账号 --reason 原因 [--from 时间] | use 文件 查看、检查、发布话务设置，
或直接用于没有平台的节点；run 只运行交换机而不运行平台；
trunk-password 保存运营商账号的密码。
open --address 地址 [--sip-port 5060] [--tls-port 5061] [--media-ports 20000-29998]
[--certificate 文件 --key 文件 [--authorities 文件] | --own-certificate] 让交换机下次启动后在该地址接受呼叫，
close 恢复只在本机监听。
configuration --for firewall|kamailio --to 文件夹 [--settings 文件] 按话务设置生成 nftables 规则（--telephones 网段）
或 Kamailio 配置（--address 地址 --node 地址 --node 地址 [--in-turn] [--installed-in 文件夹]）。""",
        """install fetches Asterisk 22 and its libraries from Debian's packages into HOTLINE_HOME (no root, nothing
installed on the machine), synthesises Mandarin prompts, starts the switch once and checks that every part loaded; an
interrupted download goes on where it stopped. The mirror is that of the machine's apt, or HOTLINE_DEBIAN_MIRROR.
Recordings in the folder prompts of HOTLINE_HOME (welcome.wav, say) take the place of synthesised prompts when install
is run again. From then on `up` starts the switch, on this machine only. info gives address, ports, test trunk, and the
extensions with their passwords; check tells whether it works; import brings the
books that the switch keeps by itself into the database, as often as you like.
settings show | check FILE | import FILE --by ACCOUNT --reason WHY [--from MOMENT] | use FILE shows, checks and
publishes the city's settings of the telephone, or sets a node without a platform by them; run keeps the switch running
without the platform; trunk-password keeps the password of an account at a carrier.
open --address ADDRESS [--sip-port 5060] [--tls-port 5061] [--media-ports 20000-29998]
[--certificate FILE --key FILE [--authorities FILE] | --own-certificate] lets the switch take calls at that address from
its next start on; close has it listen on this machine alone again.
configuration --for firewall|kamailio --to FOLDER [--settings FILE] generates from the city's settings the rules of
nftables (--telephones NETWORK), or Kamailio's files (--address ADDRESS --node ADDRESS --node ADDRESS [--in-turn]
[--installed-in FOLDER]).""",
    ),
    "recordings": Page(
        "hotline recordings verify [--newest N] | expire [--dry-run] | rotate-key",
        "通话录音：核验、清理到期录音、更换密钥。",
        "Recordings of calls: verify them, remove what is over, change their key.",
        """verify 解密每条录音并核对校验值，有问题时逐条列出并以 1 退出；--newest N 只核验最新的 N 条。
expire 删除超过保存期限且未依法保全的录音，通话资料保留；--dry-run 只统计不删除，两者都有记录（平台每晚自动执行）。
rotate-key 生成新密钥，用它重新加密每条录音各自的密钥，存储中的文件不变；密钥文件须与数据库一同备份。
平台运行时也可使用。""",
        """verify unlocks every recording and compares its checksum; faults are listed and end in exit code 1.
--newest N looks at the newest N only. expire removes the recordings that are over and not held, calls' own data
remain; --dry-run only counts; either is recorded (the platform does it every night). rotate-key makes a key and locks
each recording's own key with it; files in storage stay as they are. Back up the file of keys together with the
database. The platform may be running.""",
    ),
    "version": Page("hotline version", "显示版本号。", "Print the version."),
    "help": Page("hotline help [COMMAND]", "显示本说明，或某个命令的详细说明。", "This page, or a command's own."),
}

SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("HOTLINE_HOME", "数据文件夹（默认：源码文件夹下的 .hotline）", "data folder (default: .hotline in the clone)"),
    ("HOTLINE_PORT", "网页端口（默认 12345）", "port of the pages (default 12345)"),
    (
        "HOTLINE_BIND",
        "监听地址（默认 127.0.0.1；对外开放须启用 TLS）",
        "address (default 127.0.0.1; beyond it TLS is required)",
    ),
    ("HOTLINE_TLS_CERTIFICATE", "TLS 证书文件", "file of the TLS certificate"),
    ("HOTLINE_TLS_KEY", "TLS 私钥文件", "file of the TLS key"),
    ("HOTLINE_TLS", "设为 off 表示由前置代理加密", "off: a proxy in front encrypts"),
    ("DATABASE_URL", "改用一台 PostgreSQL 服务器（15 或更高版本）", "use a PostgreSQL server (15 or newer) instead"),
    (
        "HOTLINE_LANGUAGE",
        "命令行语言：zh 或 en（其他值按 en）",
        "language of the commands: zh or en (any other means en)",
    ),
    (
        "HOTLINE_DEBIAN_MIRROR",
        "获取交换机的 Debian 镜像（默认用本机 apt 的）",
        "Debian mirror for the switch (default: that of the machine's apt)",
    ),
    ("HOTLINE_PYTHON", "指定 Python 3.11+ 的路径", "path of a Python 3.11+"),
)
