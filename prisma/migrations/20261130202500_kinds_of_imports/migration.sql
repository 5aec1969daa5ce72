-- An import says how many expenses, refunds and transfers it recorded and how many undoing it deleted, each by its own word
-- (lib/domain/import/moved-kinds.ts).
ALTER TABLE "imports" ADD COLUMN "kinds" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "undone_kinds" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "imports" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" NO FORCE ROW LEVEL SECURITY;

WITH counted AS (
  SELECT m.import_id, coalesce(x.type::text, t.kind::text) AS kind, count(*) AS added,
    -- Undoing an import clears the key of what it deletes; a person who deletes an expense does not.
    count(*) FILTER (WHERE m.removed_at IS NOT NULL AND m.import_key IS NULL AND t.from_import_key IS NULL AND t.to_import_key IS NULL) AS undone
  FROM movements m LEFT JOIN expenses x ON x.id = m.id LEFT JOIN transfers t ON t.id = m.id
  WHERE m.import_id IS NOT NULL GROUP BY m.import_id, 2
), summed AS (
  SELECT import_id, jsonb_object_agg(kind, added) AS kinds,
    coalesce(jsonb_object_agg(kind, undone) FILTER (WHERE undone > 0), '{}') AS undone
  FROM counted WHERE kind IS NOT NULL GROUP BY import_id
)
UPDATE imports i SET kinds = s.kinds, undone_kinds = CASE WHEN i.undone_count > 0 THEN s.undone ELSE '{}' END
FROM summed s WHERE s.import_id = i.id AND i.target = 'expenses';

ALTER TABLE "imports" FORCE ROW LEVEL SECURITY;
ALTER TABLE "movements" FORCE ROW LEVEL SECURITY;
ALTER TABLE "expenses" FORCE ROW LEVEL SECURITY;
ALTER TABLE "transfers" FORCE ROW LEVEL SECURITY;
