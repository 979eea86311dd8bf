"""Drafts, ratings and failed attempts of the portal's errands."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('key', models.CharField(db_collation='C', max_length=64, primary_key=True, serialize=False)),
                ('failures', models.IntegerField()),
                ('last', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'portal_attempt',
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('token', models.CharField(db_collation='C', max_length=64, primary_key=True, serialize=False)),
                ('errand', models.CharField(max_length=20)),
                ('answers', models.JSONField(default=dict)),
                ('updated', models.DateTimeField(db_index=True)),
                ('record', models.BigIntegerField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('sealed', models.BinaryField(null=True)),
            ],
            options={
                'db_table': 'portal_draft',
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('record', models.BigIntegerField(primary_key=True, serialize=False)),
                ('line', models.SmallIntegerField()),
                ('unit', models.IntegerField()),
                ('score', models.SmallIntegerField()),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'portal_rating',
                'indexes': [models.Index(fields=['line', 'unit'], name='portal_rating_line_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score__gte', 1), ('score__lte', 5)), name='portal_rating_score')],
            },
        ),
    ]
