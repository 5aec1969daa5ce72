import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';

/** Adds copies of an expense with one line as rows, because recording thousands of them takes minutes. */
export const copyExpense = ({ companyId, userId, role }: Viewer, id: string, copies: number): Promise<unknown> =>
  inScope(
    { companyId, userId, role },
    (tx) => tx.$executeRaw`
      with numbered as (select gen_random_uuid() as id from generate_series(1, ${copies}::int)),
        moved as (
          insert into movements (id, company_id, kind, day, amount_minor, currency, base_minor, card_id, person_id, status, issues, updated_at)
          select n.id, m.company_id, m.kind, m.day, m.amount_minor, m.currency, m.base_minor, m.card_id, m.person_id, m.status, m.issues, now()
          from numbered n cross join movements m where m.id = ${id}::uuid returning 1),
        spent as (
          insert into expenses (id, company_id, type, merchant, rate, note, supplier_ref, supplier_source)
          select n.id, e.company_id, e.type, e.merchant, e.rate, e.note, e.supplier_ref, e.supplier_source
          from numbered n cross join expenses e where e.id = ${id}::uuid returning 1)
      insert into expense_lines (id, company_id, expense_id, position, day, amount_minor, base_minor, category_id, sources)
      select gen_random_uuid(), l.company_id, n.id, l.position, l.day, l.amount_minor, l.base_minor, l.category_id, l.sources
      from numbered n cross join expense_lines l where l.expense_id = ${id}::uuid`,
  );
