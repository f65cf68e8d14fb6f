from django.db import migrations

from hotline.kit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("workorders", "0001_initial")]

    operations = [append_only("workorders_workorderevent")]
