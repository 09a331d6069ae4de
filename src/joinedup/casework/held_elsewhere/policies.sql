-- Own actions from panels whose cases stay elsewhere: for those who sit there for the agency.

create or replace function app.sits_on(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from partnership_seat s join foundation_user u on u.id = app.acting_user()
        where s.group_id = wanted and s.agency_id = app.acting_agency() and u.is_active
          and app.acting_user() in (s.holder_id, s.deputy_id)
          and (s.from_on is null or s.from_on <= app.today()) and (s.to_on is null or s.to_on >= app.today()))
$$;
