-- Emergency access. The app role can make such a link only here, where rules 1, 2, 3, 4 and 8 are asked and the record
-- is written in the same transaction; whoever may not gets exactly the null that no such case gives.

create or replace function app.emergency_case(wanted text, in_place text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the case with a reference, where the actor may take emergency access to it
    select c.id from people_case c join partnership_partnership p on p.id = c.partnership_id
    where upper(c.reference) = upper(wanted) and p.key || '/' = in_place
      and app.practises(in_place)
      and not app.is_barred(app.acting_user(), c.id)
      and c.state <> 'disposed'
      and exists (
          select from partnership_membership m where m.partnership_id = p.id and m.agency_id = app.acting_agency()
            and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today()))
      and c.strictness < 2
$$;

create or replace function app.take_emergency_access(
    access uuid, link uuid, wanted text, in_place text, access_reference text, why_code text, why_words text,
    lasts interval, review_due timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    found uuid := app.emergency_case(wanted, in_place);
    here text;
    now_at timestamptz := statement_timestamp();
begin
    if found is null or length(trim(why_words)) = 0 or lasts > make_interval(mins => app.setting(in_place, 'emergency_minutes', '60')::int) then return null; end if;
    select place into here from people_case where id = found;
    insert into people_caselink (id, place, version, made_at, case_id, kind, agency_id, user_id, from_at, to_at, why, telephone)
    values (link, here, 1, now_at, found, 'emergency_reader', app.acting_agency(), app.acting_user(), now_at, now_at + lasts, '', '');
    insert into people_emergencyaccess (
        id, place, version, made_at, case_id, reference, link_id, user_id, agency_id, reason, words, taken_at, until_at, review_due_at)
    values (access, here, 1, now_at, found, access_reference, link, app.acting_user(), app.acting_agency(), why_code, why_words,
            now_at, now_at + lasts, least(review_due, now_at + interval '14 days'));
    insert into foundation_trailentry (chain, at, verb, actor_key, agency_id, place, target, outcome, note, previous, hash)
    values ('case:' || found, now_at, 'people.take_emergency_access', app.acting(3), app.acting_agency(), here,
            'people.Case:' || found, 'done', 'emergency access ' || access || ', ' || why_code, '', '');
    return found;
end $$;

create or replace function app.end_emergency_access(access uuid) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
-- by whoever took it; by itself it ends with its hour
    with ended as (
        update people_caselink l set to_at = greatest(statement_timestamp(), l.from_at + interval '1 microsecond'), version = l.version + 1
        from people_emergencyaccess e
        where e.id = access and l.id = e.link_id and e.user_id = app.acting_user() and l.to_at > statement_timestamp()
        returning l.id)
    select exists (select from ended)
$$;

create or replace function app.emergency_readers_told(access uuid) returns table (user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the leads of both agencies and the case's lead workers; never whoever is in conflict with it, nor the one who took it
    select distinct t.user_id from people_emergencyaccess e join people_case c on c.id = e.case_id
    cross join lateral (
        select g.user_id from foundation_rolegrant g
        where g.role = 'agency_lead' and g.agency_id in (e.agency_id, c.lead_agency_id) and starts_with(c.place, split_part(g.place, '/', 1) || '/')
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
        union
        select l.user_id from people_caselink l
        where l.case_id = c.id and l.kind = 'lead_worker' and l.user_id is not null
          and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())) t
    join foundation_user u on u.id = t.user_id and u.is_active
    where e.id = access and e.user_id = app.acting_user() and t.user_id <> e.user_id and not app.is_barred(t.user_id, c.id)
$$;

create or replace function app.review_emergency_access(
    review uuid, wanted uuid, found_outcome text, found_words text, link uuid, link_kind text, link_until timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- once, by a privacy officer who is neither the requester nor of their agency, nor in conflict with the case
declare
    taken people_emergencyaccess;
    now_at timestamptz := statement_timestamp();
begin
    select * into taken from people_emergencyaccess where id = wanted;
    if taken.id is null or not app.holds('privacy_officer', taken.place) or taken.user_id = app.acting_user()
        or app.is_of_agency(app.acting_user(), taken.agency_id) or app.is_barred(app.acting_user(), taken.case_id)
        or exists (select from people_emergencyreview r where r.access_id = wanted) then
        return false;
    end if;
    insert into people_emergencyreview (
        id, place, version, made_at, case_id, access_id, agency_id, user_id, outcome, words, reviewed_by_id, reviewed_at)
    values (review, taken.place, 1, now_at, taken.case_id, wanted, taken.agency_id, taken.user_id, found_outcome, found_words,
            app.acting_user(), now_at)
    on conflict (access_id) do nothing;
    if not found then return false; end if;
    if found_outcome = 'misuse' then
        update people_caselink set to_at = now_at, version = version + 1 where id = taken.link_id and to_at > now_at;
    elsif found_outcome = 'converted' then
        insert into people_caselink (id, place, version, made_at, case_id, kind, agency_id, user_id, from_at, to_at, why, telephone)
        values (link, taken.place, 1, now_at, taken.case_id, link_kind, taken.agency_id, taken.user_id, now_at, link_until, '', '');
    end if;
    return true;
end $$;

create or replace function app.overdue_emergency_reviews() returns table (access_id uuid, reference text, place text, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: each with the privacy officers of the requester's agency (its Caldicott Guardian or information
-- governance lead); where it has none, with those of the whole partnership
    with late as (
        select e.* from people_emergencyaccess e
        where starts_with(app.acting(3), 'job:') and e.review_due_at < statement_timestamp()
          and not exists (select from people_emergencyreview r where r.access_id = e.id)),
    officers as (
        select e.id, g.user_id, app.is_of_agency(g.user_id, e.agency_id) as own
        from late e join foundation_rolegrant g on g.role = 'privacy_officer' and starts_with(e.place, split_part(g.place, '/', 1) || '/')
        join foundation_user u on u.id = g.user_id and u.is_active
        where g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
          and g.user_id <> e.user_id and not app.is_barred(g.user_id, e.case_id))
    select distinct e.id, e.reference, e.place, o.user_id from late e join officers o on o.id = e.id
    where o.own or not exists (select from officers x where x.id = e.id and x.own)
$$;

drop policy if exists owner_takes on public.people_caselink;
create policy owner_takes on public.people_caselink for insert to current_user
with check (kind in ('emergency_reader', 'duty_cover', 'allocated_worker'));
drop policy if exists owner_ends on public.people_caselink;
create policy owner_ends on public.people_caselink for update to current_user
using (kind = 'emergency_reader') with check (kind = 'emergency_reader' and to_at is not null);
drop policy if exists owner_takes on public.people_emergencyaccess;
create policy owner_takes on public.people_emergencyaccess for insert to current_user with check (true);
drop policy if exists owner_reviews on public.people_emergencyreview;
create policy owner_reviews on public.people_emergencyreview for insert to current_user with check (true);

drop function if exists app.emergency_references(uuid[]);
create function app.emergency_references(wanted uuid[]) returns table (access_id uuid, reference text, ended_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the case's reference, and when the access ends or ended, for those who may see it: a reviewer has no link to the case
    select e.id, c.reference, least(e.until_at, l.to_at) from people_emergencyaccess e join people_case c on c.id = e.case_id
    join people_caselink l on l.id = e.link_id
    where e.id = any (wanted) and not app.is_barred(app.acting_user(), c.id)
      and (e.user_id = app.acting_user() or app.holds('privacy_officer', e.place) or e.case_id = any (array (select app.my_cases())))
$$;
