import { exponentOf } from '@/lib/domain/currency';
import { type Money, money } from '@/lib/domain/money';

export type DecimalReading =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly reason: string };

/** The decimal marks that the amounts of a file prove, for the amounts that prove none themselves. */
export type Marks = ReadonlySet<string>;

/**
 * Reads an amount of ISO 20022: digits and at most one point, which is always the decimal mark (xsd:decimal). "1500.000"
 * is 1500. An amount never has a sign there; `CdtDbtInd` tells its direction.
 */
export function readPlainDecimal(text: string, currency: string): DecimalReading {
  const [, whole = '', decimals = ''] = /^\+?(\d*)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  return whole + decimals === '' ? notAnAmount(text) : inMinorUnits(text, '', whole, decimals, currency);
}

/**
 * Reads an amount of OFX: an optional sign, digits, and a point or comma as the decimal mark (OFX 2.2, 3.2.9.1). Banks
 * also write separators of thousands, against the specification. One mark before exactly three digits can be either;
 * then the other amounts of the file decide, and without proof it is not an amount.
 */
export function readOfxAmount(text: string, currency: string, marks: Marks): DecimalReading {
  const parts = partsOf(text);
  if (!parts) return notAnAmount(text);
  const { sign, digits } = parts;
  const mark = decimalMark(digits) ?? markByProof(digits, exponentOf(currency), marks);
  if (mark === undefined) {
    const other = digits.replace(/[.,]/, '');
    return { ok: false, reason: `“${text.trim()}” can be ${digits} or ${other}. Nothing in the file shows which.` };
  }
  const cut = mark === '' ? digits.length : digits.lastIndexOf(mark);
  const whole = digits.slice(0, cut);
  const grouped = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?$|^\d*$/.exec(whole);
  if (!grouped || (grouped[1] !== undefined && grouped[1] === mark)) return notAnAmount(text);
  return inMinorUnits(text, sign, whole.replace(/[.,]/g, ''), digits.slice(cut + 1), currency);
}

/**
 * Reads an amount of SWIFT: digits and a comma, which is always the decimal mark and can be the last character ("300,").
 * Some banks write a point in its place, or points between thousands. An amount never has a sign there.
 */
export function readSwiftAmount(text: string, currency: string): DecimalReading {
  const digits = text.trim();
  const [, whole = '', decimals = ''] =
    /^(\d*)(?:[.,](\d*))?$/.exec(digits) ?? /^(\d{1,3}(?:\.\d{3})+),(\d*)$/.exec(digits) ?? [];
  return whole + decimals === ''
    ? notAnAmount(text)
    : inMinorUnits(text, '', whole.replaceAll('.', ''), decimals, currency);
}

/** Collects the decimal marks that amounts prove on their own, such as the comma in "45,9" and "1.204,50". */
export function provenMarks(amounts: readonly string[]): Marks {
  const digits = amounts.map((amount) => partsOf(amount)?.digits ?? '');
  return new Set(digits.map((text) => decimalMark(text) ?? '').filter((mark) => mark !== ''));
}

function partsOf(text: string): { readonly sign: string; readonly digits: string } | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .replace(/−/g, '-');
  const [, before = '', digits = '', after = ''] = /^([+-]?)([\d.,]*\d[\d.,]*)([+-]?)$/.exec(bare) ?? [];
  return digits === '' || (before !== '' && after !== '') ? null : { sign: before || after, digits };
}

/** Returns the decimal mark that the digits themselves show; '' when they have no decimals, undefined when unsure. */
function decimalMark(digits: string): string | undefined {
  const found = [...digits.matchAll(/[.,]/g)];
  const last = found.at(-1);
  if (!last) return '';
  const mark = last[0];
  if (found.some((other) => other[0] !== mark)) return mark;
  if (found.length > 1) return '';
  const [whole = '', decimals = ''] = digits.split(mark);
  return decimals.length !== 3 || whole.length > 3 || /^0?$/.test(whole) ? mark : undefined;
}

/** Decides about one mark before three digits: by the decimals of the currency, else by the rest of the file. */
function markByProof(digits: string, exponent: number, marks: Marks): string | undefined {
  const mark = digits.includes(',') ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  if (exponent === 3 && !marks.has(other)) return mark;
  if (marks.has(mark) !== marks.has(other)) return marks.has(mark) ? mark : '';
  return undefined;
}

function inMinorUnits(text: string, sign: string, whole: string, decimals: string, currency: string): DecimalReading {
  const exponent = exponentOf(currency);
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > exponent) {
    return { ok: false, reason: `${currency} has ${exponent} decimals, and “${text.trim()}” has more.` };
  }
  const digits = whole.replace(/^0+/, '');
  if (digits.length > 12) return { ok: false, reason: `“${text.trim()}” is too large.` };
  const minor = BigInt(`${digits}${kept.padEnd(exponent, '0')}` || '0');
  return { ok: true, money: money(sign === '-' ? -minor : minor, currency) };
}

const notAnAmount = (text: string): DecimalReading => ({
  ok: false,
  reason: text.trim() === '' ? 'It has no amount.' : `“${text.trim().slice(0, 40)}” is not an amount.`,
});
