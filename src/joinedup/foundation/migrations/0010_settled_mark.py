"""A mark that changes whenever something settled changes: what is kept in a process under another mark is read anew."""

from django.db import migrations

MARK = """
create table app.settled_mark (one boolean primary key default true check (one), mark uuid not null);

create function app.settled() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((select mark from app.settled_mark), '00000000-0000-0000-0000-000000000000')
$$;

create function app.put_settled_mark() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
-- a random mark, never a number that counts: what was rolled back must not come again with another meaning
begin
    insert into app.settled_mark (mark) values (gen_random_uuid()) on conflict (one) do update set mark = excluded.mark;
    return null;
end $$;
"""

UNDO = """
drop function app.put_settled_mark() cascade;
drop function app.settled();
drop table app.settled_mark;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0009_sent_forms")]
    operations = [migrations.RunSQL(MARK, UNDO)]
