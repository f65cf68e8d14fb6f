"""What stories of seats share: the room, agents' pages, and asking for something at one's own seat."""

from tests.support import PageClient

Told = dict[str, object]


def do(page: PageClient, what: str, status: int = 200, **body: object) -> Told:
    """Ask for something at one's own seat; gives the seat, or the refusal."""
    answer = page.post_json(f"/api/seats/own/{what}", body)
    assert answer.status_code == status, answer.content.decode()
    told: dict[str, Told] = answer.json()
    return told["seat"] if status == 200 else told  # type: ignore[return-value]


def own(page: PageClient) -> Told:
    """The own seat; empty where nobody is logged in."""
    told: dict[str, Told | None] = page.get("/api/seats/own").json()
    return told["seat"] or {}


def ready(page: PageClient, extension: str = "1001") -> None:
    """Log in and be ready."""
    do(page, "log-ins", extension=extension)
    do(page, "ready-marks")


def state(page: PageClient) -> object:
    """What the own seat does; empty where nobody is logged in."""
    return own(page).get("state", "")
