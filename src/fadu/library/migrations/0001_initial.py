"""The tables of the policy library."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_collation='C', max_length=80, unique=True)),
                ('kind', models.CharField(choices=[('constitution', '宪法'), ('law', '法律'), ('administrative_regulation', '行政法规'), ('judicial_interpretation', '司法解释'), ('local_regulation', '地方性法规'), ('department_rule', '部门规章'), ('government_rule', '地方政府规章'), ('normative_document', '行政规范性文件'), ('policy_document', '政策文件'), ('bill', '法规草案'), ('reading', '政策解读'), ('case', '案例'), ('other', '其他文件')], max_length=28)),
                ('title', models.CharField(max_length=500)),
                ('title_key', models.CharField(db_collation='C', max_length=500)),
                ('title_en', models.CharField(blank=True, max_length=500)),
                ('issuers', models.JSONField(default=list)),
                ('number', models.CharField(blank=True, max_length=100)),
                ('number_key', models.CharField(blank=True, db_collation='C', max_length=100)),
                ('registration_no', models.CharField(blank=True, max_length=40)),
                ('index_no', models.CharField(blank=True, max_length=60)),
                ('topic', models.CharField(blank=True, max_length=100)),
                ('keywords', models.CharField(blank=True, max_length=300)),
                ('written_on', models.DateField(null=True)),
                ('published_on', models.DateField(null=True)),
                ('effective_from', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('trial', models.BooleanField(default=False)),
                ('disclosure_mode', models.CharField(blank=True, max_length=20)),
                ('disclosure_scope', models.CharField(blank=True, max_length=40)),
                ('responsible', models.CharField(blank=True, max_length=100)),
                ('begins', models.DateField(null=True)),
                ('ends', models.DateField(null=True)),
                ('ended_as', models.CharField(blank=True, max_length=12)),
                ('public', models.BooleanField(default=True)),
                ('synthetic', models.BooleanField(default=False)),
                ('source_path', models.CharField(blank=True, max_length=500)),
                ('source_url', models.CharField(blank=True, max_length=500)),
                ('record', models.BigIntegerField(null=True, unique=True)),
                ('unit', models.IntegerField(null=True)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['title_key'], name='library_document_title'), models.Index(fields=['number_key'], name='library_document_number'), models.Index(fields=['ends'], name='library_document_ends'), models.Index(fields=['kind', '-written_on'], name='library_document_kind')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.BigIntegerField()),
                ('what', models.CharField(choices=[('created', 'created'), ('text', 'text'), ('fields', 'fields'), ('relations', 'relations'), ('validity', 'validity'), ('doubts', 'doubts'), ('removed', 'removed')], max_length=12)),
                ('by', models.IntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('xid', models.BigIntegerField(db_default=django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Cast(models.Func(function='pg_current_xact_id'), models.TextField()), models.BigIntegerField()))),
            ],
            options={
                'indexes': [models.Index(fields=['xid', 'id'], name='library_revision_order'), models.Index(fields=['document', 'id'], name='library_revision_document')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('digest', models.CharField(db_collation='C', max_length=64, primary_key=True, serialize=False)),
                ('path', models.CharField(max_length=500)),
                ('outcome', models.CharField(max_length=12)),
                ('trouble', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='library.document')),
            ],
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.SmallIntegerField()),
                ('dated', models.DateField(null=True)),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('text', models.TextField()),
                ('sha256', models.CharField(db_collation='C', max_length=64)),
                ('structure', models.JSONField()),
                ('source_path', models.CharField(blank=True, max_length=500)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='library.document')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='made', to='library.document')),
            ],
        ),
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.IntegerField()),
                ('anchor', models.CharField(db_collation='C', max_length=60)),
                ('kind', models.CharField(max_length=12)),
                ('label', models.CharField(max_length=60)),
                ('heading', models.CharField(max_length=300)),
                ('path', models.CharField(max_length=600)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='library.version')),
            ],
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(db_collation='C', max_length=60)),
                ('start', models.IntegerField()),
                ('end', models.IntegerField()),
                ('written', models.CharField(max_length=600)),
                ('key', models.CharField(db_collation='C', max_length=500)),
                ('target_anchor', models.CharField(blank=True, db_collation='C', max_length=60)),
                ('target_last', models.CharField(blank=True, db_collation='C', max_length=60)),
                ('why', models.CharField(blank=True, max_length=20)),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cited_by', to='library.document')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='library.version')),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('media', models.CharField(max_length=100)),
                ('size', models.IntegerField()),
                ('sha256', models.CharField(db_collation='C', max_length=64)),
                ('content', models.BinaryField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='library.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'sha256'), name='library_attachment_once')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=20)),
                ('found', models.CharField(blank=True, max_length=500)),
                ('other', models.CharField(blank=True, max_length=500)),
                ('why', models.CharField(max_length=24)),
                ('settled_by', models.IntegerField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('value', models.CharField(blank=True, max_length=500)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='library.document')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['why'], name='library_doubt_open')],
                'constraints': [models.UniqueConstraint(fields=('document', 'field', 'why'), name='library_doubt_once')],
            },
        ),
        migrations.CreateModel(
            name='Name',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_collation='C', max_length=500)),
                ('kind', models.CharField(max_length=8)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='library.document')),
            ],
            options={
                'indexes': [models.Index(fields=['key'], name='library_name_key')],
                'constraints': [models.UniqueConstraint(fields=('document', 'key'), name='library_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('amends', '修改'), ('repeals', '废止'), ('repeals_in_part', '部分废止'), ('lapses', '宣布失效'), ('keeps', '继续有效'), ('implements', '实施'), ('interprets', '解读'), ('replaces', '代替'), ('consolidates', '合并')], max_length=16)),
                ('source_key', models.CharField(blank=True, db_collation='C', max_length=500)),
                ('source_title', models.CharField(blank=True, max_length=500)),
                ('target_key', models.CharField(blank=True, db_collation='C', max_length=500)),
                ('target_title', models.CharField(blank=True, max_length=500)),
                ('target_anchor', models.CharField(blank=True, db_collation='C', max_length=60)),
                ('on', models.DateField(null=True)),
                ('form', models.CharField(blank=True, max_length=12)),
                ('quote', models.CharField(blank=True, max_length=600)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='acts_on', to='library.document')),
                ('stated_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='states', to='library.document')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='acted_on', to='library.document')),
            ],
            options={
                'indexes': [models.Index(fields=['target', 'kind'], name='library_relation_target'), models.Index(fields=['source', 'kind'], name='library_relation_source'), models.Index(condition=models.Q(('target', None)), fields=['target_key'], name='library_relation_open')],
            },
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['sha256'], name='library_version_sha'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('document', 'n'), name='library_version_n'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.UniqueConstraint(fields=('version', 'anchor'), name='library_provision_anchor'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(fields=['target', 'target_anchor'], name='library_citation_target'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('target', None)), fields=['key'], name='library_citation_open'),
        ),
    ]
