-- Numbers of a panel, whole, without a case or a person: also of cases that nobody may open any more.

create or replace function app.counts_panel(for_panel uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
-- whoever chairs the panel or keeps its agenda, today, holding the seat or deputising; and the job that counts for boards
    select app.acting(3) = 'job:casework.count_ended_quarters' or exists (
        select from partnership_seat s where s.group_id = for_panel and s.role in ('secretary', 'chair', 'vice_chair')
          and app.acting_user() in (s.holder_id, s.deputy_id)
          and (s.from_on is null or s.from_on <= app.today()) and (s.to_on is null or s.to_on >= app.today()))
$$;

create or replace function app.panel_return(for_panel uuid, first_day date, last_day date)
returns table (held_on date, figure text, number bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with heard as materialized (
        select (m.starts_at at time zone 'Europe/London')::date as held_on, b.repeat, b.children, b.marks, b.no_marks, b.considers, b.victims, b.posing, a.kind
        from casework_hearingitem i join casework_hearing h on h.id = i.hearing_id join meetings_meeting m on m.id = h.meeting_id
        join casework_panelcase b on b.id = i.panel_case_id join partnership_agency a on a.id = b.referring_agency_id
        where i.panel_id = for_panel and i.state = 'heard' and app.counts_panel(for_panel)
          and (m.starts_at at time zone 'Europe/London')::date between first_day and last_day),
    marked as (
        select h.*, v.male, v.sex_unknown, v.aged, v.age_unknown, x.young
        from heard h
        cross join lateral (
            select coalesce(bool_or(p.sex = 'male'), false) as male, coalesce(bool_or(p.sex = ''), false) as sex_unknown,
                coalesce(bool_or(p.born_to_on <= h.held_on - interval '16 years' and p.born_from_on > h.held_on - interval '18 years'), false) as aged,
                coalesce(bool_or(p.born_from_on is null), false) as age_unknown
            from people_person p where p.id::text in (select jsonb_array_elements_text(h.victims))) v
        cross join lateral (
            select coalesce(bool_or(p.born_from_on > h.held_on - interval '18 years'), false) as young
            from people_person p where p.id::text in (select jsonb_array_elements_text(h.posing))) x),
    figures as (
        select m.held_on, f.figure, f.number from marked m cross join lateral (values
            ('cases', 1), ('repeats', (m.repeat = 'repeat')::int), ('children', jsonb_array_length(m.children)),
            ('minoritised', (m.marks ? 'minoritised')::int), ('lgbt', (m.marks ? 'lgbt')::int), ('disabled', (m.marks ? 'disabled')::int),
            -- known neither to be so nor not to be: never counted as no
            ('minoritised_unknown', (m.considers = 'people' and not m.marks ? 'minoritised' and not m.no_marks ? 'minoritised')::int),
            ('lgbt_unknown', (m.considers = 'people' and not m.marks ? 'lgbt' and not m.no_marks ? 'lgbt')::int),
            ('disabled_unknown', (m.considers = 'people' and not m.marks ? 'disabled' and not m.no_marks ? 'disabled')::int),
            ('male', m.male::int), ('aged_16_17', m.aged::int), ('harmer_17_or_under', m.young::int),
            ('sex_unknown', m.sex_unknown::int), ('age_unknown', m.age_unknown::int), ('from:' || m.kind, 1)) f (figure, number))
    select f.held_on, f.figure, sum(f.number) from figures f group by f.held_on, f.figure
$$;
