-- What agencies tell of their contacts under an agreement: the day, how, and whether seen. No word of a contact, and no case.

create or replace function app.telling_agencies(in_place text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- the other agencies that decided to tell their contacts under an agreement to which they and the agency acted for are party,
-- for as long as both stand and that agency takes part
    select distinct d.agency_id
    from casework_standingdecision d join casework_sharingagreement a on a.id = d.agreement_id
    where starts_with(a.place, in_place) and d.ended_at is null and a.ended_on is null
      and a.parties ? d.agency_id::text and a.parties ? (select app.acting_agency())::text and d.agency_id <> (select app.acting_agency())
      and exists (select from partnership_membership m where m.agency_id = d.agency_id and m.partnership_id = a.partnership_id
        and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today()))
$$;

create or replace function app.told_contacts(in_place text, wanted uuid[])
returns table (identity uuid, visit_id uuid, agency_id uuid, earliest_on date, mode text, seen text, system text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- for whoever may read what is shared on a case of the person: that agency's contacts with everybody who shares the identity; of
-- cases from which neither a conflict nor a list keeps the actor, and none that the agency works by a team that is not named
declare
    tellers uuid[] := array (select app.telling_agencies(in_place));
begin
    if tellers = '{}' or not app.practises(in_place) then return; end if;
    return query
    with mine as materialized (
        select distinct p.identity from people_caseperson n join people_person p on p.id = n.person_id
        where n.person_id = any (wanted) and n.case_id = any (array (select app.my_item_cases()))),
    barred as materialized (select app.barred_cases() as case_id)
    select distinct q.identity, x.visit_id, x.agency_id, x.earliest_on, x.mode::text, x.seen::text, x.system::text
    from mine join people_person q on q.identity = mine.identity
    join casework_contact x on x.person_id = q.id join people_case c on c.id = x.case_id
    where x.agency_id = any (tellers) and starts_with(c.place, in_place) and c.state <> 'disposed'
      and c.id not in (select b.case_id from barred b)
      and (c.strictness = 0 or (c.strictness = 1 and app.is_listed(c.id)))
      and not exists (select from casework_contact y where y.corrects_id = x.id)
      and not exists (
        select from people_caselink l join people_team t on t.id = l.team_id
        where l.case_id = c.id and l.agency_id = x.agency_id and t.discreet);
end $$;
