"""What officials share of a record, an applicant's own case, contents of attachments, delegations, readings of personal data."""

import django.contrib.postgres.fields
from django.db import migrations, models

APPEND_ONLY = """
CREATE TRIGGER engine_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON engine_reading
    FOR EACH STATEMENT EXECUTE FUNCTION engine_refuse_change();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('engine', '0002_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='File',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=8)),
                ('size', models.IntegerField()),
                ('content', models.BinaryField(null=True)),
            ],
            options={
                'db_table': 'engine_file',
            },
        ),
        migrations.CreateModel(
            name='Attached',
            fields=[
                ('pk', models.CompositePrimaryKey('record', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                ('record', models.BigIntegerField()),
                ('seq', models.IntegerField()),
                ('sha256', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'engine_attached',
                'indexes': [models.Index(fields=['sha256'], name='attached_content')],
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('giver', models.IntegerField()),
                ('taker', models.IntegerField()),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('reason', models.TextField()),
                ('made_by', models.IntegerField()),
                ('at', models.DateTimeField()),
                ('revoked', models.DateField(null=True)),
            ],
            options={
                'db_table': 'engine_delegation',
                'indexes': [models.Index(fields=['taker', 'until'], name='delegation_taker'), models.Index(fields=['giver', 'until'], name='delegation_giver')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('record', models.BigIntegerField(primary_key=True, serialize=False)),
                ('salt', models.BinaryField()),
                ('hashed', models.BinaryField()),
                ('account', models.IntegerField(null=True)),
            ],
            options={
                'db_table': 'engine_holder',
                'indexes': [models.Index(fields=['account'], name='holder_account')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('officer', models.IntegerField()),
                ('unit', models.IntegerField()),
                ('territory', models.CharField(db_collation='C', max_length=16)),
                ('system', models.CharField(db_collation='C', max_length=16)),
                ('record', models.BigIntegerField()),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('door', models.CharField(max_length=20)),
            ],
            options={
                'db_table': 'engine_reading',
                'indexes': [models.Index(fields=['unit', '-id'], name='reading_unit'), models.Index(fields=['record'], name='reading_record')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('pk', models.CompositePrimaryKey('record', 'unit', blank=True, editable=False, primary_key=True, serialize=False)),
                ('record', models.BigIntegerField()),
                ('unit', models.IntegerField()),
                ('kind', models.CharField(max_length=5)),
            ],
            options={
                'db_table': 'engine_share',
                'indexes': [models.Index(fields=['unit', 'record'], name='share_unit')],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER engine_reading_append_only ON engine_reading"),
    ]
