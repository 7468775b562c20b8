import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="AdvicePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("contact", models.CharField(max_length=300)),
                ("languages", models.JSONField(default=list)),
                ("free_of_charge", models.BooleanField()),
                ("place_in_list", models.PositiveSmallIntegerField(default=0)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advice_places",
                        to="casework.authority",
                    ),
                ),
            ],
            options={"ordering": ["place_in_list", "name"]},
        ),
        migrations.CreateModel(
            name="PersonAccess",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("case", models.UUIDField()),
                ("person", models.UUIDField()),
                ("selector", models.CharField(max_length=6, unique=True)),
                ("code_hash", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                ("opened_until", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.authority"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.officer"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["authority", "case", "person"], name="access_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_until__isnull", True), ("used_at__isnull", True)),
                            models.Q(("opened_until__isnull", False), ("used_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="access_visit_whole",
                    ),
                    models.CheckConstraint(condition=models.Q(("attempts__lte", 5)), name="access_attempts_limited"),
                ],
            },
        ),
    ]
