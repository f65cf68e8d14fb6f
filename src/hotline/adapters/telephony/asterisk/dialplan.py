"""The way of a call through the switch, from a city's settings.

Whatever a caller controls (his number, his name, his keys) is reduced to digits before any step looks at it, because
the switch puts values into a step before it reads the step.
"""

from hotline.adapters.telephony.asterisk.opening import opening_steps
from hotline.adapters.telephony.asterisk.text import Context, joined, word
from hotline.modules.telephony.rules.callers import LONGEST_NUMBER
from hotline.modules.telephony.rules.switch_settings import (
    OverflowOccasion,
    Priorities,
    QueueSettings,
    TelephonySettings,
)

QUEUE, SURVEY, RETURN_CALL = "hotline-queue", "hotline-survey", "hotline-return-call"
TRANSFER, CONFERENCE, LISTEN, WHISPER = "hotline-transfer", "hotline-conference", "hotline-listen", "hotline-whisper"
OTHER_CENTRE, MARK, TAKEN_OVER = "hotline-other-centre", "hotline-mark", "hotline-taken-over"
OUTBOUND, HOLD, EMERGENCY = "hotline-outbound", "hotline-hold", "hotline-emergency"
PRIORITY, REACHED = "hotline-priority", "hotline-reached"
HOLDER_GONE, HELD_GONE = "hotline-holder-gone", "hotline-held-gone"
# Where telephones inside and those of emergency desks begin.
FROM_AGENTS, FROM_EMERGENCY = "from-agents", "from-emergency"
# Variables of channels: why the platform dials, whom an agent holds, by whom somebody is held, whose call is heard.
REASON, HELD, HOLDER, HEARD_CALL = "REASON", "HELD_CHANNEL", "HOLDER", "HEARD_CALL"
# What a call brings along that another centre passed on: that centre's name of it. It is never passed on again.
CENTRE_HEADER, FROM_CENTRE, LONGEST_MARK = "X-Hotline-Passed-On", "FROM_CENTRE", 64
# The switch's words for how a caller left a queue, by the occasion on which another centre takes him over.
LEFT_BECAUSE = {
    OverflowOccasion.LONG_WAIT: ("TIMEOUT",),
    OverflowOccasion.FULL: ("FULL",),
    OverflowOccasion.NOBODY_LOGGED_IN: ("JOINEMPTY", "LEAVEEMPTY"),
}
# Keys of the switch's own small database, written by the platform over the manager interface, each with the second at
# which it ends: calls are treated rightly while the platform is away.
REFUSED_NUMBERS, PRIORITIES = "refused", "priority"
# Who waited in a queue on which weekday (UTC, from 1), and when last; written by the switch itself.
LATELY = "lately"
DAY_SECONDS = 86_400
# While sound is lost the platform lets fewer callers in, up to a moment: a platform that died holds back nobody.
LIMIT, MOST_CALLS, LIMITED_UNTIL = "limit", "calls", "until"
DIGITS_ONLY = f"Set(CALLERID(num)=${{FILTER(0-9+,${{CALLERID(num)}}):0:{LONGEST_NUMBER}}})"
RATINGS = "12345"
DIAL_SECONDS = 45
# A switch answers at once: whoever waited already is not kept for one that does not.
CENTRE_SECONDS = 12
MOST_OVERFLOWS = 3
HOLDING_AGENT = "agent"
# The largest number that the switch counts with.
NO_LIMIT = 2_147_483_647


def dialplan(settings: TelephonySettings) -> str:
    """The file `extensions.conf`."""
    general = "[general]\nstatic = yes\nwriteprotect = yes\nautofallthrough = yes\nclearglobalvars = yes\n"
    contexts = [
        _arrival(settings),
        _refusal(),
        _welcome(settings),
        _queues(settings),
        _priority(settings.priorities),
        _connected(),
        _survey(settings),
        _return_call(),
        *_other_centres(settings),
        *_inside(settings),
        *_with_agents(settings),
    ]
    return general + "\n" + joined([_from_trunk(settings), *contexts])


