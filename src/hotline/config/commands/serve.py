"""`serve`: the process `web` of the supervisor: pages, interface and live events on one port."""

import contextlib
import resource

import click
import uvicorn

from hotline.config import exposure, turns
from hotline.config.asgi import application

# Open event streams end with the process; a request gets this long.
SHUTDOWN_SECONDS = 5
# Whoever reads half a minute before the next press finds the connection, and its encryption, still there.
IDLE_SECONDS = 60


@click.command(hidden=True)
def command() -> None:
    """Serve until told to stop."""
    turns.serve_people()
    _allow_many_connections()
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
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        log_config=None,
    )


def _allow_many_connections() -> None:
    """Hundreds of pages keep some connections each: as many open files as this system lets us have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
