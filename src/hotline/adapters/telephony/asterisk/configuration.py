"""Every file that the switch reads, generated from a city's settings and the machine's folders."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotline.adapters.telephony.asterisk import modules
from hotline.adapters.telephony.asterisk.dialplan import HEARD_CALL, REASON, RETURN_CALL, dialplan
from hotline.adapters.telephony.asterisk.endpoints import Network, endpoints
from hotline.adapters.telephony.asterisk.events import HEARD
from hotline.adapters.telephony.asterisk.text import Section, Value, joined, shown, word
from hotline.modules.telephony.rules.switch_settings import OverflowOccasion, QueueSettings, TelephonySettings

MANAGER_ACCOUNT = "hotline"
# What a channel carries that the platform shows at once: every event about the channel brings it.
CHANNEL_VARIABLES = ("CALL", "LINE", "MENU_PATH", "QUEUE", "CALLER", "RECORDING", REASON, HEARD_CALL)
# That the switch is ready, and what the platform follows.
SENT_EVENTS = ("FullyBooted", *HEARD)
READS = "system,call,agent,user"
WRITES = "system,call,agent,user,config,command,reporting,originate"
# The caller's number is the one field that a stranger writes: without its other signs it cannot begin a line.
CALL_EVENT_FIELDS = (
    "eventtype", "eventtime", "FILTER(0-9+,${CALLERID(num)})", "CHANNEL(exten)", "CHANNEL(context)",
    "CHANNEL(channame)",
    "CHANNEL(appname)", "CHANNEL(uniqueid)", "CHANNEL(linkedid)", "BRIDGEPEER", "userdeftype", "eventextra",
)  # fmt: skip
CALL_EVENTS = (
    "CHAN_START", "ANSWER", "HANGUP", "CHAN_END", "LINKEDID_END", "APP_START", "APP_END", "BRIDGE_ENTER", "BRIDGE_EXIT",
    "BLINDTRANSFER", "ATTENDEDTRANSFER", "PICKUP", "FORWARD", "LOCAL_OPTIMIZE", "USER_DEFINED",
)  # fmt: skip


# An agent whose telephone is away counts as nobody.
UNREACHABLE = "unavailable,invalid,unknown"
EMPTY_FILES = ("acl.conf", "ccss.conf", "indications.conf", "pjproject.conf", "udptl.conf", "websocket_client.conf")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the switch reads and writes."""

    configuration: Path
    modules: Path
    data: Path
    state: Path


@dataclass(frozen=True, slots=True)
class Manager:
    """The account of the manager interface; the secret is generated, there is no default one."""

    secret: str
    account: str = MANAGER_ACCOUNT


def files(
    settings: TelephonySettings,
    *,
    network: Network,
    folders: Folders,
    manager: Manager,
    machine_addresses: tuple[str, ...],
) -> Mapping[str, str]:
    """Each file's name and text. `machine_addresses` are this machine's own IPv4 addresses, see `rtp.conf`."""
    return {
        "asterisk.conf": _asterisk(folders),
        "modules.conf": _modules(),
        "logger.conf": LOGGER,
        "extensions.conf": dialplan(settings),
        "pjsip.conf": endpoints(settings, network),
        "queues.conf": _queues(settings),
        "queuerules.conf": _queue_rules(settings),
        "manager.conf": _manager(network, manager),
        "http.conf": _http(network),
        "rtp.conf": _rtp(network, machine_addresses),
        "cel.conf": _call_events(),
        "cel_custom.conf": _call_event_book(),
        "musiconhold.conf": _hold_music(folders),
        "confbridge.conf": CONFERENCE,
        "features.conf": FEATURES,
        "cdr.conf": "[general]\nenable = no\n",
        # Without these files the switch complains at every start, and takes what it takes with them: its defaults.
        **dict.fromkeys(EMPTY_FILES, ""),
    }


