import { buildBill } from '../ledger/bill';
import { buildJournal } from '../ledger/journal';
import type { PostableRecord } from '../ledger/record';
import { buildSpend } from '../ledger/spend';
import { buildTransfer } from '../ledger/transfer';
import type { RecordRules } from '../packages/package';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Movement } from './dataset';
import { kindNames, type Payload } from './payload';
import { resolveBill } from './resolved-bill';
import { resolveExpense } from './resolved-expense';
import { resolveJournal, resolveMovementJournal } from './resolved-journal';
import { resolveMovementTransfer, resolveTransfer } from './resolved-transfer';
import type { ExpenseTransaction } from './transaction';

/** A document ready for the ledger; or why not: by Codat before the package was asked, or by the package. */
export type Prepared =
  | { readonly state: 'ready'; readonly written: PostableRecord<object> }
  | { readonly state: 'invalid'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string };

export interface Wanted {
  readonly payload: Payload;
  readonly operation: 'create' | 'update';
  readonly revision: number;
}

export function prepareRecord(books: BooksLookup, wanted: Wanted): Prepared {
  try {
    return preparedBy(books, wanted);
  } catch (error) {
    if (error instanceof ValidationError) return { state: 'invalid', reason: error.message };
    throw error;
  }
}

function preparedBy(books: BooksLookup, { payload, operation, revision }: Wanted): Prepared {
  const { transfers, reimbursables, adjustments } = books.accountingPackage;
  const supported = <Draft>(writes: RecordRules<Draft> | undefined): RecordRules<Draft> =>
    supportedBy(books, payload, { writes, operation });
  switch (payload.kind) {
    case 'expense':
      return expense(books, payload, revision);
    case 'transfer':
      return checked(supported(transfers), resolveTransfer(books, payload), (draft) => buildTransfer(draft, revision));
    case 'reimbursable':
      return checked(supported(reimbursables), resolveBill(books, payload), (draft) =>
        buildBill(draft, books.taxAccount, revision),
      );
    case 'adjustment':
      return checked(supported(adjustments), resolveJournal(books, payload), (draft) => buildJournal(draft, revision));
    case 'movement':
      return isTransfer(payload)
        ? checked(supported(transfers), resolveMovementTransfer(books, payload), (draft) =>
            buildTransfer(draft, revision),
          )
        : checked(supported(adjustments), resolveMovementJournal(books, payload), (draft) =>
            buildJournal(draft, revision),
          );
  }
}

function expense(books: BooksLookup, transaction: ExpenseTransaction, revision: number): Prepared {
  const { accountingPackage } = books;
  if (!accountingPackage.types.includes(transaction.type)) {
    return {
      state: 'refused',
      reason: `${accountingPackage.name} does not support expense transactions of type ${transaction.type}.`,
    };
  }
  return checked(accountingPackage, resolveExpense(books, transaction), (draft) =>
    buildSpend(accountingPackage, draft, books.taxAccount, revision),
  );
}

function checked<Draft>(
  by: { readonly refuse: (draft: Draft) => string | undefined },
  draft: Draft,
  write: (draft: Draft) => PostableRecord<object>,
): Prepared {
  const reason = by.refuse(draft);
  return reason === undefined ? { state: 'ready', written: write(draft) } : { state: 'refused', reason };
}

/** The matrix of Codat's "Expenses overview": what an integration cannot write is known before it is asked. */
function supportedBy<Draft>(
  { accountingPackage }: BooksLookup,
  payload: Payload,
  { writes, operation }: { readonly writes: RecordRules<Draft> | undefined; readonly operation: Wanted['operation'] },
): RecordRules<Draft> {
  const kind = payload.kind === 'movement' && !isTransfer(payload) ? 'adjustment' : payload.kind;
  if (!writes) throw new ValidationError(`${kindNames[kind]}s are not supported for ${accountingPackage.name}.`);
  if (operation === 'update' && !writes.supportsUpdates)
    throw new ValidationError(`${kindNames[kind]} updates are not supported for ${accountingPackage.name}.`);
  return writes;
}

const isTransfer = ({ type }: Movement): boolean => type === 'TransferIn' || type === 'TransferOut';
