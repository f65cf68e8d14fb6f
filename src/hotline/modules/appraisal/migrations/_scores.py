"""Tables of targets, self-evaluations, their review and appeals."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SCORES = [
    migrations.CreateModel(
        name="AppraisalEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "subject",
                models.CharField(
                    choices=[
                        ("targets", "targets"),
                        ("self_evaluation", "self_evaluation"),
                        ("project", "project"),
                        ("stage", "stage"),
                        ("document", "document"),
                        ("sampled_order", "sampled_order"),
                        ("recommendation", "recommendation"),
                        ("rectification", "rectification"),
                        ("appeal", "appeal"),
                    ],
                    max_length=20,
                ),
            ),
            ("subject_id", models.BigIntegerField()),
            (
                "move",
                models.CharField(
                    choices=[
                        ("declare", "declare"),
                        ("review", "review"),
                        ("approve", "approve"),
                        ("return", "return"),
                        ("submit", "submit"),
                        ("open", "open"),
                        ("finalise", "finalise"),
                        ("use_result", "use_result"),
                        ("plan", "plan"),
                        ("start", "start"),
                        ("finish", "finish"),
                        ("skip", "skip"),
                        ("ask", "ask"),
                        ("hand_in", "hand_in"),
                        ("accept_document", "accept_document"),
                        ("refuse_document", "refuse_document"),
                        ("draw", "draw"),
                        ("pass_order", "pass_order"),
                        ("fault_order", "fault_order"),
                        ("issue", "issue"),
                        ("reply", "reply"),
                        ("close", "close"),
                        ("raise", "raise"),
                        ("accept", "accept"),
                        ("reject", "reject"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            ("note", models.TextField(blank=True)),
            ("facts", models.JSONField(default=dict)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["subject", "subject_id", "id"], name="appraisal_entry_of_subject")],
        },
    ),
    migrations.CreateModel(
        name="TargetTable",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            ("scheme_code", models.CharField(max_length=64)),
            ("version", models.PositiveIntegerField()),
            ("midterm_goal", models.TextField(blank=True)),
            ("yearly_goal", models.TextField()),
            ("midterm_funds", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
            ("yearly_funds", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
            ("reason", models.TextField(blank=True)),
            ("valid_from", models.DateField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("scheme_code", "version"), name="one_target_table_of_a_version"),
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["declared", "reviewed"])),
                    fields=("scheme_code",),
                    name="one_undecided_target_table",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TargetLine",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "table",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="appraisal.targettable"
                ),
            ),
            ("order", models.PositiveSmallIntegerField()),
            ("leaf_code", models.CharField(max_length=64)),
            ("midterm", models.CharField(blank=True, max_length=200)),
            ("yearly", models.CharField(max_length=200)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("table", "leaf_code"), name="one_target_of_a_leaf")],
        },
    ),
    migrations.CreateModel(
        name="ScorecardSnapshot",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("scheme_code", models.CharField(max_length=64)),
            ("scheme_version", models.PositiveIntegerField()),
            ("scheme", models.JSONField()),
            ("values", models.JSONField()),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("total_by_rule", models.DecimalField(decimal_places=2, max_digits=7)),
            ("total_stated", models.DecimalField(decimal_places=2, max_digits=7, null=True)),
            ("grade", models.CharField(max_length=32)),
            ("grade_by_rule", models.CharField(max_length=32)),
            ("taken_at", models.DateTimeField()),
            (
                "taken_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField(blank=True)),
            (
                "replaces",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replacement",
                    to="appraisal.scorecardsnapshot",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="SelfEvaluation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "snapshot",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="self_evaluation",
                    to="appraisal.scorecardsnapshot",
                ),
            ),
            ("deviations", models.JSONField(default=dict)),
            ("achievements", models.TextField(blank=True)),
            ("problems", models.TextField(blank=True)),
            ("improvements", models.TextField(blank=True)),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="DepartmentReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "self_evaluation",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="review", to="appraisal.selfevaluation"
                ),
            ),
            ("mark", models.DecimalField(decimal_places=2, max_digits=7)),
            ("grade", models.CharField(max_length=32)),
            ("is_causal", models.BooleanField()),
            ("is_economical", models.BooleanField()),
            ("has_no_double", models.BooleanField()),
            ("opinion", models.TextField()),
            ("improvements", models.TextField(blank=True)),
            (
                "budget_suggestion",
                models.CharField(
                    choices=[
                        ("increase", "increase"),
                        ("keep", "keep"),
                        ("reduce", "reduce"),
                        ("stop", "stop"),
                        ("after_rectification", "after_rectification"),
                    ],
                    max_length=20,
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Appeal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="appeals",
                    to="appraisal.evaluationproject",
                ),
            ),
            (
                "snapshot",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="appeals",
                    to="appraisal.scorecardsnapshot",
                ),
            ),
            ("leaf_code", models.CharField(max_length=64)),
            ("ground", models.TextField()),
            ("evidence", models.TextField()),
            ("raised_at", models.DateTimeField()),
            (
                "result",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="appeal_won",
                    to="appraisal.scorecardsnapshot",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state", "raised")),
                    fields=("snapshot", "leaf_code"),
                    name="one_appeal_at_a_time",
                )
            ],
        },
    ),
]
