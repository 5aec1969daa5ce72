-- The lane of a company saves the outcome of a receipt many times in a second. Each was a transaction of three messages.
-- This function sets the scope of the worker itself, so one statement is enough. It changes nothing if another claim has
-- raised the attempt since. `new_key`: the next attempt is made under a new idempotency key. `after_seconds`: when the
-- delivery is due again; null for never.
CREATE FUNCTION save_delivery(
  of_company uuid, delivery uuid, of_attempt int, new_state "DeliveryState", new_message text, new_attachment text,
  after_seconds float, new_key boolean, failed int, missed int
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.company', of_company::text, true), set_config('app.role', 'worker', true);
  UPDATE receipt_deliveries SET
    state = new_state, changed_at = now(), message = new_message, attachment_id = coalesce(new_attachment, attachment_id),
    due_at = now() + make_interval(secs => after_seconds),
    idempotency_key = CASE WHEN new_key THEN gen_random_uuid() ELSE idempotency_key END,
    key_used_at = CASE WHEN new_key THEN NULL ELSE key_used_at END,
    failures = failures + failed,
    looks = CASE WHEN new_key THEN 0 ELSE looks + missed END
  WHERE id = delivery AND company_id = of_company AND attempt = of_attempt AND state IN ('sending', 'unknown');
END $$;

-- An update that changes nothing that is counted, such as the newest item, planned and ran both queries all the same.
CREATE OR REPLACE FUNCTION count_changed_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- EXCEPT compares by hashing, so its time grows with the number of rows, whatever their number was when it was planned.
  IF NOT EXISTS (
    SELECT id, company_id, person_id, kind, status, day, card_id, currency, sign, amount_minor, base_minor, receipt_missing,
      receipt_count, removed_at FROM added
    EXCEPT
    SELECT id, company_id, person_id, kind, status, day, card_id, currency, sign, amount_minor, base_minor, receipt_missing,
      receipt_count, removed_at FROM gone
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, currency, sign, count, minor, base_minor,
    receipts_missing, without_receipt)
  SELECT company_id, person_id, kind, status, left(day, 7), coalesce(card_id, no_id()), currency, sign, sum(n), sum(n * amount_minor),
    sum(n * base_minor), sum(n * receipt_missing::int), sum(n * (receipt_count = 0 AND sign = 1)::int)
  FROM (SELECT 1 AS n, a.* FROM added a UNION ALL SELECT -1, g.* FROM gone g) c
  WHERE removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  HAVING sum(n) <> 0 OR sum(n * amount_minor) <> 0 OR sum(n * base_minor) <> 0 OR sum(n * receipt_missing::int) <> 0
    OR sum(n * (receipt_count = 0 AND sign = 1)::int) <> 0;
  -- The lines of the movements that count elsewhere now.
  EXECUTE $lines$
    INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
    SELECT c.company_id, c.person_id, c.kind, c.status, c.month, p.category_id, c.currency, c.sign, sum(c.n), sum(c.n * p.minor),
      sum(c.n * p.base_minor)
    FROM added a JOIN gone g ON g.id = a.id
    CROSS JOIN LATERAL (
      SELECT coalesce(l.category_id, no_id()) AS category_id, sum(l.amount_minor) AS minor, sum(l.base_minor) AS base_minor
      FROM expense_lines l WHERE l.expense_id = a.id GROUP BY 1
    ) p
    CROSS JOIN LATERAL (VALUES
      (1, a.company_id, a.person_id, a.kind, a.status, left(a.day, 7), a.currency, a.sign, a.removed_at),
      (-1, g.company_id, g.person_id, g.kind, g.status, left(g.day, 7), g.currency, g.sign, g.removed_at)
    ) c (n, company_id, person_id, kind, status, month, currency, sign, removed_at)
    WHERE c.removed_at IS NULL
      AND (a.company_id, a.person_id, a.kind, a.status, left(a.day, 7), a.currency, a.sign, a.removed_at IS NULL)
        <> (g.company_id, g.person_id, g.kind, g.status, left(g.day, 7), g.currency, g.sign, g.removed_at IS NULL)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(c.n) <> 0 OR sum(c.n * p.minor) <> 0 OR sum(c.n * p.base_minor) <> 0 $lines$;
  RETURN NULL;
END $$;
