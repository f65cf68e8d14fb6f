from django.db import migrations

from hotline.kit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("supervision", "0003_accountability_and_duty")]

    operations = [append_only("supervision_accountabilityentry")]
