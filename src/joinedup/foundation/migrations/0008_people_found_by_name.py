"""Whoever has an account is found by name, through what they hold that the reader may see."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    """A column that the database keeps in step with the names, and its index."""

    dependencies = [("foundation", "0007_trail_at_a_place")]
    operations = [
        migrations.AddField(
            model_name="user",
            name="people",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector("name", config="simple"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="user",
            index=django.contrib.postgres.indexes.GinIndex(fields=["people"], name="user_people"),
        ),
    ]
