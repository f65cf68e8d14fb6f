"""Background jobs of telephony. Hours are UTC: 18:30 is 02:30 local time."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, system_actor

from .actions.expire_recordings import expire_recordings
from .actions.find_missing_recordings import find_missing_recordings
from .actions.keep_availability import keep_availability
from .actions.take_in_recordings import take_in_recordings


@app.periodic(cron="* * * * * */15")
@app.task(name="telephony.take_in", queue="recordings", queueing_lock="telephony.take_in")
def take_in(timestamp: int) -> None:
    """Four times a minute take in what is finished; once a minute, and only then, miss what is not there."""
    take_in_recordings(at=now())
    if timestamp % 60 == 0:
        find_missing_recordings(at=now())


@app.periodic(cron="30 18 * * *")
@app.task(name="telephony.expire", queue="recordings", queueing_lock="telephony.expire")
def expire(timestamp: int) -> None:
    """Every night, remove the recordings whose time is over."""
    expire_recordings(is_dry_run=False, by=system_actor(Permission.ADMINISTER_POLICIES), at=now())


@app.periodic(cron="10 16 * * *")
@app.task(name="telephony.keep_availability", queue="recordings", queueing_lock="telephony.keep_availability")
def work_out_availability(timestamp: int) -> None:
    """Just after local midnight, work out for how long calls could be taken on the days that are over."""
    keep_availability(at=now())
