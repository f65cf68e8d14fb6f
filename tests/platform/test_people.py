"""Accounts after a city's start, from the command line."""

import json
import re
from pathlib import Path

from tests.platform.support import run

PASSWORD = re.compile(r"\b[a-z2-9]{5}(?:-[a-z2-9]{5}){3}\b")


def test_person_is_added_given_other_roles_and_a_new_password(city: Path) -> None:
    added = run(city, "people", "add", "zhaoliu", "--name", "赵六", "--role", "话务员", "--department", "RX")
    assert added.returncode == 0, added.stderr
    assert PASSWORD.search(added.stdout)
    assert run(city, "people", "roles", "zhaoliu", "--role", "agent、callback_clerk").returncode == 0
    again = run(city, "people", "reset-password", "zhaoliu")
    assert PASSWORD.findall(again.stdout) != PASSWORD.findall(added.stdout)
    assert run(city, "people", "unlock", "zhaoliu").returncode == 0

    people = {one["account"]: one for one in json.loads(run(city, "people", "list", "--json").stdout)}

    assert people["zhaoliu"] == {
        "account": "zhaoliu", "name": "赵六", "staff_number": "", "roles": ["agent", "callback_clerk"],
        "department": "RX", "is_active": True, "must_change_password": True, "is_locked": False,
    }  # fmt: skip


def test_what_cannot_be_done_is_refused_in_one_sentence(city: Path) -> None:
    for arguments, sentence in (
        (["add", "zhangsan", "--name", "张三", "--role", "agent"], "exists already"),
        (["add", "sun", "--name", "孙七", "--role", "agent", "--department", "NONE"], "NONE"),
        (["add", "sun", "--name", "孙七", "--role", "handler"], "--department"),
        (["add", "sun", "--name", "孙七", "--role", "nonsense"], "nonsense"),
        (["roles", "zhangsan", "--role", "agent", "--role", "audit_administrator"], "different persons"),
        (["unlock", "nobody"], "no account"),
    ):
        refused = run(city, "people", *arguments)
        assert refused.returncode == 1
        assert sentence in refused.stderr
    assert "sun" not in run(city, "people", "list").stdout
