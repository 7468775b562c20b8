"""The five branches of the record, joined. It changes nothing."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Nothing of its own."""

    dependencies = [
        ("casework", "0002_access"),
        ("casework", "0002_engine"),
        ("casework", "0002_exports"),
        ("casework", "0002_people"),
        ("casework", "0002_protect"),
    ]
    operations: list[object] = []
