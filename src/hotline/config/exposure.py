"""Where the platform may be reached from, and under which protection."""

import ipaddress
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from hotline.config.database.cluster import is_port_free
from hotline.config.failures import CannotContinue

DEFAULT_PORT = 12345


@dataclass(frozen=True, slots=True)
class Exposure:
    """The address and port that `web` listens on, with the certificate and key where it is encrypted.

    `trusted_proxies` are believed when they tell whom they pass on.
    """

    bind: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    trusted_proxies: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """What a person on this machine opens."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(
            self.bind, f"[{self.bind}]" if ":" in self.bind else self.bind
        )
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}"


def from_environment(environment: Mapping[str, str] = os.environ) -> Exposure:
    """The wanted exposure; beyond loopback only encrypted, unless HOTLINE_TLS=off says a proxy does that."""
    bind = environment.get("HOTLINE_BIND") or "127.0.0.1"
    certificate, key = environment.get("HOTLINE_TLS_CERTIFICATE"), environment.get("HOTLINE_TLS_KEY")
    if bool(certificate) != bool(key):
        raise CannotContinue(
            "HOTLINE_TLS_CERTIFICATE 与 HOTLINE_TLS_KEY 须同时设置。",
            "HOTLINE_TLS_CERTIFICATE and HOTLINE_TLS_KEY must be set together.",
            code="tls_incomplete",
        )
    # The processes run in another folder than the person who named the files.
    certificate, key = (str(Path(path).resolve()) if path else None for path in (certificate, key))
    for path in filter(None, (certificate, key)):
        if not os.access(path, os.R_OK):
            raise CannotContinue(
                f"无法读取 {path}。请检查 TLS 证书与私钥的路径和权限。",
                f"{path} cannot be read. Check the paths and permissions of the TLS certificate and key.",
                code="tls_unreadable",
            )
    if not is_loopback(bind) and not certificate and environment.get("HOTLINE_TLS") != "off":
        raise CannotContinue(
            f"HOTLINE_BIND={bind} 会让其他机器访问本平台，因此必须加密：请设置 HOTLINE_TLS_CERTIFICATE 和 "
            "HOTLINE_TLS_KEY；"
            "若前面已有负责加密的代理，请明确设置 HOTLINE_TLS=off。",
            f"HOTLINE_BIND={bind} opens the platform to other machines, so it must be encrypted: set "
            "HOTLINE_TLS_CERTIFICATE and HOTLINE_TLS_KEY, or, where a proxy in front encrypts, say HOTLINE_TLS=off.",
            code="tls_required",
        )
    return Exposure(
        bind,
        port_number(environment),
        Path(certificate) if certificate else None,
        Path(key) if key else None,
        trusted_proxies(environment),
    )


def trusted_proxies(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses and networks of HOTLINE_TRUSTED_PROXIES; loopback's where none are named.

    “Everybody” is refused: then each client could give himself any address, and nothing could be counted.
    """
    # What uvicorn itself reads was the setting before; who has set it loses nothing.
    text = environment.get("HOTLINE_TRUSTED_PROXIES") or environment.get("FORWARDED_ALLOW_IPS") or "127.0.0.1,::1"
    named = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in named:
        try:
            is_everybody = ipaddress.ip_network(part).prefixlen == 0
        except ValueError:
            is_everybody = True
        if is_everybody:
            raise CannotContinue(
                f"HOTLINE_TRUSTED_PROXIES 中的“{part}”不可用：请逐一写明代理的地址或网段，以逗号分隔，不能写任意地址。",
                f"“{part}” in HOTLINE_TRUSTED_PROXIES cannot be used: name each proxy by address or network, separated "
                "by commas, and never all addresses.",
                code="proxies_unusable",
            )
    return named


def port_number(environment: Mapping[str, str]) -> int:
    """HOTLINE_PORT, or 12345."""
    text = environment.get("HOTLINE_PORT") or str(DEFAULT_PORT)
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise CannotContinue(
        f"HOTLINE_PORT={text} 不是可用的端口号，请用 1 至 65535 之间的整数。",
        f"HOTLINE_PORT={text} is not a port: use a whole number from 1 to 65535.",
        code="port_unusable",
    )


def is_loopback(bind: str) -> bool:
    """Whether only this machine can reach that address."""
    if bind == "localhost":
        return True
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return False


def allowed_hosts(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The host names that are answered: loopback's always, and those of HOTLINE_ALLOWED_HOSTS; else any beyond it.

    On loopback a foreign name is refused, for a page of that name could otherwise act as ours (DNS rebinding).
    """
    named = [name.strip() for name in environment.get("HOTLINE_ALLOWED_HOSTS", "").split(",")]
    is_open = not is_loopback(environment.get("HOTLINE_BIND") or "127.0.0.1")
    beyond = [name for name in named if name]
    if is_open and not beyond:
        return ["*"]
    # The supervisor asks on loopback whether the platform answers.
    return [*beyond, "127.0.0.1", "localhost", "[::1]"]


def require_free(exposure: Exposure) -> None:
    """Refuse a port that another program holds, naming it where the system tells."""
    try:
        socket.getaddrinfo(exposure.bind, exposure.port)
    except OSError as failure:
        raise CannotContinue(
            f"HOTLINE_BIND={exposure.bind} 不是本机可用的地址。",
            f"HOTLINE_BIND={exposure.bind} is not an address of this machine.",
            code="bind_unusable",
        ) from failure
    if is_port_free(exposure.port, exposure.bind):
        return
    holder = holder_of(exposure.port)
    raise CannotContinue(
        f"端口 {exposure.port} 已被占用{f'（{holder}）' if holder else ''}。"
        f"请停止该程序，或换一个端口：HOTLINE_PORT={exposure.port + 1} ./hotline up",
        f"Port {exposure.port} is taken{f' ({holder})' if holder else ''}. "
        f"Stop that program, or choose another port: HOTLINE_PORT={exposure.port + 1} ./hotline up",
        code="port_busy",
    )


def holder_of(port: int) -> str:
    """The program that listens on a port, as far as the system shows it to us."""
    try:
        for connection in psutil.net_connections(kind="tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,) and connection.pid:
                return f"{psutil.Process(connection.pid).name()}, pid {connection.pid}"
    except (psutil.Error, OSError):
        pass
    return ""
