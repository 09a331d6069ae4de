-- Enquiries: numbers for jobs, and no names.

create or replace function app.enquiry_counts(in_place text, from_on date, until_on date)
returns table (concerns bigint, section_42 bigint, other bigint, no_enquiry bigint, undecided bigint, concluded bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*), count(*) filter (where e.decision = 'section_42'), count(*) filter (where e.decision = 'other'),
        count(*) filter (where e.decision = 'none'), count(*) filter (where e.decision = ''), count(*) filter (where e.concluded_on is not null)
    from casework_enquiry e
    where starts_with(app.acting(3), 'job:') and starts_with(e.place, in_place) and e.received_on between from_on and until_on
$$;
