import { comparableText } from '@/lib/domain/comparable-text';

const word = 'saldo|s a l d o|balance|solde|kontostand|anfangssaldo|endsaldo|schlusssaldo|eindsaldo|beginsaldo';
const which =
  'anterior|do dia|dia|final|inicial|atual|disponivel|total|total disponivel|total disponivel dia|bloqueado|' +
  'opening|closing|previous|current|available|ledger|brought forward|carried forward|forward|precedent|initial|' +
  'ancien|nouveau|en date du|am|vortrag|iniziale|finale|do periodo|em conta corrente|aplic aut mais';
const whole = new RegExp(`^(?:(?:${which}) )*(?:${word})(?: (?:${which}))*$`);
const start = new RegExp(`^(?:(?:${which}) )*(?:${word})\\b`);
const first =
  /\b(?:anterior|inicial|opening|previous|brought|precedent|initial|ancien|anfangssaldo|beginsaldo|iniziale)\b/;

/**
 * Whether a record that looks like a movement states a balance. With an id of the bank, its whole text must be the name
 * of a balance; without an id, its text must begin with one.
 */
export const isBalanceRow = (text: string | null, hasReference: boolean): boolean =>
  text !== null && (hasReference ? whole : start).test(comparableText(text));

/** Whether a balance row states the balance before the movements. */
export const isOpeningRow = (text: string | null): boolean => first.test(comparableText(text ?? ''));
