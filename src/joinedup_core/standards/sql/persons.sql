-- For each person: the last contact of each kind by anybody, since contact by somebody is what counts, and the agencies.
CREATE OR REPLACE TEMP TABLE persons AS
SELECT
    person,
    max(any_on) AS any_on,
    max(in_person_on) AS in_person_on,
    max(at_home_on) AS at_home_on,
    -- the latest contact first; agencies that never reached the person last
    list_sort(list(struct_pack(
        any_on, agency, in_person_on, at_home_on, not_reached, at_a_distance, not_seen, not_at_home
    )), 'DESC', 'NULLS LAST') AS agencies
FROM agencies
GROUP BY person;
