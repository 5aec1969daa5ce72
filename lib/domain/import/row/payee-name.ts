import { foldTitle } from '../titles/fold';
import { wordingOf } from '../titles/wording';

// An IBAN or another account number with letters: “NL00INGB0002”, “AT00 1000”.
const accountNumber = /^[A-Z]{2}\d{2} ?(?:[A-Z]{4} ?)?[\dX* ]{3,30}$/;
// A card number with hidden figures: “1111-****-****-1111 Df”, “XXXX 1111”.
const maskedCard = /^[\dX*•. -]{4,}[*X•][\dX*•. -]*\d{2,4}\b/i;
const filler = /^(?:n\/?a|none|null|unknown|not ?provided|-+)$/i;

/** Whether a cell cannot be the name of a payee: an account or card number, a number, or a word for an empty cell. */
export const isNoName = (text: string): boolean =>
  !/\p{L}/u.test(text) || accountNumber.test(text) || maskedCard.test(text) || filler.test(text);

/** Whether a text only tells what kind of payment a row is, as “Card purchase” does, and not who was paid. */
export function isKindOnly(text: string): boolean {
  const wording = wordingOf(text);
  return wording !== null && wording.kind !== 'payment' && foldTitle(wording.phrase) === foldTitle(text);
}
