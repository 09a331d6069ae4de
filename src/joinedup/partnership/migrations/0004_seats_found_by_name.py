"""Seats are found by who holds or deputises them without an account."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):
    """A column that the database keeps in step with the names, and its index."""

    dependencies = [("partnership", "0003_agency_contact")]
    operations = [
        migrations.AddField(
            model_name="seat",
            name="people",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector("holder_name", "deputy_name", config="simple"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=django.contrib.postgres.indexes.GinIndex(fields=["people"], name="seat_people"),
        ),
    ]
