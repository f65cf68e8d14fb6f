"""Run in a home of its own: give a hotline many agents with open sessions, and tell what it knows of its calls.

HOTLINE_HOME=… python -m tests.telephony.load.people make 600
HOTLINE_HOME=… python -m tests.telephony.load.people calls
"""

import importlib
import json
import secrets
import sys

from hotline.config import home as homes
from hotline.config import opening


def make(count: int) -> list[dict[str, str]]:
    """Agents with accounts, each signed in, in a city that expects what its telephone was set to.

    The password is nobody's.
    """
    models = importlib.import_module("hotline.modules.access.models")
    telephony = importlib.import_module("hotline.modules.telephony.models")
    stores = importlib.import_module("django.contrib.sessions.backends.db")
    auth = importlib.import_module("django.contrib.auth")
    decided = importlib.import_module("hotline.config.switch.instance").decided_here(homes.current())
    telephony.LiveViewPolicy.objects.update_or_create(id=1, defaults=decided.expectations.model_dump())
    hashers = importlib.import_module("django.contrib.auth.hashers")
    now = importlib.import_module("hotline.kit.clock").now
    password = hashers.make_password(secrets.token_urlsafe(24))
    people = [
        models.Person(
            account=f"seat{number}",
            name=f"坐席{number}",
            staff_number=f"{number:05}",
            role_codes=["agent"],
            password=password,
            created_at=now(),
        )
        for number in range(1, count + 1)
    ]
    models.Person.objects.bulk_create(people, ignore_conflicts=True)
    made = []
    for person in models.Person.objects.filter(account__startswith="seat").order_by("staff_number")[:count]:
        session = stores.SessionStore()
        session[auth.SESSION_KEY] = str(person.pk)
        session[auth.BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        made.append({"account": person.account, "session": str(session.session_key)})
    return made


def calls() -> list[dict[str, object]]:
    """Every call of the switch: its outcome, and its recording as it was taken in."""
    models = importlib.import_module("hotline.modules.telephony.models")
    recordings = {
        recording.call_id: recording for recording in models.Recording.objects.filter(call__source__code="switch")
    }
    return [
        {
            "call": call.external_identity,
            "outcome": call.outcome,
            "has_ended": call.ended_at is not None,
            "account": call.agent.account if call.agent else "",
            "verdict": recordings[call.id].length_verdict if call.id in recordings else "",
        }
        for call in models.Call.objects.filter(source__code="switch").select_related("agent").order_by("id")
    ]


def main() -> None:
    """Do what the command line says, and print it as JSON."""
    place = homes.current()
    opening.prepare_django(place)
    hotlines = importlib.import_module("hotline.config.hotlines")
    with opening.open_server(place) as (server, _):
        hotline = hotlines.chosen_hotline(place)
        opening.point_at(server, server.database_of(hotline), hotline)
        found = make(int(sys.argv[2])) if sys.argv[1] == "make" else calls()
        print(json.dumps(found))
        opening.leave_database()


if __name__ == "__main__":
    main()
