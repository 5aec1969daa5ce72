import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import { normaliseLine } from '@/lib/domain/text';
import type { BankKind } from '../../kind/row-text';
import { type Marks, readOfxAmount } from '../decimal';
import { at, below, type Element, type Place, textAt, textsOf } from '../element';
import type { Movement } from '../statement';
import { readOfxDay } from './day';
import { amountCurrency, inAccountCurrency } from './foreign';

/** The parts of a record, before it is known whether it is a movement. */
export type OfxRecord = {
  readonly place: Place;
  /** The kind that the bank gives, such as DEBIT or FEE. */
  readonly kind: string;
  readonly text: string | null;
  readonly note: string;
  readonly reference: string | null;
  readonly day: Day | null;
  readonly amount: { readonly ok: true; readonly money: Money } | { readonly ok: false; readonly reason: string };
  readonly correction: { readonly action: string; readonly of: string } | null;
  readonly element: Element;
};

/** Reads the parts of a record. `currency` is the currency of the account. */
export function readRecord(element: Element, currency: string, marks: Marks): OfxRecord {
  const name = wordsIn(textAt(element, 'NAME') ?? textAt(element, 'PAYEE', 'NAME'));
  const extended = textAt(element, 'EXTDNAME') ?? textAt(element, 'PAYEE', 'EXTDNAME');
  const memo = textsOf(element, 'MEMO').join(' ') || null;
  // NAME has at most 32 characters. EXTDNAME has the whole name.
  const text = extended && (!name || extended.toLowerCase().startsWith(name.toLowerCase())) ? extended : name;
  const cheque = referenceOf(textAt(element, 'CHECKNUM'));
  const [action, of] = [textAt(element, 'CORRECTACTION'), textAt(element, 'CORRECTFITID')];
  return {
    place: element.place,
    kind: (textAt(element, 'TRNTYPE') ?? '').toUpperCase(),
    text: text ?? memo,
    note: [text ? memo : null, cheque && textAt(element, 'TRNTYPE') === 'CHECK' ? `Cheque ${cheque}` : null]
      .filter((part) => part !== null && part !== text)
      .join('\n'),
    reference: referenceOf(textAt(element, 'FITID')),
    day: readOfxDay(textAt(element, 'DTPOSTED') ?? textAt(element, 'DTTRAN')),
    amount: readOfxAmount(at(element, 'TRNAMT')?.text ?? '', amountCurrency(element, currency), marks),
    correction: action && of ? { action: action.toUpperCase(), of } : null,
    element,
  };
}

/** Returns the movement of a record, or the reason why it cannot be trusted. */
export function movementOf(
  record: OfxRecord,
  { account, currency }: { readonly account: string | null; readonly currency: string },
): Movement | { readonly reason: string } {
  if (record.text === null && record.reference === null)
    return { reason: 'It has neither a text nor an id, so that it can be a balance.' };
  if (!record.amount.ok) return { reason: record.amount.reason };
  if (record.day === null) {
    const written = textAt(record.element, 'DTPOSTED');
    return { reason: written ? `“${written.slice(0, 40)}” is not a day.` : 'It has no day.' };
  }
  const converted = inAccountCurrency(record.element, record.amount.money, currency);
  if ('reason' in converted) return converted;
  const { place, day, text, note, reference, kind, element } = record;
  const bankKind = bankKinds[kind];
  const otherNumber = textAt(element, 'BANKACCTTO', 'ACCTID') ?? textAt(element, 'CCACCTTO', 'ACCTID');
  return {
    place,
    account,
    day,
    text,
    note,
    reference,
    fee: null,
    isReversal: false,
    ...(bankKind && { bankKind }),
    ...(otherNumber !== null && { otherNumber }),
    ...converted,
  };
}

/** TRNTYPE (OFX 2.2, 11.4.4.3). XFER and PAYMENT also stand for payments to others, so they tell nothing. */
const bankKinds: Readonly<Record<string, BankKind>> = {
  FEE: 'fee',
  SRVCHG: 'fee',
  INT: 'interest',
  ATM: 'cash',
  CASH: 'cash',
};

/** Names the damage of a record, which a lost tag leaves behind; null when it is sound. */
export function damageOf({ element }: OfxRecord): string | null {
  if (element.damage !== null) return `The record is damaged. ${element.damage}`;
  // At any depth, because a damaged tag can enclose the next record.
  const names = [...below(element, once)].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) return `The record is damaged. It has ${twice} twice.`;
  const stray = element.children.find(({ name }) => foreign.has(name));
  if (stray) return `The record is damaged. ${stray.name} is outside CURRENCY.`;
  const broken = element.children.find(({ name, text }) => oneWord.has(name) && containsTag(name, text));
  return broken ? `The record is damaged. ${broken.name} contains another tag.` : null;
}

/** Whether the value of another tag has slipped into a value. Some banks wrap a long id, which goes on with a number. */
function containsTag(name: string, text: string): boolean {
  const [, ...further] = text.trim().split(/\s*[\r\n]\s*/);
  return /[<>]/.test(text) || further.some((line) => name !== 'FITID' || !/^[\w.-]*\d[\w.-]*$/.test(line));
}

const once: ReadonlySet<string> = new Set(['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID']);
const foreign: ReadonlySet<string> = new Set(['CURRATE', 'CURSYM', 'BALAMT', 'CURDEF', 'ACCTID']);
const oneWord: ReadonlySet<string> = new Set(['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID', 'DTTRAN', 'CHECKNUM']);

/** Returns the text when it contains a letter or digit. Some banks fill empty fields with "-". */
const wordsIn = (text: string | null): string | null => (text !== null && /[\p{L}\p{N}]/u.test(text) ? text : null);

/** Returns the id of the bank. Zeros and words such as NONE stand for no id. */
const referenceOf = (text: string | null): string | null =>
  text === null || /^(?:0+|none|null|n\/?a|-+|notprovided|nonref)$/i.test(text) ? null : normaliseLine(text);
