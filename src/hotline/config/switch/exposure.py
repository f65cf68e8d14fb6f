"""Where a machine's switch may be reached from: from this machine alone, until somebody opens an address."""

import ipaddress
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import TypeAdapter

from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.config.failures import CannotContinue
from hotline.config.home import Home, write_privately
from hotline.config.switch.placement import SwitchPlace
from hotline.kit.clock import now
from hotline.modules.telephony.rules import switch_values as values
from hotline.modules.telephony.rules.switch_settings import TelephonySettings, Transport

FACTS = "switch-exposure"
OWN_CERTIFICATE, OWN_KEY = "switch-certificate.pem", "switch-key.pem"
OWN_DAYS = 397
# As they lie beside the switch, whose account may not read the originals.
COPIES = {"certificate": "certificate.pem", "key": "key.pem", "authorities": "authorities.pem"}


@dataclass(frozen=True, slots=True)
class Exposure:
    """An address of this machine that SIP and sound are open at. Files are paths; TLS needs certificate and key.

    With `authorities` the switch talks TLS only to those whose certificate one of them signed.
    """

    address: str
    sip_port: int = 5060
    tls_port: int = 5061
    first_media_port: int = 20000
    last_media_port: int = 29998
    certificate: str = ""
    key: str = ""
    authorities: str = ""

    def __post_init__(self) -> None:
        values.ipv4_address(self.address, "address")
        if ipaddress.ip_address(self.address).is_unspecified:
            raise CannotContinue(
                f"{self.address} 会打开本机的全部网口。请写明面向运营商和话机的那一个地址。",
                f"{self.address} would open every network of this machine. Name the one address that the carrier and "
                "the telephones reach.",
                code="switch_address_unspecific",
            )
        for name in ("sip_port", "tls_port", "first_media_port", "last_media_port"):
            values.port(getattr(self, name), name)
        values.bounded(self.last_media_port - self.first_media_port, "media_ports", 98, 65_000)


def _ensure_usable(certificate: str, key: str, authorities: str) -> None:
    if bool(certificate) != bool(key) or (authorities and not certificate):
        raise CannotContinue(
            "证书与私钥须同时给出，信任的签发机构也以此为前提。",
            "Certificate and key must be given together, and authorities only with them.",
            code="switch_tls_incomplete",
        )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        if certificate:
            context.load_cert_chain(certificate, key, password=lambda: "")
        if authorities:
            context.load_verify_locations(authorities)
    except (OSError, ssl.SSLError, ValueError) as failure:
        raise CannotContinue(
            f"TLS 证书或私钥无法使用（{failure}）。请核对文件、权限，并使用没有口令的私钥。",
            f"The TLS certificate or key cannot be used ({failure}). Check the files and their permissions, and use a "
            "key without a passphrase.",
            code="switch_tls_unusable",
        ) from failure


def exposed(home: Home) -> Exposure | None:
    """What this machine's switch is open at; None where it is closed."""
    kept = home.recall(FACTS)
    return TypeAdapter(Exposure).validate_python(kept) if kept else None


def keep(home: Home, exposure: Exposure) -> None:
    """Open the switch at that address from its next start on; refused where its certificate cannot be used.

    Later the files are copied as they are found, so that one that is missing stops nobody from calling.
    """
    _ensure_usable(exposure.certificate, exposure.key, exposure.authorities)
    home.remember(FACTS, {name: getattr(exposure, name) for name in Exposure.__dataclass_fields__})


def close(home: Home) -> None:
    """Have the switch listen on this machine alone from its next start on."""
    home.forget(FACTS)


def network(ports: Mapping[str, int], place: SwitchPlace, exposure: Exposure | None) -> Network:
    """Where the switch listens. The manager interface and the pages' socket stay on loopback whatever is open."""
    if exposure is None:
        return Network(ports["sip"], ports["manager"], ports["web"])
    copies = {name: str(path) if getattr(exposure, name) else "" for name, path in _copies(place).items()}
    return Network(
        exposure.sip_port,
        ports["manager"],
        ports["web"],
        exposure.address,
        exposure.address,
        exposure.first_media_port,
        exposure.last_media_port,
        exposure.tls_port,
        **copies,
    )


def _copies(place: SwitchPlace) -> dict[str, Path]:
    return {name: place.state / "keys" / file for name, file in COPIES.items()}


def copy_certificates(place: SwitchPlace, exposure: Exposure | None) -> None:
    """Lay certificate and key where the switch's account may read them; what is no longer used goes."""
    for name, copy in _copies(place).items():
        origin = getattr(exposure, name) if exposure is not None else ""
        if not origin:
            copy.unlink(missing_ok=True)
        elif os.access(origin, os.R_OK):
            write_privately(copy, Path(origin).read_text(encoding="ascii"))
            place.hand_over(copy)


def ensure_encryption_is_possible(settings: TelephonySettings, exposure: Exposure | None) -> None:
    """A trunk or telephone that is to be encrypted needs the switch's own certificate."""
    needing = [trunk.code for trunk in settings.trunks if trunk.transport is Transport.TLS]
    needing += [agent.number for agent in settings.agents if agent.is_encrypted]
    if needing and (exposure is None or not exposure.certificate):
        raise CannotContinue(
            f"{needing[0]} 使用 TLS，但交换机没有证书。请运行 ./hotline switch open --address 地址 --certificate 证书 "
            "--key 私钥（试用可写 --own-certificate）。",
            f"{needing[0]} uses TLS, but the switch has no certificate. Run ./hotline switch open --address ADDRESS "
            "--certificate FILE --key FILE (to try, --own-certificate).",
            code="switch_certificate_missing",
        )


def own_certificate(home: Home, address: str) -> tuple[Path, Path]:
    """A certificate that the machine signs for itself, to try with; gives it and its key."""
    certificate_file, key_file = home.folder / OWN_CERTIFICATE, home.folder / OWN_KEY
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
    at = now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))
        .not_valid_after(at + timedelta(days=OWN_DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write_privately(key_file, private.decode("ascii"))
    write_privately(certificate_file, certificate.public_bytes(serialization.Encoding.PEM).decode("ascii"))
    return certificate_file, key_file
