-- Who is told that something waits: only whoever could read it. Asked by those who work on the case, and by jobs.

create or replace function app.may_know(who uuid, of_agency uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rules 1, 2, 3, 4 and 8 for any user: a live practitioner of an agency that takes part, without a conflict, on every list
    select exists (
        select from people_case c join foundation_user u on u.id = who and u.is_active
        join foundation_rolegrant g on g.user_id = who and g.role = 'practitioner' and g.agency_id = of_agency
          and g.place = split_part(c.place, '/', 1) || '/'
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
        join partnership_membership m on m.partnership_id = c.partnership_id and m.agency_id = of_agency
          and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today())
        where c.id = wanted and c.state <> 'disposed')
      and not app.is_barred(who, wanted) and app.is_on_lists(who, wanted)
$$;

create or replace function app.collisions_to_tell() returns table (panel_case_id uuid, other_id uuid, place text, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: the coordinators of each such case who may know of both
    select distinct m.panel_case_id, m.other_id, m.place, l.user_id from app.met_before_panels() m
    join people_caselink l on l.case_id = m.case_id and l.panel_id = m.panel_id and l.kind = 'panel_coordinator'
    where starts_with(app.acting(3), 'job:') and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
      and app.may_know(l.user_id, l.agency_id, m.case_id) and not app.is_barred(l.user_id, m.other_case_id)
      and app.is_on_lists(l.user_id, m.other_case_id)
$$;

create or replace function app.workers_of(wanted uuid, of_agency uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- who of an agency works on a case now by a link of their own or of their whole team, and may know of it. No pages' reader: definers
-- and the functions below ask
    select distinct t.user_id from people_caselink l cross join lateral (
        select l.user_id where l.user_id is not null
        union all
        select m.user_id from people_teammembership m
        where l.user_id is null and m.team_id = l.team_id and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())) t
    where l.case_id = wanted and l.agency_id = of_agency and l.kind in ('lead_worker', 'allocated_worker', 'duty_cover')
      and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
      and app.may_know(t.user_id, of_agency, wanted)
$$;

create or replace function app.senders_of_referral(wanted uuid) returns table (user_id uuid, reference text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever answers a referral: its sender, while a link still opens the case to them; else those of the sending agency who work on it
    with sent as (
        select r.* from casework_referral r where r.id = wanted and app.may_answer_referral(wanted)),
    workers as (
        select w as id from sent s cross join lateral app.workers_of(s.case_id, s.agency_id) w
        union
        select s.referred_by_id from sent s
        where app.may_know(s.referred_by_id, s.agency_id, s.case_id) and exists (
            select from people_caselink l where l.case_id = s.case_id and l.user_id = s.referred_by_id and l.agency_id = s.agency_id
              and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())))
    select w.id, s.reference from workers w, sent s
    where w.id <> app.acting_user() and (w.id = s.referred_by_id or not exists (select from workers x where x.id = s.referred_by_id))
$$;

create or replace function app.holds_stage(who uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whether something of a case was sent to a role that somebody holds there now, and nothing keeps the case from them
    select exists (
        select from casework_arrival a join foundation_rolegrant g on g.user_id = who and g.role = a.role
          and split_part(g.place, '/', 1) = split_part(a.place, '/', 1)
        join foundation_user u on u.id = who and u.is_active
        where a.case_id = wanted and a.team_id is null and (a.role = 'independent_chair' or g.agency_id = a.to_agency_id)
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
      and not app.is_barred(who, wanted) and app.is_on_lists(who, wanted)
$$;

create or replace function app.may_still_be_told(reader uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone, as a message goes out: by a link that has not ended, their own or their team's, or in a team that a referral or an arrival went to, or by a role.
-- One that begins later counts: whoever is asked before a hearing has theirs from its window on
    select starts_with(app.acting(3), 'job:') and exists (
        select from (
            select l.agency_id from people_caselink l
            where l.case_id = wanted and (l.to_at is null or l.to_at > statement_timestamp())
              and (l.user_id = reader or (l.user_id is null and exists (
                  select from people_teammembership m where m.team_id = l.team_id and m.user_id = reader
                    and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today()))))
            union
            select r.to_agency_id from casework_referral r join casework_desk d on d.id = r.desk_id
            join people_teammembership m on m.team_id = d.team_id and m.user_id = reader
              and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())
            where r.case_id = wanted
            union
            select r.to_agency_id from casework_arrival r join people_teammembership m on m.team_id = r.team_id and m.user_id = reader
              and (r.role = '' or m.supervises) and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())
            where r.case_id = wanted) a
        where app.may_know(reader, a.agency_id, wanted))
      or starts_with(app.acting(3), 'job:') and app.holds_stage(reader, wanted)
$$;

create or replace function app.left_behind(wanted uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever coordinates a panel and moved one of its hearings: whom to tell that something on its agenda did not move, since the
-- mover may not keep it. Whoever else coordinates it, its chair, the partnership's business managers; nobody who is barred from all of it
    with hearing as (
        select h.id, p.group_id, h.place from casework_hearing h join casework_panel p on p.id = h.panel_id
        where h.id = wanted and app.coordinates(app.acting_user(), app.acting_agency(), p.group_id)),
    left_out as (
        select distinct i.case_id from hearing h join casework_hearingitem i on i.hearing_id = h.id
        where i.state = 'listed' and (i.case_id, h.group_id) not in (select * from app.my_kept_cases())),
    asked as (
        select unnest(array[s.holder_id, s.deputy_id]) as id from hearing h join partnership_seat s on s.group_id = h.group_id
        where s.role in ('secretary', 'chair', 'vice_chair') and (s.from_on is null or s.from_on <= app.today())
          and (s.to_on is null or s.to_on >= app.today())
        union
        select g.user_id from hearing h join foundation_rolegrant g on g.role = 'business_manager'
          and starts_with(g.place, split_part(h.place, '/', 1) || '/')
        where g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
    select distinct a.id from asked a join foundation_user u on u.id = a.id and u.is_active
    where a.id <> app.acting_user() and exists (select from left_out l where not app.is_barred(a.id, l.case_id))
$$;

-- What was sent to an agency's desk or to a stage of a disagreement. Its readers see the item and nothing else of the case.

create or replace function app.arrivals_to_me() returns table (id uuid, item_id uuid, to_agency_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- sent to a team of the actor's, of the agency they act and practise for, which takes part there; or to a role that they hold there; or
-- started by themselves for that agency.
-- Never where a conflict bars them, or where the case or somebody on it is restricted and they are not on the list
    with teams as materialized (select * from app.my_teams()),
    roles as materialized (
        select g.role, g.agency_id, split_part(g.place, '/', 1) as key from foundation_rolegrant g
        join foundation_user u on u.id = g.user_id and u.is_active
        where g.user_id = app.acting_user() and g.role in ('agency_lead', 'independent_chair')
          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())),
    sent as materialized (
        select r.* from casework_arrival r join teams t on t.team_id = r.team_id
        where r.to_agency_id = (select app.acting_agency()) and app.practises(r.place)
          and (r.role = '' or (r.role = 'case_supervisor' and t.supervises))
        union
        select r.* from casework_arrival r join roles k on k.role = r.role and k.key = split_part(r.place, '/', 1)
        where r.team_id is null and (k.role = 'independent_chair' or k.agency_id = r.to_agency_id)
        union
        select r.* from casework_arrival r
        where r.to_user_id = (select app.acting_user()) and r.to_agency_id = (select app.acting_agency()) and app.practises(r.place)
          and r.role = 'starter')
    select r.id, r.item_id, r.to_agency_id from sent r join people_case c on c.id = r.case_id
    where c.state <> 'disposed'
      and (r.role = 'independent_chair' or exists (
          select from partnership_membership m where m.partnership_id = c.partnership_id and m.agency_id = r.to_agency_id
            and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today())))
      and r.case_id not in (select b.case_id from app.barred_cases() b (case_id))
      and (c.strictness = 0 or app.is_listed(c.id))
$$;

create or replace function app.heard_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- as the room of people has it, and with the cases of what was sent to the actor: a referral, or what came to their desk or role
    select app.my_cases()
    union
    select e.case_id from people_emergencyaccess e
    where app.holds('privacy_officer', e.place) and e.case_id not in (select app.barred_cases())
    union
    select r.case_id from casework_referral r where r.id in (select app.referrals_to_me())
    union
    select a.case_id from casework_arrival a where a.id in (select m.id from app.arrivals_to_me() m)
$$;

create or replace function app.sent_thing(kind text, wanted uuid) returns table (case_id uuid, place text, agency_id uuid, person_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the item of a kind, for whoever works on its case, for those it was sent to, and for jobs
    select i.case_id, i.place, i.agency_id, i.person_id from (
        select r.id, r.case_id, r.place, r.agency_id, r.person_id from casework_riskalert r where kind = 'alert'
        union all
        select r.id, r.case_id, r.place, r.agency_id, r.person_id from casework_informationrequest r where kind = 'request'
        union all
        select r.id, r.case_id, r.place, r.agency_id, null from casework_escalation r where kind = 'escalation'
        union all
        select c.id, c.case_id, c.place, c.agency_id, e.person_id
        from casework_causedenquiry c join casework_enquiry e on e.id = c.enquiry_id where kind = 'caused') i
    where i.id = wanted and (starts_with(app.acting(3), 'job:') or i.case_id = any (array (select app.my_worked_cases()))
        or wanted in (select a.item_id from app.arrivals_to_me() a) or (kind = 'escalation' and app.started_by_me(wanted)))
$$;

create or replace function app.send_arrival(kind text, wanted uuid, of_agency uuid, to_role text, at_stage smallint) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
-- by those who work on the case, those who answer, and jobs: to the desk of an agency, to the managers of those of it who work on the
-- case (of its desk, where nobody does), to its lead, or to the chair. Sent again, nothing happens
    with sent as (select * from app.sent_thing(kind, wanted)),
    desks as (
        select d.team_id from sent s join people_case c on c.id = s.case_id join casework_desk d on d.partnership_id = c.partnership_id
        where d.agency_id = of_agency and d.team_id is not null and (d.ended_on is null or d.ended_on > app.today())),
    worked as (
        select l.team_id, l.user_id from sent s join people_caselink l on l.case_id = s.case_id and l.agency_id = of_agency
        where l.kind in ('lead_worker', 'allocated_worker', 'duty_cover')
          and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())),
    managed as (
        select w.team_id from worked w where w.team_id is not null
        union
        select m.team_id from worked w join people_teammembership m on m.user_id = w.user_id
        join people_team t on t.id = m.team_id and t.agency_id = of_agency
        where m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())),
    teams as (
        select team_id from managed where to_role = 'case_supervisor'
        union
        select team_id from desks where to_role = '' or (to_role = 'case_supervisor' and not exists (select from managed))
        union all
        select null where to_role in ('agency_lead', 'independent_chair'))
    insert into casework_arrival (
        id, place, version, made_at, case_id, what, item_id, agency_id, to_agency_id, team_id, role, stage, sent_at)
    select gen_random_uuid(), s.place, 1, statement_timestamp(), s.case_id, kind, wanted, s.agency_id, of_agency, t.team_id, to_role, at_stage,
           statement_timestamp()
    from sent s, teams t
    on conflict do nothing
$$;

create or replace function app.arrival_readers(kind text, wanted uuid, of_agency uuid, to_role text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- who is told of what was sent so: whoever would see it
    with sent as (
        select a.* from casework_arrival a, app.sent_thing(kind, wanted) s
        where a.item_id = wanted and a.to_agency_id = of_agency and a.role = to_role)
    select m.user_id from sent a join people_teammembership m on m.team_id = a.team_id and (a.role = '' or m.supervises)
    where m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today()) and app.may_know(m.user_id, of_agency, a.case_id)
    union
    select g.user_id from sent a join foundation_rolegrant g on g.role = a.role and split_part(g.place, '/', 1) = split_part(a.place, '/', 1)
    join foundation_user u on u.id = g.user_id and u.is_active
    where a.team_id is null and (a.role = 'independent_chair' or g.agency_id = of_agency)
      and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())
      and not app.is_barred(g.user_id, a.case_id) and app.is_on_lists(g.user_id, a.case_id)
