import type { Ledger, LedgerRecord, LedgerTransfer } from '../../harness/sandbox-control';
import { type ExpectedRecord, toMinor } from './books-check';
import type { ExpectedTransfer } from './transfers-check';

type Expected = { readonly expenses: readonly ExpectedRecord[]; readonly transfers: readonly ExpectedTransfer[] };

/**
 * Returns the ledger with the id of its movement on each record that the Accounting API wrote, because that API knows no
 * ids of ours. A record belongs to the movement that its reference names. Where the package keeps no reference, it belongs
 * to the expense whose receipt it has, or else to one with its content that has no record yet. A record too many gets the
 * id of a movement that has one, and a record without a movement gets none.
 */
export function identifyPushed({ expenses, transfers }: Expected, ledger: Ledger): Ledger {
  const taken = new Set<string>();
  const byReceipt = ledger.records.map((record) => named(record, ownerByContent(record, expenses, taken)));
  return {
    ...ledger,
    records: byReceipt.map((record) =>
      named(
        record,
        free(
          expenses.filter((each) => contentOf(each) === contentOfRecord(record)),
          taken,
        ),
      ),
    ),
    transfers: ledger.transfers.map((record) =>
      named(
        record,
        free(
          transfers.filter((each) => isSameTransfer(each, record)),
          taken,
        ),
      ),
    ),
  };
}

type Identified = Pick<LedgerRecord, 'transactionId' | 'pushOperationKey' | 'deleted'>;

/** Returns the record with this id, unless it has one or was not pushed. */
const named = <R extends Identified>(record: R, find: () => string | null): R =>
  record.transactionId !== null || record.pushOperationKey === null || record.deleted
    ? record
    : { ...record, transactionId: find() };

function ownerByContent(
  { reference, attachments }: LedgerRecord,
  expenses: readonly ExpectedRecord[],
  taken: Set<string>,
): () => string | null {
  return () => {
    const owner = reference
      ? expenses.find(({ id }) => id.endsWith(reference))
      : expenses.find(({ receiptSha256 }) => attachments.some(({ sha256 }) => sha256 === receiptSha256));
    if (owner) taken.add(owner.id);
    return owner?.id ?? null;
  };
}

/** Returns the first of these that has no record yet, or the first one if each has. */
const free = (equal: readonly { readonly id: string }[], taken: Set<string>) => (): string | null => {
  const owner = equal.find(({ id }) => !taken.has(id)) ?? equal[0];
  if (owner) taken.add(owner.id);
  return owner?.id ?? null;
};

const contentOf = ({ day, currency, totalMinor, bankAccountRef, accountRef }: ExpectedRecord): string =>
  [day, currency, totalMinor, bankAccountRef, accountRef].join(' ');

const contentOfRecord = ({ date, currency, totalAmount, bankAccount, lines }: LedgerRecord): string =>
  [
    date.slice(0, 10),
    currency,
    toMinor(totalAmount, currency),
    bankAccount.id,
    lines.map(({ account }) => account.id).join(' '),
  ].join(' ');

const isSameTransfer = (
  { day, currency, totalMinor, fromRef, toRef }: ExpectedTransfer,
  { date, from, to }: LedgerTransfer,
): boolean =>
  date.slice(0, 10) === day &&
  from.account.id === fromRef &&
  to.account.id === toRef &&
  toMinor(from.amount, currency) === totalMinor;