def _asterisk(folders: Folders) -> str:
    state = folders.state
    places = {
        "astetcdir": folders.configuration,
        "astmoddir": folders.modules,
        "astvarlibdir": state / "library",
        "astdbdir": state / "database",
        "astkeydir": state / "keys",
        "astdatadir": folders.data,
        "astagidir": state / "library",
        "astspooldir": state / "spool",
        "astrundir": state / "run",
        "astlogdir": state / "log",
        # Where the switch looks for its canary, see `config/switch/canary.py`.
        "astsbindir": state / "programs",
    }
    # A folder of the machine's owner may have any name that a path can have, but not a sign that ends a line.
    directories = "".join(f"{name} => {shown(str(place))}\n" for name, place in places.items())
    options: tuple[tuple[str, Value], ...] = (
        ("verbose", 1),
        ("nocolor", True),
        ("maxfiles", 65536),
        ("transmit_silence", False),
        ("defaultlanguage", "zh"),
        ("hideconnect", True),
        ("documentation_language", "en_US"),
    )
    return "\n".join(["[directories]", directories, Section("options", options).text()])


def _modules() -> str:
    loads = "".join(f"load => {name}.so\n" for name in modules.WANTED)
    return f"[modules]\nautoload = no\n{loads}"


def _queues(settings: TelephonySettings) -> str:
    general: tuple[tuple[str, Value], ...] = (
        ("persistentmembers", True),
        ("autofill", True),
        ("shared_lastcall", True),
        ("log_membername_as_agent", True),
        ("log_unique_id", True),
    )
    return joined([Section("general", general), *(_queue(queue, settings) for queue in settings.queues)])


_SAID_IN_QUEUES: tuple[tuple[str, Value], ...] = (
    ("queue-youarenext", "hotline/first"),
    ("queue-thereare", "hotline/ahead"),
    ("queue-callswaiting", "hotline/waiting"),
    ("queue-holdtime", "hotline/expected-wait"),
    ("queue-minute", "hotline/minutes"),
    ("queue-minutes", "hotline/minutes"),
    ("queue-thankyou", "hotline/patience"),
)


def _queue(queue: QueueSettings, settings: TelephonySettings) -> Section:
    pairs: list[tuple[str, Value]] = [
        ("strategy", queue.strategy.value),
        ("musicclass", "default"),
        ("maxlen", queue.capacity),
        ("timeout", queue.ring_seconds),
        ("retry", 1),
        ("wrapuptime", 0),
        ("weight", queue.weight),
        ("ringinuse", False),
        # An agent who does not answer is made not ready, so that no caller rings at an empty seat twice.
        ("autopause", "all"),
        ("autopausebusy", False),
        ("autopauseunavail", False),
        ("timeoutpriority", "conf"),
        ("announce-frequency", 30),
        ("min-announce-frequency", 15),
        ("announce-position", queue.tells_position),
        ("announce-holdtime", queue.tells_expected_wait),
        ("announce-to-first-user", False),
        *_SAID_IN_QUEUES,
        ("reportholdtime", False),
        ("setinterfacevar", True),
        ("setqueueentryvar", True),
        ("setqueuevar", True),
        *_when_nobody_is_logged_in(queue),
    ]
    if settings.offers_return_calls:
        pairs += [
            ("context", RETURN_CALL),
            ("periodic-announce", "hotline/return-call-offer"),
            ("periodic-announce-frequency", settings.return_call_after_seconds),
        ]
    return Section(queue.code, tuple(pairs))


def _when_nobody_is_logged_in(queue: QueueSettings) -> tuple[tuple[str, Value], ...]:
    """Callers wait for whoever logs in next, unless another centre takes them over then. Who is paused is logged in."""
    if queue.overflow_centre and OverflowOccasion.NOBODY_LOGGED_IN in queue.overflows_on:
        return ("joinempty", UNREACHABLE), ("leavewhenempty", UNREACHABLE)
    return ("joinempty", True), ("leavewhenempty", False)


