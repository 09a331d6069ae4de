-- For each concern that holds: what was shared since its level began. It counts once another agency has acknowledged
-- it; what was shared at an earlier level told of another risk. What was not acknowledged was not received.
CREATE OR REPLACE TEMP TABLE shared AS
WITH told AS (
    SELECT
        h.person, h.rule, h.part, s.to_agency, s."on", h.level_from_on,
        s.acknowledged_on <= getvariable('today') AND s.acknowledged_on >= s."on" AS acknowledged
    FROM shares AS s
    JOIN rule_names AS n ON n.name = s.rule
    JOIN held AS h ON h.person = s.person AND h.rule = n.rule
    WHERE s."on" <= getvariable('today') AND s.from_agency <> s.to_agency
)

SELECT
    person,
    rule,
    part,
    coalesce(bool_or(acknowledged AND "on" >= level_from_on), false) AS received,
    max("on") FILTER (acknowledged AND "on" >= level_from_on) AS received_on,
    list_sort(list(DISTINCT to_agency) FILTER (acknowledged AND "on" >= level_from_on)) AS receivers,
    list_sort(list(DISTINCT to_agency) FILTER (NOT coalesce(acknowledged, false))) AS unacknowledged,
    coalesce(bool_or("on" < level_from_on), false) AS shared_earlier
FROM told
GROUP BY person, rule, part;
