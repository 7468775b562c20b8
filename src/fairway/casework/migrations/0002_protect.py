import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("person", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.BinaryField(null=True)),
                ("destroyed_on", models.DateField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.authority"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destroyed_on__isnull", True), ("key__isnull", False)),
                            models.Q(("destroyed_on__isnull", False), ("key__isnull", True)),
                            _connector="OR",
                        ),
                        name="key_or_day_of_destruction",
                    )
                ],
            },
        ),
    ]
