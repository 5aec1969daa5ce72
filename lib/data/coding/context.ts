import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { isOfOtherBooks, mappingIn } from '@/lib/data/mapping/mappings';
import { refsInUseIn } from '@/lib/data/mapping/refs-in-use';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { CodingContext, CodingResult } from '@/lib/domain/coding/coding';
import { codeInSetup } from '@/lib/domain/coding/preflight';
import type { Expense } from '@/lib/domain/expense/expense';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';

/**
 * What decides how a company's expenses are coded now. `context` is the input of the pure functions in
 * lib/domain/coding.
 */
export type CompanyCoding = {
  readonly connection: Connection | null;
  readonly mapping: Mapping;
  readonly mappingVersionId: string;
  readonly mappingNumber: number;
  /** Whether the mapping belongs to other books than those linked now. It codes nothing until a person has moved it. */
  readonly moveWaits: boolean;
  /** Null while no package is linked or its lists have not been read. */
  readonly context: CodingContext | null;
  readonly baseCurrency: string;
  readonly receiptsRequiredFrom: bigint | null;
};

/** Expenses may name archived categories too. */
const mostNamed = 5_000;

export async function codingIn(tx: Tx, companyId: string): Promise<CompanyCoding> {
  const company = await tx.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { baseCurrency: true, receiptsRequiredFrom: true },
  });
  const connection = await connectionIn(tx, companyId);
  const at = await mappingIn(tx, companyId);
  const { id, number } = at;
  // In other books the same id may be a different account, so the mapping is ignored until a person has moved it.
  const mapping = isOfOtherBooks(at, connection) ? emptyMapping : at.mapping;
  const shared = {
    connection,
    mapping,
    mappingVersionId: id,
    mappingNumber: number,
    moveWaits: isOfOtherBooks(at, connection),
    ...company,
  };
  if (!connection || connection.listsReadAt === null) return { ...shared, context: null };
  const books = await booksIn(tx, connection.id, await refsInUseIn(tx, companyId, mapping));
  const categories = await tx.category.findMany({
    where: { companyId },
    select: { id: true, name: true },
    orderBy: { archivedAt: { sort: 'desc', nulls: 'first' } },
    take: mostNamed,
  });
  const categoryNames = new Map(categories.map((category) => [category.id, category.name]));
  return {
    ...shared,
    context: { package: packageOf(connection.package), connection, books, mapping, categoryNames, ...company },
  };
}

/** Returns the record that the expense would have in the books, or the issues that prevent a sync. */
export const codeWith = (coding: CompanyCoding, expense: Expense & { receiptCount: number }): CodingResult =>
  codeInSetup(coding, expense);
