-- The pointer view: which agencies work with a person, through whom and how to reach them; nothing of why.

create or replace function app.involved(wanted uuid, in_place text, hidden_kinds text[])
returns table (agency_id uuid, user_id uuid, team_id uuid, since timestamptz, telephone text, fresh timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever may see or find the person; of cases from which neither a conflict nor a list keeps the actor, with everybody who
-- shares the identity. What would tell why is left out unless that agency shares something of the case with the actor's.
    with may as (
        select app.practises(in_place) and (wanted = any (array (select app.my_people())) or app.may_find(wanted, in_place)) as see),
    open_cases as (
        select distinct c.id from may, people_person p join people_person q on q.identity = p.identity
        join people_caseperson n on n.person_id = q.id join people_case c on c.id = n.case_id
        where may.see and p.id = wanted and c.state not in ('closed', 'disposed') and starts_with(c.place, split_part(in_place, '/', 1) || '/')
          and c.id not in (select app.barred_cases()) and (c.strictness = 0 or (c.strictness = 1 and app.is_listed(c.id)))),
    held as (
        select l.*, coalesce(nullif(l.telephone, ''), t.telephone, '') as reached
        from open_cases o join people_caselink l on l.case_id = o.id join partnership_agency a on a.id = l.agency_id
        left join people_team t on t.id = l.team_id
        where l.kind in ('lead_worker', 'allocated_worker', 'duty_cover')
          and l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())
          and (l.user_id is null or not app.is_barred(l.user_id, l.case_id))
          and ((not a.kind = any (hidden_kinds) and not coalesce(t.discreet, false) and l.panel_id is null)
               or l.agency_id = (select app.acting_agency())
               or exists (
                   select from people_shareditem s
                   where s.case_id = l.case_id and s.from_agency_id = l.agency_id and s.to_agency_id = (select app.acting_agency())
                     and s.from_at <= statement_timestamp() and s.withdrawn_at is null
                     and (s.until_at is null or s.until_at > statement_timestamp()))))
    select h.agency_id, h.user_id, h.team_id, min(h.from_at), max(h.reached),
        greatest(max(h.from_at), app.last_heard(h.agency_id, array_agg(h.case_id)))
    from held h group by h.agency_id, h.user_id, h.team_id
$$;
