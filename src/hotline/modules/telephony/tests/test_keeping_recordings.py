"""Recordings are removed when their time is over, and only then; calls remain."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest
from tests.support import AT, ClientFactory, PersonFactory

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Person, actor_of
from hotline.modules.audit.public import AuditEntry
from hotline.modules.telephony.actions.expire_recordings import expire_recordings
from hotline.modules.telephony.actions.keep_longer import keep_longer
from hotline.modules.telephony.actions.legal_holds import lift_legal_hold, set_legal_hold
from hotline.modules.telephony.actions.publish_recording_policy import publish_recording_policy
from hotline.modules.telephony.actions.take_in_recordings import take_in_recordings
from hotline.modules.telephony.errors import LegalHoldLifted, RecordingRemoved
from hotline.modules.telephony.models import Call, CallLeg, LegalHold, Recording, RecordingIncident, RetentionRun
from hotline.modules.telephony.rules import CallParty
from hotline.modules.telephony.rules.recordings.ranges import whole
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms
from hotline.modules.telephony.rules.recordings.words import RecordingClass
from hotline.modules.telephony.selectors.recording_sound import sound_of

from .conftest import CallFactory
from .sounds import tones, written

pytestmark = pytest.mark.django_db

StoredFiles = Callable[[], list[Path]]
THREE_YEARS_LATER = AT.replace(year=AT.year + 3) + timedelta(days=1)
FIVE_YEARS_LATER = AT.replace(year=AT.year + 5) + timedelta(days=1)


@pytest.fixture
def head(person: PersonFactory) -> Person:
    """Somebody who keeps the policies and may hold recordings."""
    return person("hotline_head", name="负责人甲")


@pytest.fixture
def recorded(spool: Path, answered: CallFactory) -> Callable[[str], Recording]:
    """A call with a recording that was taken in."""

    def make(identity: str) -> Recording:
        answered(identity)
        written(spool, f"{identity}.raw", tones(12, 0.3, 0.3))
        take_in_recordings(at=datetime.now(UTC) + timedelta(minutes=1))  # noqa: TID251 - files have the machine's time
        return Recording.objects.get(reference=f"{identity}.raw")

    return make


def test_what_is_over_is_removed_and_the_call_remains(
    recorded: Callable[[str], Recording], stored_files: StoredFiles, head: Person
) -> None:
    recording = recorded("1.1")
    early = expire_recordings(is_dry_run=False, by=actor_of(head), at=AT.replace(year=AT.year + 3))
    assert (early.over, early.removed) == (0, 0) and len(stored_files()) == 1

    done = expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER)

    recording.refresh_from_db()
    assert (done.over, done.held, done.removed, done.removed_bytes) == (1, 0, 1, recording.size_bytes)
    assert stored_files() == [] and bytes(recording.locked_key) == b"" and recording.object_name == ""
    assert recording.removed_at == THREE_YEARS_LATER and recording.checksum
    assert Call.objects.filter(pk=recording.call_id, talking_seconds=12).exists()
    assert AuditEntry.objects.get(action="telephony.remove_recording").subject == "call:C-1.1"
    with pytest.raises(RecordingRemoved):
        sound_of(recording, whole(recording.size_bytes))
    again = expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER)
    assert (again.over, again.removed) == (0, 0)


def test_a_dry_run_counts_is_recorded_and_removes_nothing(
    recorded: Callable[[str], Recording], stored_files: StoredFiles, head: Person
) -> None:
    recording = recorded("1.1")
    done = expire_recordings(is_dry_run=True, by=actor_of(head), at=THREE_YEARS_LATER)
    assert (done.is_dry_run, done.over, done.removed, done.removed_bytes) == (True, 1, 1, recording.size_bytes)
    assert RetentionRun.objects.get() == done
    recording.refresh_from_db()
    assert recording.removed_at is None and len(stored_files()) == 1


def test_what_is_disputed_or_was_an_emergency_is_kept_longer(
    recorded: Callable[[str], Recording], head: Person
) -> None:
    disputed, emergency, ordinary = recorded("1.1"), recorded("1.2"), recorded("1.3")
    keep_longer(call_id=disputed.call_id, recording_class=RecordingClass.DISPUTED, at=AT)
    CallLeg.objects.create(
        call_id=emergency.call_id, external_identity="SIP/110", party=CallParty.EMERGENCY_SERVICE, began_at=AT
    )

    expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER)
    assert list(Recording.objects.filter(removed_at__isnull=False)) == [ordinary]
    expire_recordings(is_dry_run=False, by=actor_of(head), at=FIVE_YEARS_LATER)
    assert not Recording.objects.filter(removed_at__isnull=True).exists()


def test_a_call_that_is_kept_as_an_emergency_is_not_kept_shorter_for_being_disputed(
    answered: CallFactory,
) -> None:
    call = answered("1.1")
    for recording_class in (RecordingClass.DISPUTED, RecordingClass.EMERGENCY, RecordingClass.DISPUTED):
        keep_longer(call_id=call.pk, recording_class=recording_class, at=AT)
    assert call.longer_retention.recording_class == "emergency"


def test_a_legal_hold_keeps_what_is_over_until_the_last_one_is_lifted(
    recorded: Callable[[str], Recording], stored_files: StoredFiles, head: Person
) -> None:
    recorded("1.1")
    by = actor_of(head)
    first, second = (set_legal_hold(call_reference="C-1.1", reason="行政复议", by=by, at=AT) for _ in range(2))

    assert expire_recordings(is_dry_run=False, by=by, at=THREE_YEARS_LATER).held == 1
    lift_legal_hold(hold_id=first.pk, reason="复议终结", by=by, at=AT)
    held = expire_recordings(is_dry_run=False, by=by, at=THREE_YEARS_LATER)
    assert (held.over, held.held, held.removed) == (1, 1, 0) and len(stored_files()) == 1

    lift_legal_hold(hold_id=second.pk, reason="诉讼终结", by=by, at=AT)
    with pytest.raises(LegalHoldLifted):
        lift_legal_hold(hold_id=second.pk, reason="再次解除", by=by, at=AT)
    assert expire_recordings(is_dry_run=False, by=by, at=THREE_YEARS_LATER).removed == 1
    assert stored_files() == []
    assert list(
        AuditEntry.objects.filter(action__contains="legal_hold").order_by("id").values_list("reason", flat=True)
    ) == [
        "行政复议",
        "行政复议",
        "复议终结",
        "诉讼终结",
    ]


def test_a_removal_that_was_interrupted_is_finished_by_the_next(
    recorded: Callable[[str], Recording], stored_files: StoredFiles, head: Person
) -> None:
    recorded("1.1")
    with (
        mock.patch("django.core.files.storage.FileSystemStorage.delete", side_effect=OSError),
        pytest.raises(OSError),
    ):
        expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER)
    assert len(stored_files()) == 1 and bytes(Recording.objects.get().locked_key) == b""

    expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER)
    assert stored_files() == []


def test_terms_hold_from_their_publication_and_are_never_changed(
    recorded: Callable[[str], Recording], head: Person, person: PersonFactory
) -> None:
    recorded("1.1")
    with pytest.raises(NotPermitted):
        publish_recording_policy(terms=RecordingTerms(), note="", by=actor_of(person("agent")), at=AT)
    published = publish_recording_policy(terms=RecordingTerms(ordinary_years=5), note="延长", by=actor_of(head), at=AT)
    assert published.number == 1 and published.terms.ordinary_years == 5
    assert expire_recordings(is_dry_run=False, by=actor_of(head), at=THREE_YEARS_LATER).over == 0


def test_incidents_holds_policies_and_removals_are_answered_over_http(
    answered: CallFactory, signed_in_client: ClientFactory
) -> None:
    call = answered("1.1")
    incident = RecordingIncident.objects.create(kind="missing", call=call, found_at=AT)
    page = signed_in_client("hotline_head")

    listed = page.get("/api/recording-incidents?is_open=true").json()
    assert listed["open_count"] == 1
    assert [(each["kind"], each["call_reference"]) for each in listed["items"]] == [("missing", "C-1.1")]
    address = f"/api/recording-incidents/{incident.pk}/resolution"
    assert page.post_json(address, {"resolution": "线路故障，已报修"}).json()["resolved_by"]
    assert page.post_json(address, {"resolution": "再次"}).json()["code"] == "recording_incident_resolved"
    assert page.get("/api/recording-incidents?is_open=true").json()["items"] == []

    hold = page.post_json("/api/calls/C-1.1/legal-holds", {"reason": "行政复议"})
    assert hold.status_code == 201
    lifted = page.post_json(f"/api/legal-holds/{hold.json()['id']}/lifting", {"reason": "复议终结"})
    assert lifted.json()["lifting_reason"] == "复议终结" and not LegalHold.objects.get().is_in_force

    (shipped,) = page.get("/api/recording-policies").json()
    assert (shipped["number"], shipped["ordinary_years"]) == (0, 3)
    terms = {name: shipped[name] for name in RecordingTerms.__dataclass_fields__}
    assert page.post_json("/api/recording-policies", terms | {"ordinary_years": 0}).status_code == 422
    assert page.post_json("/api/recording-policies", terms | {"disputed_years": 10}).json()["number"] == 1
    assert page.post_json("/api/retention-runs", {"dry_run": True}).json()["over"] == 0
    assert len(page.get("/api/retention-runs").json()) == 1
