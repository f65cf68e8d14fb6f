"""Calls as they are shown."""

from datetime import timedelta
from decimal import Decimal

from hotline.modules.requesters.public import mask_phone_number
from hotline.modules.telephony.public import (
    Call,
    CallLeg,
    KeptHandover,
    LegalHold,
    Listening,
    QueueWait,
    Recording,
    RecordingIncident,
    handovers_of,
    holds_of,
    incidents,
    listenings_of,
)
from hotline.modules.telephony.rules import CallParty
from hotline.modules.telephony.rules.recordings.listening import LISTENING_HOURS
from hotline.modules.workorders.models import WorkOrder

from . import calls as outputs

# The switch writes what comes from the caller's line first.
_SPEAKERS = ("caller", "agent")


def item(call: Call) -> outputs.CallItemOutput:
    """A call in the list."""
    return outputs.CallItemOutput(
        reference=call.reference,
        arrived_at=call.arrived_at,
        queue=call.queue.name if call.queue else None,
        line=call.line.name if call.line else None,
        agent_name=_agent(call),
        caller_number=mask_phone_number(call.caller_number),
        outcome=call.outcome,
        waiting_seconds=call.waiting_seconds,
        talking_seconds=call.talking_seconds,
        rating=call.rating,
        has_incident=getattr(call, "has_incident", False),
    )


def facts(call: Call, work_orders: list[WorkOrder]) -> outputs.CallFactsOutput:
    """A call with its work orders and its course; the caller's number is masked."""
    return outputs.CallFactsOutput(
        reference=call.reference,
        arrived_at=call.arrived_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        was_cut=call.was_cut,
        menu_choices=call.menu_choices,
        queue=call.queue.name if call.queue else None,
        line=call.line.name if call.line else None,
        agent_name=_agent(call),
        outcome=call.outcome,
        waiting_seconds=call.waiting_seconds,
        talking_seconds=call.talking_seconds,
        after_call_seconds=call.after_call_seconds,
        recording_reference=call.recording_reference,
        rating=call.rating,
        caller_number=mask_phone_number(call.caller_number),
        work_orders=[outputs.CallOrderOutput(number=order.number, title=order.title) for order in work_orders],
        legs=[_leg(leg) for leg in call.legs.select_related("agent").order_by("began_at", "id")],
        waits=[_wait(wait) for wait in call.waits.select_related("queue").order_by("entered_at")],
        ratings=[
            outputs.CallRatingOutput(level=rating.level, means=rating.means, given_at=rating.given_at)
            for rating in call.ratings.order_by("given_at")
        ],
        handovers=[_handover(one) for one in handovers_of(call)],
        listenings=[_listened(listening) for listening in listenings_of(call)],
        legal_holds=[_hold(hold) for hold in holds_of(call)],
        incidents=[_incident(found) for found in incidents().filter(call=call).order_by("-found_at", "-id")],
    )


def recordings(found: list[Recording], *, may_listen: bool) -> outputs.CallRecordingsOutput:
    """A call's recordings."""
    return outputs.CallRecordingsOutput(may_listen=may_listen, recordings=[_recording(each) for each in found])


def listening(said: Listening) -> outputs.ListeningOutput:
    """What sound is fetched with."""
    return outputs.ListeningOutput(id=said.pk, expires_at=said.at + timedelta(hours=LISTENING_HOURS))


def _agent(call: Call) -> str | None:
    return call.agent.name if call.agent else call.agent_in_source or None


def _leg(leg: CallLeg) -> outputs.LegOutput:
    is_citizens = leg.party in {CallParty.CALLER, CallParty.CALLED}
    number = leg.from_number if leg.party == CallParty.CALLER else leg.to_number or leg.from_number
    return outputs.LegOutput(
        party=leg.party,
        agent_name=leg.agent.name if leg.agent else None,
        number=mask_phone_number(number) if is_citizens else number,
        began_at=leg.began_at,
        answered_at=leg.answered_at,
        ended_at=leg.ended_at,
        ending=leg.ending,
    )


def _wait(wait: QueueWait) -> outputs.WaitOutput:
    return outputs.WaitOutput(
        queue=wait.queue.name,
        entered_at=wait.entered_at,
        offered_at=wait.offered_at,
        ended_at=wait.ended_at,
        ending=wait.ending,
        position=wait.position,
    )


def _handover(one: KeptHandover) -> outputs.HandoverOutput:
    return outputs.HandoverOutput(
        service=one.service,
        matter=one.matter,
        place=one.place,
        work_order=one.work_order,
        by_name=one.by_name,
        at=one.at,
    )


def _recording(recording: Recording) -> outputs.RecordingOutput:
    count = recording.channel_count
    peaks = bytes(recording.peaks)
    points = len(peaks) // count if count else 0
    return outputs.RecordingOutput(
        id=recording.pk,
        began_at=recording.began_at,
        duration_seconds=recording.duration_seconds,
        size_bytes=recording.size_bytes,
        checksum=recording.checksum,
        length_verdict=recording.length_verdict,
        recording_class=getattr(recording, "recording_class", ""),
        removed_at=recording.removed_at,
        channels=[
            outputs.ChannelOutput.model_validate(
                {
                    "speaker": speaker,
                    "audible_seconds": Decimal(audible) / 1000,
                    "peaks": list(peaks[place * points : (place + 1) * points]),
                }
            )
            for place, (speaker, audible) in enumerate(zip(_SPEAKERS, recording.audible_milliseconds, strict=False))
        ],
    )


def _listened(said: Listening) -> outputs.ListeningLogOutput:
    return outputs.ListeningLogOutput(
        person_name=said.person.name, staff_number=said.person.staff_number, at=said.at, reason=said.reason
    )


def _hold(hold: LegalHold) -> outputs.HoldOutput:
    return outputs.HoldOutput(
        id=hold.pk,
        reason=hold.reason,
        set_at=hold.set_at,
        set_by=hold.set_by.name,
        lifted_at=hold.lifted_at,
        lifted_by=hold.lifted_by.name if hold.lifted_by else None,
        lifting_reason=hold.lifting_reason,
    )


def _incident(found: RecordingIncident) -> outputs.CallIncidentOutput:
    return outputs.CallIncidentOutput(
        id=found.pk,
        kind=found.kind,
        found_at=found.found_at,
        resolved_at=found.resolved_at,
        resolved_by=found.resolved_by.name if found.resolved_by else None,
        resolution=found.resolution,
    )
