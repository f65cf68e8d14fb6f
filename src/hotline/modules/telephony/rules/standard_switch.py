"""The telephone of a machine on which nobody decided anything yet: to try and to test."""

from collections.abc import Callable, Iterator

from .switch_settings import (
    AgentPhone,
    EmergencyDesk,
    Line,
    Menu,
    MenuChoice,
    PhoneKind,
    QueueSettings,
    Skill,
    TelephonySettings,
    Trunk,
    Widening,
)

TEST_TRUNK = "test-trunk"
# Calls of the test trunk come from an address of their own, so that they are never taken for an agent's telephone.
TEST_CALLER_ADDRESS = "127.0.0.2"
EMERGENCY_NUMBERS = ("110", "119", "120", "122")
FIRST_AGENT, AGENT_COUNT, BROWSER_AGENT_COUNT = 1001, 12, 4
FIRST_BROWSER_AGENT = 2001


def standard_settings(
    secret_of: Callable[[str], str], *, test_trunk_port: int, first_desk_port: int, first_phone_port: int | None = None
) -> TelephonySettings:
    """Three queues, a menu, a dozen telephones, and desks behind the emergency numbers.

    `secret_of` gives a telephone's password by its number. Callers of the test trunk are dialled back on
    `test_trunk_port`; the desks listen on this machine from `first_desk_port` on. Telephones register, unless they too
    listen on this machine, from `first_phone_port` on.
    """
    widenings = (Widening(10, 3), Widening(20, 9))
    queues = (
        QueueSettings("inquiry"),
        QueueSettings("complaint", first_penalty=0, widenings=widenings),
        QueueSettings("enterprise", weight=5, first_penalty=0, widenings=widenings),
    )
    return TelephonySettings(
        lines=(Line("12345", "hotline"), Line("12346", "enterprise-line", "enterprise")),
        trunks=(test_trunk(test_trunk_port),),
        queues=queues,
        menu=Menu(
            "inquiry",
            (
                MenuChoice("1", "inquiry"),
                MenuChoice("2", "complaint"),
                MenuChoice("3", "enterprise"),
                MenuChoice("0", "inquiry"),
            ),
        ),
        agents=tuple(_agents(secret_of, first_phone_port)),
        emergency_desks=standard_desks(first_desk_port),
        outbound_trunk=TEST_TRUNK,
    )


def test_trunk(port: int) -> Trunk:
    """The way in for test callers; nobody is there to be asked whether he answers."""
    return Trunk(TEST_TRUNK, TEST_CALLER_ADDRESS, port, (f"{TEST_CALLER_ADDRESS}/32",), asks_every_seconds=0)


def standard_desks(first_port: int) -> tuple[EmergencyDesk, ...]:
    """Desks of this machine behind the emergency numbers, from that port on."""
    return tuple(
        EmergencyDesk(number, contact_port=first_port + offset) for offset, number in enumerate(EMERGENCY_NUMBERS)
    )


def _agents(secret_of: Callable[[str], str], first_port: int | None) -> Iterator[AgentPhone]:
    skills = (Skill("inquiry"), Skill("complaint", 3), Skill("enterprise", 9))
    for offset in range(AGENT_COUNT):
        number = str(FIRST_AGENT + offset)
        port = None if first_port is None else first_port + offset
        yield AgentPhone(number, secret_of(number), PhoneKind.DESK, skills, port)
    for offset in range(BROWSER_AGENT_COUNT):
        number = str(FIRST_BROWSER_AGENT + offset)
        yield AgentPhone(number, secret_of(number), PhoneKind.BROWSER, skills)
