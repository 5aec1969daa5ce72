import 'server-only';
import type { Tx } from '@/lib/data/db';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';

/** A change to the coding history: a person gave an expense of a merchant a category, or took the category away. */
export type Lesson = {
  readonly merchant: string;
  readonly categoryId: string;
  /** 1 if the category was given, -1 if it was taken away. */
  readonly by: 1 | -1;
};

type Given = { readonly merchant: string; readonly categoryId: string | null };

/**
 * Returns how a person's change of one expense changes the coding history. A corrected category is subtracted and the
 * new one is added, so that the expense counts once.
 */
export function lessonsOf(before: Given | null, after: Given | null): Lesson[] {
  if (before?.merchant === after?.merchant && before?.categoryId === after?.categoryId) return [];
  return [
    ...(before?.categoryId ? [{ merchant: before.merchant, categoryId: before.categoryId, by: -1 } as const] : []),
    ...(after?.categoryId ? [{ merchant: after.merchant, categoryId: after.categoryId, by: 1 } as const] : []),
  ];
}

/** Adds these changes to the coding history. Runs in the transaction that saves the coding. */
export async function learn(tx: Tx, companyId: string, lessons: readonly Lesson[]): Promise<void> {
  const counted = countsOf(lessons);
  if (counted.length === 0) return;
  const rows = JSON.stringify(counted);
  // Locked in one order first: the statements below change given and taken categories one after the other.
  await tx.$executeRaw`
    select 1 from learned_merchants known
    join jsonb_to_recordset(${rows}::jsonb) as lesson (key text, category uuid)
      on known.company_id = ${companyId}::uuid and known.merchant_key = key and known.category_id = category
    order by known.merchant_key, known.category_id for no key update of known`;
  await tx.$executeRaw`
    insert into learned_merchants as known (company_id, merchant_key, category_id, merchant, times)
    select ${companyId}::uuid, key, category, merchant, greatest(by, 0)
    from jsonb_to_recordset(${rows}::jsonb) as lesson (key text, category uuid, merchant text, by int)
    where by > 0
    order by key, category
    on conflict (company_id, merchant_key, category_id)
    do update set times = known.times + excluded.times, merchant = excluded.merchant, last_at = now()`;
  await tx.$executeRaw`
    update learned_merchants known set times = greatest(times + by, 0)
    from jsonb_to_recordset(${rows}::jsonb) as lesson (key text, category uuid, by int)
    where known.company_id = ${companyId}::uuid and known.merchant_key = key and known.category_id = category and by < 0`;
}

type Count = { readonly key: string; readonly category: string; readonly merchant: string; readonly by: number };

function countsOf(lessons: readonly Lesson[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { merchant, categoryId, by } of lessons) {
    const { key } = normaliseMerchant(merchant);
    if (key === '') continue;
    const at = `${key}\0${categoryId}`;
    counts.set(at, { key, category: categoryId, merchant, by: (counts.get(at)?.by ?? 0) + by });
  }
  return [...counts.values()].filter(({ by }) => by !== 0);
}
