from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requesters", "0002_key_enterprises"),
        ("workorders", "0007_responsibilities"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(fields=["division", "registered_at"], name="work_order_by_division"),
        ),
    ]
