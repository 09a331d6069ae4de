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

create or replace function app.kept_out(wanted uuid, for_panel uuid, people uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- of some members, those who must not be in the room or get its papers: recused, barred, or not on a list. The reason is not told.
    select u from unnest(people) u, people_case c
    where c.id = wanted and app.keeps(wanted, for_panel) and (
        app.is_barred(u, wanted)
        or exists (select from casework_recusal r where r.case_id = wanted and r.panel_id = for_panel and r.user_id = u)
        or (c.restriction > 0 and not exists (
            select from people_namedreader r where r.user_id = u and r.case_id = c.id
              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())))
        or exists (
            select from people_caseperson n join people_person p on p.id = n.person_id
            join people_person q on q.identity = p.identity and q.restriction > 0
            where n.case_id = wanted and not exists (
                select from people_namedreader r where r.user_id = u and r.person_id = q.id
                  and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp()))))
$$;

create or replace function app.standing_before(for_panel uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the cases that a panel has before it, has flagged, has transferred without a receipt, or is asked to take on: for jobs all, for
-- anybody else those they work on
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
$$;

create or replace function app.panel_readers(wanted uuid, for_panel uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever brings a case before a panel: which coordinators are told so; nobody in conflict, and nobody where a list decides
    select distinct l.user_id from people_caselink l join people_case c on c.id = l.case_id
    join foundation_user u on u.id = l.user_id and u.is_active
    where l.case_id = wanted and l.panel_id = for_panel and l.kind = 'panel_coordinator'
      and wanted = any (array (select app.my_worked_cases()))
      and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
      and c.strictness = 0 and not app.is_barred(l.user_id, wanted)
$$;

create or replace function app.tells_where(wanted uuid, said text) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whether a text holds a confidential address of somebody on a case that the actor works on: its first line, or its whole postcode
    select wanted = any (array (select app.my_worked_cases())) and exists (
        select from people_caseperson n join people_person p on p.id = n.person_id
        join people_person q on q.identity = p.identity join people_confidentialaddress a on a.person_id = q.id
        where n.case_id = wanted and (
            (length(app.plain_address(split_part(a.lines, E'\n', 1), '')) > 5
             and position(app.plain_address(split_part(a.lines, E'\n', 1), '') in app.plain_address(said, '')) > 0)
            or (length(app.plain_address('', a.postcode)) > 4
                and position(app.plain_address('', a.postcode) in app.plain_address(said, '')) > 0)))
$$;
