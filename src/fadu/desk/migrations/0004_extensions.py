"""Extensions are found in the log without reading all of it: a few thousand events among millions.

Conditions on `engine_event.step` that name only steps listed here are served by this index; a test asks whether every step
that lengthens a clock is.
"""

from django.db import migrations

MAKE = """
CREATE INDEX desk_extension ON engine_event (record)
    WHERE step IN ('extend', 'extend_further', 'extend_trial', 'extend_correction', 'convert', 'court_extends');
"""
UNDO = "DROP INDEX desk_extension;"


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_prepared_steps"), ("engine", "0002_log")]
    operations = [migrations.RunSQL(MAKE, UNDO)]
