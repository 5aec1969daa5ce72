import { type Money, money } from '@/lib/domain/money';
import { readPlainDecimal } from '../decimal';
import { all, at, type Element, textAt } from '../element';

/**
 * Returns the balances before and after the entries (ISO 20022, ExternalBalanceType1Code): OPBD, else PRCD, and CLBD. A
 * page of a longer statement has interim balances (ITBD, OPIT, CLIT) in their place.
 */
export function balancesOf(
  statement: Element,
  currency: string,
): { readonly opening: Money | null; readonly closing: Money | null } {
  const balances = all(statement, 'Bal').map((balance) => ({
    kind: textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(balance, 'Tp', 'CdOrPrtry', 'Prtry') ?? '',
    amount: amountOf(balance, currency),
  }));
  const first = (kind: string) => balances.find((balance) => balance.kind === kind)?.amount ?? null;
  const interim = balances.filter(({ kind }) => kind === 'ITBD');
  const opening = first('OPBD') ?? first('PRCD') ?? first('OPIT');
  const closing = first('CLBD') ?? first('CLIT');
  const opened = opening ?? interim[0]?.amount ?? null;
  // A single interim balance is the opening one or the closing one, never both.
  const closed = closing ?? (opening || interim.length > 1 ? (interim.at(-1)?.amount ?? null) : null);
  return { opening: opened, closing: closed };
}

/** Returns a balance, negative for DBIT. Null when it is in another currency or is no amount. */
function amountOf(balance: Element, currency: string): Money | null {
  const amount = at(balance, 'Amt');
  const direction = textAt(balance, 'CdtDbtInd');
  if (!amount || (amount.attributes.Ccy ?? currency) !== currency) return null;
  const reading = readPlainDecimal(amount.text, currency);
  if (!reading.ok || (direction !== 'CRDT' && direction !== 'DBIT')) return null;
  return direction === 'DBIT' ? money(-reading.money.minor, currency) : reading.money;
}
