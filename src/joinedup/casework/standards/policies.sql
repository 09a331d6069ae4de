-- The check of a night: keys, days and modes of a whole partnership, which jobs alone may read; no name and no word of a record.
-- Persons are told by their identity: records that a decision joined are one person here, as in the check of one case.

drop function if exists app.night_concerns(text);

create or replace function app.standing_concerns(in_place text)
returns table (id uuid, identity uuid)
language sql stable rows 20000 security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: the concerns that stand, and whose they are. A closed case asks for nothing, so its concerns do not stand
    select c.id, p.identity
    from casework_concern c join people_case k on k.id = c.case_id join people_person p on p.id = c.person_id
    where starts_with(app.acting(3), 'job:') and starts_with(c.place, in_place) and c.ended_on is null and k.state in ('open', 'on_hold')
$$;

create or replace function app.night_concerns(in_place text, ranks jsonb)
returns table (person text, rule text, level text, level_from_on date, harm_likely_at_home text, posing_or_at_risk text,
    significant_harm_feared text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: of the concerns that stand the most serious for each person, worry and part, as the check of one case takes it.
-- `ranks` are the levels of each domain from the least serious on; that of a domain that is listed no longer is under ''
    select distinct on (s.identity, c.domain, c.part) s.identity::text, c.domain, c.level, c.level_from_on, c.harm_at_home, c.part,
        c.significant_harm
    from app.standing_concerns(in_place) s join casework_concern c on c.id = s.id
    order by s.identity, c.domain, c.part, (coalesce(ranks -> c.domain::text, ranks -> '') ->> c.level::text)::int desc nulls first,
        c.level_from_on desc, c.made_at, c.id
$$;

create or replace function app.night_contacts(in_place text)
returns table (person text, agency text, "on" date, mode text, seen boolean, at_home boolean, source text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: every agency's contacts with those about whom a concern stands; one told in several cases is one contact. Those
-- of closed cases count: somebody did see the person
    select t.identity::text, a.name::text, t.earliest_on, t.mode::text,
        case t.seen when 'not_seen' then false when 'not_told' then null else true end, t.mode = 'in_person_home',
        case t.system when '' then '' else t.system || ' of ' || a.name end
    from (
        select distinct x.visit_id, p.identity, x.agency_id, x.earliest_on, x.mode, x.seen, x.system
        from casework_contact x join people_person p on p.id = x.person_id
        where starts_with(app.acting(3), 'job:') and starts_with(x.place, in_place)
          and p.identity in (select s.identity from app.standing_concerns(in_place) s)
          and not exists (select 1 from casework_contact y where y.corrects_id = x.id)) t
    join partnership_agency a on a.id = t.agency_id
$$;

create or replace function app.night_shares(in_place text, at_time timestamptz)
returns table (person text, rule text, from_agency text, to_agency text, "on" date, acknowledged_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: with which agency each concern that stands is shared, and since when that agency says that it has it
    select n.identity::text, c.domain::text, f.name::text, r.name::text, (s.from_at at time zone 'Europe/London')::date,
        (k.acknowledged_at at time zone 'Europe/London')::date
    from app.standing_concerns(in_place) n
    join casework_concern c on c.id = n.id
    join people_shareditem s on s.item_id = c.id
    join partnership_agency f on f.id = s.from_agency_id
    join partnership_agency r on r.id = s.to_agency_id
    left join people_shareacknowledgement k on k.shared_id = s.id
    where s.withdrawn_at is null and (s.until_at is null or s.until_at > at_time)
$$;
