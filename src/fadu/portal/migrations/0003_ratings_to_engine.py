"""Ratings are read at the desk too: the table moves to the floor that both rest on."""

from django.db import migrations

MOVE = """
ALTER TABLE portal_rating RENAME TO engine_rating;
ALTER TABLE engine_rating RENAME CONSTRAINT portal_rating_score TO rating_score;
ALTER INDEX portal_rating_line_unit RENAME TO rating_line_unit;
"""
BACK = """
ALTER INDEX rating_line_unit RENAME TO portal_rating_line_unit;
ALTER TABLE engine_rating RENAME CONSTRAINT rating_score TO portal_rating_score;
ALTER TABLE engine_rating RENAME TO portal_rating;
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_attempts_since"), ("engine", "0004_closed_units_and_ratings")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(MOVE, BACK)],
            state_operations=[migrations.DeleteModel("Rating")],
        )
    ]
