"""Tree heads, one leaf at each place of the tree, and triggers by which the database itself keeps the record append-only."""

import django.db.models.deletion
from django.db import migrations, models

from fairway.casework.seal import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="TreeHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveBigIntegerField()),
                ("root", models.CharField(max_length=64)),
                ("peaks", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tree_heads", to="casework.authority"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "size"), name="tree_size_once"),
                    models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="tree_size_from_one"),
                ],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: protect(editor.connection),
            lambda apps, editor: unprotect(editor.connection),
            elidable=False,
        ),
    ]
