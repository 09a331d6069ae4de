"""The trail chains itself at commit, and the database knows who is acting from a signed context.

Kept in SQL because these promises must hold even against the program itself.
"""

from django.db import migrations

CONTEXT = """
create schema if not exists app;

create table app.context_key (one boolean primary key default true check (one), key text not null);

create function app.acting(part integer) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
-- 1: user id, 2: agency id, 3: actor key; null where nobody is acting or the signature is wrong
declare
    value text := current_setting('joinedup.actor', true);
    cut integer;
    message text;
    secret text;
    expected text;
begin
    if value is null or value = '' then return null; end if;
    cut := length(value) - position('|' in reverse(value));
    message := substr(value, 1, cut);
    select key into secret from app.context_key;
    if secret is null then return null; end if;
    expected := encode(sha256(convert_to(secret || '|' || encode(sha256(convert_to(secret || '|' || message, 'UTF8')), 'hex'), 'UTF8')), 'hex');
    if substr(value, cut + 2) is distinct from expected then return null; end if;
    return nullif(split_part(message, '|', part), '');
end $$;

create table public.foundation_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index foundation_cache_expires on public.foundation_cache (expires);

create function app.acting_user() returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$ select app.acting(1)::uuid $$;
"""

TRAIL = """
create function app.chain_trail() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
-- Runs at commit (deferred), so the head of a chain is locked only for the moment of the commit.
declare
    head public.foundation_trailhead;
    entry public.foundation_trailentry;
    digest text;
    separator constant text := E'\\x1f';
begin
    select * into entry from public.foundation_trailentry where id = new.id;
    if entry.number is not null then return null; end if;
    insert into public.foundation_trailhead (chain, number, hash) values (entry.chain, 0, '') on conflict (chain) do nothing;
    select * into head from public.foundation_trailhead where chain = entry.chain for update;
    digest := encode(sha256(convert_to(
        head.hash || separator || (head.number + 1)::text || separator
        || (extract(epoch from entry.at) * 1000000)::bigint::text || separator
        || entry.verb || separator || entry.actor_key || separator || coalesce(entry.agency_id::text, '') || separator
        || entry.place || separator || entry.target || separator || entry.outcome || separator || entry.note,
        'UTF8')), 'hex');
    update public.foundation_trailentry set number = head.number + 1, previous = head.hash, hash = digest where id = entry.id;
    update public.foundation_trailhead set number = head.number + 1, hash = digest where chain = entry.chain;
    return null;
end $$;

create constraint trigger chain_trail after insert on public.foundation_trailentry
deferrable initially deferred for each row execute function app.chain_trail();

create function app.start_unchained() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.number := null; new.previous := ''; new.hash := '';
    return new;
end $$;

create trigger start_unchained before insert on public.foundation_trailentry
for each row execute function app.start_unchained();
"""

UNDO = """
drop trigger chain_trail on public.foundation_trailentry;
drop trigger start_unchained on public.foundation_trailentry;
drop function app.chain_trail();
drop function app.start_unchained();
drop function app.acting_user();
drop function app.acting(integer);
drop table app.context_key;
drop schema app;
drop table public.foundation_cache;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunSQL(CONTEXT + TRAIL, UNDO)]
