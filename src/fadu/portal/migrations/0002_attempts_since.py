"""Failed attempts are counted from the first of a quarter of an hour, not from the last."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_errands")]

    operations = [migrations.RenameField("attempt", "last", "since")]
