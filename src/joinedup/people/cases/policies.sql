-- When an agency last wrote anything in some cases. The room of casework says it again, with the contacts that are its own to know.

create or replace function app.last_heard(of_agency uuid, in_cases uuid[]) returns timestamptz
language sql stable set search_path = pg_catalog, public, pg_temp as $$
-- asked by app.involved, which decides what may be told; by itself it reads what the actor may read
    select greatest(
        (select max(w.written_at) from people_casenote w where w.agency_id = of_agency and w.case_id = any (in_cases)),
        (select max(r.received_at) from people_agencyrecord r where r.agency_id = of_agency and r.case_id = any (in_cases)))
$$;
