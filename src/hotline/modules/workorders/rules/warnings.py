"""When somebody is warned that a limit is running out."""

from hotline.modules.sla.rules.limits import ClockKind

# Percent of the limit used up. 100 is the due moment itself.
WARNING_PERCENTS: dict[ClockKind, tuple[int, ...]] = {
    ClockKind.DISPATCH: (100,),
    ClockKind.ACKNOWLEDGE: (50, 80, 100),
    ClockKind.CONTACT: (80, 100),
    ClockKind.HANDLE: (50, 80, 100),
    ClockKind.SUPPORT: (80, 100),
    ClockKind.CITIZEN: (80, 100),
    ClockKind.SEND_BACK: (),
}
