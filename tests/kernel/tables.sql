-- Three tables with a case in them, as the case wing will have: cases, who is linked to which, and items in them.
create schema kernel;
grant usage on schema kernel to joinedup_app;

create table kernel.cases (id uuid primary key, place text not null check (place like '%/'));
create table kernel.links (
    id uuid primary key, case_id uuid not null references kernel.cases, user_id uuid not null,
    agency_id uuid, from_on date not null, to_on date
);
create table kernel.items (
    id uuid primary key, case_id uuid not null references kernel.cases, place text not null, agency_id uuid, text text not null
);
create index on kernel.links (user_id);
grant select, insert, update on all tables in schema kernel to joinedup_app;

-- The definer's owner has a select policy of its own: without it FORCE and an owner-owned function recurse until the stack is full.
create function kernel.my_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case_id from kernel.links
    where user_id = app.acting_user() and agency_id is null and from_on <= current_date and (to_on is null or to_on >= current_date)
$$;
create function kernel.my_agency_cases() returns table (case_id uuid, agency_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case_id, agency_id from kernel.links
    where user_id = app.acting_user() and agency_id is not null and from_on <= current_date and (to_on is null or to_on >= current_date)
$$;
create function kernel.may_open(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from kernel.links where case_id = wanted and user_id = app.acting_user() and agency_id is null
                   and from_on <= current_date and (to_on is null or to_on >= current_date))
$$;

alter table kernel.cases enable row level security;
alter table kernel.cases force row level security;
alter table kernel.links enable row level security;
alter table kernel.links force row level security;
alter table kernel.items enable row level security;
alter table kernel.items force row level security;

create policy owner_reads on kernel.links for select to joinedup_owner using (true);
create policy owner_reads on kernel.cases for select to joinedup_owner using (true);
create policy owner_reads on kernel.items for select to joinedup_owner using (true);
create policy owner_writes on kernel.cases for insert to joinedup_owner with check (true);
create policy owner_writes on kernel.links for insert to joinedup_owner with check (true);
create policy owner_writes on kernel.items for insert to joinedup_owner with check (true);
create policy linked on kernel.cases for select to joinedup_app using (id = any (array (select kernel.my_cases())));
create policy own on kernel.links for select to joinedup_app using (user_id = app.acting_user());
create policy linked on kernel.items for select to joinedup_app using (
    case_id = any (array (select kernel.my_cases()))
    or (case_id, agency_id) in (select m.case_id, m.agency_id from kernel.my_agency_cases() m)
);
create policy anybody_adds on kernel.cases for insert to joinedup_app with check (app.acting_user() is not null);
