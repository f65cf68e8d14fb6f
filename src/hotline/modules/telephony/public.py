"""What other modules may call: calls and their queues, and what indicators count."""

from .actions.apply_city_telephone import CityTelephoneFollower
from .actions.command_seat import dial
from .actions.ensure_queues import ensure_queues
from .actions.expire_recordings import expire_recordings
from .actions.import_calls import CallFile, ImportWatch, import_calls
from .actions.keep_longer import keep_longer
from .actions.listen import note_listening
from .actions.load_calls import CallRow, load_calls
from .actions.publish_city_telephone import publish_city_telephone
from .actions.rate_by_link import offer_rating
from .actions.read_books import BookPlace, read_books, read_until
from .actions.record_agent_intervals import record_agent_intervals
from .actions.record_calls import record_calls
from .actions.recording_keys import rotate_key
from .actions.take_in_recordings import take_in_recordings
from .actions.verify_recordings import verify_recordings
from .actions.watch_switch import SwitchWatch
from .errors import CallFileRefused, SoundRangeBeyondEnd
from .models import (
    AgentInterval,
    AvailabilityDay,
    Call,
    CallImport,
    CallLeg,
    CallRating,
    CallSource,
    LegalHold,
    Listening,
    MergedLine,
    Queue,
    QueueWait,
    Recording,
    RecordingIncident,
)
from .rules import SIMULATED, SWITCH, AgentState, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding
from .rules.call_cells import Cell, Row, RowFault
from .rules.call_facts import AgentIntervalFacts, CallFacts, LegFacts, RatingFacts, WaitFacts
from .rules.call_record_maps import CallRecordMap, FileForm, read_map
from .rules.city_telephone import CityTelephone
from .rules.city_telephone_text import read_city_telephone
from .rules.import_tallies import ImportTally
from .rules.recordings.words import RecordingClass
from .selectors.calls import FACTS, count_calls, find_call
from .selectors.city_telephone import city_telephone_at
from .selectors.handovers import KeptHandover, handovers_of
from .selectors.hours import HoursOfDay, calls_by_hour
from .selectors.live_view import agents_at, call_dialled_about, is_switch_stale
from .selectors.rating_links import calls_to_offer_rating
from .selectors.recording_sound import sound_of
from .selectors.recordings import holds_of, incidents, listenings_of, recorded_until, recording_to_hear, recordings_of

__all__ = [
    "FACTS",
    "SIMULATED",
    "SWITCH",
    "AgentInterval",
    "AgentIntervalFacts",
    "AgentState",
    "AvailabilityDay",
    "BookPlace",
    "Call",
    "CallFacts",
    "CallFile",
    "CallFileRefused",
    "CallImport",
    "CallLeg",
    "CallOutcome",
    "CallParty",
    "CallRating",
    "CallRecordMap",
    "CallRow",
    "CallSource",
    "Cell",
    "CityTelephone",
    "CityTelephoneFollower",
    "FileForm",
    "HoursOfDay",
    "ImportTally",
    "ImportWatch",
    "KeptHandover",
    "LegEnding",
    "LegFacts",
    "LegalHold",
    "Listening",
    "MergedLine",
    "Queue",
    "QueueWait",
    "RatingFacts",
    "RatingMeans",
    "Recording",
    "RecordingClass",
    "RecordingIncident",
    "Row",
    "RowFault",
    "SoundRangeBeyondEnd",
    "SwitchWatch",
    "WaitEnding",
    "WaitFacts",
    "agents_at",
    "call_dialled_about",
    "calls_by_hour",
    "calls_to_offer_rating",
    "city_telephone_at",
    "count_calls",
    "dial",
    "ensure_queues",
    "expire_recordings",
    "find_call",
    "handovers_of",
    "holds_of",
    "import_calls",
    "incidents",
    "is_switch_stale",
    "keep_longer",
    "listenings_of",
    "load_calls",
    "note_listening",
    "offer_rating",
    "publish_city_telephone",
    "read_books",
    "read_city_telephone",
    "read_map",
    "read_until",
    "record_agent_intervals",
    "record_calls",
    "recorded_until",
    "recording_to_hear",
    "recordings_of",
    "rotate_key",
    "sound_of",
    "take_in_recordings",
    "verify_recordings",
]
