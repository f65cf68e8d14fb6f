import django.db.models.deletion
from django.db import migrations, models

from hotline.kit.history import append_only


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0003_first_version")]

    operations = [
        migrations.RemoveField("specialday", "is_working"),
        migrations.AlterField(
            "specialday",
            "version",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="special_days",
                to="taxonomy.calendarversion",
            ),
        ),
        migrations.AlterField(
            "specialday",
            "kind",
            models.CharField(
                choices=[("off", "off"), ("full", "full"), ("morning", "morning"), ("afternoon", "afternoon")],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            "specialday",
            models.UniqueConstraint(fields=("on", "version"), name="one_kind_of_a_day_in_a_version"),
        ),
        append_only("taxonomy_calendarversion"),
        append_only("taxonomy_specialday"),
    ]
