import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("analytics", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="MonthlyFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact_set", models.CharField(max_length=32)),
                ("attribution", models.CharField(max_length=32)),
                ("dimension", models.CharField(blank=True, max_length=32)),
                ("month", models.DateField()),
                ("key", models.CharField(blank=True, max_length=128)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DecimalField(decimal_places=6, max_digits=30), size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["fact_set", "attribution", "dimension", "month"], name="monthly_fact_by_month")
                ],
            },
        ),
        # What is kept without months is computed anew by the next refresh.
        migrations.RunSQL("DELETE FROM analytics_keptgrouping", migrations.RunSQL.noop),
    ]
