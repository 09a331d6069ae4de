-- What panels need to know of cases beyond what their people may open. Each answers only whoever keeps the case before that panel.

create or replace function app.keeps(wanted uuid, for_panel uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from app.my_kept_cases() k where k.case_id = wanted and k.panel_id = for_panel)
$$;

create or replace function app.heard_before(wanted uuid, for_panel uuid)
returns table (referred_on date, victims uuid[], posing uuid[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- referrals that this panel took on about anybody on the case, as identities. Cases the actor is barred from, and lists they are
-- not on, stay out.
    with mine as materialized (
        select distinct p.identity from people_caseperson n join people_person p on p.id = n.person_id where n.case_id = wanted)
    select b.referred_on,
        array (select p.identity from people_person p where p.id::text in (select jsonb_array_elements_text(b.victims))),
        array (select p.identity from people_person p where p.id::text in (select jsonb_array_elements_text(b.posing)))
    from casework_panelcase b join people_case c on c.id = b.case_id
    where app.keeps(wanted, for_panel) and b.panel_id = for_panel and b.state <> 'declined'
      and c.state <> 'disposed' and c.id not in (select app.barred_cases()) and (c.strictness = 0 or app.is_listed(c.id))
      and exists (
        select from people_caseperson n join people_person p on p.id = n.person_id
        where n.case_id = b.case_id and p.identity in (select identity from mine))
$$;

create or replace function app.panel_collisions(wanted uuid, for_panel uuid) returns table (person_id uuid, other_panel uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- who on the case is before another panel now. Coordinators only; nothing of the other case but which panel it is.
    select distinct n.person_id, b.panel_id
    from people_caseperson n join people_person p on p.id = n.person_id
    join people_person q on q.identity = p.identity join people_caseperson m on m.person_id = q.id
    join casework_panelcase b on b.case_id = m.case_id and b.state = 'accepted' and b.panel_id <> for_panel
    join people_case c on c.id = b.case_id
    where n.case_id = wanted and app.keeps(wanted, for_panel)
      and c.state <> 'disposed' and c.id not in (select app.barred_cases()) and (c.strictness = 0 or app.is_listed(c.id))
$$;

create or replace function app.met_before_panels() returns table (
    panel_case_id uuid, case_id uuid, panel_id uuid, place text, other_id uuid, other_case_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- each case that a panel has before it and that stays open, with every one of another panel on which somebody is too: for jobs all; for
-- whoever keeps it those that neither a conflict nor a list keeps from them
    select distinct b.id, b.case_id, b.panel_id, b.place, o.id, o.case_id
    from casework_panelcase b join people_case c on c.id = b.case_id and c.state not in ('closed', 'disposed')
    join people_caseperson n on n.case_id = b.case_id join people_person p on p.id = n.person_id
    join people_person q on q.identity = p.identity join people_caseperson m on m.person_id = q.id
    join casework_panelcase o on o.case_id = m.case_id and o.state = 'accepted' and o.panel_id <> b.panel_id
    join people_case d on d.id = o.case_id and d.state <> 'disposed'
    where b.state = 'accepted' and (starts_with(app.acting(3), 'job:') or (
        (b.case_id, b.panel_id) in (select * from app.my_kept_cases())
        and d.id not in (select app.barred_cases()) and (d.strictness = 0 or app.is_listed(d.id))))
$$;

create or replace function app.my_collisions(in_place text) returns table (panel_case_id uuid, panel_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever keeps cases before panels: those of them with somebody who is before another panel now
    select distinct m.panel_case_id, m.panel_id from app.met_before_panels() m
    where starts_with(m.place, in_place) and not starts_with(app.acting(3), 'job:')
$$;

create or replace function app.is_on_lists(who uuid, wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- rule 4 for any user: on the list of the case, where it is restricted, and of every restricted person on it
    select not exists (
        select from people_case c where c.id = wanted and c.restriction > 0 and not exists (
            select from people_namedreader r where r.user_id = who and r.case_id = c.id
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
      and not exists (
        select from people_caseperson n join people_person p on p.id = n.person_id
        join people_person q on q.identity = p.identity and q.restriction > 0
        where n.case_id = wanted and not exists (
            select from people_namedreader r where r.user_id = who and r.person_id = q.id
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
$$;

create or replace function app.kept_out(wanted uuid, for_panel uuid, people uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- of some members, those who must not be in the room or get its papers: recused, barred, or not on a list. The reason is not told.
    select u from unnest(people) u, people_case c
    where c.id = wanted and app.keeps(wanted, for_panel) and (
        app.is_barred(u, wanted)
        or exists (select from casework_recusal r where r.case_id = wanted and r.panel_id = for_panel and r.user_id = u)
        or not app.is_on_lists(u, wanted))
$$;

create or replace function app.coordinates(who uuid, for_agency uuid, for_panel uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whether somebody holds the seat that coordinates a panel, or deputises, for an agency today
    select exists (
        select from partnership_seat s join foundation_user u on u.id = who and u.is_active
        where s.group_id = for_panel and s.role = 'secretary' and s.agency_id = for_agency and who in (s.holder_id, s.deputy_id)
          and (s.from_on is null or s.from_on <= app.today()) and (s.to_on is null or s.to_on >= app.today()))
$$;

create or replace function app.standing_before(for_panel uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the cases that a panel has before it, has flagged, has transferred without a receipt, or is asked to take on: for jobs all; for
-- whoever coordinates it those that neither a conflict nor a list keeps from them; for anybody else those they work on
    with standing as (
        select b.case_id from casework_panelcase b
        where b.panel_id = for_panel and (b.state = 'accepted' or (b.state = 'transferred' and b.receipt = '')
            or (b.state = 'finished' and b.flag_until_on is not null and b.flag_removed_on is null))
        union
        select r.case_id from casework_panelreferral r
        where r.panel_id = for_panel and not exists (select from casework_panelcase b where b.referral_id = r.id)
          and not exists (select from casework_referralanswer a where a.referral_id = r.id and a.state = 'withdrawn'))
    select s.case_id from standing s
    where starts_with(app.acting(3), 'job:') or s.case_id = any (array (select app.my_worked_cases()))
        or (app.coordinates(app.acting_user(), app.acting_agency(), for_panel) and s.case_id not in (select app.barred_cases())
            and app.is_on_lists(app.acting_user(), s.case_id))
$$;

create or replace function app.panel_readers(wanted uuid, for_panel uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever brings a case before a panel, and for jobs: which coordinators are told so; nobody in conflict, and nobody who is not on a list that decides
    select distinct l.user_id from people_caselink l join people_case c on c.id = l.case_id
    join foundation_user u on u.id = l.user_id and u.is_active
    where l.case_id = wanted and l.panel_id = for_panel and l.kind = 'panel_coordinator'
      and (starts_with(app.acting(3), 'job:') or wanted = any (array (select app.my_worked_cases())))
      and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
      and not app.is_barred(l.user_id, wanted) and (c.strictness = 0 or app.is_on_lists(l.user_id, wanted))
$$;

create or replace function app.wanting_coordinators(for_panel uuid) returns table (case_id uuid, place text, user_id uuid, agency_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the cases standing before a panel and those who coordinate it, practise and have signed, without a lasting link to one: for jobs
-- everybody, for anybody else only themselves. Nobody in conflict, and nobody who is not on a list that decides.
    with coordinating as materialized (
        select distinct u.id as user_id, s.agency_id, p.place from casework_panel p
        join partnership_seat s on s.group_id = p.group_id and s.role = 'secretary'
        join foundation_user u on u.id in (s.holder_id, s.deputy_id)
        where p.group_id = for_panel and p.ended_on is null and app.coordinates(u.id, s.agency_id, for_panel)
          and (starts_with(app.acting(3), 'job:') or (u.id = app.acting_user() and s.agency_id = app.acting_agency()))
          and exists (
              select from foundation_rolegrant g where g.user_id = u.id and g.role = 'practitioner' and g.agency_id = s.agency_id
                and g.place = split_part(p.place, '/', 1) || '/' and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today()))
          and exists (select from casework_confidentiality c where c.panel_id = p.id and c.user_id = u.id and c.until_on >= app.today())),
    wanting as materialized (
        select c.id, c.place, c.strictness, w.user_id, w.agency_id
        from coordinating w cross join lateral app.standing_before(for_panel) s (id) join people_case c on c.id = s.id
        where c.state <> 'disposed' and not exists (
            select from people_caselink l where l.case_id = c.id and l.panel_id = for_panel and l.kind = 'panel_coordinator'
              and l.user_id = w.user_id and l.agency_id = w.agency_id and l.to_at is null))
    select w.id, w.place, w.user_id, w.agency_id from wanting w
    where not app.is_barred(w.user_id, w.id) and (w.strictness = 0 or app.is_on_lists(w.user_id, w.id))
$$;

create or replace function app.give_coordinators(for_panel uuid) returns table (case_id uuid, user_id uuid)
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into people_caselink (id, place, version, made_at, case_id, kind, agency_id, user_id, panel_id, from_at, why, telephone)
    select gen_random_uuid(), w.place, 1, statement_timestamp(), w.case_id, 'panel_coordinator', w.agency_id, w.user_id, for_panel,
        statement_timestamp(), '', ''
    from app.wanting_coordinators(for_panel) w
    returning case_id, user_id
$$;

create or replace function app.lasting_coordinators(for_panel uuid) returns table (link_id uuid, case_id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs: links to cases for a panel of those who coordinate it no longer; a seat that passes on later is still held until then
    select l.id, l.case_id, l.user_id from people_caselink l
    where starts_with(app.acting(3), 'job:') and l.panel_id = for_panel and l.kind = 'panel_coordinator'
      and (l.to_at is null or l.to_at > statement_timestamp()) and not app.coordinates(l.user_id, l.agency_id, for_panel)
      and not exists (
          select from partnership_seat s left join partnership_seatterm t on t.seat_id = s.id and t.holder_id = l.user_id
              and t.agency_id = l.agency_id and t.to_on >= app.today() and (t.from_on is null or t.from_on <= app.today())
          where s.group_id = for_panel and s.role = 'secretary' and s.from_on > app.today()
            and (t.id is not null or (s.deputy_id = l.user_id and s.agency_id = l.agency_id)))
$$;

create or replace function app.end_coordinators(for_panel uuid) returns table (case_id uuid, user_id uuid)
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update people_caselink l set to_at = statement_timestamp(), from_at = least(l.from_at, statement_timestamp()), version = l.version + 1
    from app.lasting_coordinators(for_panel) o where l.id = o.link_id
    returning l.case_id, l.user_id
$$;

create or replace function app.unsettled_panels() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for jobs: the panels whose coordinators and links differ
    select p.id from casework_panel p
    where starts_with(app.acting(3), 'job:') and (exists (select from app.wanting_coordinators(p.group_id))
        or exists (select from app.lasting_coordinators(p.group_id)))
$$;

drop policy if exists owner_gives_coordinators on public.people_caselink;
create policy owner_gives_coordinators on public.people_caselink for insert to current_user
with check (kind = 'panel_coordinator' and panel_id is not null);
drop policy if exists owner_ends_coordinators on public.people_caselink;
create policy owner_ends_coordinators on public.people_caselink for update to current_user
using (kind = 'panel_coordinator') with check (kind = 'panel_coordinator' and to_at is not null);
