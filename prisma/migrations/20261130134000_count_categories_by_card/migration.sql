-- The counters by category also have the card and the receipts, so that the list need not count the expenses of a category
-- that were paid with one card, or that have no receipt. A row with a category had neither before. A card without a category
-- counts movements as before (docs/decisions/035).

-- FORCE would hide the rows from the owner of the tables.
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_deltas" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_totals" NO FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION counted_movements(of_company uuid) RETURNS TABLE (
  person_id uuid, kind "MovementKind", status "MovementStatus", month char(7), card_id uuid, category_id uuid, currency char(3),
  sign smallint, count integer, minor bigint, base_minor bigint, receipts_missing integer, without_receipt integer
) LANGUAGE sql STABLE AS $$
  SELECT m.person_id, m.kind, m.status, left(m.day, 7)::char(7), coalesce(m.card_id, no_id()), NULL::uuid, m.currency, m.sign,
    count(*)::int, sum(m.amount_minor)::bigint, sum(m.base_minor)::bigint, (count(*) FILTER (WHERE m.receipt_missing))::int,
    (count(*) FILTER (WHERE m.receipt_count = 0 AND m.sign = 1))::int
  FROM movements m WHERE m.company_id = of_company AND m.removed_at IS NULL
  GROUP BY 1, 2, 3, 4, 5, 7, 8
  UNION ALL
  SELECT m.person_id, m.kind, m.status, left(m.day, 7)::char(7), coalesce(m.card_id, no_id()), p.category_id, m.currency, m.sign,
    count(*)::int, sum(p.minor)::bigint, sum(p.base_minor)::bigint, (count(*) FILTER (WHERE m.receipt_missing))::int,
    (count(*) FILTER (WHERE m.receipt_count = 0 AND m.sign = 1))::int
  FROM movements m JOIN (
    SELECT l.expense_id, coalesce(l.category_id, no_id()) AS category_id, sum(l.amount_minor) AS minor, sum(l.base_minor) AS base_minor
    FROM expense_lines l WHERE l.company_id = of_company GROUP BY 1, 2
  ) p ON p.expense_id = m.id
  WHERE m.company_id = of_company AND m.removed_at IS NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 $$;

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
    INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor,
      base_minor, receipts_missing, without_receipt)
    SELECT c.company_id, c.person_id, c.kind, c.status, c.month, c.card_id, p.category_id, c.currency, c.sign, sum(c.n),
      sum(c.n * p.minor), sum(c.n * p.base_minor), sum(c.n * c.receipts_missing), sum(c.n * c.without_receipt)
    FROM added a JOIN gone g ON g.id = a.id
    CROSS JOIN LATERAL (
      SELECT coalesce(l.category_id, no_id()) AS category_id, sum(l.amount_minor) AS minor, sum(l.base_minor) AS base_minor
      FROM expense_lines l WHERE l.expense_id = a.id GROUP BY 1
    ) p
    CROSS JOIN LATERAL (VALUES
      (1, a.company_id, a.person_id, a.kind, a.status, left(a.day, 7), coalesce(a.card_id, no_id()), a.currency, a.sign,
        a.receipt_missing::int, (a.receipt_count = 0 AND a.sign = 1)::int, a.removed_at),
      (-1, g.company_id, g.person_id, g.kind, g.status, left(g.day, 7), coalesce(g.card_id, no_id()), g.currency, g.sign,
        g.receipt_missing::int, (g.receipt_count = 0 AND g.sign = 1)::int, g.removed_at)
    ) c (n, company_id, person_id, kind, status, month, card_id, currency, sign, receipts_missing, without_receipt, removed_at)
    WHERE c.removed_at IS NULL
      AND (a.company_id, a.person_id, a.kind, a.status, left(a.day, 7), coalesce(a.card_id, no_id()), a.currency, a.sign,
          a.receipt_missing, a.receipt_count = 0, a.removed_at IS NULL)
        <> (g.company_id, g.person_id, g.kind, g.status, left(g.day, 7), coalesce(g.card_id, no_id()), g.currency, g.sign,
          g.receipt_missing, g.receipt_count = 0, g.removed_at IS NULL)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    HAVING sum(c.n) <> 0 OR sum(c.n * p.minor) <> 0 OR sum(c.n * p.base_minor) <> 0 OR sum(c.n * c.receipts_missing) <> 0
      OR sum(c.n * c.without_receipt) <> 0 $lines$;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_new_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An expense that had a line of the category already does not count again.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor,
    base_minor, receipts_missing, without_receipt)
  SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), coalesce(m.card_id, no_id()), p.category_id, m.currency, m.sign,
    sum(p.n), sum(p.minor), sum(p.base_minor), sum(p.n * m.receipt_missing::int), sum(p.n * (m.receipt_count = 0 AND m.sign = 1)::int)
  FROM (
    SELECT a.*, (NOT EXISTS (SELECT 1 FROM expense_lines l WHERE l.expense_id = a.expense_id
      AND coalesce(l.category_id, no_id()) = a.category_id AND l.id <> ALL (a.ids)))::int AS n
    FROM (
      SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(amount_minor) AS minor, sum(base_minor) AS base_minor, array_agg(id) AS ids
      FROM added GROUP BY 1, 2
    ) a
  ) p JOIN movements m ON m.id = p.expense_id
  WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_deleted_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An expense that still has a line of the category still counts.
  INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor,
    base_minor, receipts_missing, without_receipt)
  SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), coalesce(m.card_id, no_id()), p.category_id, m.currency, m.sign,
    -sum(p.n), -sum(p.minor), -sum(p.base_minor), -sum(p.n * m.receipt_missing::int), -sum(p.n * (m.receipt_count = 0 AND m.sign = 1)::int)
  FROM (
    SELECT g.*, (NOT EXISTS (SELECT 1 FROM expense_lines l WHERE l.expense_id = g.expense_id
      AND coalesce(l.category_id, no_id()) = g.category_id))::int AS n
    FROM (
      SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(amount_minor) AS minor, sum(base_minor) AS base_minor
      FROM gone GROUP BY 1, 2
    ) g
  ) p JOIN movements m ON m.id = p.expense_id
  WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE $lines$
    INSERT INTO movement_deltas (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor,
      base_minor, receipts_missing, without_receipt)
    WITH parts AS (
      SELECT c.expense_id, c.category_id, sum(c.n) AS n, sum(c.n * c.amount_minor) AS minor, sum(c.n * c.base_minor) AS base_minor
      FROM added a JOIN gone g ON g.id = a.id
      CROSS JOIN LATERAL (VALUES
        (1, a.expense_id, coalesce(a.category_id, no_id()), a.amount_minor, a.base_minor),
        (-1, g.expense_id, coalesce(g.category_id, no_id()), g.amount_minor, g.base_minor)
      ) c (n, expense_id, category_id, amount_minor, base_minor)
      WHERE (a.expense_id, coalesce(a.category_id, no_id()), a.amount_minor, a.base_minor)
        <> (g.expense_id, coalesce(g.category_id, no_id()), g.amount_minor, g.base_minor)
      GROUP BY 1, 2
    ), lines AS (
      -- How many lines of the category the expense has now, and had before.
      SELECT p.*, (SELECT count(*) FROM expense_lines l WHERE l.expense_id = p.expense_id AND coalesce(l.category_id, no_id()) = p.category_id) AS now
      FROM parts p
    ), moved AS (
      -- 1 if the expense counts for the category now and did not before, -1 if it did before.
      SELECT l.*, (l.now > 0)::int - (l.now - l.n > 0)::int AS counts FROM lines l
    )
    SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), coalesce(m.card_id, no_id()), p.category_id, m.currency, m.sign,
      sum(p.counts), sum(p.minor), sum(p.base_minor), sum(p.counts * m.receipt_missing::int),
      sum(p.counts * (m.receipt_count = 0 AND m.sign = 1)::int)
    FROM moved p JOIN movements m ON m.id = p.expense_id
    WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    HAVING sum(p.counts) <> 0 OR sum(p.minor) <> 0 OR sum(p.base_minor) <> 0 OR sum(p.counts * m.receipt_missing::int) <> 0
      OR sum(p.counts * (m.receipt_count = 0 AND m.sign = 1)::int) <> 0 $lines$;
  RETURN NULL;
END $$;

-- The worker folds these deltas into the totals.
DELETE FROM "movement_totals" WHERE category_id IS NOT NULL;
DELETE FROM "movement_deltas" WHERE category_id IS NOT NULL;
INSERT INTO "movement_deltas" (company_id, person_id, kind, status, month, card_id, category_id, currency, sign, count, minor, base_minor,
  receipts_missing, without_receipt)
SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), coalesce(m.card_id, no_id()), p.category_id, m.currency, m.sign,
  count(*), sum(p.minor), sum(p.base_minor), count(*) FILTER (WHERE m.receipt_missing),
  count(*) FILTER (WHERE m.receipt_count = 0 AND m.sign = 1)
FROM "movements" m JOIN (
  SELECT expense_id, coalesce(category_id, no_id()) AS category_id, sum(amount_minor) AS minor, sum(base_minor) AS base_minor
  FROM "expense_lines" GROUP BY 1, 2
) p ON p.expense_id = m.id
WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expense_lines" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_deltas" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movement_totals" FORCE ROW LEVEL SECURITY;
