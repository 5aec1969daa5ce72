import { isCurrency } from '@/lib/domain/currency';
import { type Money, money } from '@/lib/domain/money';
import { readPlainDecimal } from '../decimal';
import { all, at, type Element, textAt } from '../element';
import type { Movement } from '../statement';

/**
 * Returns what one transaction of a batch contributes to the amount of the entry. Its own amount counts when it is in
 * the currency of the account; a transaction without its own direction has that of the entry. Null when it states none.
 */
export function shareOf(detail: Element, entry: Money): Money | null {
  const details = at(detail, 'AmtDtls');
  const stated = [
    at(detail, 'Amt'),
    at(details, 'TxAmt', 'Amt'),
    at(details, 'CntrValAmt', 'Amt'),
    at(details, 'InstdAmt', 'Amt'),
  ];
  const found = stated.find((amount) => amount?.attributes.Ccy === entry.currency);
  const reading = found ? readPlainDecimal(found.text, entry.currency) : null;
  if (!reading?.ok) return null;
  const direction = textAt(detail, 'CdtDbtInd') ?? (entry.minor < 0n ? 'DBIT' : 'CRDT');
  return direction === 'DBIT' ? money(-reading.money.minor, entry.currency) : reading.money;
}

/**
 * Returns the charges that are part of the amount, in the currency of the account; null when there are none. Version 2
 * repeats Chrgs with an Amt each. Later versions have a total and records in one Chrgs.
 */
export function feeOf(parts: readonly Element[], currency: string): Money | null {
  for (const part of parts) {
    const sum = all(part, 'Chrgs')
      .map((charges) => chargesIn(charges, currency))
      .reduce((fee, charge) => fee + charge, 0n);
    if (sum !== 0n) return money(sum, currency);
  }
  return null;
}

function chargesIn(charges: Element, currency: string): bigint {
  const inCurrency = (amount: Element | undefined) => {
    const reading =
      amount && amount.attributes.Ccy === currency ? readPlainDecimal(amount.text, currency) : ({ ok: false } as const);
    return reading.ok ? reading.money.minor : null;
  };
  const listed = all(charges, 'Rcrd').length > 0 ? all(charges, 'Rcrd') : [charges];
  // A charge with ChrgInclInd false is not part of the amount of this entry.
  const included = listed.filter((record) => !/^(?:false|0)$/.test(textAt(record, 'ChrgInclInd') ?? ''));
  const amounts = included.map((record) => {
    const amount = inCurrency(at(record, 'Amt'));
    return amount !== null && textAt(record, 'CdtDbtInd') === 'CRDT' ? -amount : amount;
  });
  if (amounts.some((amount) => amount !== null))
    return amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
  return included.length > 0 ? (inCurrency(at(charges, 'TtlChrgsAndTaxAmt')) ?? 0n) : 0n;
}

/**
 * Returns what was paid in another currency, with the rate as written. The instructed amount comes first: it is what the
 * parties agreed on. Null when every amount is in the currency of the account.
 */
export function originalOf(parts: readonly Element[], amount: Money): Movement['original'] {
  for (const part of parts) {
    const details = at(part, 'AmtDtls');
    const kinds = ['InstdAmt', 'TxAmt', 'CntrValAmt'].map((name) => at(details, name));
    const own = part.name === 'TxDtls' ? [at(part, 'Amt')] : [];
    for (const stated of [...kinds.map((kind) => at(kind, 'Amt')), ...own]) {
      const currency = stated?.attributes.Ccy ?? amount.currency;
      if (!stated || currency === amount.currency || !isCurrency(currency)) continue;
      const reading = readPlainDecimal(stated.text, currency);
      if (!reading.ok || reading.money.minor === 0n) continue;
      const rate = kinds.map((kind) => textAt(kind, 'CcyXchg', 'XchgRate')).find((text) => text !== null) ?? null;
      const minor = amount.minor < 0n ? -reading.money.minor : reading.money.minor;
      return { money: money(minor, currency), rate };
    }
  }
  return null;
}
