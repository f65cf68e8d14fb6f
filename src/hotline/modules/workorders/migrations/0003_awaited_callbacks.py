from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workorders", "0002_append_only_history")]

    operations = [
        migrations.AddField("workorder", "awaits_callback", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "workorder",
            models.CheckConstraint(
                condition=models.Q(awaits_callback=False) | models.Q(stage="completed"),
                name="only_completed_work_orders_await_a_callback",
            ),
        ),
    ]
