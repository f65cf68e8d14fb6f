"""The configuration says what the settings say, and no value can say more."""

import string
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.adapters.telephony.asterisk import configuration, events, modules
from hotline.adapters.telephony.asterisk.configuration import Folders, Manager
from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.adapters.telephony.asterisk.text import Context, Section, word
from hotline.kit.errors import Refusal
from hotline.modules.telephony.errors import SwitchSettingRefused, SwitchValueRefused
from hotline.modules.telephony.rules.standard_switch import standard_settings
from hotline.modules.telephony.rules.switch_settings import (
    AgentPhone,
    EmergencyDesk,
    Line,
    Menu,
    MenuChoice,
    OpeningSpan,
    OtherCentre,
    OverflowOccasion,
    Priorities,
    QueueSettings,
    Skill,
    SpecialDay,
    TelephonySettings,
    Transport,
    Trunk,
    Widening,
)

HOSTILE = [
    "1\r\nAction: Originate",
    "a;b",
    "x]\n[from-trunk]",
    "${SHELL(id)}",
    "1,1,System(id)",
    'a"b',
    "a b",
    "$[1+1]",
    "",
]


def _settings(**changes: object) -> TelephonySettings:
    given_settings: dict[str, object] = {
        "lines": (Line("12345", "hotline"),),
        "trunks": (Trunk("carrier", "192.0.2.10", networks=("192.0.2.0/28",)),),
        "queues": (QueueSettings("inquiry"), QueueSettings("complaint", first_penalty=0, widenings=(Widening(10, 3),))),
        "menu": Menu("inquiry", (MenuChoice("1", "inquiry"), MenuChoice("2", "complaint"))),
        "agents": (AgentPhone("1001", "secret-of-1001", skills=(Skill("inquiry"),)),),
    }
    return TelephonySettings(**{**given_settings, **changes})  # type: ignore[arg-type]


def _files(settings: TelephonySettings, network: Network | None = None) -> dict[str, str]:
    place = Path("/srv/switch")
    return dict(
        configuration.files(
            settings,
            network=network or Network(15060, 15038, 18088),
            folders=Folders(place / "etc", place / "modules", place / "data", place / "state"),
            manager=Manager("generated-secret"),
            machine_addresses=("192.0.2.2",),
        )
    )


def test_nothing_listens_beyond_loopback() -> None:
    files = _files(standard_settings(lambda number: f"secret-{number}", test_trunk_port=1, first_desk_port=2))

    bound = [
        line.split("=")[1].strip()
        for text in files.values()
        for line in text.splitlines()
        if "bind" in line.split("=")[0]
    ]
    assert {address.split(":")[0] for address in bound if "." in address} == {"127.0.0.1"}
    assert "0.0.0.0:" not in "".join(files.values())


def test_manager_interface_sends_what_is_followed_and_nothing_else() -> None:
    lines = _files(_settings())["manager.conf"].splitlines()
    sent = {line.partition("(name(")[2].partition(")")[0] for line in lines if line.startswith("eventfilter")}
    assert {"FullyBooted", "Hangup", "AgentCalled", "QueueMemberPause", "UserEvent"} <= sent
    assert sent == {"FullyBooted", *events.HEARD}


def test_widening_reaches_the_queue_as_the_rule_and_not_as_the_subroutine() -> None:
    dialplan = _files(_settings())["extensions.conf"]

    call = next(line for line in dialplan.splitlines() if "Queue(complaint" in line)
    arguments = call.partition("Queue(")[2].rstrip(")").split(",")
    assert arguments == ["complaint", "cC", "", "", "600", "", "hotline-connected", "rule-complaint"]
    assert "[rule-complaint]\npenaltychange => 10,3" in _files(_settings())["queuerules.conf"]


def test_menu_that_a_city_switched_off_is_not_there() -> None:
    dialplan = _files(_settings(menu=Menu("inquiry", (MenuChoice("1", "complaint"),), is_used=False)))[
        "extensions.conf"
    ]

    assert "hotline/menu" not in dialplan
    assert "Goto(hotline-queue,inquiry,1)" in dialplan


def test_calls_outside_business_hours_do_not_reach_a_queue() -> None:
    hours = (OpeningSpan("monday", time(8), time(18)),)
    arrival = _files(_settings(hours=hours))["extensions.conf"].partition("[hotline-arrival]")[2].partition("\n[")[0]

    assert "GotoIfTime(08:00-18:00,mon,*,*?hotline-welcome,s,1)" in arrival
    assert arrival.rstrip().endswith("Goto(hotline-return-call,s,1)")


