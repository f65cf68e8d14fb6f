"""Live events: server-sent events that tell open pages what changed. They carry identifiers, never contents."""

from a2wsgi.asgi_typing import Receive, Scope, Send


class LiveEvents:
    """Serves /events."""

    async def lifespan(self, receive: Receive, send: Send) -> None:
        """Answer the server's start and stop."""
        raise NotImplementedError

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream events to one page."""
        raise NotImplementedError
