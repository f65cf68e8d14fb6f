"""Trunks and telephones: the file `pjsip.conf`."""

from collections.abc import Iterator
from dataclasses import dataclass

from hotline.adapters.telephony.asterisk.dialplan import FROM_AGENTS, FROM_EMERGENCY
from hotline.adapters.telephony.asterisk.text import Section, Value, joined
from hotline.modules.telephony.rules.switch_settings import (
    AgentPhone,
    EmergencyDesk,
    PhoneKind,
    TelephonySettings,
    Transport,
    Trunk,
)

# A caller who says nothing while he waits is still there; a leg that is silent for so long is not.
SILENT_LEG_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Network:
    """Where the switch listens: on loopback, unless a city opens `sip_address`; with certificate and key for TLS.

    With `authorities`, a file, whoever the switch calls over TLS must show a certificate that one of them signed.
    """

    sip_port: int
    manager_port: int
    web_port: int
    sip_address: str = "127.0.0.1"
    media_address: str = "127.0.0.1"
    first_media_port: int = 20000
    last_media_port: int = 29998
    tls_port: int = 5061
    certificate: str = ""
    key: str = ""
    authorities: str = ""


def endpoints(settings: TelephonySettings, network: Network) -> str:
    """Every trunk, telephone and desk."""
    return joined(
        [
            *_general(settings, network),
            *(section for trunk in settings.trunks for section in _trunk(trunk, network)),
            _phone_template(network),
            *(section for agent in settings.agents for section in _agent(agent)),
            *(section for desk in settings.emergency_desks if not desk.trunk for section in _desk(desk, network)),
        ]
    )


def _general(settings: TelephonySettings, network: Network) -> Iterator[Section]:
    # By address first: a caller cannot pass for an agent by giving an agent's number as his own.
    order = "ip,username,auth_username"
    yield Section("global", (("type", "global"), ("user_agent", "hotline"), ("endpoint_identifier_order", order)))
    yield Section("system", (("type", "system"), ("threadpool_initial_size", 5), ("threadpool_max_size", 50)))
    for transport in (Transport.UDP, Transport.TCP):
        yield Section(
            f"transport-{transport.value}",
            (
                ("type", "transport"),
                ("protocol", transport.value),
                ("bind", f"{network.sip_address}:{network.sip_port}"),
            ),
        )
    if network.certificate:
        yield Section(
            "transport-tls",
            (
                ("type", "transport"),
                ("protocol", "tls"),
                ("bind", f"{network.sip_address}:{network.tls_port}"),
                ("cert_file", network.certificate),
                ("priv_key_file", network.key),
                ("method", "tlsv1_2"),
                *((("ca_list_file", network.authorities), ("verify_server", True)) if network.authorities else ()),
            ),
        )
    # Only that a telephone in the browser can be reached; the address is that of http.conf.
    yield Section(
        "transport-ws", (("type", "transport"), ("protocol", "ws"), ("bind", f"127.0.0.1:{network.web_port}"))
    )


def _media(network: Network) -> tuple[tuple[str, Value], ...]:
    return (
        ("type", "endpoint"),
        ("disallow", "all"),
        ("allow", "alaw,ulaw"),
        ("direct_media", False),
        ("rtp_symmetric", True),
        ("bind_rtp_to_media_address", True),
        ("media_address", network.media_address),
        # Keys come as RFC 4733 events or as SIP INFO, whichever the other side sends.
        ("dtmf_mode", "auto_info"),
        ("language", "zh"),
        ("rtp_timeout", SILENT_LEG_SECONDS),
    )


def _trunk(trunk: Trunk, network: Network) -> Iterator[Section]:
    settings: list[tuple[str, Value]] = [
        *_media(network),
        ("context", "from-trunk"),
        ("transport", f"transport-{trunk.transport.value}"),
        ("aors", trunk.code),
        # What a carrier says about the caller's name is nobody's proof.
        ("trust_id_inbound", False),
    ]
    if trunk.is_encrypted:
        settings.append(("media_encryption", "sdes"))
    if trunk.account:
        settings.append(("outbound_auth", trunk.code))
    yield Section(trunk.code, tuple(settings))
    # The endpoint's transport says how it is reached, so that the address needs no parameter behind a semicolon.
    host = f"[{trunk.host}]" if ":" in trunk.host else trunk.host
    address = f"sip:{host}:{trunk.port}"
    yield Section(
        trunk.code,
        (("type", "aor"), ("contact", address), ("qualify_frequency", trunk.asks_every_seconds)),
    )
    if trunk.networks:
        matches: list[tuple[str, Value]] = [("match", network_) for network_ in trunk.networks]
        yield Section(trunk.code, (("type", "identify"), ("endpoint", trunk.code), *matches))
    if trunk.account:
        login = (("type", "auth"), ("auth_type", "userpass"), ("username", trunk.account), ("password", trunk.secret))
        yield Section(trunk.code, login)
        yield Section(
            trunk.code,
            (
                ("type", "registration"),
                ("outbound_auth", trunk.code),
                ("transport", f"transport-{trunk.transport.value}"),
                ("server_uri", address),
                ("client_uri", f"sip:{trunk.account}@{host}"),
                ("retry_interval", 30),
            ),
        )


def _phone_template(network: Network) -> Section:
    settings = (*_media(network), ("context", FROM_AGENTS), ("device_state_busy_at", 1))
    return Section("telephone", settings, is_template=True)


def _agent(agent: AgentPhone) -> Iterator[Section]:
    name = agent.number
    own: list[tuple[str, Value]] = [("aors", name), ("auth", name), ("callerid", f"<{name}>")]
    if agent.kind is PhoneKind.BROWSER:
        own += [("webrtc", True), ("dtls_auto_generate_cert", True), ("transport", "transport-ws")]
        own += [("disallow", "all"), ("allow", "alaw,ulaw,opus")]
    elif agent.is_encrypted:
        # Without SRTP the telephone's calls are refused, and without TLS the switch does not reach it.
        own += [("media_encryption", "sdes"), ("transport", "transport-tls")]
    yield Section(name, tuple(own), follows="telephone")
    login = (("type", "auth"), ("auth_type", "userpass"), ("username", name), ("password", agent.secret))
    yield Section(name, login)
    place: list[tuple[str, Value]] = [("type", "aor"), ("max_contacts", 1), ("remove_existing", True)]
    if agent.contact_port is not None:
        place.append(("contact", f"sip:{name}@127.0.0.1:{agent.contact_port}"))
    yield Section(name, tuple(place))


def _desk(desk: EmergencyDesk, network: Network) -> Iterator[Section]:
    yield Section(desk.number, (("context", FROM_EMERGENCY), ("aors", desk.number)), follows="telephone")
    contact = (("contact", f"sip:{desk.number}@127.0.0.1:{desk.contact_port}"),) if desk.contact_port else ()
    yield Section(desk.number, (("type", "aor"), *contact))
