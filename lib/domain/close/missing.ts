import { z } from 'zod';
import { expenseAddress } from '@/lib/domain/expense/list-address';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { pageAddress } from '@/lib/domain/page-address';

/** What can be missing in a month, most urgent first. */
export const missingKeys = [
  'on-its-way',
  'failed',
  'unconfirmed',
  'changed',
  'receipts',
  'coding',
  'not-billed',
  'not-synced',
  'statement-gaps',
  'bank-lines',
  'records',
] as const;
export type MissingKey = (typeof missingKeys)[number];

/** Who has to act: the people who spent the money, a bookkeeper, or Outlay's support. Nobody: it ends by itself. */
export type Actor = 'people' | 'bookkeeper' | 'support' | 'nobody';

export type Missing = { readonly key: MissingKey; readonly count: number };

/** The missing things that a sign-off stores. */
export const storedMissing = z.array(z.object({ key: z.enum(missingKeys), count: z.number().int() }));

/** A part of a month's movements: those of one kind and status. */
export type CountedPart = {
  readonly kind: 'expense' | 'transfer' | 'reimbursable';
  readonly status: MovementStatus;
  readonly count: number;
  /** How many of them are incomplete, and a receipt is one of the reasons. */
  readonly receiptsMissing: number;
};

const keyOfStatus: Readonly<Record<MovementStatus, MissingKey | null>> = {
  incomplete: 'coding',
  ready: 'not-synced',
  queued: 'on-its-way',
  sending: 'on-its-way',
  synced: null,
  changed: 'changed',
  failed: 'failed',
  unknown: 'unconfirmed',
};

/**
 * Returns what is missing in movements. Each movement counts once: an incomplete one whose receipt is missing counts as a
 * receipt, and a reimbursable expense that is not in the books as not billed. `open` is what is not reconciled, and the gaps
 * between statements.
 */
export function missingIn(
  parts: readonly CountedPart[],
  open: { readonly lines: number; readonly records: number; readonly gaps: readonly string[] } = {
    lines: 0,
    records: 0,
    gaps: [],
  },
): readonly Missing[] {
  const counts = new Map<MissingKey, number>();
  const add = (key: MissingKey, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const { kind, status, count, receiptsMissing } of parts) {
    const key = keyOfStatus[status];
    if (key === null) continue;
    const receipts = status === 'incomplete' ? receiptsMissing : 0;
    add('receipts', receipts);
    const isUnbilled = kind === 'reimbursable' && (status === 'incomplete' || status === 'ready');
    add(isUnbilled ? 'not-billed' : key, count - receipts);
  }
  add('statement-gaps', open.gaps.length);
  add('bank-lines', open.lines);
  add('records', open.records);
  return missingKeys.flatMap((key) => {
    const count = counts.get(key) ?? 0;
    return count > 0 ? [{ key, count }] : [];
  });
}

export const totalMissing = (missing: readonly Missing[]): number => missing.reduce((sum, { count }) => sum + count, 0);

/** Whether the month cannot be closed yet, whatever the reason: its movements still change by themselves. */
export const isUnderWay = (missing: readonly Missing[]): boolean => missing.some(({ key }) => key === 'on-its-way');

type Words = { readonly one: string; readonly other: string; readonly actor: Actor; readonly what: string };

const words: Readonly<Record<MissingKey, Words>> = {
  'on-its-way': {
    one: '# entry is on its way to your books',
    other: '# entries are on their way to your books',
    actor: 'nobody',
    what: 'Wait until the sync has finished.',
  },
  failed: {
    one: '# entry failed to sync',
    other: '# entries failed to sync',
    actor: 'bookkeeper',
    what: 'Fix the cause, then sync again.',
  },
  unconfirmed: {
    one: '# entry is unconfirmed',
    other: '# entries are unconfirmed',
    actor: 'support',
    what: 'Outlay checks whether it is in the books. Support helps if this takes longer than a day.',
  },
  changed: {
    one: '# entry was edited since its sync',
    other: '# entries were edited since their sync',
    actor: 'bookkeeper',
    what: 'Sync the change, or make it in the books and confirm it.',
  },
  receipts: {
    one: '# receipt is missing',
    other: '# receipts are missing',
    actor: 'people',
    what: 'Upload the receipt.',
  },
  coding: {
    one: '# entry is incomplete',
    other: '# entries are incomplete',
    actor: 'bookkeeper',
    what: 'Add what is missing: the category, its account or the bank account.',
  },
  'not-billed': {
    one: '# reimbursable expense is not billed',
    other: '# reimbursable expenses are not billed',
    actor: 'bookkeeper',
    what: 'Approve it and sync its bill.',
  },
  'not-synced': {
    one: '# entry is ready and not synced',
    other: '# entries are ready and not synced',
    actor: 'bookkeeper',
    what: 'Sync to the books.',
  },
  'statement-gaps': {
    one: '# gap between bank statements',
    other: '# gaps between bank statements',
    actor: 'bookkeeper',
    what: 'Import the statement that is missing.',
  },
  'bank-lines': {
    one: '# statement line is not reconciled',
    other: '# statement lines are not reconciled',
    actor: 'bookkeeper',
    what: 'Link it to its record in the books.',
  },
  records: {
    one: '# record in the books is not reconciled',
    other: '# records in the books are not reconciled',
    actor: 'bookkeeper',
    what: 'Link it to its statement line.',
  },
};

/** Returns the words of a kind of missing thing. `#` stands for the count (lib/domain/plural). */
export const wordsOf = (key: MissingKey): Words => words[key];

/** Returns the address of the list that shows exactly these. */
export function missingAddress(key: MissingKey, month: string): string {
  switch (key) {
    case 'on-its-way':
      return expenseAddress({ month, status: 'sending' });
    case 'failed':
      return expenseAddress({ month, status: 'failed' });
    case 'unconfirmed':
      return expenseAddress({ month, status: 'unknown' });
    case 'changed':
      return expenseAddress({ month, status: 'changed' });
    case 'receipts':
      return expenseAddress({ month, status: 'incomplete', receipt: 'missing' });
    case 'coding':
      return expenseAddress({ month, status: 'incomplete' });
    case 'not-billed':
      return expenseAddress({ month, kind: 'reimbursable', status: 'needs-you' });
    case 'not-synced':
      return expenseAddress({ month, status: 'ready' });
    case 'statement-gaps':
      return '/bank-accounts/import';
    case 'bank-lines':
    case 'records':
      return pageAddress('/reconcile', { month });
  }
}
