"""The closed units are the engine's to know, since it refuses what goes to them."""

from django.db import migrations

MOVE = "ALTER TABLE desk_closed_unit RENAME TO engine_closed_unit"
BACK = "ALTER TABLE engine_closed_unit RENAME TO desk_closed_unit"


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_closed_units"), ("engine", "0004_closed_units_and_ratings")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(MOVE, BACK)],
            state_operations=[migrations.DeleteModel("ClosedUnit")],
        )
    ]
