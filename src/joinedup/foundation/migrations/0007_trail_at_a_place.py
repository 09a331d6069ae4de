"""The activity record is read by place: a partnership's rows are found and counted without reading everybody's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index. The pattern operators serve `place` as the start of an address whatever the database's collation."""

    dependencies = [("foundation", "0006_following_and_search")]
    operations = [
        migrations.AddIndex(
            model_name="trailentry",
            index=models.Index(
                fields=["place", "actor_key"], opclasses=["varchar_pattern_ops", "varchar_ops"], name="trail_at_a_place"
            ),
        ),
    ]