def _with_a_centre(*occasions: OverflowOccasion) -> TelephonySettings:
    return _settings(
        centres=(OtherCentre("north", "carrier", "12399"),),
        queues=(QueueSettings("inquiry", overflow_centre="north", overflows_on=occasions),),
        menu=Menu("inquiry", is_used=False),
        lines=(Line("12345", "hotline"), Line("12398", "from-north", is_of_other_centres=True)),
    )


def test_call_is_passed_on_only_on_the_occasions_that_were_named() -> None:
    for occasion, status in (("long_wait", "TIMEOUT"), ("full", "FULL"), ("nobody_logged_in", "JOINEMPTY")):
        written = _files(_with_a_centre(OverflowOccasion(occasion)))
        steps = [line for line in written["extensions.conf"].splitlines() if "GosubIf" in line]
        assert f'"${{QUEUESTATUS}}" = "{status}"' in steps[0] and f"north,1({occasion})" in steps[0]
        # Whoever waits is only let go for want of agents where somebody takes him over then.
        assert ("joinempty = yes" in written["queues.conf"]) is (occasion != "nobody_logged_in")


def test_no_call_that_a_centre_passed_on_is_passed_on_again() -> None:
    dialplan = _files(_with_a_centre(*OverflowOccasion))["extensions.conf"]

    passing = [line for line in dialplan.splitlines() if "GosubIf" in line]
    assert passing and all('$["${FROM_CENTRE}" = "" & ' in line for line in passing)
    assert "Set(PJSIP_HEADER(add,X-Hotline-Passed-On)=${CALL})" in dialplan
    assert "exten => 12398,1,Set(LINE=from-north)\n same => n,Set(FROM_CENTRE=from-north)" in dialplan


def test_centre_must_be_known_and_its_trunk_too() -> None:
    centre = OtherCentre("north", "carrier", "12399")
    with pytest.raises(SwitchSettingRefused):
        _settings(every_call_goes_to="north")
    with pytest.raises(SwitchSettingRefused):
        _settings(centres=(OtherCentre("north", "nowhere", "12399"),))
    with pytest.raises(SwitchSettingRefused):
        _settings(centres=(centre, centre))
    with pytest.raises(SwitchSettingRefused):
        QueueSettings("inquiry", overflow_queue="complaint", overflow_centre="north")


def test_special_day_goes_before_its_weekday_and_closes_where_it_has_no_hours() -> None:
    days = (SpecialDay(date(2027, 1, 1)), SpecialDay(date(2027, 1, 2), time(9), time(17)))
    around_the_clock = _files(_settings(special_days=days))["extensions.conf"]
    arrival = around_the_clock.partition("[hotline-arrival]")[2].partition("\n[")[0]

    steps = [line.partition(",")[2] for line in arrival.splitlines() if "${NOW}" in line]
    assert steps == [
        "GotoIf($[${NOW} >= 202701010000 & ${NOW} <= 202701012359]?closed)",
        "GotoIf($[${NOW} >= 202701020900 & ${NOW} <= 202701021700]?hotline-welcome,s,1)",
        "GotoIf($[${NOW} >= 202701020000 & ${NOW} <= 202701022359]?closed)",
    ]
    assert arrival.index("${NOW}") < arrival.index("Goto(hotline-welcome,s,1)") < arrival.index("n(closed)")


def test_encrypted_trunk_asks_for_tls_and_srtp() -> None:
    trunk = Trunk("carrier", "sip.example.org", 5061, ("192.0.2.1",), Transport.TLS, is_encrypted=True)
    network = Network(5060, 15038, 18088, "192.0.2.2", "192.0.2.2", certificate="/srv/c.pem", key="/srv/k.pem")

    text = _files(_settings(trunks=(trunk,)), network)["pjsip.conf"]

    assert "media_encryption = sdes" in text and "transport = transport-tls" in text and "method = tlsv1_2" in text


def test_emergency_announcement_is_played_before_everything_else() -> None:
    dialplan = _files(_settings(emergency_announcement="今日暴雨，请减少外出。"))["extensions.conf"]

    assert dialplan.index("hotline/announcement") < dialplan.index("hotline/welcome")


