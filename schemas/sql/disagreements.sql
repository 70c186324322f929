WITH counted AS (
    SELECT
        c.*,
        lower(trim(c.place)) AS where_said,
        d.publisher,
        s."text" AS sentence
    FROM casualties c
    JOIN documents d ON d.document_id = c.document_id
    JOIN sentences s ON s.sentence_id = c.sentence_id
    WHERE c.polarity = 'asserted' AND c.place IS NOT NULL AND c."date" IS NOT NULL
)
SELECT
    a.outcome,
    a.victim_kind,
    a.place,
    a."date",
    a.claim_id AS lower_claim_id,
    a.count_low AS lower_count_low,
    a.count_high AS lower_count_high,
    a.attributed_to AS lower_attributed_to,
    a.publisher AS lower_publisher,
    a.sentence AS lower_sentence,
    b.claim_id AS higher_claim_id,
    b.count_low AS higher_count_low,
    b.count_high AS higher_count_high,
    b.attributed_to AS higher_attributed_to,
    b.publisher AS higher_publisher,
    b.sentence AS higher_sentence
FROM counted a
JOIN counted b
    ON b.outcome = a.outcome
    AND b.victim_kind = a.victim_kind
    AND b.where_said = a.where_said
    AND b."date" = a."date"
    AND a.count_high < b.count_low
WHERE a.sentence_id <> b.sentence_id OR a.attributed_to IS DISTINCT FROM b.attributed_to
ORDER BY a."date", a.place, a.outcome, a.claim_id, b.claim_id
