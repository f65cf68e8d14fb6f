"""Why recordings are kept, and what can be wrong with them."""

from enum import StrEnum


class RecordingClass(StrEnum):
    """Why a recording is kept as long as it is: 普通通话 投诉举报 紧急转接."""

    ORDINARY = "ordinary"
    DISPUTED = "disputed"
    EMERGENCY = "emergency"


class LengthVerdict(StrEnum):
    """How a recording's length compares with the talk that it should hold."""

    FITS = "fits"
    SHORT = "short"
    LONG = "long"


class RecordingIncidentKind(StrEnum):
    """What is wrong with the recording of a call."""

    MISSING = "missing"
    SHORT = "short"
    SILENT = "silent"
    ONE_CHANNEL = "one_channel"
    UNUSABLE = "unusable"
    UNCLAIMED = "unclaimed"
