import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=64)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("morning_from", models.TimeField(default=datetime.time(9, 0))),
                ("morning_to", models.TimeField(default=datetime.time(12, 0))),
                ("afternoon_from", models.TimeField(default=datetime.time(14, 0))),
                ("afternoon_to", models.TimeField(default=datetime.time(18, 0))),
            ],
        ),
        migrations.AddField(
            "specialday",
            "version",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="special_days",
                to="taxonomy.calendarversion",
            ),
        ),
        migrations.AddField(
            "specialday",
            "kind",
            models.CharField(
                choices=[("off", "off"), ("full", "full"), ("morning", "morning"), ("afternoon", "afternoon")],
                max_length=16,
                null=True,
            ),
        ),
        migrations.AlterField("specialday", "on", models.DateField()),
        # Filled no more; nullable, so that the way back can bring the column again before it is filled.
        migrations.AlterField("specialday", "is_working", models.BooleanField(null=True)),
    ]
