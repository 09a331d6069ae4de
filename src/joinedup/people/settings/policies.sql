-- Settings of partnerships, as the database itself asks them: what the program says is not enough to widen one.

create or replace function app.setting(at_place text, wanted text, usual text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the value that holds today in the partnership of a place; the usual one where nothing was settled
    select coalesce((
        select s.value from people_partnershipsetting s
        where s.place = split_part(at_place, '/', 1) || '/board/' and s.key = wanted and s.from_on <= app.today()
        order by s.from_on desc, s.made_at desc limit 1), usual)
$$;
