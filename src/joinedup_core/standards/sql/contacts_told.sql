-- Each contact of the persons at hand, and for which kind it counts or why it does not: the evidence of one case.
SELECT
    person, agency, "on", mode,
    coalesce(is_usable(person, agency, "on") AND kind_of(mode, seen, at_home) >= 1, false) AS counts_as_contact,
    coalesce(is_usable(person, agency, "on") AND kind_of(mode, seen, at_home) >= 3, false) AS counts_in_person,
    coalesce(is_usable(person, agency, "on") AND kind_of(mode, seen, at_home) = 4, false) AS counts_at_home,
    CASE
        WHEN "on" IS NULL OR agency IS NULL THEN 'its day or agency is not told'
        WHEN "on" > getvariable('today') THEN 'its day has not come yet'
        WHEN kind_of(mode, seen, at_home) IS NULL THEN 'its mode is not one that is known'
        WHEN mode = 'none' THEN 'nobody was reached'
        WHEN mode IN ('telephone', 'video') THEN 'it was not in person'
        WHEN seen IS NULL THEN 'whether the person was seen is not told'
        WHEN NOT seen THEN 'the person was not seen'
        WHEN mode = 'in_person_elsewhere' THEN 'it was not at home'
        WHEN NOT coalesce(at_home, true) THEN 'its mode says home and at_home says no'
    END AS why_not_more
FROM contacts
WHERE person IN (SELECT person FROM concerns)
ORDER BY person, "on" DESC NULLS LAST, agency, mode, seen, at_home;
