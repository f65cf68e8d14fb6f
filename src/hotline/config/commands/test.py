"""`test`: every test, or one part, as CI runs them."""

import click

from hotline.config import home
from hotline.config.failures import CannotContinue
from hotline.config.testing import runner


@click.command(name="test", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(words: tuple[str, ...]) -> int:
    """Run the parts that are named first, with the remaining arguments for pytest."""
    root = home.clone()
    if root is None:
        raise CannotContinue(
            "测试只能在源码仓库中运行。",
            "The tests run in a clone of the repository only.",
            code="not_a_clone",
        )
    names: list[str] = []
    while words[len(names) : len(names) + 1] and words[len(names)] in runner.WORDS:
        names.append(words[len(names)])
    result = runner.run(root, home.current(), names or runner.ALL, words[len(names) :])
    return 1 if result.failed else 0
