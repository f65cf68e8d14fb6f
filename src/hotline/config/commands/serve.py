"""`serve`: the process `web` of the supervisor: pages, interface and live events on one port."""

import click
import uvicorn

from hotline.config import exposure, turns
from hotline.config.asgi import application

# Open event streams end with the process; a request gets this long.
SHUTDOWN_SECONDS = 5


@click.command(hidden=True)
def command() -> None:
    """Serve until told to stop."""
    turns.serve_people()
    wanted = exposure.from_environment()
    uvicorn.run(
        application,
        host=wanted.bind,
        port=wanted.port,
        ssl_certfile=wanted.certificate,
        ssl_keyfile=wanted.key,
        # Sets the client's address and scheme to what these proxies tell; kit.addresses reads no header itself.
        proxy_headers=True,
        forwarded_allow_ips=list(wanted.trusted_proxies),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="auto",
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        log_config=None,
    )
