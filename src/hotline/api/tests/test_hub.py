"""A page that does not keep up is let go; everybody else hears everything."""

import asyncio

from hotline.api.hub import _PAGE_BACKLOG, Hub, Notice, Subscription


def test_page_that_falls_behind_is_closed() -> None:
    async def story() -> None:
        slow, quick = Subscription(["centre"]), Subscription(["centre"])
        for number in range(_PAGE_BACKLOG + 1):
            slow.put(b"x")
            quick.put(b"x")
            assert await quick.take() == b"x", number
        assert slow.was_overrun
        assert await slow.take() is None
        assert not quick.was_overrun

    asyncio.run(story())


def test_unread_events_arrive_in_one_piece() -> None:
    async def story() -> None:
        page = Subscription([])
        page.put(b"1")
        page.put(b"2")
        assert await page.take() == b"12"
        page.put(b"3")
        page.close()
        page.put(b"4")
        assert await page.take() is None

    asyncio.run(story())


def test_hub_forgets_pages_that_left() -> None:
    async def story() -> None:
        hub = Hub(_never, _never, _never)  # type: ignore[arg-type]
        page = hub.subscribe(["centre", "person:a"])
        hub.unsubscribe(page)
        hub.hand_out(Notice(1, "centre", "dispatch", "1"))
        assert hub._pages == {} and hub._all == set()
        page.close()
        assert await page.take() is None

    asyncio.run(story())


def test_what_is_told_besides_reaches_only_who_may_read_it() -> None:
    async def story() -> None:
        hub = Hub(_never, _never, _never)  # type: ignore[arg-type]
        agent, former = hub.subscribe(["person:a"], {"take_calls"}), hub.subscribe(["person:a"], {"watch_seats"})
        hub.hand_out(Notice(7, "person:a", "telephony.seat", "", {"state": "offered"}, "take_calls"))
        assert await agent.take() == (
            b'id: 7\nevent: telephony\ndata: {"number": "", "kind": "telephony.seat", "told": {"state": "offered"}}\n\n'
        )
        assert await former.take() == b'id: 7\nevent: telephony\ndata: {"number": "", "kind": "telephony.seat"}\n\n'

    asyncio.run(story())


async def _never(*arguments: object) -> object:
    raise AssertionError(arguments)
