import 'server-only';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { packageOf } from '@/lib/domain/books/package';
import { brokenEntries, categoryHealth, isHealthy } from '@/lib/domain/mapping/health';
import { isMapped } from '@/lib/domain/mapping/mapping';

/** What a person has to do about the company's mapping. */
export type Standing = {
  /** The number of categories with an account. */
  readonly mapped: number;
  readonly unmapped: readonly string[];
  /** The names of categories that are mapped to inactive entries of the books. */
  readonly broken: readonly string[];
  /** The number of inactive entries of the books that the mapping names. */
  readonly brokenEntries: number;
  /** The defaults that the package requires and the mapping does not set. */
  readonly defaultsMissing: readonly DefaultMissing[];
  /** Whether the mapping belongs to other books than those linked now, so that a person has to move it. */
  readonly moveWaits: boolean;
};

export type DefaultMissing = 'bank account' | 'supplier';

/**
 * Works out the company's standing and stores it. After a change of the connection, categories, cards, mapping or books
 * it is out of date until this is called; triggers note such a change (`standing_changes`).
 */
export async function refreshStanding(tx: Tx, companyId: string): Promise<Standing> {
  // Read before the facts: a change that commits later stays noted.
  const noted = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from standing_changes where company_id = ${companyId}::uuid`;
  const standing = standingOf(await codingIn(tx, companyId, []));
  const { unmapped, broken, defaultsMissing, ...rest } = standing;
  const data = { ...rest, unmapped: [...unmapped], broken: [...broken], defaultsMissing: [...defaultsMissing] };
  await tx.$executeRaw`
    insert into company_standings (company_id, mapped, unmapped, broken, broken_entries, defaults_missing, move_waits)
    values (${companyId}::uuid, ${data.mapped}, ${data.unmapped}, ${data.broken}, ${data.brokenEntries}, ${data.defaultsMissing}, ${data.moveWaits})
    on conflict (company_id) do update set mapped = excluded.mapped, unmapped = excluded.unmapped, broken = excluded.broken,
      broken_entries = excluded.broken_entries, defaults_missing = excluded.defaults_missing, move_waits = excluded.move_waits`;
  await tx.$executeRaw`
    delete from standing_changes where company_id = ${companyId}::uuid and id = any(${noted.map(({ id }) => id)}::uuid[])`;
  return standing;
}

function standingOf(coding: CompanyCoding): Standing {
  const { categories } = coding.setup;
  const unmapped = categories.filter((category) => !isMapped(coding.mapping, category.id));
  return {
    mapped: categories.length - unmapped.length,
    unmapped: unmapped.map((category) => category.name),
    broken: categories.filter((category) => isBroken(coding, category.id)).map((category) => category.name),
    brokenEntries: coding.context
      ? brokenEntries(coding.mapping, coding.context.books, coding.context.package).length
      : 0,
    defaultsMissing: defaultsMissing(coding),
    moveWaits: coding.context !== null && coding.moveWaits,
  };
}

function isBroken({ context, mapping }: CompanyCoding, categoryId: string): boolean {
  if (!context || !isMapped(mapping, categoryId)) return false;
  return !isHealthy(categoryHealth(mapping.categories[categoryId], context.books, context.package));
}

function defaultsMissing({ connection, mapping, setup: { cards } }: CompanyCoding): DefaultMissing[] {
  if (!connection) return [];
  const { bankAccountRef, supplierRef } = mapping.defaults;
  const everyCardIsMapped = cards.length > 0 && cards.every((card) => mapping.cards[card.id] !== undefined);
  return [
    ...(bankAccountRef === null && !everyCardIsMapped ? (['bank account'] as const) : []),
    ...(supplierRef === null && packageOf(connection.package).supplier !== 'none' ? (['supplier'] as const) : []),
  ];
}
