"""When recordings tell that a switch is given too much."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hotline.modules.telephony.rules.overload import (
    BYTES_PER_SECOND,
    FEWEST_CALLS,
    RecordingSizes,
    calls_to_carry,
    heard_share,
    is_losing,
)

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
SPAN = timedelta(seconds=20)


def _share(before: list[int], after: list[int]) -> Decimal | None:
    """What is heard, of recordings with so many seconds before and after."""
    sizes = [
        RecordingSizes(at, {str(call): seconds * BYTES_PER_SECOND for call, seconds in enumerate(lengths)})
        for at, lengths in ((START, before), (START + SPAN, after))
    ]
    return heard_share(*sizes)


def test_recordings_that_grow_with_time_lose_nothing() -> None:
    share = _share([5] * FEWEST_CALLS, [25] * FEWEST_CALLS)

    assert share == 1 and not is_losing(share)


def test_recordings_that_grow_slower_than_time_lose_sound() -> None:
    share = _share([5] * FEWEST_CALLS, [24] * FEWEST_CALLS)

    assert share == Decimal("0.95") and is_losing(share)


def test_call_on_hold_and_call_that_has_just_begun_are_no_loss() -> None:
    share = _share([5] * FEWEST_CALLS + [9, 0], [25] * FEWEST_CALLS + [9, 3])

    assert share == 1


def test_too_few_calls_tell_nothing() -> None:
    assert _share([5] * (FEWEST_CALLS - 1), [6] * (FEWEST_CALLS - 1)) is None
    assert not is_losing(None)


def test_somebody_is_let_in_however_few_can_be_carried() -> None:
    assert calls_to_carry(200) == 180
    assert calls_to_carry(0) == 1
