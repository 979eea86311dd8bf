"""The log of administration can only be added to, also by its owner."""

from django.db import migrations

STAY = """
CREATE TRIGGER desk_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_change
    FOR EACH STATEMENT EXECUTE FUNCTION engine_refuse_change();
"""
UNDO = "DROP TRIGGER desk_change_append_only ON desk_change;"


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("engine", "0002_log")]
    operations = [migrations.RunSQL(STAY, UNDO)]
