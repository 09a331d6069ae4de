-- When an agency was last heard of in some cases, with its contacts: what its own system tells of them counts as much as what it writes here.

create or replace function app.last_heard(of_agency uuid, in_cases uuid[]) returns timestamptz
language sql stable set search_path = pg_catalog, public, pg_temp as $$
-- asked by app.involved, which decides what may be told; by itself it reads what the actor may read
    select greatest(
        (select max(w.written_at) from people_casenote w where w.agency_id = of_agency and w.case_id = any (in_cases)),
        (select max(r.received_at) from people_agencyrecord r where r.agency_id = of_agency and r.case_id = any (in_cases)),
        (select max(x.latest_on)::timestamp at time zone 'Europe/London' from casework_contact x
         where x.agency_id = of_agency and x.case_id = any (in_cases)))
$$;
