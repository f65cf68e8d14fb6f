"""The `hotline` command: chooses language and hotline, then hands over to one command."""

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import click

from hotline.config import home as homes
from hotline.config import usage
from hotline.config.failures import translated
from hotline.config.wording import never_fail_on_characters, progress, say, tell
from hotline.kit.errors import Refusal


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives, and whether its imports need the settings loaded."""

    module: str
    needs_django: bool = True


# Of sysexits.h: so that no crash is taken for what a command has found.
SOFTWARE_FAILED = 70

COMMANDS: dict[str, Entry] = {
    "up": Entry("up"),
    "test": Entry("test", needs_django=False),
    "init": Entry("init"),
    "people": Entry("people"),
    "doctor": Entry("doctor", needs_django=False),
    "demo": Entry("demo"),
    "import": Entry("imports"),
    "evaluate": Entry("evaluate"),
    "paper": Entry("paper"),
    "check-report": Entry("check_report", needs_django=False),
    "report": Entry("report"),
    "indicator": Entry("indicator"),
    "indicators": Entry("indicators"),
    "contracts": Entry("contracts"),
    "figures": Entry("figures"),
    "calendar": Entry("calendar"),
    "openapi": Entry("openapi"),
    "help": Entry("help", needs_django=False),
    "version": Entry("version", needs_django=False),
    "web": Entry("web", needs_django=False),
    "switch": Entry("switch", needs_django=False),
    "recordings": Entry("recordings"),
    "serve": Entry("serve"),
    "worker": Entry("worker"),
    "watch": Entry("watch"),
}


class Commands(click.Group):
    """Imports a command only when it is called, so that a simple one starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.needs_django:
            # Imported late: Django and its settings cost a second that `help` need not pay.
            opening = importlib.import_module("hotline.config.opening")
            opening.prepare_django(homes.current())
        module = importlib.import_module(f"hotline.config.commands.{entry.module}")
        command: click.Command = module.command
        return command


@click.group(cls=Commands)
def hotline() -> None:
    """The platform behind a city's hotline 12345."""


def asked(arguments: Sequence[str]) -> list[str]:
    """The arguments, with every way to ask for help turned into the command that gives it."""
    if not arguments:
        return ["help"]
    if {"-h", "--help"} & set(arguments):
        return ["help", *[word for word in arguments if not word.startswith("-")][:1]]
    return ["version"] if list(arguments) == ["--version"] else list(arguments)


def without_hotline(arguments: Sequence[str]) -> list[str]:
    """The arguments without `--hotline NAME`, which counts wherever it stands; the name goes to HOTLINE_NAME."""
    remaining: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--hotline":
            name = next(words, "")
        elif word.startswith("--hotline="):
            name = word.partition("=")[2]
        else:
            remaining.append(word)
            continue
        if not name:
            raise click.UsageError(say("--hotline 后面要写热线名称。", "--hotline needs the name of a hotline."))
        os.environ["HOTLINE_NAME"] = name
    return remaining


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; what a person can mend ends in one sentence and exit code 1, a defect of ours in 70."""
    never_fail_on_characters()
    try:
        words = asked(without_hotline(sys.argv[1:] if arguments is None else arguments))
        code = hotline.main(words, prog_name="hotline", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        tell("已中断。", "Interrupted.")
        sys.exit(130)
    except click.ClickException as failure:
        tell(usage.sentence(failure), f"{failure.format_message()} Usage: {usage.page_of(failure)}")
        sys.exit(failure.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as failure:  # noqa: BLE001 - the outermost place: nothing may end as a traceback
        sys.exit(report(failure))
    sys.exit(code if isinstance(code, int) else 0)


def report(failure: Exception) -> int:
    """Say in one sentence why the command stopped; a defect of ours is kept in a log with its traceback."""
    known, code = translated(failure), 1
    if known is not None:
        progress.print(known.sentence, markup=False, style="red")
    elif isinstance(failure, Refusal):
        language = say("zh", "en")
        progress.print(f"{failure.sentence(language)}{failure.advice(language)}", markup=False, style="red")
    else:
        place, code = keep_traceback(failure), SOFTWARE_FAILED
        tell(
            f"程序出现意外错误：{type(failure).__name__}。详情见 {place}，请附上该文件反馈问题。",
            f"An unexpected error occurred: {type(failure).__name__}. {place} has the details; please report "
            "it with them.",
        )
    if os.environ.get("HOTLINE_DEBUG"):
        traceback.print_exception(failure)
    return code


def keep_traceback(failure: Exception) -> str:
    """Append the traceback to the home's log; gives the place."""
    text = "".join(traceback.format_exception(failure))
    try:
        log = homes.current().logs / "errors.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(sys.argv)}\n{text}\n")
    except Exception:  # noqa: BLE001 - the failure itself matters more than where it is kept
        sys.stderr.write(text)
        return "stderr"
    return str(log)


if __name__ == "__main__":
    main()
