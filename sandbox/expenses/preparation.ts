import { billRecord } from '../ledger/bill';
import { journalRecord } from '../ledger/journal';
import type { Written } from '../ledger/record';
import { spendRecord } from '../ledger/spend';
import { transferRecord } from '../ledger/transfer';
import type { Writes } from '../packages/package';
import { billDraft } from './bill-draft';
import type { Movement } from './dataset';
import { expenseDraft } from './draft';
import { journalDraft, movementJournal } from './journal-draft';
import { type OpenBooks, Problem } from './open-books';
import { kindInWords, type Payload } from './payload';
import type { ExpenseTransaction } from './transaction';
import { movementTransfer, transferDraft } from './transfer-draft';

/** A document ready for the ledger; or why not: by Codat before the package was asked, or by the package. */
export type Prepared =
  | { readonly state: 'ready'; readonly written: Written<object> }
  | { readonly state: 'invalid'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string };

export interface Wanted {
  readonly payload: Payload;
  readonly operation: 'create' | 'update';
  readonly revision: number;
}

export function prepare(books: OpenBooks, wanted: Wanted): Prepared {
  try {
    return preparedBy(books, wanted);
  } catch (error) {
    if (error instanceof Problem) return { state: 'invalid', reason: error.message };
    throw error;
  }
}

function preparedBy(books: OpenBooks, { payload, operation, revision }: Wanted): Prepared {
  const { transfers, reimbursables, adjustments } = books.accountingPackage;
  const supported = <Draft>(writes: Writes<Draft> | undefined): Writes<Draft> =>
    supportedBy(books, payload, { writes, operation });
  switch (payload.kind) {
    case 'expense':
      return expense(books, payload, revision);
    case 'transfer':
      return checked(supported(transfers), transferDraft(books, payload), (draft) => transferRecord(draft, revision));
    case 'reimbursable':
      return checked(supported(reimbursables), billDraft(books, payload), (draft) =>
        billRecord(draft, books.taxAccount, revision),
      );
    case 'adjustment':
      return checked(supported(adjustments), journalDraft(books, payload), (draft) => journalRecord(draft, revision));
    case 'movement':
      return isTransfer(payload)
        ? checked(supported(transfers), movementTransfer(books, payload), (draft) => transferRecord(draft, revision))
        : checked(supported(adjustments), movementJournal(books, payload), (draft) => journalRecord(draft, revision));
  }
}

function expense(books: OpenBooks, transaction: ExpenseTransaction, revision: number): Prepared {
  const { accountingPackage } = books;
  if (!accountingPackage.types.includes(transaction.type)) {
    return {
      state: 'refused',
      reason: `${accountingPackage.name} does not support expense transactions of type ${transaction.type}.`,
    };
  }
  return checked(accountingPackage, expenseDraft(books, transaction), (draft) =>
    spendRecord(accountingPackage, draft, books.taxAccount, revision),
  );
}

function checked<Draft>(
  by: { readonly refuse: (draft: Draft) => string | undefined },
  draft: Draft,
  write: (draft: Draft) => Written<object>,
): Prepared {
  const reason = by.refuse(draft);
  return reason === undefined ? { state: 'ready', written: write(draft) } : { state: 'refused', reason };
}

/** The matrix of Codat's "Expenses overview": what an integration cannot write is known before it is asked. */
function supportedBy<Draft>(
  { accountingPackage }: OpenBooks,
  payload: Payload,
  { writes, operation }: { readonly writes: Writes<Draft> | undefined; readonly operation: Wanted['operation'] },
): Writes<Draft> {
  const kind = payload.kind === 'movement' && !isTransfer(payload) ? 'adjustment' : payload.kind;
  if (!writes) throw new Problem(`${kindInWords[kind]}s are not supported for ${accountingPackage.name}.`);
  if (operation === 'update' && !writes.updates)
    throw new Problem(`${kindInWords[kind]} updates are not supported for ${accountingPackage.name}.`);
  return writes;
}

const isTransfer = ({ type }: Movement): boolean => type === 'TransferIn' || type === 'TransferOut';