def _from_trunk(settings: TelephonySettings) -> Context:
    context = Context("from-trunk")
    for line in settings.lines:
        target = f"Set(CHOSEN_QUEUE={word(line.queue)})" if line.queue else "NoOp(menu)"
        mark = [f"Set({FROM_CENTRE}={word(line.code)})"] if line.is_of_other_centres else []
        context.extension(
            word(line.number).lstrip("+"), f"Set(LINE={word(line.code)})", *mark, target, "Goto(hotline-arrival,s,1)"
        )
    return context


def _arrival(settings: TelephonySettings) -> Context:
    steps = [
        DIGITS_ONLY,
        "Set(CALLERID(name)=)",
        'Set(CALLER=${IF($["${CALLERID(num)}" = ""]?anonymous:${CALLERID(num)})})',
        "Set(CHANNEL(language)=zh)",
        "Set(__CALL=${UNIQUEID})",
        "Set(GROUP()=callers)",
        "CELGenUserEvent(ARRIVED,${LINE}|${CALLER})",
        f"Set(MARK=${{FILTER(0-9A-Za-z.,${{PJSIP_HEADER(read,{CENTRE_HEADER})}}):0:{LONGEST_MARK}}})",
        f'ExecIf($["${{MARK}}" != ""]?Set({FROM_CENTRE}=${{MARK}}))',
        f'ExecIf($["${{{FROM_CENTRE}}}" != ""]?CELGenUserEvent(FROM_CENTRE,${{{FROM_CENTRE}}}))',
        f"Set(MOST_CALLS={settings.largest_number_of_calls})",
        f"Set(LIMITED_UNTIL=${{FILTER(0-9,0${{DB({LIMIT}/{LIMITED_UNTIL})}})}})",
        f"ExecIf($[${{LIMITED_UNTIL}} > ${{EPOCH}}]?Set(MOST_CALLS=${{FILTER(0-9,0${{DB({LIMIT}/{MOST_CALLS})}})}}))",
        "GotoIf($[${GROUP_COUNT(callers)} > ${MOST_CALLS}]?hotline-refusal,overload,1)",
        f"Set(REFUSED_UNTIL=${{FILTER(0-9,0${{DB({REFUSED_NUMBERS}/${{CALLER}})}})}})",
        "GotoIf($[${REFUSED_UNTIL} > ${EPOCH}]?hotline-refusal,not-accepted,1)",
        "Answer()",
    ]
    if settings.emergency_announcement:
        steps.append("Playback(hotline/announcement)")
    if settings.every_call_goes_to:
        steps.append(_passing_on(settings.every_call_goes_to, "emergency"))
    return Context("hotline-arrival").extension("s", *steps, *opening_steps(settings, leaving=_leaving(settings)))


def _refusal() -> Context:
    """Refused before an answer, so that the caller's carrier does not charge and no conversation is spoilt."""
    context = Context("hotline-refusal")
    for reason in ("overload", "not-accepted"):
        context.extension(
            reason,
            f"CELGenUserEvent(REFUSED,{reason})",
            "Progress()",
            f"Playback(hotline/{reason},noanswer)",
            "Hangup(42)" if reason == "overload" else "Hangup(21)",
        )
    return context


def _welcome(settings: TelephonySettings) -> Context:
    menu = settings.menu
    steps = ["Playback(hotline/welcome)"]
    if settings.announces_recording:
        steps.append("Playback(hotline/recorded)")
    steps.append(f'GotoIf($["${{CHOSEN_QUEUE}}" != ""]?{QUEUE},${{CHOSEN_QUEUE}},1)')
    if menu.is_used and menu.choices:
        steps += ["Set(TRIES=0)", f"menu: Read(CHOICE,hotline/menu,1,,1,{menu.patience_seconds})"]
        steps += ["Set(MENU_PATH=${FILTER(0-9,${CHOICE})})", "CELGenUserEvent(MENU_CHOSEN,${MENU_PATH})"]
        steps += [
            f'GotoIf($["${{MENU_PATH}}" = "{choice.digit}"]?{QUEUE},{word(choice.queue)},1)' for choice in menu.choices
        ]
        steps += [
            "Set(TRIES=$[${TRIES} + 1])",
            f"GotoIf($[${{TRIES}} >= {menu.tries}]?{QUEUE},{word(menu.otherwise)},1)",
            'ExecIf($["${MENU_PATH}" != ""]?Playback(hotline/invalid))',
            "Goto(menu)",
        ]
    steps.append(f"Goto({QUEUE},{word(menu.otherwise)},1)")
    return Context("hotline-welcome").extension("s", *steps)


