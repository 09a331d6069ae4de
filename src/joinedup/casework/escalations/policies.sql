-- Escalation: anyone who sees what it is about starts one; whoever sees one sees its steps; a job lets what is overdue climb, and counts themes without names.

create or replace function app.sees_escalation(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
-- asked as the one who acts, so that the policies of escalations themselves answer
    select exists (select from casework_escalation e where e.id = wanted)
$$;

create or replace function app.may_disagree(wanted uuid, about uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whoever a link of any kind opens the case to, and whoever an item of it was sent to, about that item. It opens nothing more to them
begin
    return wanted in (select app.my_cases())
        or exists (select from casework_referral r where r.id = about and r.case_id = wanted and r.id in (select app.referrals_to_me()))
        or exists (
            select from casework_arrival a join app.arrivals_to_me() m on m.id = a.id
            where a.item_id = about and a.case_id = wanted and a.what <> 'escalation');
end $$;

create or replace function app.started_by_me(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from casework_escalation e
        where e.id = wanted and e.started_by_id = app.acting_user() and e.agency_id = app.acting_agency())
$$;

create or replace function app.begin_disagreement(wanted uuid, step uuid, share uuid, arrival uuid, at_stage smallint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever has just started one and may add nothing else to its case: its first step; the other agency sees it; they themselves do. Once
declare
    e casework_escalation;
begin
    select x.* into e from casework_escalation x where x.id = wanted and app.started_by_me(x.id)
      and not exists (select from casework_escalationstep s where s.escalation_id = x.id);
    if e.id is null then return false; end if;
    insert into casework_escalationstep (id, place, version, made_at, case_id, agency_id, escalation_id, kind, stage, words, taken_by_id, taken_at)
    values (step, e.place, 1, statement_timestamp(), e.case_id, e.agency_id, e.id, 'started', at_stage, '', e.started_by_id, e.started_at);
    insert into people_shareditem (id, place, version, made_at, case_id, item_id, from_agency_id, to_agency_id, from_at)
    values (share, e.place, 1, statement_timestamp(), e.case_id, e.id, e.agency_id, e.with_agency_id, statement_timestamp());
    insert into casework_arrival (id, place, version, made_at, case_id, what, item_id, agency_id, to_agency_id, role, to_user_id, stage, sent_at)
    values (arrival, e.place, 1, statement_timestamp(), e.case_id, 'escalation', e.id, e.agency_id, e.agency_id, 'starter', e.started_by_id, 0, e.started_at);
    return true;
end $$;

drop function if exists app.open_escalations();
create or replace function app.open_escalations() returns table (
    escalation_id uuid, case_id uuid, place text, stage smallint, since timestamptz, agency_id uuid, with_agency_id uuid, under_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: those not settled, with the stage each is at and since when
    select distinct on (e.id) e.id, e.case_id, e.place, s.stage, s.taken_at, e.agency_id, e.with_agency_id, e.under_id
    from casework_escalation e join casework_escalationstep s on s.escalation_id = e.id and s.kind in ('started', 'moved', 'climbed')
    where starts_with(app.acting(3), 'job:')
      and not exists (select from casework_escalationstep t where t.escalation_id = e.id and t.kind = 'settled')
    order by e.id, s.stage desc
$$;

create or replace function app.climb(step uuid, wanted uuid, to_stage smallint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- by the job alone, one stage at a time, once
begin
    if not exists (select from app.open_escalations() o where o.escalation_id = wanted and o.stage = to_stage - 1) then return false; end if;
    insert into casework_escalationstep (id, place, version, made_at, case_id, agency_id, escalation_id, kind, stage, words, taken_at)
    select step, e.place, 1, statement_timestamp(), e.case_id, e.agency_id, e.id, 'climbed', to_stage, '', statement_timestamp()
    from casework_escalation e where e.id = wanted
    on conflict do nothing;
    return found;
end $$;

drop function if exists app.escalation_counts(text, date, date);
create or replace function app.escalation_counts(in_place text, from_on date, until_on date)
returns table (theme text, highest smallint, settled boolean, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone: themes for learning, how high each climbed and whether it was settled; never who or what
    select e.theme, s.stage::smallint, s.settled, count(*)
    from casework_escalation e cross join lateral (
        select max(t.stage) as stage, bool_or(t.kind = 'settled') as settled from casework_escalationstep t where t.escalation_id = e.id) s
    where starts_with(app.acting(3), 'job:') and starts_with(e.place, in_place)
      and (e.started_at at time zone 'Europe/London')::date between from_on and until_on
    group by 1, 2, 3 order by 1, 2, 3
$$;

drop policy if exists owner_climbs on public.casework_escalationstep;
create policy owner_climbs on public.casework_escalationstep for insert to current_user with check (kind in ('climbed', 'started'));
