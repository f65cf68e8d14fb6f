"""Many calls at once on the platform that `./hotline up` runs: none fails, none is spoilt, pages are told at once."""

import asyncio
import os
from pathlib import Path

import pytest
from tests.telephony.load import city as cities
from tests.telephony.load.phones import Crowd
from tests.telephony.load.trial import Found, Trial, Wanted, percentile

from hotline.config.home import Home

# The whole of it: 5 calls a second into 130 at once for ten minutes, 600 agents. A fifth of it runs with every change.
FULL = Wanted(agents=600, per_second=5, seconds=600)
A_FIFTH = Wanted(agents=120, per_second=1, seconds=60)
POP_SECONDS = 0.150
# Until the page also knows who is calling.
CARD_SECONDS = 1.0
TOLERATED = 0.02


def _tried(home: Home, sipp_command: tuple[str, ...], tone: Path, folder: Path, wanted: Wanted) -> Found:
    with cities.city(home, cities.settings(wanted.agents)) as platform:
        crowd = Crowd(sipp_command, cities.current(platform).ports["sip"], folder)
        try:
            return asyncio.run(Trial(platform, crowd, wanted, tone).run())
        finally:
            crowd.end()


def _ensure_promised(found: Found, wanted: Wanted) -> None:
    print(found.told())
    assert (found.went_through, found.failed) == (wanted.calls, 0), found.complaints
    assert len(found.talks) == wanted.calls
    assert found.peak >= wanted.per_second * wanted.talk_seconds * 0.95
    spoilt = {call: share for call, share in found.shares().items() if abs(share - 1) > TOLERATED}
    assert not spoilt
    assert percentile(found.measures.pops(), 0.95) < POP_SECONDS
    assert percentile(found.measures.cards(), 0.95) < CARD_SECONDS


@pytest.mark.alone
def test_a_fifth_of_the_load_is_carried_whole(
    home: Home, sipp_command: tuple[str, ...], tones: dict[int, Path], tmp_path: Path
) -> None:
    _ensure_promised(_tried(home, sipp_command, tones[440], tmp_path, A_FIFTH), A_FIFTH)


@pytest.mark.scale
def test_full_load_is_carried_whole(
    home: Home, sipp_command: tuple[str, ...], tones: dict[int, Path], tmp_path: Path
) -> None:
    """HOTLINE_LOAD_AGENTS, HOTLINE_LOAD_CALLS_PER_SECOND and HOTLINE_LOAD_SECONDS try it at another size."""
    wanted = Wanted(
        agents=int(os.environ.get("HOTLINE_LOAD_AGENTS") or FULL.agents),
        per_second=float(os.environ.get("HOTLINE_LOAD_CALLS_PER_SECOND") or FULL.per_second),
        seconds=int(os.environ.get("HOTLINE_LOAD_SECONDS") or FULL.seconds),
    )
    _ensure_promised(_tried(home, sipp_command, tones[440], tmp_path, wanted), wanted)