def _queues(settings: TelephonySettings) -> Context:
    context = Context(QUEUE)
    for queue in settings.queues:
        context.extension(word(queue.code), *_queue_steps(queue, settings))
    return context


def _queue_steps(queue: QueueSettings, settings: TelephonySettings) -> list[str]:
    code = word(queue.code)
    rule = f"rule-{code}" if queue.widenings else ""
    after = f"{SURVEY},s,1"
    return [
        f"Set(QUEUE={code})",
        f"CELGenUserEvent(QUEUE_CHOSEN,{code})",
        f"Set(QUEUE_MAX_PENALTY={NO_LIMIT if queue.first_penalty is None else queue.first_penalty})",
        # A caller who comes back from another queue is being recorded already.
        'GotoIf($["${RECORDING}" != ""]?queue)',
        f"Gosub({PRIORITY},s,1)",
        "Set(RECORDING=${STRFTIME(${EPOCH},,%Y%m%d)}/${CALL}.raw)",
        # Raw and two-channel: nothing of it is lost if the switch dies, because nothing is written at the end.
        "MixMonitor(${RECORDING},bD)",
        "CELGenUserEvent(RECORDED,${RECORDING})",
        f"queue: Queue({code},cC,,,{queue.longest_wait_seconds},,hotline-connected,{rule})",
        f"CELGenUserEvent(QUEUE_LEFT,{code}|${{QUEUESTATUS}}|${{MEMBERNAME}})",
        f'GotoIf($["${{QUEUESTATUS}}" = "CONTINUE"]?{after})',
        *_overflow(queue),
        *_overflow_centre(queue),
        f"Goto({_leaving(settings)})",
    ]


def _priority(priorities: Priorities) -> Context:
    """Before whom the caller is answered: by what the platform keeps of his number, and by whether he called lately."""
    steps = [
        "Set(QUEUE_PRIO=0)",
        f"Set(KEPT=${{DB({PRIORITIES}/${{CALLER}})}})",
        "ExecIf($[${FILTER(0-9,0${CUT(KEPT,-,2)})} > ${EPOCH}]?Set(QUEUE_PRIO=${FILTER(0-9,0${CUT(KEPT,-,1)})}))",
    ]
    if priorities.repeated:
        today = f"{LATELY}-${{STRFTIME(${{EPOCH}},UTC,%u)}}"
        yesterday = f"{LATELY}-${{STRFTIME($[${{EPOCH}} - {DAY_SECONDS}],UTC,%u)}}"
        is_first = f"$[${{FORMER}} + {DAY_SECONDS} < ${{EPOCH}} | ${{QUEUE_PRIO}} > {priorities.repeated}]"
        steps += [
            # Those who hide their numbers are many.
            'GotoIf($["${CALLER}" = "anonymous"]?end)',
            f"Set(FORMER=${{FILTER(0-9,0${{DB({today}/${{CALLER}})}})}})",
            f"ExecIf($[${{FORMER}} = 0]?Set(FORMER=${{FILTER(0-9,0${{DB({yesterday}/${{CALLER}})}})}}))",
            f"Set(DB({today}/${{CALLER}})=${{EPOCH}})",
            f"GotoIf({is_first}?end)",
            f"Set(QUEUE_PRIO={priorities.repeated})",
        ]
    return Context(PRIORITY).extension("s", *steps, "end: Return()")


def _overflow(queue: QueueSettings) -> list[str]:
    """On to another queue, so often at most that two that overflow into each other let the caller go at last."""
    if not queue.overflow_queue:
        return []
    return [
        "Set(OVERFLOWS=$[0${OVERFLOWS} + 1])",
        f"GotoIf($[${{OVERFLOWS}} <= {MOST_OVERFLOWS}]?{word(queue.overflow_queue)},1)",
    ]


def _overflow_centre(queue: QueueSettings) -> list[str]:
    """On to another centre; a call that it does not take comes back to the next step."""
    if not queue.overflow_centre:
        return []
    return [
        _passing_on(queue.overflow_centre, occasion.value, f'"${{QUEUESTATUS}}" = "{status}"')
        for occasion in queue.overflows_on
        for status in LEFT_BECAUSE[occasion]
    ]


