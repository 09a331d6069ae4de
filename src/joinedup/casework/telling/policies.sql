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

create or replace function app.told_of(wanted uuid, of_agency uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever works on the case, and for jobs: who of an agency is told that something of it waits for them
    select w from app.workers_of(wanted, of_agency) w
    where starts_with(app.acting(3), 'job:') or wanted = any (array (select app.my_worked_cases()))
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

create or replace function app.may_still_be_told(reader uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs alone, as a message goes out: by a link that has not ended, their own or their team's, or in a team that a referral went to.
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
            where r.case_id = wanted) a
        where app.may_know(reader, a.agency_id, wanted))
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
