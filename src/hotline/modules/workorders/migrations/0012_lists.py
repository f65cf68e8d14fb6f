import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import hotline.modules.workorders.rules.lifecycle


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0001_initial"),
        ("requesters", "0001_initial"),
        ("taxonomy", "0004_days_of_versions"),
        ("telephony", "0001_initial"),
        ("workorders", "0011_leader_approval"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requested_at", models.DateTimeField()),
                ("step", models.CharField(max_length=24)),
                ("body", models.JSONField(default=dict)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="BulkActionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("done_at", models.DateTimeField(null=True)),
                ("refusal_code", models.CharField(blank=True, max_length=48)),
                ("refusal_zh", models.CharField(blank=True, max_length=300)),
                ("refusal_en", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "work_order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="workorders.workorder",
                    ),
                ),
                ("pairs", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("requester_kind", "enterprise"),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_of_enterprises",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("is_key_enterprise", True),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_of_key_enterprises",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("is_leader_assigned", True),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_assigned_by_leaders",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("focus_area__gt", ""),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_of_focus_areas",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("promised_until__isnull", False),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_promised",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("rework_due_at", "handling_due_at", "registered_at"),
                models.F("id"),
                condition=models.Q(
                    ("send_back_count__gt", 0),
                    models.Q(("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True),
                ),
                name="work_order_sent_back_once",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["registered_at", "id"],
                name="work_order_published",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("is_confidential", True)),
                fields=["registered_at", "id"],
                name="work_order_confidential",
            ),
        ),
        migrations.AddField(
            model_name="bulkaction",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="bulkactionitem",
            name="bulk_action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="workorders.bulkaction"
            ),
        ),
        migrations.AddField(
            model_name="bulkactionitem",
            name="work_order",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workorders.workorder"
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(fields=["pairs"], name="search_entry_by_pair"),
        ),
        migrations.AddIndex(
            model_name="bulkaction",
            index=models.Index(fields=["requested_by", "-requested_at"], name="bulk_action_by_person"),
        ),
        migrations.AddConstraint(
            model_name="bulkactionitem",
            constraint=models.UniqueConstraint(
                fields=("bulk_action", "work_order"), name="one_item_per_bulk_action_and_order"
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(
                    ("ended_at__isnull", True),
                    models.Q(("part", hotline.modules.workorders.rules.words.Part["LEAD"]), _negated=True),
                ),
                fields=["department", "work_order"],
                name="assignment_beside_the_lead",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(fields=["handling_department", "registered_at", "id"], name="work_order_newest_by_lead"),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(
                    ("stage", hotline.modules.workorders.rules.lifecycle.Stage["ARCHIVED"]), _negated=True
                ),
                fields=["handling_department"],
                name="work_order_open_of_department",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("dispatch_count__gte", 3)),
                fields=["registered_at", "id"],
                name="work_order_went_round",
            ),
        ),
        migrations.AddIndex(
            model_name="workorder",
            index=models.Index(
                condition=models.Q(("rework_due_at__isnull", False)),
                fields=["rework_due_at"],
                name="work_order_by_rework_due",
            ),
        ),
    ]
