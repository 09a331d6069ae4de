-- Enquiries: numbers for jobs, and no names.

drop function if exists app.enquiry_counts(text, date, date);
create or replace function app.enquiry_counts(in_place text, from_on date, until_on date)
returns table (decision text, ended text, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- concerns received, each once: what was decided, and what became of the risk where an enquiry is concluded
    select coalesce(nullif(e.decision, ''), 'undecided'), case when e.concluded_on is null then 'open' else e.risk end, count(*)
    from casework_enquiry e
    where starts_with(app.acting(3), 'job:') and starts_with(e.place, in_place) and e.received_on between from_on and until_on
    group by 1, 2 order by 1, 2
$$;
