"""The embedded server of a home: whoever comes first starts it, whoever leaves last stops it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotline.config.database import placement
from hotline.config.database.cluster import ROLE, Cluster, free_port, is_port_free
from hotline.config.database.server import Server
from hotline.config.home import Home
from hotline.config.hotlines import default_hotline
from hotline.config.wording import tell

PREFIX = "hotline"


def cluster_of(home: Home, *, is_durable: bool = True) -> Cluster:
    """The cluster of this home, made or not."""
    return Cluster(placement.choose(home), home.logs / "database.log", home.secret("database"), is_durable)


def ensure_running(home: Home, *, is_durable: bool = True) -> Server:
    """The home's server, adopted if it runs, otherwise made when missing and started."""
    with _one_at_a_time(home.run / "database.lock"):
        cluster = cluster_of(home, is_durable=is_durable)
        postmaster = cluster.running()
        if postmaster is None or not postmaster.is_ready:
            if not cluster.placement.is_initialised:
                cluster.initialise()
            postmaster = cluster.start(_port(home))
        if home.recall(placement.FACTS).get("port") != postmaster.port:
            home.remember(placement.FACTS, {**home.recall(placement.FACTS), "port": postmaster.port})
    return server_at(home, postmaster.port)


def server_at(home: Home, port: int) -> Server:
    """How the home's server on this port is reached."""
    parameters = {"host": "127.0.0.1", "port": str(port), "user": ROLE, "password": home.secret("database")}
    return Server(parameters, PREFIX, None, default_hotline(home))


def _port(home: Home) -> int:
    remembered = home.recall(placement.FACTS).get("port")
    return remembered if isinstance(remembered, int) and is_port_free(remembered) else free_port()


@contextmanager
def in_use(home: Home, *, is_durable: bool = True) -> Iterator[tuple[Server, int]]:
    """Use the home's server; gives it and the descriptor that marks its users.

    A process that inherits the descriptor is a user too, and stays one when its parent is killed.
    The last user stops the server.
    """
    descriptor = os.open(home.run / "database.users", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield ensure_running(home, is_durable=is_durable), descriptor
    finally:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            stop(home)
        os.close(descriptor)


def stop(home: Home) -> None:
    """Stop the home's server if it runs."""
    cluster = cluster_of(home)
    if cluster.running() is not None:
        cluster.stop(lambda seconds: tell(f"正在停止数据库（{seconds} 秒）…", f"Stopping the database ({seconds} s)…"))


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
