from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_concerns")]

    operations = [migrations.RenameField(model_name="concern", old_name="words", new_name="named")]
