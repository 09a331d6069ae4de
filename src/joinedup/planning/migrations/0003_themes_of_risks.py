"""Risks cite the partnership's shared themes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A link from a risk to each theme that it is about."""

    dependencies = [("partnership", "0002_search"), ("planning", "0002_search")]
    operations = [
        migrations.AddField(
            model_name="risk",
            name="themes",
            field=models.ManyToManyField(blank=True, related_name="risks", to="partnership.theme"),
        ),
    ]
