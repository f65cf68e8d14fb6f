"""`init`: a city's real start."""

import dataclasses
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table

from hotline.config import fresh, home, hotlines, opening
from hotline.config.database.server import Server, check_name
from hotline.config.failures import CannotContinue
from hotline.config.wording import answers, progress, say, show, tell
from hotline.kit import clock
from hotline.modules.access.rules.roles import ROLES
from hotline.modules.founding.public import ADMINISTRATORS, Credential, Profile, account_of, open_city
from hotline.modules.founding.rules import templates
from hotline.modules.founding.rules.contents import Contents, gather
from hotline.modules.founding.rules.reading import DIVISION_PATTERN

PATH = click.Path(path_type=Path)
MISTAKES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for on the command line."""

    templates: Path | None
    name: str | None
    city: str | None
    organisation: Path | None
    categories: Path | None
    people: Path | None
    title: str | None
    division_code: str
    password_file: Path | None
    system_administrator: str | None
    security_administrator: str | None
    audit_administrator: str | None


@click.command(name="init")
@click.option("--templates", type=PATH)
@click.option("--name")
@click.option("--city")
@click.option("--organisation", type=PATH)
@click.option("--categories", type=PATH)
@click.option("--people", type=PATH)
@click.option("--title")
@click.option("--division-code", default="")
@click.option("--password-file", type=PATH)
@click.option("--system-administrator")
@click.option("--security-administrator")
@click.option("--audit-administrator")
@click.pass_context
def command(context: click.Context, /, **_: str) -> None:
    """Write templates, or open a hotline from filled-in ones."""
    wish = Wish(**context.params)
    if wish.templates is not None:
        write_templates(wish.templates)
    else:
        open_hotline(wish)


def open_hotline(wish: Wish) -> None:
    """Check everything first, then save it in one step."""
    if not (wish.name and wish.city and wish.organisation and wish.categories):
        raise CannotContinue(
            "请给出 --name、--city、--organisation 和 --categories；模板用 ./hotline init --templates 文件夹 写出。",
            "Give --name, --city, --organisation and --categories; ./hotline init --templates DIR writes templates.",
            code="init_incomplete",
        )
    contents = gather(wish.organisation, wish.categories, wish.people)
    refuse_mistakes(contents)
    refuse_division(wish.division_code, contents)
    profile = Profile(
        name=check_name(wish.name),
        city=wish.city,
        title=wish.title or f"{wish.city}12345政务服务便民热线",
        title_en=f"{wish.name} hotline 12345",
        division_code=wish.division_code or contents.own_division_code,
    )
    names = administrator_names(wish)
    place = home.current()
    with opening.open_server(place) as (found, _):
        server = for_new_hotline(found, profile.name)
        passwords = chosen_passwords(wish.password_file, {account_of(role): name for role, name in names.items()})
        generated = open_for_business(server, profile, contents, names, passwords)
    hotlines.make_default(place, profile.name)
    congratulate(profile, generated)


def write_templates(folder: Path) -> None:
    """Write the templates and say what to do with them."""
    written = templates.write(folder)
    for path in written:
        click.echo(str(path))
    if not written:
        tell(f"{folder} 中的模板已存在，未作改动。", f"The templates in {folder} are there already and were kept.")
    tell("填好后运行 ./hotline help init 查看导入方法。", "Fill them in; ./hotline help init says how to import them.")


def refuse_mistakes(contents: Contents) -> None:
    """List every mistake and stop."""
    if not contents.mistakes:
        return
    for mistake in contents.mistakes[:MISTAKES_SHOWN]:
        progress.print(mistake.sentence(say("zh", "en")), markup=False)
    count = len(contents.mistakes)
    raise CannotContinue(
        f"共 {count} 处需要改正，没有导入任何内容。改正后请重新运行。",
        f"There are {count} mistakes; nothing was imported. Correct them and run the command again.",
        code="templates_not_valid",
    )


def refuse_division(code: str, contents: Contents) -> None:
    """Stop at a code that is no division's, or none of the city's where its divisions are known."""
    known = {row.code for row in contents.divisions}
    if code and (not DIVISION_PATTERN.fullmatch(code) or (known and code not in known)):
        raise CannotContinue(
            f"--division-code “{code}”不可用：应为 6 至 12 位数字，且在“行政区划”表中。不写则取表中没有上级的一行。",
            f"--division-code “{code}” cannot be used: write 6 to 12 digits that are in sheet “行政区划”; without it "
            "the line that has no parent counts.",
            code="division_not_valid",
        )


def administrator_names(wish: Wish) -> dict[str, str]:
    """A name for each of the three administrators; three different people."""
    given = (wish.system_administrator, wish.security_administrator, wish.audit_administrator)
    language = say("zh", "en")
    names = {role: name or ROLES[role].name(language) for role, name in zip(ADMINISTRATORS, given, strict=True)}
    if len(set(names.values())) < len(names):
        raise CannotContinue(
            "系统、安全、审计管理员必须是三个不同的人。",
            "The system, security and audit administrators must be three different people.",
            code="administrators_not_different",
        )
    return names


def for_new_hotline(server: Server, name: str) -> Server:
    """The server as the new hotline sees it; a hotline that exists is refused.

    The first hotline of a DATABASE_URL lives in the very database that the URL names.
    """
    if server.own_database and server.is_empty(server.own_database):
        server = dataclasses.replace(server, default_hotline=name)
    if server.exists(name) and not (
        server.database_of(name) == server.own_database and server.is_empty(server.own_database)
    ):
        raise CannotContinue(
            f"热线“{name}”已经存在，init 不会改动它。启动：./hotline up --hotline {name}；如需另建，请换一个 --name。",
            f"The hotline “{name}” exists; init does not change it. Start it with ./hotline up --hotline {name}, "
            "or choose another --name.",
            code="hotline_exists",
        )
    return server


def chosen_passwords(file: Path | None, accounts: Mapping[str, str]) -> dict[str, str]:
    """Passwords from the file or the prompt, by account; an account without one gets a generated password."""
    if file is not None:
        try:
            lines = [line.split(maxsplit=1) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        except OSError as failure:
            raise CannotContinue(f"无法读取 {file}。", f"{file} cannot be read.", code="file_missing") from failure
        return {line[0]: line[1].strip() for line in lines if len(line) == 2}
    if not sys.stdin.isatty():
        return {}
    chosen = {}
    for account, name in accounts.items():
        question = say(
            f"{name}（{account}）的密码，直接回车则生成", f"Password for {name} ({account}), empty to generate"
        )
        password: str = click.prompt(
            question, default="", hide_input=True, confirmation_prompt=True, show_default=False
        )
        if password:
            chosen[account] = password
    return chosen


def open_for_business(
    server: Server, profile: Profile, contents: Contents, names: Mapping[str, str], passwords: Mapping[str, str]
) -> list[Credential]:
    """Save everything in a database that takes its place when it is whole; gives the generated passwords."""
    generated: list[Credential] = []

    def fill() -> None:
        generated.extend(
            open_city(profile=profile, contents=contents, administrators=names, passwords=passwords, at=clock.now())
        )

    fresh.build(server, profile.name, fill)
    return generated


def congratulate(profile: Profile, generated: list[Credential]) -> None:
    """What was made, the passwords that are shown this once, and the next step."""
    answers.print(
        say(f"{profile.title} 已建立（{profile.name}）。", f"{profile.title} is made ({profile.name})."), markup=False
    )
    if generated:
        table = Table(
            title=say(
                "一次性密码：只显示这一次，首次登录须修改",
                "One-time passwords: shown this once, to be changed at first sign-in",
            )
        )
        for heading in (say("账号", "Account"), say("姓名", "Name"), say("密码", "Password")):
            table.add_column(heading, no_wrap=True)
        for credential in generated:
            table.add_row(credential.account, credential.name, credential.password)
        show(table)
    start = f"./hotline up --hotline {profile.name}"
    answers.print(say(f"启动：{start}", f"Start it: {start}"), markup=False)
