-- What only two people may do, and what joining and unjoining records may never undo.

create or replace function app.agree_in_own_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- who asks and who agrees is whoever acts; what was asked is not changed afterwards
begin
    if session_user = current_user or app.acting_user() is null then return new; end if;
    if tg_op = 'INSERT' then
        new.asked_by_id := app.acting_user(); new.agreed_by_id := null; new.agreed_at := null;
    else
        new.asked_by_id := old.asked_by_id; new.level := old.level; new.case_id := old.case_id; new.lowers := old.lowers;
        new.reason := old.reason; new.asked_at := old.asked_at;
        if old.agreed_by_id is not null then
            new.agreed_by_id := old.agreed_by_id; new.agreed_at := old.agreed_at;
        elsif new.agreed_by_id is not null then
            new.agreed_by_id := app.acting_user(); new.agreed_at := statement_timestamp();
        end if;
    end if;
    return new;
end $$;
drop trigger if exists agree_in_own_name on public.people_restrictiondecision;
create trigger agree_in_own_name before insert or update on public.people_restrictiondecision
for each row execute function app.agree_in_own_name();

create or replace function app.keep_restriction() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- a restriction is lowered only in the transaction in which a second person agreed to it
begin
    if new.restriction < old.restriction and not exists (
        select from people_restrictiondecision d
        where d.case_id = new.id and d.lowers and d.level = new.restriction and d.agreed_by_id is not null
          and d.agreed_at >= transaction_timestamp()) then
        raise exception 'two people lower a restriction' using errcode = 'check_violation';
    end if;
    return new;
end $$;
drop trigger if exists keep_restriction on public.people_case;
create trigger keep_restriction before update of restriction on public.people_case
for each row execute function app.keep_restriction();

create or replace function app.carry_identity() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- unjoined, a person keeps the strictest restriction, the lists and the conflicts of those they were joined with
begin
    new.restriction := greatest(new.restriction, coalesce(
        (select max(q.restriction) from people_person q where q.identity = old.identity), 0));
    insert into people_conflict (id, place, version, made_at, user_id, team_id, person_id, nature, from_at)
    select distinct on (c.user_id, c.team_id)
        gen_random_uuid(), c.place, 1, statement_timestamp(), c.user_id, c.team_id, new.id, c.nature, c.from_at
    from people_conflict c join people_person q on q.id = c.person_id
    where q.identity = old.identity and q.id <> new.id and c.to_at is null
      and not exists (
          select from people_conflict o where o.person_id = new.id and o.to_at is null
            and o.user_id is not distinct from c.user_id and o.team_id is not distinct from c.team_id)
    order by c.user_id, c.team_id, c.from_at;
    insert into people_namedreader (id, place, version, made_at, user_id, person_id, from_at)
    select distinct on (r.user_id) gen_random_uuid(), r.place, 1, statement_timestamp(), r.user_id, new.id, statement_timestamp()
    from people_namedreader r join people_person q on q.id = r.person_id
    where q.identity = old.identity and q.id <> new.id and (r.to_at is null or r.to_at > statement_timestamp())
      and not exists (
          select from people_namedreader o where o.user_id = r.user_id and o.person_id = new.id
            and (o.to_at is null or o.to_at > statement_timestamp()))
      and not exists (
          select from people_person x where x.identity = old.identity and x.restriction > 0 and not exists (
              select from people_namedreader y where y.user_id = r.user_id and y.person_id = x.id
                and y.from_at <= statement_timestamp() and (y.to_at is null or y.to_at > statement_timestamp())));
    return new;
end $$;
drop trigger if exists carry_identity on public.people_person;
create trigger carry_identity before update of identity on public.people_person
for each row when (old.identity is distinct from new.identity) execute function app.carry_identity();

drop policy if exists owner_carries on public.people_conflict;
create policy owner_carries on public.people_conflict for insert to current_user with check (person_id is not null);
drop policy if exists owner_carries on public.people_namedreader;
create policy owner_carries on public.people_namedreader for insert to current_user with check (person_id is not null);
