-- How many rows were left out, and why. A row that cannot be used is counted, never silently lost.
WITH contact AS (
    SELECT
        count(*) FILTER (person IS NULL OR agency IS NULL OR "on" IS NULL) AS nameless,
        count(*) FILTER ("on" > getvariable('today')) AS future,
        count(*) FILTER (kind_of(mode, true, true) IS NULL) AS modeless
    FROM contacts
),

concern AS (
    SELECT
        count(*) FILTER (person IS NULL) AS nameless,
        count(*) FILTER (level_from_on > getvariable('today')) AS future
    FROM concerns
),

share AS (
    SELECT
        count(*) FILTER ("on" > getvariable('today') OR acknowledged_on > getvariable('today') OR acknowledged_on < "on") AS impossible,
        count(*) FILTER (
            person IS NULL OR "on" IS NULL OR from_agency IS NULL OR to_agency IS NULL OR rule IS NULL
            OR rule NOT IN (SELECT name FROM rule_names)
        ) AS nameless
    FROM shares
),

notice AS (
    SELECT count(*) FILTER (
        coalesce(agency, '') = '' OR from_on IS NULL OR sent_on IS NULL
        OR NOT (coalesce(rule, '') = '*' OR coalesce(rule, '') IN (SELECT name FROM rule_names))
    ) AS nameless
    FROM notices
),

interval_rows AS (
    SELECT count(*) FILTER (NOT EXISTS (
        FROM rule_names AS n
        JOIN rule_levels AS l ON l.rule = n.rule
        WHERE n.name = i.rule AND coalesce(i.level, '') IN ('', l.level)
    )) AS unknown
    FROM intervals AS i
)

SELECT nameless AS number, 'contacts do not say person, agency and day: not counted.' AS what FROM contact
UNION ALL SELECT future, 'contacts have a day after the day of the check: not counted.' FROM contact
UNION ALL SELECT modeless, 'contacts have a mode that is not known: not counted.' FROM contact
UNION ALL SELECT nameless, 'concerns do not say whose they are: not judged.' FROM concern
UNION ALL SELECT future, 'concerns have a level that begins after the day of the check: not yet judged.' FROM concern
UNION ALL SELECT impossible, 'shares have impossible days (to come, or acknowledged before they were made): not counted.' FROM share
UNION ALL SELECT nameless, 'shares do not say whose, which rule, from whom, to whom and when: not counted.' FROM share
UNION ALL SELECT nameless, 'notices do not say whose, for which rule, when they were sent and from when: not used.' FROM notice
UNION ALL SELECT unknown, 'intervals are for a rule or level that is not known: not used.' FROM interval_rows;
