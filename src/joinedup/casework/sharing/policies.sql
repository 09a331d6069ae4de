-- No record of an agency is seen by another without a decision to share it (threat T16). A message written to somebody (a referral,
-- a request, a reply, an alert, an answer) says itself to whom and for what, and is no record.

create or replace function app.shared_by_a_decision() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.decision_id is null and (
        exists (select from casework_contact x where x.id = new.item_id)
        or exists (select from casework_telling x where x.id = new.item_id)
        or exists (select from casework_concern x where x.id = new.item_id)
        or exists (select from casework_concernlevel x where x.id = new.item_id)
        or exists (select from casework_questionnaire x where x.id = new.item_id)
        or exists (select from casework_enquiry x where x.id = new.item_id)
        or exists (select from people_casenote x where x.id = new.item_id)
        or exists (select from people_agencyrecord x where x.id = new.item_id)) then
        raise exception 'A record is shared by a sharing decision.' using errcode = 'check_violation';
    end if;
    return new;
end $$;

drop trigger if exists shared_by_a_decision on public.people_shareditem;
create trigger shared_by_a_decision before insert on public.people_shareditem
    for each row execute function app.shared_by_a_decision();