def _queue_rules(settings: TelephonySettings) -> str:
    rules: list[str] = []
    for queue in settings.queues:
        changes = [f"penaltychange => {step.after_seconds},{step.up_to_penalty}" for step in queue.widenings]
        rules += [f"[rule-{word(queue.code)}]", *changes, ""] if changes else []
    return "\n".join(rules)


def _manager(network: Network, manager: Manager) -> str:
    general: tuple[tuple[str, Value], ...] = (
        ("enabled", True),
        ("webenabled", False),
        ("port", network.manager_port),
        ("bindaddr", "127.0.0.1"),
        ("timestampevents", True),
        ("authtimeout", 10),
        ("authlimit", 20),
        ("channelvars", ",".join(CHANNEL_VARIABLES)),
    )
    account: list[tuple[str, Value]] = [
        ("secret", manager.secret),
        ("deny", "0.0.0.0/0.0.0.0"),
        ("permit", "127.0.0.1/255.255.255.255"),
        ("read", READS),
        ("write", WRITES),
        ("writetimeout", 5000),
        *((f"eventfilter(name({event}))", "") for event in SENT_EVENTS),
    ]
    return joined([Section("general", general), Section(manager.account, tuple(account))])


def _http(network: Network) -> str:
    pairs: tuple[tuple[str, Value], ...] = (
        ("servername", "hotline"),
        ("enabled", True),
        ("bindaddr", "127.0.0.1"),
        ("bindport", network.web_port),
        ("sessionlimit", 2000),
        ("session_inactivity", 30000),
        ("session_keep_alive", 15000),
    )
    return Section("general", pairs).text()


def _rtp(network: Network, machine_addresses: tuple[str, ...]) -> str:
    pairs: tuple[tuple[str, Value], ...] = (
        ("rtpstart", network.first_media_port),
        ("rtpend", network.last_media_port),
        ("strictrtp", True),
        ("icesupport", True),
    )
    # A browser's telephone is offered no loopback address by itself: every address of the machine is told as the one
    # where media really arrive.
    advertised = "".join(f"{word(address)} => {word(network.media_address)}\n" for address in machine_addresses)
    return f"{Section('general', pairs).text()}\n[ice_host_candidates]\n{advertised}"


def _call_events() -> str:
    pairs: tuple[tuple[str, Value], ...] = (
        ("enable", True),
        ("apps", "dial,queue,chanspy,confbridge"),
        ("events", ",".join(CALL_EVENTS)),
    )
    return Section("general", pairs).text()


def _call_event_book() -> str:
    fields = ",".join(f"${{CSV_QUOTE(${{{name}}})}}" for name in CALL_EVENT_FIELDS)
    return f"[mappings]\ncalls.csv => {fields}\n"


def _hold_music(folders: Folders) -> str:
    pairs: tuple[tuple[str, Value], ...] = (
        ("mode", "files"),
        ("directory", str(folders.data / "hold")),
        ("sort", "alpha"),
    )
    return joined([Section("general", (("cachertclasses", False),)), Section("default", pairs)])


LOGGER = """[general]
dateformat = %F %T.%3q
queue_log = yes
queue_log_to_file = yes
queue_log_name = queue_log
use_callids = yes

[logfiles]
messages.log => notice,warning,error
"""

CONFERENCE = """[general]

[hotline-conference]
type = bridge
max_members = 10
internal_sample_rate = 8000
mixing_interval = 20

[hotline-member]
type = user
quiet = yes
music_on_hold_when_empty = yes
announce_user_count = no
dsp_drop_silence = no
"""

# Agents transfer from their page, not by keys: a citizen's stray key must not move a call.
FEATURES = """[general]
transferdigittimeout = 5
atxfernoanswertimeout = 20

[featuremap]
blindxfer =
disconnect =
atxfer = *7
"""
