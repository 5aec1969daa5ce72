import { type Money, toDecimal, total } from '@/lib/domain/money';
import type { AccountMovements, Movement, StatementAccount, StatementLine } from './statement';

/**
 * Finds the movements that the bank wrote twice: the same id and the same content. An id that stands for several
 * contents proves nothing. If the balances fit with the repeats, they are real, and are kept. If the balances fit without
 * them, or nothing can be proved and `unproven` says so, they are left out.
 */
export function leaveOutRepeats(account: AccountMovements, unproven: 'keep' | 'leave out'): AccountMovements {
  const repeats = repeatsIn(account.movements);
  if (repeats.size === 0) return account;
  const kept = account.movements.filter((movement) => !repeats.has(movement));
  const isReal = isBalanced(account, account.movements);
  if (isReal === true) return account;
  if (unproven === 'keep' && isBalanced(account, kept) !== true) return account;
  const leftOut = [...repeats].map(
    (movement): StatementLine => ({
      place: movement.place,
      what: describe(movement),
      reason: 'It has the same id and the same content as an earlier movement of the file.',
    }),
  );
  return { ...account, movements: kept, leftOut: [...account.leftOut, ...leftOut] };
}

function repeatsIn(movements: readonly Movement[]): ReadonlySet<Movement> {
  const contents = new Map<string, Set<string>>();
  for (const movement of movements) {
    if (movement.reference === null) continue;
    const found = contents.get(movement.reference) ?? new Set();
    contents.set(movement.reference, found.add(content(movement)));
  }
  const seen = new Set<string>();
  const repeats = new Set<Movement>();
  for (const movement of movements) {
    if (movement.reference === null || contents.get(movement.reference)?.size !== 1) continue;
    if (seen.has(movement.reference)) repeats.add(movement);
    seen.add(movement.reference);
  }
  return repeats;
}

const content = ({ day, text, money, note }: Movement): string =>
  JSON.stringify([day, text, money.minor.toString(), money.currency, note]);

/** Checks that opening plus movements is closing, and says so when it is not. */
export function checkBalance(account: AccountMovements): {
  readonly account: StatementAccount;
  readonly notices: readonly string[];
} {
  const { opening, closing, currency, movements } = account;
  const isRight = account.refused.length === 0 ? isBalanced(account, movements) : null;
  const summary = { account: account.account, currency, opening, closing, isBalanced: isRight };
  if (isRight !== false || !opening || !closing) return { account: summary, notices: account.notices };
  const sum = total([opening, ...movements.map(({ money }) => money)], currency);
  const notice =
    `The movements of ${account.account ?? 'the account'} do not fit its balances: from ${written(opening)} they lead ` +
    `to ${written(sum)}, and the file states ${written(closing)}. Movements are missing, or an amount is wrong. ` +
    'Compare the file with your statement before you import it.';
  return { account: summary, notices: [...account.notices, notice] };
}

function isBalanced({ opening, closing, currency }: AccountMovements, movements: readonly Movement[]): boolean | null {
  if (!opening || !closing) return null;
  return total([opening, ...movements.map(({ money }) => money)], currency).minor === closing.minor;
}

const written = (amount: Money): string => `${toDecimal(amount)} ${amount.currency}`;

/** Describes a movement in one line, as "2026-11-04 Sign Shop -40.00". */
export const describe = ({ day, text, money }: Pick<Movement, 'day' | 'text' | 'money'>): string =>
  [day, text, toDecimal(money)].filter((part) => part !== null).join(' ');
