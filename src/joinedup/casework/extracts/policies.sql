-- Contacts of an agency's own system reach every open case of that agency's that names the person, whether or not whoever brings
-- them in may open it. Nothing comes back, so that nothing can be learned about which people or cases exist.

create or replace function app.bring_in_contacts(in_place text, from_system text, given jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not app.practises(in_place) or length(trim(from_system)) = 0 then return; end if;
    insert into casework_contact (
        id, place, version, made_at, case_id, agency_id, person_id, visit_id, told, earliest_on, latest_on, mode, "where", seen, made_by, voice,
        observations, judgement, gaps, next_step, recorded_by_id, recorded_at, system)
    with rows as (
        select * from jsonb_to_recordset(given)
            as r (id uuid, reference text, told text, earliest_on date, latest_on date, mode text, seen text)),
    known as (
        -- whom the agency's own record means by a reference; one that means several people means nobody
        select a.number, (array_agg(distinct a.person_id))[1] as person_id
        from people_agencyrecord a join people_case c on c.id = a.case_id
        where a.agency_id = (select app.acting_agency()) and lower(a.source) = lower(trim(from_system)) and starts_with(c.place, in_place)
          and a.number in (select reference from rows)
        group by a.number having count(distinct a.person_id) = 1),
    open_cases as (
        select distinct k.number, k.person_id, c.id, c.place
        from known k join people_caseperson n on n.person_id = k.person_id join people_case c on c.id = n.case_id
        where c.state not in ('closed', 'disposed') and starts_with(c.place, in_place) and exists (
            select from people_caselink l where l.case_id = c.id and l.agency_id = (select app.acting_agency())
              and l.kind <> 'emergency_reader' and l.from_at <= statement_timestamp()
              and (l.to_at is null or l.to_at > statement_timestamp())))
    select md5(r.id || o.id::text)::uuid, o.place, 1, statement_timestamp(), o.id, app.acting_agency(), o.person_id, r.id, r.told,
           r.earliest_on, r.latest_on, r.mode, '', r.seen, '', '', '', '', '', '', app.acting_user(), statement_timestamp(), trim(from_system)
    from rows r join open_cases o on o.number = r.reference
    on conflict (id) do nothing;
end $$;

drop policy if exists owner_brings_in on public.casework_contact;
create policy owner_brings_in on public.casework_contact for insert to current_user with check (system <> '');
