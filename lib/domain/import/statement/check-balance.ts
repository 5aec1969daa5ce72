import { type Money, money, toDecimal, total } from '@/lib/domain/money';
import { isBalanced } from './balance';
import type { AccountMovements, Run, StatementAccount } from './statement';

/**
 * Checks for each statement of an account that opening plus movements is closing, and says where it is not: in which
 * statement or page, on which lines, and by how much. A statement with a refused record proves nothing.
 * `isOneOfSeveral`: whether the file has several statements, so that a notice must name the one.
 */
export function checkBalance(
  run: Run,
  isOneOfSeveral: boolean,
): { readonly account: StatementAccount; readonly notices: readonly string[] } {
  const { account, currency, opening, closing } = run;
  const kept = new Set(run.movements);
  const parts = run.parts.map((part) => ({ ...part, movements: part.movements.filter((one) => kept.has(one)) }));
  const results = parts.map((part) => (part.refused.length === 0 ? isBalanced(part, part.movements) : null));
  const wrong = parts.filter((_, index) => results[index] === false);
  return {
    account: {
      account,
      currency,
      opening,
      closing,
      isBalanced: wrong.length > 0 ? false : results.includes(null) ? null : true,
    },
    notices: [...run.notices, ...wrong.map((part) => noticeOf(part, isOneOfSeveral))],
  };
}

function noticeOf(part: AccountMovements, isOneOfSeveral: boolean): string {
  const { account, currency, opening, closing, movements } = part;
  const sum = total([...(opening ? [opening] : []), ...movements.map(({ money }) => money)], currency);
  const difference = money((closing?.minor ?? 0n) - sum.minor, currency);
  return (
    `The movements of ${account ?? 'the account'} do not fit its balances${isOneOfSeveral ? whereOf(part) : ''}: from ` +
    `${written(opening)} they lead to ${written(sum)}, and the file states ${written(closing)}. The difference is ` +
    `${written(difference)}. Movements are missing, or an amount is wrong. Compare the file with your statement before ` +
    'you import it.'
  );
}

/** Names the statement that is wrong, when the file has several: " in statement 98, page 2, on lines 14 to 22". */
function whereOf({ period, movements }: AccountMovements): string {
  const number = period.number === null ? '' : ` ${period.number}`;
  const page = period.page === null ? '' : `, page ${period.page}`;
  const last = movements.reduce((line, { place }) => Math.max(line, place.line), period.line);
  return ` in the statement${number}${page} on lines ${period.line} to ${last}`;
}

const written = (amount: Money | null): string => (amount ? `${toDecimal(amount)} ${amount.currency}` : 'no balance');
