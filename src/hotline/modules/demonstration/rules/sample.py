"""A sample of a year, of which every record is written many times over, and which copies are left out.

The sample has of each kind as many records as are needed, rounded up, and a few more. Copies are only ever left out and
none is added: nobody has to answer two calls at once, and each sum comes out exactly.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from hotline.modules.demonstration.errors import VolumesMissed

from .particulars import MonthParticulars
from .volumes import MonthVolumes

# What a record counts for: `("late", 3)` is the late replies of the fourth month.
Feature = tuple[str, int]
Profile = frozenset[Feature]

# Records more than are needed of a kind that others are parts of: leaving out one of those leaves out one of these.
_SPARE_RATED = 2
_SPARE_INQUIRIES = 3
_SPARE_DISSATISFIED = 4
_SPARE_CALLBACKS = 6
_SPARE_ORDERS = 40
# No profile bears more than this part of what it could spare at a time.
_SHARES = 3


def sample_of(
    months: Sequence[MonthVolumes], wanted: Sequence[MonthParticulars], copies: int
) -> tuple[list[MonthVolumes], list[MonthParticulars]]:
    """The volumes and particulars that a sample of these months must have to be copied so many times."""
    volumes, particulars = [], []
    for month, part in zip(months, wanted, strict=True):
        volume, particular = _sample_of_month(month, part, copies)
        volumes.append(volume)
        particulars.append(particular)
    return volumes, particulars


def _share(count: int, copies: int) -> int:
    """Of so many records those that have to be in the sample."""
    return -(-count // copies)


def _perhaps(count: int | None, copies: int, spare: int = 0) -> int | None:
    """The same of what may not be published, with some to spare where there is any."""
    return None if count is None else _share(count, copies) + (spare if count else 0)


def _sample_of_month(
    month: MonthVolumes, wanted: MonthParticulars, copies: int
) -> tuple[MonthVolumes, MonthParticulars]:
    quickly = _perhaps(wanted.answered_quickly, copies)
    answered = (quickly or 0) + _share(month.answered - (wanted.answered_quickly or 0), copies)
    dispatched = _share(month.received - month.answered_at_once, copies) + _SPARE_ORDERS
    at_once = _share(month.answered_at_once, copies) + (_SPARE_ORDERS if month.answered_at_once else 0)
    satisfied = _share(month.satisfied, copies) + _SPARE_CALLBACKS
    reached = satisfied + _share(month.reached - month.satisfied, copies) + _SPARE_CALLBACKS
    passed = _share(month.passed, copies)
    volumes = MonthVolumes(
        calls=answered + _share(month.calls - month.answered, copies),
        answered=answered,
        inspected=passed + _share(month.inspected - month.passed, copies),
        passed=passed,
        received=dispatched + at_once,
        completed=dispatched + at_once - _share(month.received - month.completed, copies),
        answered_at_once=at_once,
        tried=reached + _share(month.tried - month.reached, copies) + _SPARE_CALLBACKS,
        reached=reached,
        satisfied=satisfied,
    )
    seconds = None
    if wanted.handle_seconds is not None:
        seconds = round(Fraction(wanted.handle_seconds * answered, max(month.answered, 1)))
    return volumes, replace(_sample_of_particulars(wanted, copies), answered_quickly=quickly, handle_seconds=seconds)


def _sample_of_particulars(wanted: MonthParticulars, copies: int) -> MonthParticulars:
    satisfied = _perhaps(wanted.rated_satisfied, copies, _SPARE_RATED)
    rated = None
    if wanted.rated is not None:
        unsatisfied = wanted.rated - (wanted.rated_satisfied or 0)
        rated = (satisfied or 0) + _share(unsatisfied, copies) + _SPARE_RATED
    of_dispatched = _perhaps(wanted.dispatched_of_enterprises, copies)
    of_enterprises = None
    if wanted.of_enterprises is not None:
        others = wanted.of_enterprises - (wanted.dispatched_of_enterprises or 0)
        of_enterprises = (of_dispatched or 0) + _share(others, copies)
    return replace(
        wanted,
        rated=rated,
        rated_satisfied=satisfied,
        late=_share(wanted.late, copies),
        sent_back=_share(wanted.sent_back, copies),
        answered_slowly=_share(wanted.answered_slowly, copies),
        of_enterprises=of_enterprises,
        dispatched_of_enterprises=of_dispatched,
        inquiries_at_once=_perhaps(wanted.inquiries_at_once, copies, _SPARE_INQUIRIES),
        inquiries_dispatched=_perhaps(wanted.inquiries_dispatched, copies, _SPARE_INQUIRIES),
        dissatisfied=_share(wanted.dissatisfied, copies) + (_SPARE_DISSATISFIED if wanted.dissatisfied else 0),
        solved=_perhaps(wanted.solved, copies),
        leader_items=_share(wanted.leader_items, copies),
    )


def left_out(
    profiles: Sequence[Profile],
    may_lose: Sequence[bool],
    targets: Mapping[Feature, int],
    order: Sequence[str],
    copies: int,
    already: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """How many copies of which records, by place, are left out so that every target is hit.

    Only of records that `may_lose` some; what records have lost `already` does not count any more. `order` names the
    features from those that are parts of others to those that others are parts of: what is left out for one of them
    does not change those before it. `VolumesMissed` where a target cannot be hit.
    """
    places: dict[Profile, list[int]] = defaultdict(list)
    for place, (profile, may) in enumerate(zip(profiles, may_lose, strict=True)):
        if may:
            places[profile].append(place)
    surplus = _surplus(profiles, targets, copies, already or {})
    found: Counter[int] = Counter()
    settled: set[Feature] = set()
    for name in order:
        features = [feature for feature in targets if feature[0] == name]
        for feature in features:
            pools = {
                profile: pool for profile, pool in places.items() if feature in profile and settled.isdisjoint(profile)
            }
            while surplus[feature] and _leave_out_some(found, pools, copies, surplus):
                pass
            if surplus[feature]:
                raise VolumesMissed(
                    month=str(feature[1] + 1), what=name, planned=targets[feature] + surplus[feature],
                    wanted=targets[feature],
                )  # fmt: skip
        settled.update(features)
    return dict(found)


def _surplus(
    profiles: Sequence[Profile], targets: Mapping[Feature, int], copies: int, already: Mapping[int, int]
) -> dict[Feature, int]:
    """How many copies with each feature are too many."""
    counts = Counter(feature for profile in profiles for feature in profile)
    surplus = {feature: counts[feature] * copies - target for feature, target in targets.items()}
    for place, lost in already.items():
        for feature in profiles[place] & surplus.keys():
            surplus[feature] -= lost
    return surplus


def _leave_out_some(
    found: Counter[int], pools: dict[Profile, list[int]], copies: int, surplus: dict[Feature, int]
) -> bool:
    """Leave out copies of records of the profile that can best do without; whether there was one."""

    def spare(profile: Profile) -> int:
        return min(surplus[feature] for feature in profile if feature in surplus)

    if not pools:
        return False
    profile = max(pools, key=lambda one: (spare(one), sorted(one)))
    # A share of what it can spare, so that no one profile bears everything.
    wanted = -(-spare(profile) // _SHARES)
    taken = _take(found, pools[profile], wanted, copies) if wanted > 0 else 0
    if taken < wanted:
        del pools[profile]
    for feature in profile & surplus.keys():
        surplus[feature] -= taken
    return wanted > 0


def _take(found: Counter[int], pool: Sequence[int], wanted: int, copies: int) -> int:
    """Leave out so many copies of these records, of each as few as possible; how many could be."""
    taken = 0
    for most in range(1, copies + 1):
        for place in pool:
            if taken == wanted:
                return taken
            if found[place] < most:
                found[place] += 1
                taken += 1
    return taken
