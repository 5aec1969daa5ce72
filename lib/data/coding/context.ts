import 'server-only';
import { booksIn } from '@/lib/data/books/books';
import { connectionIn } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { isOfOtherBooks, mappingIn } from '@/lib/data/mapping/mappings';
import { ownTrackingIn, refsInUseIn } from '@/lib/data/mapping/refs-in-use';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { CodingContext, CodingResult } from '@/lib/domain/coding/coding';
import { codeInSetup } from '@/lib/domain/coding/preflight';
import type { Expense } from '@/lib/domain/expense/expense';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';

/** How a company's expenses are coded now: the context for the pure core, or why there is none. */
export type CompanyCoding = {
  readonly connection: Connection | null;
  readonly mapping: Mapping;
  readonly mappingVersionId: string;
  readonly mappingNumber: number;
  /** Whether the mapping belongs to other books, and codes nothing until it is moved. */
  readonly moveWaits: boolean;
  /** Null until the lists of a linked package have been read. */
  readonly context: CodingContext | null;
  readonly baseCurrency: string;
  readonly receiptsRequiredFrom: bigint | null;
  /** The stored sets of tracking options that expenses have of their own. */
  readonly ownTracking: readonly string[];
};

export async function codingIn(tx: Tx, companyId: string): Promise<CompanyCoding> {
  const company = await tx.company.findUniqueOrThrow({
    where: { id: companyId },
    select: { baseCurrency: true, receiptsRequiredFrom: true },
  });
  const connection = await connectionIn(tx, companyId);
  const at = await mappingIn(tx, companyId);
  const { id, number } = at;
  // The same id may be a different account in other books, so the mapping is ignored until a person has moved it.
  const mapping = isOfOtherBooks(at, connection) ? emptyMapping : at.mapping;
  const shared = {
    connection,
    mapping,
    mappingVersionId: id,
    mappingNumber: number,
    moveWaits: isOfOtherBooks(at, connection),
    ...company,
    ownTracking: await ownTrackingIn(tx, companyId),
  };
  if (!connection || connection.listsReadAt === null) return { ...shared, context: null };
  const books = await booksIn(tx, connection.id, await refsInUseIn(tx, companyId, mapping));
  const categories = await tx.category.findMany({ where: { companyId }, select: { id: true, name: true } });
  const categoryNames = new Map(categories.map((category) => [category.id, category.name]));
  return {
    ...shared,
    context: { package: packageOf(connection.package), connection, books, mapping, categoryNames, ...company },
  };
}

/** Returns what an expense would be in the books, or its issues. */
export const codeWith = (coding: CompanyCoding, expense: Expense & { receiptCount: number }): CodingResult =>
  codeInSetup(coding, expense);
