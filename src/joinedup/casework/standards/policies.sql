-- The check of a night: keys, days and modes of a whole partnership, which jobs alone may read; no name and no word of a record.

create or replace function app.night_concerns(in_place text)
returns table (person text, rule text, level text, level_from_on date, harm_likely_at_home text, posing_or_at_risk text,
    significant_harm_feared text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: of the concerns that stand in open cases the most serious for each person, worry and part, as the check of one case takes it
    select distinct on (c.person_id, c.domain, c.part) c.person_id::text, c.domain, c.level, c.level_from_on, c.harm_at_home, c.part,
        c.significant_harm
    from casework_concern c join people_case k on k.id = c.case_id
    where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place) and c.ended_on is null and k.state = 'open'
    order by c.person_id, c.domain, c.part, array_position(
            array['early_help', 'targeted_early_help', 'current', 'increasing', 'complex', 'high', 'significant', 'very_high']::text[],
            c.level::text) desc nulls first, c.level_from_on desc, c.made_at
$$;

create or replace function app.night_contacts(in_place text)
returns table (person text, agency text, "on" date, mode text, seen boolean, at_home boolean, source text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: every agency's contacts with those about whom a concern stands; one told in several cases is one contact
    select t.person_id::text, a.name::text, t.earliest_on, t.mode::text,
        case t.seen when 'not_seen' then false when 'not_told' then null else true end, t.mode = 'in_person_home',
        case t.system when '' then '' else t.system || ' of ' || a.name end
    from (
        select distinct x.visit_id, x.person_id, x.agency_id, x.earliest_on, x.mode, x.seen, x.system
        from casework_contact x
        where starts_with(app.acting(3), 'job:') and starts_with(x.place, in_place)
          and x.person_id in (
              select c.person_id from casework_concern c join people_case k on k.id = c.case_id
              where starts_with(c.place, in_place) and c.ended_on is null and k.state = 'open')
          and not exists (select 1 from casework_contact y where y.corrects_id = x.id)) t
    join partnership_agency a on a.id = t.agency_id
$$;

create or replace function app.night_shares(in_place text, at_time timestamptz)
returns table (person text, rule text, from_agency text, to_agency text, "on" date, acknowledged_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: with which agency each concern that stands is shared, and since when that agency says that it has it
    select c.person_id::text, c.domain::text, f.name::text, r.name::text, (s.from_at at time zone 'Europe/London')::date,
        (k.acknowledged_at at time zone 'Europe/London')::date
    from casework_concern c
    join people_case o on o.id = c.case_id
    join people_shareditem s on s.item_id = c.id
    join partnership_agency f on f.id = s.from_agency_id
    join partnership_agency r on r.id = s.to_agency_id
    left join people_shareacknowledgement k on k.shared_id = s.id
    where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place) and c.ended_on is null and o.state = 'open'
      and s.withdrawn_at is null and (s.until_at is null or s.until_at > at_time)
$$;