def _passing_on(centre: str, reason: str, only_if: str = "1 = 1") -> str:
    """A call that another centre passed on is never passed on again: it would run in a circle."""
    condition = f'$["${{{FROM_CENTRE}}}" = "" & {only_if}]'
    return f"GosubIf({condition}?{OTHER_CENTRE},{word(centre)},1({reason}))"


def _leaving(settings: TelephonySettings) -> str:
    return f"{RETURN_CALL},{'s' if settings.offers_return_calls else 'end'},1"


def _connected() -> Context:
    """Runs on the agent's channel just before the two speak."""
    return Context("hotline-connected").extension("s", "CELGenUserEvent(CONNECTED,${CALL})", "Return()")


def _survey(settings: TelephonySettings) -> Context:
    ending = ["Playback(hotline/goodbye)", "Hangup()"]
    if not settings.asks_for_rating:
        return Context(SURVEY).extension("s", *ending)
    return Context(SURVEY).extension(
        "s",
        "Read(RATING,hotline/survey,1,,1,6)",
        f"Set(RATING=${{FILTER({RATINGS},${{RATING}})}})",
        'GotoIf($["${RATING}" = ""]?end)',
        "CELGenUserEvent(RATED,${RATING}|${MEMBERNAME})",
        'QueueLog(${QUEUE},${CALL},${IF($["${MEMBERNAME}" = ""]?NONE:${MEMBERNAME})},RATED,${RATING})',
        "UserEvent(Rated,Call: ${CALL},Rating: ${RATING},Agent: ${MEMBERNAME})",
        f"end: {ending[0]}",
        ending[1],
    )


def _return_call() -> Context:
    """Offered to who finds a queue full or waits long; key 1, here or while waiting, asks for it."""
    noted = [
        'GotoIf($["${CALLER}" = "anonymous"]?end,1)',
        "CELGenUserEvent(RETURN_CALL_ASKED,${CALLER}|${QUEUE})",
        'QueueLog(${IF($["${QUEUE}" = ""]?NONE:${QUEUE})},${CALL},NONE,RETURN_CALL,${CALLER})',
        "UserEvent(ReturnCallAsked,Call: ${CALL},Number: ${CALLER},Queue: ${QUEUE})",
        "Playback(hotline/return-call-noted)",
        "Hangup()",
    ]
    offer = [
        'GotoIf($["${CALLER}" = "anonymous"]?end,1)',
        "Read(ANSWER,hotline/return-call-offer,1,,1,5)",
        'GotoIf($["${ANSWER}" = "1"]?1,1:end,1)',
    ]
    context = Context(RETURN_CALL).extension("s", *offer).extension("1", *noted)
    return context.extension("end", "Playback(hotline/goodbye)", "Hangup()")


def _other_centres(settings: TelephonySettings) -> list[Context]:
    """Whoever is passed on is heard and recorded by the other centre; here his call stands until it ends there."""
    centres = Context(OTHER_CENTRE)
    for centre in settings.centres:
        code, number = word(centre.code), word(centre.number).lstrip("+")
        centres.extension(
            code,
            f"CELGenUserEvent(PASSED_ON,{code}|${{ARG1}}|{number})",
            "StopMixMonitor()",
            "Playback(hotline/passing-on)",
            f"Dial(PJSIP/{number}@{word(centre.trunk)},{CENTRE_SECONDS},mgb({MARK}^s^1)U({TAKEN_OVER}))",
            f"CELGenUserEvent(PASSED_ON_ENDED,{code}|${{DIALSTATUS}})",
            'ExecIf($["${DIALSTATUS}" = "ANSWER"]?Hangup())',
            "Return()",
        )
    mark = Context(MARK).extension("s", f"Set(PJSIP_HEADER(add,{CENTRE_HEADER})=${{CALL}})", "Return()")
    taken = Context(TAKEN_OVER).extension("s", "CELGenUserEvent(TAKEN_OVER,${CALL})", "Return()")
    return [centres, mark, taken] if settings.centres else []


