-- For each person and agency: the last contact of each kind, and how many did not count for something, and why.
-- This is the only query that reads all contacts; only persons with a concern are kept.
CREATE OR REPLACE TEMP TABLE agencies AS
WITH occasions AS (
    SELECT person, agency, "on", kind_of(mode, seen, at_home) AS kind
    FROM contacts
    WHERE is_usable(person, agency, "on") AND person IN (SELECT person FROM held)
)

SELECT
    person,
    agency,
    max("on") FILTER (kind >= 1) AS any_on,
    max("on") FILTER (kind >= 3) AS in_person_on,
    max("on") FILTER (kind = 4) AS at_home_on,
    count(*) FILTER (kind = 0) AS not_reached,
    count(*) FILTER (kind = 1) AS at_a_distance,
    count(*) FILTER (kind = 2) AS not_seen,
    count(*) FILTER (kind = 3) AS not_at_home
FROM occasions
WHERE kind IS NOT NULL
GROUP BY person, agency;
