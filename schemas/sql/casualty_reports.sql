SELECT
    c.claim_id,
    c.outcome,
    c.count_low,
    c.count_high,
    c.is_approximate,
    c.count_text,
    c.victims,
    c.victim_kind,
    c.victim_organisation,
    v.name AS victim_organisation_name,
    c.perpetrator_organisation,
    p.name AS perpetrator_organisation_name,
    c.place,
    c."date",
    c.polarity,
    c.certainty,
    c.attributed_to,
    c.confidence,
    s."text" AS sentence,
    d.title,
    d.publisher,
    d.published_on,
    d.url
FROM casualties c
JOIN documents d ON d.document_id = c.document_id
JOIN sentences s ON s.sentence_id = c.sentence_id
LEFT JOIN organisations v ON v.organisation_id = c.victim_organisation
LEFT JOIN organisations p ON p.organisation_id = c.perpetrator_organisation
ORDER BY c.document_id, c.char_start, c.claim_id
