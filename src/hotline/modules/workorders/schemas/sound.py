"""A recording as an answer, whole or in part."""

from django.http import StreamingHttpResponse

from hotline.modules.telephony.public import Recording, SoundRangeBeyondEnd, sound_of
from hotline.modules.telephony.rules.recordings.ranges import is_beyond, wanted_range, whole

CONTENT_TYPE = "audio/wav"
_HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # Sound that is packed once more could not be asked for in ranges.
    "Content-Encoding": "identity",
}


def sound_answer(recording: Recording, asked: str) -> StreamingHttpResponse:
    """206 with the part that the Range header asks for, refused where that lies behind the end, else everything."""
    size = recording.size_bytes
    if is_beyond(asked, size):
        raise SoundRangeBeyondEnd(size=size)
    wanted = wanted_range(asked, size)
    part = wanted or whole(size)
    headers = _HEADERS | {"Content-Length": str(part.length)}
    if wanted is not None:
        headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return StreamingHttpResponse(
        sound_of(recording, part),
        status=206 if wanted is not None else 200,
        content_type=CONTENT_TYPE,
        headers=headers,
    )
