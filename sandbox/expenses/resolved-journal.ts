import { dayOf } from '../engine/day';
import { fromMinor, toMinor } from '../engine/money';
import type { ResolvedJournal } from '../packages/books';
import type { Adjustment } from './adjustment';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Movement } from './dataset';
import { exchangeRateOf, referenceOf, resolveTracking } from './resolved-expense';
import { resolveBank } from './resolved-transfer';

export const resolveJournal = (books: BooksLookup, adjustment: Adjustment): ResolvedJournal =>
  balanced({
    date: dayOf(adjustment.date),
    currency: adjustment.currency,
    rate: exchangeRateOf(books, adjustment),
    info: books.info,
    reference: referenceOf(books, adjustment.reference),
    description: '',
    lines: adjustment.lines.map((line) => ({
      account: books.account(line.accountRef.id),
      amount: line.amount,
      description: line.description ?? '',
      tracking: resolveTracking(books, line.trackingRefs),
    })),
  });

/**
 * Resolves an adjustment of version 1 to a journal entry. The total is posted to the bank account, and the opposite
 * amounts to the accounts of the lines.
 */
export function resolveMovementJournal(books: BooksLookup, movement: Movement): ResolvedJournal {
  const bank = resolveBank(books, movement);
  const direction = movement.type === 'AdjustmentIn' ? -1 : 1;
  const lines = (movement.lines ?? []).map((line) => ({
    account: books.account(line.accountRef.id),
    amount: direction * (line.netAmount + line.taxAmount),
    description: '',
    tracking: resolveTracking(books, line.trackingRefs),
  }));
  if (lines.length === 0) throw new ValidationError('At least one line must be provided.');
  const minor = lines.reduce((sum, { amount }) => sum + toMinor(amount, movement.currency), 0);
  return {
    date: dayOf(movement.issueDate),
    currency: movement.currency,
    rate: exchangeRateOf(books, movement),
    info: books.info,
    reference: '',
    description: movement.notes ?? '',
    lines: [{ account: bank, amount: fromMinor(-minor, movement.currency), description: '', tracking: [] }, ...lines],
  };
}

function balanced(draft: ResolvedJournal): ResolvedJournal {
  const imbalance = draft.lines.reduce((sum, { amount }) => sum + toMinor(amount, draft.currency), 0);
  if (imbalance !== 0) throw new ValidationError('The sum of net amounts for all line items must be 0.');
  return draft;
}
