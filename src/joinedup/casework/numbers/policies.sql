-- Numbers for boards: what jobs alone may count of concerns, and from which day on there is anything to count.

create or replace function app.concern_counts(in_place text, on_day date)
returns table (domain text, level text, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: how many people were at risk of what on a day. Each person once for each kind of worry, at the most serious
-- level that any agency had recorded by that day
    with stood as (
        select p.identity, c.domain, v.level, array_position(
            array['early_help', 'targeted_early_help', 'current', 'increasing', 'complex', 'high', 'significant', 'very_high']::text[],
            v.level::text) as place
        from casework_concern c join people_person p on p.id = c.person_id join people_case k on k.id = c.case_id
        cross join lateral (
            select l.level from casework_concernlevel l where l.concern_id = c.id and l.from_on <= on_day
            order by l.number desc limit 1) v
        where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place) and c.part = 'at_risk'
          and (c.ended_on is null or c.ended_on > on_day) and (k.closed_on is null or k.closed_on > on_day)),
    worst as (
        select distinct on (identity, domain) domain, level from stood order by identity, domain, place desc nulls last)
    select w.domain, w.level, count(*) from worst w group by 1, 2 order by 1, 2
$$;

create or replace function app.counting_begins(in_place text) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: the day on which the first case of a partnership was opened
    select min(c.opened_on) from people_case c where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place)
$$;
