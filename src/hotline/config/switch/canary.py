"""The canary of a switch in real time: while it sings, the rest of the machine still has its turn.

The switch starts it beside itself, and two minutes later gives up whatever turns it was given where it is not heard.
The one that comes with the switch needs the loader that comes with it too, which the switch does not know of.
"""

from hotline.config.switch.placement import PROGRAMS_FOLDER, SwitchPlace

# It is told the file that it touches and the switch that it sings for.
_SONG = """#!/bin/sh
while kill -0 "$2" 2>/dev/null; do
    touch "$1"
    sleep 5
done
"""


def write(place: SwitchPlace) -> None:
    """Put it where the switch looks for it."""
    canary = place.state / PROGRAMS_FOLDER / "astcanary"
    canary.write_text(_SONG)
    canary.chmod(0o755)
