-- Who may open what, decided by the database itself. Run again after every migration (protection.py); safe to repeat.
-- Every function is a definer's with a pinned search path; moments are compared as from <= now < to, days include both ends.
-- `statement_timestamp()`, not `now()`: a link made earlier in the same transaction already counts.

create or replace function app.acting_agency() returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$ select app.acting(2)::uuid $$;

create or replace function app.today() returns date
language sql stable set search_path = pg_catalog, pg_temp as $$ select (statement_timestamp() at time zone 'Europe/London')::date $$;

create or replace function app.holds(wanted text, at_place text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from foundation_rolegrant g join foundation_user u on u.id = g.user_id
        where g.user_id = app.acting_user() and g.role = wanted and u.is_active and starts_with(at_place, g.place)
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
$$;

create or replace function app.practises(at_place text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 1: a practitioner, live, of the agency acted for
    select exists (
        select from foundation_rolegrant g join foundation_user u on u.id = g.user_id
        where g.user_id = app.acting_user() and g.role = 'practitioner' and g.agency_id = app.acting_agency()
          and u.is_active and g.place = split_part(at_place, '/', 1) || '/'
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
$$;

create or replace function app.my_teams() returns table (team_id uuid, supervises boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.team_id, bool_or(m.supervises) from people_teammembership m
    where m.user_id = app.acting_user() and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())
    group by m.team_id
$$;

create or replace function app.barred_identities() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- everybody the actor or a team of theirs is in conflict with, directly or through a household
    with mine as (
        select c.person_id, c.household_id from people_conflict c
        where c.from_at <= statement_timestamp() and (c.to_at is null or c.to_at > statement_timestamp())
          and (c.user_id = (select app.acting_user()) or c.team_id in (select t.team_id from app.my_teams() t)))
    select p.identity from people_person p join mine on mine.person_id = p.id
    union
    select p.identity from people_householdmember h join mine on mine.household_id = h.household_id
    join people_person p on p.id = h.person_id
$$;

create or replace function app.barred_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 2: a conflict with the case, with somebody on it or with such a person's household
    select c.case_id from people_conflict c
    where c.case_id is not null and c.from_at <= statement_timestamp() and (c.to_at is null or c.to_at > statement_timestamp())
      and (c.user_id = (select app.acting_user()) or c.team_id in (select t.team_id from app.my_teams() t))
    union
    select n.case_id from people_person p join people_caseperson n on n.person_id = p.id
    where p.identity in (select app.barred_identities())
$$;

create or replace function app.is_listed(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 4: on the list of the case, where it is restricted, and of every restricted person on it
    with things as (
        select c.id as case_id, null::uuid as person_id from people_case c where c.id = wanted and c.restriction > 0
        union all
        select distinct null::uuid, q.id from people_caseperson n
        join people_person p on p.id = n.person_id join people_person q on q.identity = p.identity and q.restriction > 0
        where n.case_id = wanted)
    select not exists (
        select from things t where not exists (
            select from people_namedreader r
            where r.user_id = (select app.acting_user()) and (r.case_id = t.case_id or r.person_id = t.person_id)
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
$$;

create or replace function app.my_links() returns table (case_id uuid, place text, kind text, panel_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 5, with rules 1 to 4 and 8 before it: every link that opens a case for the actor now
    with me as materialized (select app.acting_user() as id, app.acting_agency() as agency),
    teams as materialized (select * from app.my_teams()),
    held as (
        select l.case_id, l.kind, l.panel_id from me join people_caselink l on l.user_id = me.id and l.agency_id = me.agency
        where l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
        union
        select l.case_id, l.kind, l.panel_id
        from me cross join teams t join people_caselink l on l.team_id = t.team_id and l.user_id is null and l.agency_id = me.agency
        where l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
        union
        select l.case_id, 'case_supervisor', l.panel_id
        from me cross join teams t join people_caselink l on l.team_id = t.team_id and t.supervises and l.agency_id = me.agency
        where l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())),
    practised as materialized (
        select p.id from partnership_partnership p
        where app.practises(p.key || '/') and exists (
            select from partnership_membership m, me where m.partnership_id = p.id and m.agency_id = me.agency
              and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today()))),
    barred as materialized (select app.barred_cases() as case_id)
    select h.case_id, c.place, h.kind, h.panel_id from held h join people_case c on c.id = h.case_id
    where c.state <> 'disposed' and c.partnership_id in (select id from practised)
      and h.case_id not in (select b.case_id from barred b)
      and case when h.kind = 'emergency_reader' then c.strictness < 2 else c.strictness = 0 or app.is_listed(c.id) end
$$;

create or replace function app.my_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct l.case_id from app.my_links() l where l.kind = any ({sees_cases})
$$;

create or replace function app.my_worked_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- emergency access only reads: whatever is added or changed needs another link
    select distinct l.case_id from app.my_links() l where l.kind = any ({sees_cases}) and l.kind <> 'emergency_reader'
$$;

create or replace function app.my_item_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct l.case_id from app.my_links() l where l.kind = any ({sees_items})
$$;

create or replace function app.my_panel_cases() returns table (case_id uuid, panel_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- what is before a panel is seen by a link to the case that was given for that panel
    select distinct l.case_id, l.panel_id from app.my_links() l where l.panel_id is not null and l.kind = any ({sees_panel_cases})
$$;

create or replace function app.my_kept_cases() returns table (case_id uuid, panel_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct l.case_id, l.panel_id from app.my_links() l where l.panel_id is not null and l.kind = any ({keeps_panel_cases})
$$;

create or replace function app.my_owed_cases() returns table (case_id uuid, panel_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct l.case_id, l.panel_id from app.my_links() l where l.panel_id is not null and l.kind = any ({updates_case_actions})
$$;

create or replace function app.shared_with_me() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 6: what was shared with the agency acted for, or with a panel the actor is linked to the case for
    with links as materialized (select * from app.my_links())
    select s.item_id from people_shareditem s
    where s.case_id in (select l.case_id from links l)
      and s.from_at <= statement_timestamp() and (s.until_at is null or s.until_at > statement_timestamp())
      and (s.withdrawn_at is null or s.withdrawn_at > statement_timestamp())
      and (s.to_agency_id = (select app.acting_agency())
           or (s.case_id, s.to_panel_id) in (
               select l.case_id, l.panel_id from links l where l.panel_id is not null and l.kind = any ({sees_items})))
$$;

create or replace function app.my_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct n.person_id from people_caseperson n where n.case_id = any (array (select app.my_cases()))
$$;

create or replace function app.my_worked_people() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct n.person_id from people_caseperson n where n.case_id = any (array (select app.my_worked_cases()))
$$;

create or replace function app.my_households() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct m.household_id from people_householdmember m where m.person_id = any (array (select app.my_people()))
$$;

create or replace function app.may_name(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- a person may be put on a case by whoever is not in conflict with them and, where restricted, is on their list
    select p.identity not in (select app.barred_identities()) and not exists (
        select from people_person q where q.identity = p.identity and q.restriction > 0 and not exists (
            select from people_namedreader r where r.user_id = (select app.acting_user()) and r.person_id = q.id
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
    from people_person p where p.id = wanted
$$;

create or replace function app.is_new_case(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- a case without any link was made in this very transaction: nobody else can have seen it
    select not exists (select from people_caselink l where l.case_id = wanted)
$$;

create or replace function app.is_new_person(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select not exists (select from people_caseperson n where n.person_id = wanted)
$$;

create or replace function app.may_find(wanted uuid, in_place text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- a person who may be pointed to and put on a case: of this partnership, not in conflict with the actor, not restricted
-- without the actor on the list, never sealed; and either new, or on a case that is itself none of these and not disposed of
    select app.may_name(wanted) and exists (
        select from people_person p where p.id = wanted and starts_with(p.place, in_place) and app.practises(p.place)
          and not exists (select from people_person q where q.identity = p.identity and q.restriction > 1))
      and (app.is_new_person(wanted) or exists (
        select from people_caseperson n join people_case c on c.id = n.case_id
        where n.person_id = wanted and c.state <> 'disposed' and c.id not in (select app.barred_cases())
          and (c.restriction = 0 or (c.restriction = 1 and app.is_listed(c.id)))))
$$;

create or replace function app.keep_keys(wanted uuid, found_by text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- the keys of a person, kept by whoever may see them or has just made them; no page and no query reads a key
begin
    if not (wanted = any (array (select app.my_people())) or app.is_new_person(wanted)) then return; end if;
    insert into people_findkeys (id, place, version, made_at, person_id, keys)
    select gen_random_uuid(), p.place, 1, statement_timestamp(), p.id, found_by from people_person p where p.id = wanted
    on conflict (person_id) do update set keys = excluded.keys, version = people_findkeys.version + 1;
end $$;

create or replace function app.agreement(keys text[], asked jsonb) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
-- the strongest level at which a field agrees; without any, whether the field is known at all
    select coalesce(
        (select l.level from unnest(array['same', 'form', 'near', 'sounds', 'sector', 'area']) with ordinality l (level, place)
         where asked -> 'levels' ? l.level
           and keys && array (select jsonb_array_elements_text(asked -> 'levels' -> l.level)) order by l.place limit 1),
        case when exists (select from unnest(keys) k where starts_with(k, asked ->> 'known')) then 'different' else 'not_known' end)
$$;

create or replace function app.find_people(in_place text, asked jsonb, born_from date, born_to date, near_days date[])
returns table (person_id uuid, levels jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- pointers to possible matches: by two exact identifiers (two numbers, or one with the whole date of birth) anybody; by a name with
-- a date of birth, a telephone number or a postcode, or a number with either, those on cases of the actor's own, and anybody
-- only where the partnership settled it so. Whom the actor may not find is left out before anything is counted, ordered or cut.
declare
    wide boolean := app.setting(in_place, 'find_reach', 'two_identifiers') = 'name_and_born';
    surnames text[] := array (
        select k from jsonb_each(asked -> 'surname' -> 'levels') l, jsonb_array_elements_text(l.value) k);
    forenames text[] := array (
        select k from jsonb_each(asked -> 'forename' -> 'levels') l, jsonb_array_elements_text(l.value) k);
    numbers text[] := array (
        select k from jsonb_each(asked) f, jsonb_each(f.value -> 'levels') l, jsonb_array_elements_text(l.value) k
        where f.key like 'number:%');
begin
    if not app.practises(in_place) then return; end if;
    return query
    with mine as materialized (select app.my_people() as id),
    -- thousands bear a name: they are compared only where it may find them
    candidates as (
        select k.person_id, k.keys from people_findkeys k where k.keys && numbers
        union all
        select k.person_id, k.keys from mine m join people_findkeys k on k.person_id = m.id
        where not wide and k.keys && (surnames || forenames) and not k.keys && numbers
        union all
        select k.person_id, k.keys from people_findkeys k
        where wide and k.keys && (surnames || forenames) and not k.keys && numbers and (k.keys && surnames or exists (
            select from people_person p where p.id = k.person_id and born_from = born_to
              and p.born_from_on = born_from and p.born_to_on = born_to))),
    compared as materialized (
        select p.id, p.identity, (select jsonb_object_agg(f.key, app.agreement(k.keys, f.value)) from jsonb_each(asked) f)
            || case when born_from is null then '{}'::jsonb else jsonb_build_object('born', case
                when p.born_from_on is null then 'not_known'
                when p.born_from_on = born_from and p.born_to_on = born_to and born_from = born_to then 'same'
                when p.born_from_on <= born_to and p.born_to_on >= born_from then 'fits'
                when p.born_from_on = p.born_to_on and p.born_from_on = any (near_days) then 'near'
                else 'different' end) end as found
        from candidates k join people_person p on p.id = k.person_id
        where starts_with(p.place, in_place)),
    judged as (
        select c.id, c.found,
            (select count(*) from jsonb_each_text(c.found) f where f.key like 'number:%' and f.value = 'same') as agreeing,
            coalesce(c.found ->> 'surname', '') in ('same', 'near', 'sounds') as surname,
            coalesce(c.found ->> 'forename', '') in ('same', 'form', 'near', 'sounds') as forename,
            coalesce(c.found ->> 'born', '') in ('same', 'fits', 'near') as born,
            coalesce(c.found ->> 'telephone', '') = 'same' or coalesce(c.found ->> 'postcode', '') = 'same'
                -- half a postcode says little: only with the very surname, and where no date of birth says otherwise
                or (c.found ->> 'surname' = 'same' and coalesce(c.found ->> 'postcode', '') in ('sector', 'area')
                    and coalesce(c.found ->> 'born', '') <> 'different') as reached
        from compared c),
    fitting as materialized (
        select j.id, j.found from judged j
        where j.agreeing >= 2 or (j.agreeing = 1 and j.found ->> 'born' = 'same')
           or ((wide or j.id in (select m.id from mine m)) and (
              (j.agreeing = 1 and (j.surname or j.forename or j.born))
              or (j.surname and (j.forename or not asked ? 'forename') and (j.born or j.reached))
              or (j.surname and j.born and j.found ->> 'born' = 'same') or (j.forename and j.found ->> 'born' = 'same'))))
    select f.id, f.found from fitting f where app.may_find(f.id, in_place)
    order by (select count(*) from jsonb_each_text(f.found) l where l.value = 'same') desc,
             (select count(*) from jsonb_each_text(f.found) l where l.value = 'different'), f.id
    limit 100;
end $$;

drop policy if exists owner_keeps_keys on public.people_findkeys;
create policy owner_keeps_keys on public.people_findkeys for insert to current_user with check (true);
drop policy if exists owner_changes_keys on public.people_findkeys;
create policy owner_changes_keys on public.people_findkeys for update to current_user using (true) with check (true);

create or replace function app.keep_strictness() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- The strictest restriction of a case and of everybody on it, their identities included, is kept on the case.
begin
    update people_case c set strictness = greatest(c.restriction, coalesce((
        select max(q.restriction) from people_caseperson n join people_person p on p.id = n.person_id
        join people_person q on q.identity = p.identity where n.case_id = c.id), 0))
    where case
        when tg_table_name = 'people_case' then c.id = (to_jsonb(new) ->> 'id')::uuid
        when tg_table_name = 'people_caseperson' then c.id = (to_jsonb(new) ->> 'case_id')::uuid
        else c.id in (
            select n.case_id from people_caseperson n join people_person p on p.id = n.person_id
            where p.identity in ((to_jsonb(new) ->> 'identity')::uuid, (to_jsonb(old) ->> 'identity')::uuid)) end;
    return null;
end $$;

drop trigger if exists keep_strictness on public.people_case;
create trigger keep_strictness after insert or update of restriction on public.people_case
for each row execute function app.keep_strictness();
drop trigger if exists keep_strictness on public.people_caseperson;
create trigger keep_strictness after insert or update on public.people_caseperson
for each row execute function app.keep_strictness();
drop trigger if exists keep_strictness on public.people_person;
create trigger keep_strictness after update of restriction, identity on public.people_person
for each row execute function app.keep_strictness();

drop policy if exists owner_keeps_strictness on public.people_case;
create policy owner_keeps_strictness on public.people_case for update to current_user using (true) with check (true);
