"""Pages of those who take calls are told when the switch is not heard any more, and when it is again."""

import asyncio

import pytest
from django.db import OperationalError

from hotline.api import switch_signs
from hotline.api.hub import Subscription


def test_pages_are_told_of_every_change_and_of_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch_signs, "_EVERY_SECONDS", 0)
    answers: list[bool | OperationalError] = [False, False, True, OperationalError(), True, False]
    told_after: list[int] = []

    async def ask() -> bool:
        if not answers:
            await asyncio.Event().wait()
        answer = answers.pop(0)
        if isinstance(answer, OperationalError):
            raise answer
        return answer

    async def story() -> None:
        watching = asyncio.create_task(switch_signs.watch_signs(ask, lambda: told_after.append(6 - len(answers))))
        await asyncio.sleep(0.05)
        watching.cancel()

    asyncio.run(story())
    assert told_after == [3, 6]


def test_only_who_takes_calls_is_told() -> None:
    async def story() -> None:
        agent, handler = Subscription([], {"take_calls"}), Subscription([], {"reply_to_work_orders"})
        for page in (agent, handler):
            switch_signs.tell_of_the_switch(page)
        assert await agent.take() == b'event: telephony\ndata: {"number": "", "kind": "telephony.switch"}\n\n'
        handler.close()
        assert await handler.take() is None

    asyncio.run(story())
