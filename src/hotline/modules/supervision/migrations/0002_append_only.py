from django.db import migrations

from hotline.kit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [append_only("supervision_accountabilityentry")]
