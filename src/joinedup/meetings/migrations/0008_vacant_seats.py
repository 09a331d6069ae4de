"""Attendance keeps whether anybody held the seat on the day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column, false for every row so far."""

    dependencies = [("meetings", "0007_answer_by")]
    operations = [
        migrations.AddField(model_name="attendance", name="vacant", field=models.BooleanField(default=False)),
    ]
