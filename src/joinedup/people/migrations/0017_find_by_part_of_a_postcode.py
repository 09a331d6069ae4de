"""People are found by a surname and part of a postcode: whole postcodes known already get the key of their first half and figure."""

from __future__ import annotations

from django.db import migrations

KEYS = """
update people_findkeys f set keys = f.keys || more.keys, version = f.version + 1
from (
    select k.id, array_agg(distinct 'c~' || m[1] || ' ' || m[2]) as keys
    from people_findkeys k cross join unnest(k.keys) one
    cross join lateral regexp_match(one, '^c=([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])[A-Z]{2}$') m
    where m is not null group by k.id) more
where more.id = f.id
"""


class Migration(migrations.Migration):
    """Adds keys; changes no table."""

    dependencies = [("people", "0016_nhs_number_of_records")]

    operations = [migrations.RunSQL(KEYS, migrations.RunSQL.noop)]
