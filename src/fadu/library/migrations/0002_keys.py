"""Citations and relations are looked up by number too; a target is told from a later namesake."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='citation',
            name='number_key',
            field=models.CharField(blank=True, db_collation='C', max_length=100),
        ),
        migrations.AddField(
            model_name='relation',
            name='made_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='relation',
            name='target_number',
            field=models.CharField(blank=True, db_collation='C', max_length=100),
        ),
    ]
