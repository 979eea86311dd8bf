"""The sealed editions: insert and read only, by rights (granted after each migration) and by trigger, even for the owner."""

from django.db import migrations, models

APPEND_ONLY = """
CREATE TRIGGER report_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON report_edition
    FOR EACH STATEMENT EXECUTE FUNCTION engine_refuse_change();
"""
UNDO = "DROP TRIGGER report_edition_append_only ON report_edition;"


class Migration(migrations.Migration):
    initial = True

    # engine 0002 makes the function that the trigger calls.
    dependencies = [("engine", "0002_log")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("city", models.CharField(max_length=40)),
                ("area", models.CharField(db_collation="C", max_length=16)),
                ("year", models.SmallIntegerField()),
                ("number", models.SmallIntegerField()),
                ("sealed_at", models.DateTimeField()),
                ("sealed_by", models.CharField(max_length=100)),
                ("remark", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("calendar", models.CharField(max_length=40)),
                ("figures", models.JSONField()),
                ("balances", models.JSONField()),
                ("findings", models.JSONField()),
                ("log_seal", models.BigIntegerField(null=True)),
                ("log_root", models.CharField(max_length=64)),
                ("restates", models.SmallIntegerField(null=True)),
                ("reasons", models.TextField()),
                ("previous", models.CharField(max_length=64, unique=True)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city", "area", "year", "number"), name="edition_numbered"
                    )
                ],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, UNDO),
    ]
