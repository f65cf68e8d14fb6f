"""One origin: live events as asynchronous streams, packed assets as files, all else as Django on a pool of threads.

Import it after `django.setup()`, as the `web` command does.
"""

from a2wsgi import WSGIMiddleware
from a2wsgi.asgi_typing import Receive, Scope, Send
from django.core.handlers.wsgi import WSGIHandler

from hotline.api import assets
from hotline.api.live import LiveEvents
from hotline.api.switch_socket import PATH, switch_socket

_pages_and_interface = WSGIMiddleware(WSGIHandler(), workers=20)  # type: ignore[arg-type]
_live_events = LiveEvents()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a connection to the part that serves its path."""
    if scope["type"] == "lifespan":
        await _live_events.lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"] == "/events":
        await _live_events(scope, receive, send)
    elif scope["type"] == "websocket" and scope["path"] == PATH:
        await switch_socket(scope, receive, send)
    elif scope["type"] == "http" and (file := assets.packed(scope)):
        await assets.send_packed(file, scope, send)
    else:
        await _pages_and_interface(scope, receive, send)