def _inside(settings: TelephonySettings) -> list[Context]:
    """From agents' telephones: other agents and the emergency desks, nothing outside; the platform dials that."""
    phones, transfer = Context(FROM_AGENTS), Context(TRANSFER)
    desks = Context(EMERGENCY)
    for desk in settings.emergency_desks:
        number = word(desk.number)
        target = f"PJSIP/{number}@{word(desk.trunk)}" if desk.trunk else f"PJSIP/{number}"
        desks.extension(
            number,
            f"CELGenUserEvent(EMERGENCY,{number}|${{CALL}})",
            f"Dial({target},{DIAL_SECONDS},g)",
            f"CELGenUserEvent(EMERGENCY_ENDED,{number}|${{DIALSTATUS}})",
            "Hangup()",
        )
        for context in (phones, transfer):
            context.extension(number, f"Goto({EMERGENCY},{number},1)")
    for agent in settings.agents:
        for context in (phones, transfer):
            context.extension(word(agent.number), f"Dial(PJSIP/{word(agent.number)},{DIAL_SECONDS},g)", "Hangup()")
    outbound = Context(OUTBOUND)
    if settings.outbound_trunk:
        trunk = word(settings.outbound_trunk)
        shown = f"Set(CALLERID(num)={word(settings.outbound_number)})"
        dial = f"Dial(PJSIP/${{EXTEN}}@{trunk},60"
        transfer.extension(
            "_XXXX!", "CELGenUserEvent(TRANSFERRED_OUT,${EXTEN}|${CALL})", shown, f"{dial},g)", "Hangup()"
        )
        outbound.extension("_X!", *_outbound_steps(), shown, f"{dial},gU({REACHED}))", "Hangup()")
    return [phones, transfer, desks, outbound, _reached()]


def _outbound_steps() -> list[str]:
    """A call that the platform places: the agent has answered, now the other side is dialled."""
    return [
        "Set(__CALL=${UNIQUEID})",
        "Set(CALLER=${EXTEN})",
        "Set(__RECORDING=${STRFTIME(${EPOCH},,%Y%m%d)}/${CALL}.raw)",
        "CELGenUserEvent(DIALLED,${EXTEN}|${REASON}|${REFERENCE})",
    ]


def _reached() -> Context:
    """Runs on the citizen's channel when he answers; recorded there, so that his voice is the first one as always."""
    return Context(REACHED).extension(
        "s",
        "MixMonitor(${RECORDING},bD)",
        "CELGenUserEvent(RECORDED,${RECORDING})",
        "CELGenUserEvent(CONNECTED,${CALL})",
        "Return()",
    )


def _with_agents(settings: TelephonySettings) -> list[Context]:
    """Where the platform puts channels: a conference, a team leader's ear, his voice to the agent, on hold."""
    conference = Context(CONFERENCE).extension(
        "_X.",
        "Answer()",
        "CELGenUserEvent(CONFERENCE_JOINED,${EXTEN}|${CALL})",
        "ConfBridge(${EXTEN},hotline-conference,hotline-member)",
        "Hangup()",
    )
    listen, whisper = Context(LISTEN), Context(WHISPER)
    for agent in settings.agents:
        number = word(agent.number)
        # The hyphen ends the name, so that 1001 is not 10010 too.
        for context, options in ((listen, "qE"), (whisper, "qwE")):
            context.extension(
                number,
                "Answer()",
                f"CELGenUserEvent(LISTENED_TO,{number}|{context.name})",
                f"ChanSpy(PJSIP/{number}-,{options})",
                "Hangup()",
            )
    # Taken back from hold and hung up by the agent, the caller goes on behind the music: to the survey.
    hold = Context(HOLD).extension("s", "CELGenUserEvent(HELD,${CALL})", "MusicOnHold(default)", f"Goto({SURVEY},s,1)")
    hold.extension(HOLDING_AGENT, "Answer()", "Wait(7200)", "Hangup()")
    return [conference, listen, whisper, hold, *_when_one_side_of_a_hold_goes()]


def _when_one_side_of_a_hold_goes() -> list[Context]:
    """Run when a channel ends: nobody hears music for somebody who hung up, and no agent waits for a caller who did."""
    holder = Context(HOLDER_GONE).extension(
        "s", f'ExecIf($["${{{HELD}}}" != ""]?ChannelRedirect(${{{HELD}}},{SURVEY},s,1))', "Return()"
    )
    held = Context(HELD_GONE).extension("s", f'ExecIf($["${{{HOLDER}}}" != ""]?SoftHangup(${{{HOLDER}}}))', "Return()")
    return [holder, held]
