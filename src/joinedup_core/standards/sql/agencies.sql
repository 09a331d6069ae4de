-- For each person and agency: the last contact of each kind, and how many did not count for something, and why.
-- This is the only query that reads all contacts; only persons with a concern are kept.
CREATE OR REPLACE TEMP TABLE agencies AS
SELECT
    person,
    agency,
    max("on") FILTER (is_contact(mode)) AS any_on,
    max("on") FILTER (is_in_person(mode, seen)) AS in_person_on,
    max("on") FILTER (is_at_home(mode, seen, at_home)) AS at_home_on,
    count(*) FILTER (mode = 'none') AS not_reached,
    count(*) FILTER (mode IN ('telephone', 'video')) AS at_a_distance,
    count(*) FILTER (mode IN ('in_person_home', 'in_person_elsewhere') AND NOT is_in_person(mode, seen)) AS not_seen,
    count(*) FILTER (is_in_person(mode, seen) AND NOT is_at_home(mode, seen, at_home)) AS not_at_home
FROM contacts
WHERE is_usable(person, agency, "on", mode) AND person IN (SELECT person FROM concerns)
GROUP BY person, agency;
