import 'server-only';
import type { Tx } from '@/lib/data/db';
import { isOfOtherBooks } from '@/lib/data/mapping/mappings';
import { type Setup, setupIn } from '@/lib/data/setup/setup';
import type { ContactRefs } from '@/lib/data/setup/state';
import type { Connection } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Claim } from '@/lib/domain/claim/claim';
import type { CodingContext, CodingResult } from '@/lib/domain/coding/coding';
import { codeInSetup } from '@/lib/domain/coding/preflight';
import type { Expense } from '@/lib/domain/expense/expense';
import { emptyMapping, type Mapping } from '@/lib/domain/mapping/mapping';

/**
 * What decides how a company's expenses are coded now. `context` is the input of the pure functions in
 * lib/domain/coding.
 */
export type CompanyCoding = {
  readonly setup: Setup;
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

/** The suppliers and customers that an expense names itself. */
type Naming = {
  readonly supplierRef: string | null;
  readonly lines: readonly { readonly customerRef: string | null }[];
  readonly claim?: Pick<Claim, 'supplierRefs'>;
};

/** Returns what decides the coding of these expenses: of the suppliers and customers, only those that they need. */
export async function codingIn(tx: Tx, companyId: string, expenses: readonly Naming[]): Promise<CompanyCoding> {
  return codingOf(await setupIn(tx, companyId, contactsOf(expenses)));
}

/** Returns the suppliers and customers that the expenses name, each once. */
export const contactsOf = (expenses: readonly Naming[]): ContactRefs => ({
  suppliers: [
    ...new Set(
      expenses.flatMap(({ supplierRef, claim }) => [
        ...(supplierRef === null ? [] : [supplierRef]),
        ...Object.values(claim?.supplierRefs ?? {}),
      ]),
    ),
  ],
  customers: [...new Set(expenses.flatMap(({ lines }) => lines.flatMap(({ customerRef }) => customerRef ?? [])))],
});

export function codingOf(setup: Setup): CompanyCoding {
  const { connection, at, books, categoryNames, baseCurrency, receiptsRequiredFrom, closedMonths } = setup;
  const moveWaits = isOfOtherBooks(at, connection);
  // In other books the same id may be a different account, so the mapping is ignored until a person has moved it.
  const mapping = moveWaits ? emptyMapping : at.mapping;
  const company = { baseCurrency, receiptsRequiredFrom };
  const isRead = connection !== null && connection.listsReadAt !== null;
  return {
    setup,
    connection,
    mapping,
    mappingVersionId: at.id,
    mappingNumber: at.number,
    moveWaits,
    ...company,
    context: isRead
      ? { package: packageOf(connection.package), connection, books, mapping, categoryNames, closedMonths, ...company }
      : null,
  };
}

/** Returns the record that the expense would have in the books, or the issues that prevent a sync. */
export const codeWith = (coding: CompanyCoding, expense: Expense & { receiptCount: number }): CodingResult =>
  codeInSetup(coding, expense);
