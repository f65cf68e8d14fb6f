"""When people answer, as steps of the dialplan."""

from datetime import date, time

from hotline.adapters.telephony.asterisk.text import word
from hotline.modules.telephony.rules.switch_settings import OpeningSpan, SpecialDay, TelephonySettings

WELCOME = "hotline-welcome,s,1"


def opening_steps(settings: TelephonySettings, *, leaving: str) -> list[str]:
    """To the welcome while people answer, else to the closing words. A special day goes before its weekday."""
    steps = [step for special in settings.special_days for step in _special(special)]
    if steps:
        steps.insert(0, "Set(NOW=${STRFTIME(${EPOCH},,%Y%m%d%H%M)})")
    if settings.hours:
        steps += [f"GotoIfTime({_span(span)}?{WELCOME})" for span in settings.hours]
    else:
        steps.append(f"Goto({WELCOME})")
    if settings.hours or settings.special_days:
        steps += ["closed: CELGenUserEvent(CLOSED,${LINE})", "Playback(hotline/closed)", f"Goto({leaving})"]
    return steps


def _special(special: SpecialDay) -> list[str]:
    steps = [f"GotoIf($[{_between(special.day, time(0), time(23, 59))}]?closed)"]
    if special.opens_at is not None and special.closes_at is not None:
        open_now = _between(special.day, special.opens_at, special.closes_at)
        steps.insert(0, f"GotoIf($[{open_now}]?{WELCOME})")
    return steps


def _between(day: date, first: time, last: time) -> str:
    """Both minutes are within, as in the switch's own spans of time."""
    return f"${{NOW}} >= {day:%Y%m%d}{first:%H%M} & ${{NOW}} <= {day:%Y%m%d}{last:%H%M}"


def _span(span: OpeningSpan) -> str:
    return f"{_clock(span.opens_at)}-{_clock(span.closes_at)},{word(span.weekday)[:3]},*,*"


def _clock(moment: time) -> str:
    return f"{moment.hour:02}:{moment.minute:02}"
