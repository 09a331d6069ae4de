-- For each person: the last contact of each kind by anybody, since contact by somebody is what counts; the agencies, the
-- one with the latest contact first (those that never reached the person last); and how many did not count, and why.
CREATE OR REPLACE TEMP TABLE persons AS
SELECT
    person,
    max(any_on) AS any_on,
    max(in_person_on) AS in_person_on,
    max(at_home_on) AS at_home_on,
    list_sort(list(struct_pack(any_on, agency, in_person_on, at_home_on)), 'DESC', 'NULLS LAST') AS agencies,
    sum(not_reached)::INTEGER AS not_reached,
    sum(at_a_distance)::INTEGER AS at_a_distance,
    sum(not_seen)::INTEGER AS not_seen,
    sum(not_at_home)::INTEGER AS not_at_home
FROM agencies
GROUP BY person;
