-- For each rule: the agencies whose deviation notice is live today; '*' is the whole partnership. The document asks for
-- notice some days before a change, so one sent later than that is live only once those days have passed. An empty
-- cell excuses nobody.
CREATE OR REPLACE TEMP TABLE excusing AS
SELECT
    r.rule,
    bool_or(n.agency = '*') AS everyone,
    list(DISTINCT n.agency) AS excused_agencies,
    max(coalesce(n.until_on, DATE '9999-12-31')) AS excused_until
FROM notices AS n
JOIN (SELECT DISTINCT rule FROM rule_names) AS r
    ON n.rule = '*' OR r.rule IN (SELECT rule FROM rule_names WHERE name = n.rule)
WHERE
    greatest(n.from_on, n.sent_on + getvariable('notice_days')) <= getvariable('today')
    AND n.agency <> ''
    AND n.sent_on IS NOT NULL
    AND n.from_on IS NOT NULL
    AND coalesce(n.until_on, DATE '9999-12-31') >= getvariable('today')
GROUP BY r.rule;
