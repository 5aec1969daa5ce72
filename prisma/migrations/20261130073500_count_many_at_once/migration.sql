-- A statement that changed thousands of movements took minutes to count. PL/pgSQL plans a query once for a connection, and
-- the first statement changes one row as a rule, so the old and the new rows were joined by nested loops for ever after.
-- EXECUTE plans with the number of rows that the statement has changed.
CREATE OR REPLACE FUNCTION count_changed_movements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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

CREATE OR REPLACE FUNCTION count_changed_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE $lines$
    INSERT INTO movement_deltas (company_id, person_id, kind, status, month, category_id, currency, sign, count, minor, base_minor)
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
    ), moved AS (
      -- How many lines of the category the expense has now, and had before.
      SELECT p.*, (SELECT count(*) FROM expense_lines l WHERE l.expense_id = p.expense_id AND coalesce(l.category_id, no_id()) = p.category_id) AS now
      FROM parts p
    )
    SELECT m.company_id, m.person_id, m.kind, m.status, left(m.day, 7), p.category_id, m.currency, m.sign,
      sum((p.now > 0)::int - (p.now - p.n > 0)::int), sum(p.minor), sum(p.base_minor)
    FROM moved p JOIN movements m ON m.id = p.expense_id
    WHERE m.removed_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum((p.now > 0)::int - (p.now - p.n > 0)::int) <> 0 OR sum(p.minor) <> 0 OR sum(p.base_minor) <> 0 $lines$;
  RETURN NULL;
END $$;
