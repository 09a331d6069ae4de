-- Invented input, drawn by hashing: `draw(i, what, n)` is a number below n, the same for the same seed.
CREATE OR REPLACE TEMP MACRO draw(i, what, n) AS (hash(i, what, getvariable('seed')) % n)::INTEGER;
CREATE OR REPLACE TEMP MACRO person_key(i) AS md5(getvariable('seed') || ':' || i)::UUID;
CREATE OR REPLACE TEMP MACRO agency_name(i) AS [
    'Adult social care', 'Children''s social care', 'Housing', 'Police', 'Probation', 'Health visiting', 'School',
    'General practice', 'Mental health trust', 'Fire and rescue', 'Domestic abuse service', 'Youth service'
][1 + i];

CREATE OR REPLACE TEMP VIEW made_contacts AS
SELECT
    person_key(draw(i, 'person', getvariable('persons'))) AS person,
    agency_name(draw(i, 'agency', 12)) AS agency,
    -- mostly of late; a few have a day that has not come
    getvariable('today') - (draw(i, 'on', 1000) * draw(i, 'on again', 1000)) // 1000
        + if(draw(i, 'wrong day', 5000) = 0, 400, 0) AS "on",
    if(
        draw(i, 'wrong mode', 5000) = 0, 'letter',
        ['in_person_home', 'in_person_home', 'in_person_elsewhere', 'in_person_elsewhere', 'telephone', 'telephone',
            'telephone', 'video', 'none'][1 + draw(i, 'mode', 9)]
    ) AS mode,
    if(draw(i, 'seen', 50) = 0, NULL, draw(i, 'seen', 10) < 8) AS seen,
    if(draw(i, 'at_home', 50) = 0, NULL, draw(i, 'mode', 9) < 2) AS at_home,
    lower(agency_name(draw(i, 'agency', 12))) || ' extract' AS source
FROM range(getvariable('contacts')) AS t(i);

-- Most persons have one concern; a third have the history of a level before it.
CREATE OR REPLACE TEMP VIEW made_concerns AS
SELECT
    person_key(i // 3 * 2 + least(i % 3, 1)) AS person,
    l.rule,
    l.level,
    getvariable('today') - 10 - draw(i, 'level from', 200) - if(i % 3 = 2, 200, 0) AS level_from_on,
    ['yes', 'no', 'not_known'][1 + draw(i, 'home', 3)] AS harm_likely_at_home,
    if(draw(i // 3 * 2 + least(i % 3, 1), 'part', 4) = 0, 'posing', 'at_risk') AS posing_or_at_risk,
    ['yes', 'no', 'not_known'][1 + draw(i, 'harm', 3)] AS significant_harm_feared
FROM range((getvariable('persons') * 3 + 1) // 2) AS t(i)
JOIN levels AS l
    ON l.rule = 'R' || (1 + draw(i // 3 * 2 + least(i % 3, 1), 'rule', 9))
    AND l.place = draw(i, 'level', if(l.rule = 'R8', 5, 4));

CREATE OR REPLACE TEMP VIEW made_shares AS
SELECT
    person_key(draw(i, 'shared person', getvariable('persons'))) AS person,
    'R' || (1 + draw(draw(i, 'shared person', getvariable('persons')), 'rule', 9)) AS rule,
    agency_name(draw(i, 'from', 6)) AS from_agency,
    agency_name(6 + draw(i, 'to', 6)) AS to_agency,
    getvariable('today') - 3 - draw(i, 'shared', 200) AS "on",
    if(draw(i, 'acknowledged', 3) = 0, NULL, getvariable('today') - 3 - draw(i, 'shared', 200) + draw(i, 'after', 3))
        AS acknowledged_on
FROM range(getvariable('persons') // 5) AS t(i);

CREATE OR REPLACE TEMP VIEW made_sources AS
SELECT
    lower(agency_name(i::INTEGER)) || ' extract' AS source,
    getvariable('today') - 1 AS told_until_on,
    3 AS stale_after_days
FROM range(12) AS t(i);

CREATE OR REPLACE TEMP VIEW made_notices AS
SELECT
    agency_name(2) AS agency, 'R7' AS rule, getvariable('today') - 40 AS sent_on, getvariable('today') - 20 AS from_on,
    getvariable('today') + 20 AS until_on;

-- Three rules have an interval, so that both kinds of answer are there.
CREATE OR REPLACE TEMP VIEW made_intervals AS
SELECT
    28 AS days, 5 AS due_soon_days, 56 AS missed_after_days, 'Executive group' AS approved_by,
    getvariable('today') - 300 AS approved_on, rule, '' AS level
FROM (VALUES ('R1'), ('R6'), ('R9')) AS t(rule);
