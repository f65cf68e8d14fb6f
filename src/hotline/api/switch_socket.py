"""The socket of the telephone in the page: passed on to the switch, so that pages need no other address.

SIP within it is the switch's own affair: a telephone signs in there with its own password. Only pages of this hotline
may open it, and only where somebody is signed in.
"""

import asyncio
import os
from contextlib import suppress

from a2wsgi.asgi_typing import Receive, Scope, Send
from django.conf import settings
from django.db import connection
from django.http import parse_cookie
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Permission, actor_of_session

PATH = "/switch-socket"
# What a browser is told: try again later, or never.
AWAY, NOT_ALLOWED = 1013, 1008
LARGEST_MESSAGE = 1 << 16


async def switch_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Pass messages both ways until one side leaves."""
    assert scope["type"] == "websocket"
    await receive()
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    port = os.environ.get("HOTLINE_SWITCH_SOCKET_PORT", "")
    is_welcome = _is_own_page(headers) and await asyncio.to_thread(_may_take_calls, headers.get("cookie", ""))
    if not is_welcome or not port:
        await send({"type": "websocket.close", "code": AWAY if is_welcome else NOT_ALLOWED, "reason": ""})
        return
    try:
        async with connect(
            f"ws://127.0.0.1:{int(port)}/ws",
            subprotocols=[Subprotocol("sip")],
            max_size=LARGEST_MESSAGE,
            proxy=None,
        ) as switch:
            await send({"type": "websocket.accept", "subprotocol": "sip", "headers": []})
            await _pass_on(switch, receive, send)
    except (OSError, WebSocketException, TimeoutError):
        pass
    with suppress(RuntimeError):
        await send({"type": "websocket.close", "code": AWAY, "reason": ""})


async def _pass_on(switch: ClientConnection, receive: Receive, send: Send) -> None:
    both = {asyncio.create_task(_to_page(switch, send)), asyncio.create_task(_to_switch(switch, receive))}
    done, pending = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        task.result()


async def _to_page(switch: ClientConnection, send: Send) -> None:
    async for message in switch:
        text = message if isinstance(message, str) else message.decode("utf-8", "replace")
        await send({"type": "websocket.send", "text": text})


async def _to_switch(switch: ClientConnection, receive: Receive) -> None:
    while (event := await receive())["type"] == "websocket.receive":
        text = event.get("text")
        if text:
            await switch.send(text)


def _is_own_page(headers: dict[str, str]) -> bool:
    """A page of another site may not use the cookie of this one."""
    return headers.get("origin", "").partition("://")[2] == headers.get("host", "")


def _may_take_calls(cookies: str) -> bool:
    try:
        actor = actor_of_session(parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, ""))
    except Refusal:
        return False
    finally:
        connection.close()
    return actor.may(Permission.TAKE_CALLS)
