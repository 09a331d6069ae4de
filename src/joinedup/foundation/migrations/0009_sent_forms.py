"""Forms that were sent, so that one sent twice is carried out once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of what was sent."""

    dependencies = [
        ('foundation', '0008_people_found_by_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('mark', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('led_to', models.TextField()),
                ('sent_at', models.DateTimeField(db_index=True)),
            ],
        ),
    ]
