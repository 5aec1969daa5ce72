import { type Money, money } from '@/lib/domain/money';
import type { Movement, Run, Span } from './statement';

const mostBalances = 1_000;

/** Returns what a run of statements covers. */
export function spanOf({ account, currency, opening, closing, movements, refused, parts }: Run): Span {
  const [first, last] = [parts[0]?.period, parts.at(-1)?.period];
  const [from, until] = [first?.from ?? null, last?.until ?? null];
  const onFirstDay: bigint[] = [];
  const onLastDay: bigint[] = [];
  for (let balance = opening?.minor ?? 0n, index = 0; opening && index < movements.length; index += 1) {
    const movement = movements[index];
    if (!movement || from === null || movement.day > from || index >= mostBalances) break;
    balance += movement.money.minor;
    onFirstDay.push(balance);
  }
  for (let balance = closing?.minor ?? 0n, index = movements.length - 1; closing && index >= 0; index -= 1) {
    const movement = movements[index];
    if (!movement || until === null || movement.day < until || onLastDay.length >= mostBalances) break;
    balance -= movement.money.minor;
    onLastDay.push(balance);
  }
  return {
    account,
    currency,
    firstNumber: first?.number ?? null,
    lastNumber: last?.number ?? null,
    page: parts.length === 1 ? (first?.page ?? null) : null,
    from,
    until,
    opening,
    closing,
    implied: opening || !closing || refused.length > 0 ? null : impliedOpening(closing, movements),
    fileName: null,
    onFirstDay,
    onLastDay,
  };
}

const impliedOpening = ({ minor, currency }: Money, movements: readonly Movement[]): Money =>
  money(
    movements.reduce((balance, movement) => balance - movement.money.minor, minor),
    currency,
  );
