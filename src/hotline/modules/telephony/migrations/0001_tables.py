from django.conf import settings
from django.db import migrations

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables
from hotline.modules.telephony.migrations._calls import CALLS
from hotline.modules.telephony.migrations._decisions import DECISIONS
from hotline.modules.telephony.migrations._recordings import RECORDINGS
from hotline.modules.telephony.migrations._seats import SEATS
from hotline.modules.telephony.migrations._usual_reasons import bring_usual_reasons


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("telephony", "0001_initial"),
        ("telephony", "0002_calls_of_any_switch"),
        ("telephony", "0003_prove_calls"),
        ("telephony", "0004_seats"),
        ("telephony", "0005_recordings_kept"),
        ("telephony", "0006_recordings_append_only"),
        ("telephony", "0007_book_marks"),
        ("telephony", "0008_direction_of_calls"),
        ("telephony", "0009_caller_rules"),
        ("telephony", "0010_overload_and_city_settings"),
        ("telephony", "0011_calls_taken_over_by_another_centre"),
        ("telephony", "0012_availability_days"),
        ("telephony", "0013_elderly_callers"),
        ("telephony", "0014_rating_links"),
        ("telephony", "0015_department_experts"),
        ("telephony", "0016_rules_ended_and_settings_not_applied"),
        ("telephony", "0017_watched_spans"),
    ]
    dependencies = [
        ("departments", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([*CALLS, *SEATS, *RECORDINGS, *DECISIONS]),
        append_only("telephony_seatevent"),
        append_only("telephony_listening"),
        append_only("telephony_retentionrun"),
        migrations.RunPython(bring_usual_reasons, migrations.RunPython.noop),
    ]
