import { buildBill } from '../ledger/bill';
import { buildJournal } from '../ledger/journal';
import type { PostableRecord } from '../ledger/record';
import { buildSpend } from '../ledger/spend';
import { buildTransfer } from '../ledger/transfer';
import type { ResolvedBill, ResolvedJournal, ResolvedTransfer } from '../packages/books';
import type { RecordRules } from '../packages/package';
import type { Rule } from '../packages/rules/rule';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Movement } from './dataset';
import { kindNames, type Payload } from './payload';
import { resolveBill } from './resolved-bill';
import { resolveExpense } from './resolved-expense';
import { resolveJournal, resolveMovementJournal } from './resolved-journal';
import { resolveMovementTransfer, resolveTransfer } from './resolved-transfer';
import type { ExpenseTransaction } from './transaction';

/**
 * A record that is ready for the ledger, or the reason why it cannot be written: it is invalid for Codat, or the
 * package refuses it.
 */
export type PreparedRecord =
  | { readonly state: 'ready'; readonly postable: PostableRecord<object> }
  | { readonly state: 'invalid'; readonly reason: string }
  | { readonly state: 'refused'; readonly reason: string };

export interface RecordRequest {
  readonly payload: Payload;
  readonly operation: 'create' | 'update';
  readonly revision: number;
}

/**
 * Finds the records that a payload refers to, applies the rules of the package, and builds the record for the ledger.
 */
export function prepareRecord(books: BooksLookup, request: RecordRequest): PreparedRecord {
  try {
    return prepareByKind(books, request);
  } catch (error) {
    if (error instanceof ValidationError) return { state: 'invalid', reason: error.message };
    throw error;
  }
}

function prepareByKind(books: BooksLookup, { payload, operation, revision }: RecordRequest): PreparedRecord {
  const { transfers, reimbursables, adjustments } = books.accountingPackage;
  const supported = <Resolved>(rules: RecordRules<Resolved> | undefined): RecordRules<Resolved> =>
    requireSupport(books, payload, { rules, operation });
  const asTransfer = (transfer: ResolvedTransfer) => buildTransfer(transfer, revision);
  const asBill = (bill: ResolvedBill) => buildBill(bill, books.taxAccount, revision);
  const asJournal = (journal: ResolvedJournal) => buildJournal(journal, revision);
  switch (payload.kind) {
    case 'expense':
      return prepareExpense(books, payload, revision);
    case 'transfer':
      return applyRules(supported(transfers), resolveTransfer(books, payload), asTransfer);
    case 'reimbursable':
      return applyRules(supported(reimbursables), resolveBill(books, payload), asBill);
    case 'adjustment':
      return applyRules(supported(adjustments), resolveJournal(books, payload), asJournal);
    case 'movement':
      return isTransfer(payload)
        ? applyRules(supported(transfers), resolveMovementTransfer(books, payload), asTransfer)
        : applyRules(supported(adjustments), resolveMovementJournal(books, payload), asJournal);
  }
}

function prepareExpense(books: BooksLookup, transaction: ExpenseTransaction, revision: number): PreparedRecord {
  const { accountingPackage } = books;
  const { type } = transaction;
  if (!accountingPackage.types.includes(type)) {
    const reason = `${accountingPackage.name} does not support expense transactions of type ${type}.`;
    return { state: 'refused', reason };
  }
  return applyRules(accountingPackage, resolveExpense(books, transaction), (expense) =>
    buildSpend(accountingPackage, expense, books.taxAccount, revision),
  );
}

function applyRules<Resolved>(
  { refuse }: { readonly refuse: Rule<Resolved> },
  resolved: Resolved,
  build: (resolved: Resolved) => PostableRecord<object>,
): PreparedRecord {
  const reason = refuse(resolved);
  return reason === undefined ? { state: 'ready', postable: build(resolved) } : { state: 'refused', reason };
}

/**
 * Returns the rules, or throws if the integration does not support this kind of record or its updates. Codat checks
 * this against the table in its "Expenses overview", before it calls the package.
 */
function requireSupport<Resolved>(
  { accountingPackage }: BooksLookup,
  payload: Payload,
  { rules, operation }: { readonly rules: RecordRules<Resolved> | undefined } & Pick<RecordRequest, 'operation'>,
): RecordRules<Resolved> {
  const kind = payload.kind === 'movement' && !isTransfer(payload) ? 'adjustment' : payload.kind;
  if (!rules) throw new ValidationError(`${kindNames[kind]}s are not supported for ${accountingPackage.name}.`);
  if (operation === 'update' && !rules.supportsUpdates)
    throw new ValidationError(`${kindNames[kind]} updates are not supported for ${accountingPackage.name}.`);
  return rules;
}

const isTransfer = ({ type }: Movement): boolean => type === 'TransferIn' || type === 'TransferOut';
