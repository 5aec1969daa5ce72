import 'server-only';
import { inScope } from '@/lib/data/db';
import { setupIn } from '@/lib/data/setup/setup';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ExpenseFilter } from '@/lib/domain/expense/filter';
import { namingOf } from '@/lib/domain/report/naming';
import { parseTrackingKey } from '@/lib/domain/report/tracking';

/** A filter for which the list has no field, and what it selects: "Account: 429 Travel". */
export type FilterName = { readonly filter: 'person' | 'currency' | Mapped | 'payee'; readonly text: string };

const mapped = ['account', 'tracking', 'supplier'] as const;
type Mapped = (typeof mapped)[number];

const words = { account: 'Account', tracking: 'Tracking', supplier: 'Supplier' } as const;

/** Returns the names of what the filters select that the list has no field for. A list without them costs no statement. */
export async function filterNames(viewer: Viewer, filter: ExpenseFilter): Promise<FilterName[]> {
  const { person, currency, payee, supplier } = filter;
  const byMapping = mapped.filter((name) => filter[name] !== undefined);
  const names: FilterName[] = [
    ...(currency ? [{ filter: 'currency' as const, text: `Paid in ${currency}` }] : []),
    ...(payee ? [{ filter: 'payee' as const, text: `Payee: ${payee}` }] : []),
  ];
  if (person === undefined && byMapping.length === 0) return names;
  return inScope(viewer, async (tx) => {
    if (person) {
      const [user] = await tx.$queryRaw<{ name: string }[]>`select name from users where id = ${person}::uuid`;
      names.push({ filter: 'person', text: `Person: ${user?.name ?? 'a former member'}` });
    }
    if (byMapping.length === 0) return names;
    const contacts = { suppliers: supplier ? [supplier] : [], customers: [] };
    const { books, at, categoryNames } = await setupIn(tx, viewer.companyId, contacts);
    for (const by of byMapping) {
      const key = filter[by] ?? '';
      const group = parseTrackingKey(key)?.group ?? null;
      const naming = namingOf(by, { books, mapping: at.mapping, categoryNames, group, locale: viewer.locale });
      names.push({ filter: by, text: `${words[by]}: ${naming.nameOf(key, [])}` });
    }
    return names;
  });
}
