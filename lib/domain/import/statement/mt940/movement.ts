import { isCurrency } from '@/lib/domain/currency';
import { type Money, money } from '@/lib/domain/money';
import type { BankKind } from '../../kind/row-text';
import { readSwiftAmount } from '../decimal';
import type { Place } from '../element';
import type { Movement } from '../statement';
import type { EntryLine } from './entry-line';
import { readInformation } from './information';
import { type Information, inLines, referenceOr, textOr } from './texts';

type Given = {
  readonly place: Place;
  readonly account: string | null;
  readonly entry: EntryLine;
  /** The lines below the first one of :61:, and those of :86:. */
  readonly supplement: readonly string[];
  readonly information: readonly string[];
};

/** Returns the movement of a :61: and its :86:. */
export function movementOf({ place, account, entry, supplement, information }: Given): Movement {
  const said = readInformation(information, entry.money.minor < 0n);
  const extra = supplement.length > 0 ? readInformation(supplement, entry.money.minor < 0n) : said;
  const own = referenceOr(entry.ownReference ?? '');
  const bankKind = bankKinds[entry.kind.slice(1)];
  const below = textOr(inLines(supplement));
  const text = said.party ?? said.wording ?? said.remittance ?? (below !== null && isWords(below) ? below : null);
  return {
    place,
    account,
    day: entry.day,
    text,
    money: entry.money,
    fee: feeIn(extra, entry.money.currency) ?? feeIn(said, entry.money.currency),
    original: originalIn(extra, entry.money) ?? originalIn(said, entry.money),
    isReversal: entry.isReversal,
    reference: entry.bankReference,
    note: [...new Set([said.remittance, said.wording, below, said.reference && `Reference ${said.reference}`, own])]
      .filter((line) => line !== null && line !== text)
      .join('\n'),
    remarks: [],
    ...(bankKind && { bankKind }),
    ...(said.otherNumber !== null && { otherNumber: said.otherNumber }),
  };
}

/** The codes of :61: (SWIFT Category 9, field 61, subfield 6) after its first letter. */
const bankKinds: Readonly<Record<string, BankKind>> = { CHG: 'fee', COM: 'fee', BRF: 'fee', INT: 'interest' };

/** Whether a text is more than the number of an account or a reference. */
const isWords = (text: string): boolean =>
  /\p{L}{3}/u.test(text) && !/^[A-Z]{2}\d{2}\w+$/.test(text) && !text.startsWith('/');

/** Reads an amount with its currency: USD200,00, USD 200.00, 200,00 USD. Null when the text is not an amount. */
function amountIn(text: string | null): Money | null {
  const [, before = '', amount = '', after = ''] =
    /^([A-Z]{3})?\s?(\d[\d.,]*|,\d+)\s?([A-Z]{3})?/.exec(text ?? '') ?? [];
  const currency = before || after;
  if (!isCurrency(currency)) return null;
  const reading = readSwiftAmount(amount, currency);
  return reading.ok && reading.money.minor !== 0n ? reading.money : null;
}

function feeIn({ charge }: Information, currency: string): Money | null {
  const fee = amountIn(charge);
  return fee?.currency === currency ? fee : null;
}

function originalIn({ original, rate }: Information, moved: Money): Movement['original'] {
  const amount = amountIn(original);
  if (!amount || amount.currency === moved.currency) return null;
  const [figures] = /^\d+(?:[.,]\d+)?/.exec(rate ?? '') ?? [];
  return {
    money: money(moved.minor < 0n ? -amount.minor : amount.minor, amount.currency),
    rate: figures?.replace(',', '.') ?? null,
  };
}
