import { type Package, packageOf } from '@/lib/domain/books/package';
import { transferRulesOf } from '@/lib/domain/books/transfer/rules';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { type CodingIssue, codingIssue } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';
import type { Transfer } from '@/lib/domain/transfer/transfer';
import { type CodingSetup, otherBooksIssue, reasonOfStatus } from '../setup';
import { codeTransfer } from './code-transfer';

/** A transfer that a person selected for syncing. */
export type TransferCandidate = Transfer & {
  readonly status: MovementStatus;
  /** Its record in the linked books; null when there is none; `elsewhere` when it is in books that were linked earlier. */
  readonly booked: TransferRecord | 'elsewhere' | null;
};

/** The expected result of syncing a transfer now, as `CheckResult` is for an expense. */
export type TransferCheck =
  | { readonly outcome: 'ready'; readonly record: TransferRecord }
  | { readonly outcome: 'updates'; readonly record: TransferRecord; readonly booked: TransferRecord }
  | { readonly outcome: 'not ready'; readonly issues: readonly CodingIssue[] }
  | { readonly outcome: 'queued' | 'already synced'; readonly reason: string };

export function checkTransfer(transfer: TransferCandidate, setup: CodingSetup): TransferCheck {
  const reason = reasonOfStatus(transfer.status);
  if (reason !== null) return { outcome: transfer.status === 'synced' ? 'already synced' : 'queued', reason };
  const coded = codeTransfer(transfer, setup);
  if (!coded.ok) return { outcome: 'not ready', issues: coded.issues };
  const { booked } = transfer;
  if (booked === null || !setup.context) return { outcome: 'ready', record: coded.record };
  if (booked === 'elsewhere') return { outcome: 'not ready', issues: [otherBooksIssue] };
  const target = setup.context.package;
  if (!changesTransfer(booked, coded.record, target))
    return {
      outcome: 'already synced',
      reason: `The edit changes nothing that ${target.name} keeps, so there is nothing to update.`,
    };
  const issue = transferUpdateIssue(booked, coded.record, target);
  return issue ? { outcome: 'not ready', issues: [issue] } : { outcome: 'updates', record: coded.record, booked };
}

/** Whether the new record differs from the booked one in a field that the package keeps. */
export const changesTransfer = (booked: TransferRecord, record: TransferRecord, { key }: Package): boolean =>
  booked.day !== record.day ||
  isOtherSide(booked.from, record.from) ||
  isOtherSide(booked.to, record.to) ||
  (keepsNote(key) && booked.description !== record.description);

const isOtherSide = (one: TransferRecord['from'], other: TransferRecord['from']): boolean =>
  one.accountRef !== other.accountRef || one.minor !== other.minor;

const keepsNote = (key: Package['key']): boolean => (transferRulesOf(key)?.noteLength ?? 0) > 0;

/**
 * Explains why a transfer in the books cannot be updated from Outlay; null when it can. Codat updates "From amount, to
 * amount, date" ("Update transfers"), in QuickBooks Online and FreeAgent only.
 */
function transferUpdateIssue(booked: TransferRecord, record: TransferRecord, target: Package): CodingIssue | null {
  const { name } = packageOf(target.key);
  const byHand = `Change it in ${name}, then confirm here that you did.`;
  if (transferRulesOf(target.key)?.updates !== 'amounts and date')
    return codingIssue('change-not-taken', `${name} accepts no changes of transfers from Outlay. ${byHand}`, 'package');
  const fixed = [
    ...(booked.from.accountRef !== record.from.accountRef || booked.to.accountRef !== record.to.accountRef
      ? ['the accounts']
      : []),
    ...(keepsNote(target.key) && booked.description !== record.description ? ['the note'] : []),
  ];
  if (fixed.length === 0) return null;
  return codingIssue(
    'change-not-taken',
    `${name} accepts changes to the amounts and the date of a transfer from Outlay, but not to ${fixed.join(' and ')}. ${byHand}`,
    'package',
  );
}
