from django.db import migrations

from hotline.kit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("telephony", "0005_recordings_kept")]

    operations = [append_only("telephony_listening"), append_only("telephony_retentionrun")]