def test_who_called_lately_is_noted_only_where_a_city_answers_him_before_others() -> None:
    noted, not_noted = (
        _files(_settings(priorities=Priorities(repeated=priority)))["extensions.conf"] for priority in (7, 0)
    )

    assert "Set(DB(lately-" in noted and "Set(QUEUE_PRIO=7)" in noted
    assert "lately-" not in not_noted and "DB(priority/${CALLER})" in not_noted


@pytest.mark.parametrize("figures", [{"preferred": 101}, {"elderly": -1}, {"repeated": True}])
def test_priority_beyond_its_bounds_is_refused(figures: dict[str, int]) -> None:
    with pytest.raises(SwitchSettingRefused):
        Priorities(**figures)


def test_caller_number_is_reduced_to_digits_before_anything_uses_it() -> None:
    dialplan = _files(_settings())["extensions.conf"]

    first = dialplan.index("Set(CALLERID(num)=${FILTER(0-9+,${CALLERID(num)}):0:24})")
    assert dialplan.index("${CALLERID(num)}") > first
    assert first < dialplan.index("CELGenUserEvent(ARRIVED")


def test_queue_cannot_take_the_name_of_a_section_of_the_switch() -> None:
    for name in ("general", "default", "transport-udp"):
        with pytest.raises(SwitchSettingRefused):
            QueueSettings(name)


def test_two_telephones_of_one_number_are_refused() -> None:
    phone = AgentPhone("1001", "secret-of-1001")
    with pytest.raises(SwitchSettingRefused):
        _settings(agents=(phone, phone))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_refused_in_every_setting(value: str) -> None:
    makers = (
        lambda: Line(value, "hotline"),
        lambda: Line("12345", value),
        lambda: Trunk(value, "192.0.2.1"),
        lambda: Trunk("carrier", value),
        lambda: Trunk("carrier", "192.0.2.1", networks=(value,)),
        lambda: Trunk("carrier", "192.0.2.1", account=value or "\n", secret="long-enough-secret"),
        lambda: Trunk("carrier", "192.0.2.1", account="a", secret=value),
        lambda: QueueSettings(value),
        lambda: OtherCentre(value, "carrier", "12345"),
        lambda: OtherCentre("north", value, "12345"),
        lambda: OtherCentre("north", "carrier", value),
        lambda: Skill(value),
        lambda: AgentPhone(value, "secret-of-1001"),
        lambda: AgentPhone("1001", value),
        lambda: MenuChoice(value, "inquiry"),
        lambda: MenuChoice("1", value),
        lambda: Menu(value),
        lambda: EmergencyDesk(value),
        lambda: _settings(outbound_number=value),
    )
    for make in makers:
        with pytest.raises(SwitchSettingRefused):
            make()


@given(some.text())
def test_no_text_makes_a_line_of_its_own(value: str) -> None:
    try:
        text = Section("name", (("key", value),)).text()
    except SwitchValueRefused:
        return
    assert text.splitlines() == ["[name]", f"key = {value}"]
    assert ";" not in value


@given(some.text())
def test_no_text_reaches_the_dialplan_but_plain_words(value: str) -> None:
    try:
        accepted = word(value)
    except SwitchValueRefused:
        return
    assert set(accepted) <= set(string.ascii_letters + string.digits + "_./:@+-")


@given(some.text(max_size=60), some.text(max_size=60))
def test_no_code_or_number_adds_a_step_to_the_dialplan(code: str, number: str) -> None:
    usual = len(_files(_settings())["extensions.conf"].splitlines())
    try:
        settings = _settings(lines=(Line(number, code),))
    except Refusal:
        return
    assert len(_files(settings)["extensions.conf"].splitlines()) == usual


@given(some.text())
def test_context_takes_no_pattern_that_is_more_than_one(pattern: str) -> None:
    try:
        text = Context("name").extension(pattern, "Hangup()").text()
    except SwitchValueRefused:
        return
    assert len(text.splitlines()) == 2 and "," not in pattern


def test_parts_that_did_not_load_are_named() -> None:
    shown = "\n".join(f"{name}.so   words   0   Running   core" for name in modules.WANTED if name != "app_queue")

    assert modules.missing(shown) == ["app_queue"]
    assert modules.missing(shown + "\napp_queue.so  True Call Queueing  0  Not Running  core") == ["app_queue"]