$$;

create or replace function app.seen_by(kind text, wanted uuid, of_agency uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever sent it: whether anybody of an agency can see it here now. Where nobody can, they telephone
    select exists (select from app.sent_thing(kind, wanted) s cross join lateral app.workers_of(s.case_id, of_agency))
        or exists (
            select from casework_arrival a cross join lateral app.arrival_readers(kind, wanted, of_agency, a.role)
            where a.item_id = wanted and a.to_agency_id = of_agency)
$$;

create or replace function app.person_of_arrival(wanted uuid) returns table (forenames text, surname text, known_as text, born text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- about whom it is, for those it was sent to; asked by the command that writes down that they read it
    select p.forenames, p.surname, p.known_as, p.born from app.arrivals_to_me() m join casework_arrival a on a.id = m.id
    cross join lateral app.sent_thing(a.what, a.item_id) s join people_person p on p.id = s.person_id
    where a.id = wanted
$$;

create or replace function app.tell_sender(share uuid, arrival uuid, answer uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- what a desk answers is shared with the agency that asked, and with nobody else
declare
    sent casework_arrival;
begin
    select a.* into sent from casework_arrival a join app.arrivals_to_me() m on m.id = a.id where a.id = arrival;
    if sent.id is null or sent.agency_id = sent.to_agency_id or not (
        exists (select from casework_alertstep s where s.id = answer and s.alert_id = sent.item_id and s.agency_id = sent.to_agency_id)
        or exists (
            select from casework_informationreply s
            where s.id = answer and s.request_id = sent.item_id and s.agency_id = sent.to_agency_id)) then
        return false;
    end if;
    insert into people_shareditem (id, place, version, made_at, case_id, item_id, from_agency_id, to_agency_id, from_at)
    values (share, sent.place, 1, statement_timestamp(), sent.case_id, answer, sent.to_agency_id, sent.agency_id, statement_timestamp());
    return true;
end $$;

create or replace function app.unanswered_arrivals() returns table (
    kind text, item_id uuid, case_id uuid, place text, agency_id uuid, to_agency_id uuid, sent_at timestamptz, due_on date, sender uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: alerts that stand and that an agency has not said it has, and requests that it has not replied to, with whoever
-- sent each, while they may see the case
    select u.kind, u.id, u.case_id, u.place, u.agency_id, u.to_agency, u.at, u.due_on,
        (select w from app.workers_of(u.case_id, u.agency_id) w where w = u.sender)
    from (
        select 'alert' as kind, r.id, r.case_id, r.place, r.agency_id, g::uuid as to_agency, r.from_at as at, null::date as due_on, r.raised_by_id as sender
        from casework_riskalert r cross join lateral jsonb_array_elements_text(r.agencies) g
        where r.until_at > statement_timestamp() and not exists (
            select from casework_alertstep s where s.alert_id = r.id
              and (s.kind = 'ended' or (s.kind in ('acknowledged', 'told') and s.for_agency_id = g::uuid)))
        union all
        select 'request', r.id, r.case_id, r.place, r.agency_id, r.to_agency_id, r.asked_at, r.due_on, r.asked_by_id
        from casework_informationrequest r
        where r.due_on > app.today() - 60 and not exists (
            select from casework_informationreply s where s.request_id = r.id and s.reply <> '')) u
    join people_case c on c.id = u.case_id and c.state not in ('closed', 'disposed')
    where starts_with(app.acting(3), 'job:')
$$;

create or replace function app.told_of(wanted uuid, of_agency uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever works on the case or started a disagreement in it, and for jobs: who of an agency is told that something of it waits for them
    select w from app.workers_of(wanted, of_agency) w
    where starts_with(app.acting(3), 'job:') or wanted = any (array (select app.my_worked_cases()))
        or exists (select from casework_arrival a join app.arrivals_to_me() m on m.id = a.id where a.case_id = wanted)
        or exists (select from casework_escalation e where e.case_id = wanted and app.started_by_me(e.id))
$$;

create or replace function app.unacknowledged_by_panels() returns table (
    id uuid, case_id uuid, place text, group_id uuid, panel_id uuid, at timestamptz, urgent boolean, sender uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for the job alone: referrals written straight to a panel that nobody there answered, with whoever wrote each, while they see the case
    select r.id, r.case_id, r.place, r.panel_id, p.id, r.referred_at, r.urgent,
        (select w from app.workers_of(r.case_id, r.agency_id) w where w = r.referred_by_id)
    from casework_panelreferral r join casework_panel p on p.group_id = r.panel_id join people_case c on c.id = r.case_id
    where starts_with(app.acting(3), 'job:') and r.sent_as_id is null and c.state not in ('closed', 'disposed')
      and not exists (select from casework_referralanswer a where a.referral_id = r.id)
      and not exists (select from casework_panelcase b where b.referral_id = r.id)
$$;

drop policy if exists owner_sends on public.casework_arrival;
create policy owner_sends on public.casework_arrival for insert to current_user with check (true);
drop policy if exists owner_tells on public.people_shareditem;
create policy owner_tells on public.people_shareditem for insert to current_user with check (to_agency_id is not null and decision_id is null);
