from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workorders", "0009_duplicates_by_place")]

    operations = [
        migrations.AddField(
            model_name="workorder",
            name="awaits_leader_approval",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("is_key_enterprise", True)),
                fields=["registered_at"],
                name="work_order_of_key_enterprise",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("focus_area", ""), _negated=True),
                fields=["focus_area", "registered_at"],
                name="work_order_by_focus_area",
            ),
        ),
    ]
