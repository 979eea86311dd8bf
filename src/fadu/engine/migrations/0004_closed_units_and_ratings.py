"""Closed units and ratings are facts that every floor above reads: the engine knows them; their tables come with
`desk` and `portal`, which made them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engine", "0003_shared_work")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ClosedUnit",
                    fields=[
                        ("unit", models.IntegerField(primary_key=True, serialize=False)),
                        ("since", models.DateField()),
                        ("by", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT,
                                                 related_name="+", to=settings.AUTH_USER_MODEL)),
                    ],
                    options={"db_table": "engine_closed_unit"},
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        ("record", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("line", models.SmallIntegerField()),
                        ("unit", models.IntegerField()),
                        ("score", models.SmallIntegerField()),
                        ("comment", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "engine_rating",
                        "indexes": [models.Index(fields=["line", "unit"], name="rating_line_unit")],
                        "constraints": [models.CheckConstraint(
                            condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="rating_score")],
                    },
                ),
            ]
        )
    ]
