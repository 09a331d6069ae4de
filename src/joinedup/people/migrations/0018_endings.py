"""Why a relationship ended or somebody moved out, and how that was put right."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns."""

    dependencies = [
        ('people', '0017_find_by_part_of_a_postcode'),
    ]

    operations = [
        migrations.AddField(
            model_name='householdmember',
            name='ending',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='relationship',
            name='ending',
            field=models.TextField(blank=True),
        ),
    ]
