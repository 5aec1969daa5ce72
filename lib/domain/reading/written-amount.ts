import { plainCharacters } from './characters';
import { currenciesOf } from './currency-symbols';
import { readNumber, type WrittenNumber } from './number';

/** The side of a ledger that letters at an amount name. */
export type Side = 'debit' | 'credit';

/** An amount taken apart, before its currency and its decimal mark are decided. */
export type WrittenAmount = {
  readonly number: WrittenNumber;
  readonly isNegative: boolean;
  readonly side: Side | null;
  /** The currencies that its symbol or code can mean, the usual one first; null when it names none. */
  readonly currencies: readonly string[] | null;
};

/** Why a text is not an amount. */
export type AmountProblem =
  | 'empty'
  | 'formula'
  | 'percentage'
  | 'exponent'
  | 'several numbers'
  | 'several currencies'
  | 'several signs'
  | 'other text'
  | 'no number';

const sides: Readonly<Record<string, Side>> = {
  CR: 'credit',
  Cr: 'credit',
  cr: 'credit',
  C: 'credit',
  H: 'credit',
  Haben: 'credit',
  CREDIT: 'credit',
  Credit: 'credit',
  credit: 'credit',
  DR: 'debit',
  Dr: 'debit',
  dr: 'debit',
  DB: 'debit',
  D: 'debit',
  S: 'debit',
  Soll: 'debit',
  DEBIT: 'debit',
  Debit: 'debit',
  debit: 'debit',
};

/** The longest text that is read. No amount needs more, and matching a long text takes long. */
const longest = 100;

// The mark in ".50" belongs to the number, and the one in "Rs.500" to the symbol.
const firstNumber = /(?:(?<![\p{L}.,])[.,\u066b](?=\d))?\d(?:[\d.,\u066b\u066c' ]*\d)?/u;

/** Takes an amount apart. `currency` is the one that the amount is in when it names none. */
export function splitAmount(text: string, currency: string): WrittenAmount | AmountProblem {
  const trimmed = text.trim();
  const plain = plainCharacters(trimmed.slice(0, longest + 1)).replace(/^'(?=.)/, '');
  if (plain === '') return 'empty';
  if (/^[=@]/.test(plain)) return 'formula';
  if (trimmed.length > longest) return 'other text';
  // Small raised figures are cents in some price lists, and normalising would make 1250 of 12 with a raised 50.
  if (/\p{No}/u.test(text)) return 'other text';
  // In Switzerland, "–.50" is 50 centimes. Elsewhere the dash can be a minus sign.
  if (/[\u2012-\u2015] ?[.,]\d/.test(text)) return 'other text';
  if (/[%‰]/.test(plain)) return 'percentage';
  if (/\d ?e ?[-+]?\d/i.test(plain)) return 'exponent';
  const found = firstNumber.exec(plain);
  if (!found) return 'no number';
  const [written] = found;
  const before = plain.slice(0, found.index);
  const after = plain.slice(found.index + written.length);
  if (/\p{Nd}/u.test(after)) return 'several numbers';
  return withAffixes(written, before, after, currency);
}

function withAffixes(written: string, before: string, after: string, currency: string): WrittenAmount | AmountProblem {
  // "12.-", "12,--" and the Indian "12/-" are whole amounts. The dash stands for the decimals and is not a minus sign.
  const [noDecimals = '', mark = ''] = /^(?:([.,:])-{1,2}|\/[-=])/.exec(after) ?? [];
  const number = noDecimals ? wholeNumber(written, mark) : readNumber(written);
  if (!number) return 'no number';
  const sign = readSign(before, after.slice(noDecimals.length).replace(/\((\p{L}{1,2})\.?\)/u, ' $1'));
  if (typeof sign === 'string') return sign;
  const words = [...wordsOf(sign.before, currency), ...wordsOf(sign.after, currency)];
  if (words.some((word) => word === null)) return 'other text';
  const named = words.filter((word) => word !== null);
  const side = [...new Set(named.flatMap((word) => ('side' in word ? [word.side] : [])))];
  if (side.length > 1) return 'several signs';
  const currencies = named
    .flatMap((word) => ('currencies' in word ? [word.currencies] : []))
    .reduce<readonly string[] | null>((both, one) => both?.filter((code) => one.includes(code)) ?? one, null);
  if (currencies?.length === 0) return 'several currencies';
  return { number, isNegative: sign.isNegative, side: side[0] ?? null, currencies };
}

function wholeNumber(written: string, mark: string): WrittenNumber | null {
  const number = readNumber(mark && written.includes(mark) ? '' : written);
  const whole = number?.withThousands ?? number?.withDecimals;
  if (whole?.decimals !== '') return null;
  return { withDecimals: whole, withThousands: null, mark: mark === '.' || mark === ',' ? mark : null };
}

/** Reads minus signs and parentheses, and returns the text at both sides of the number without them. */
function readSign(before: string, after: string) {
  const around = `${before}0${after}`;
  const count = (sign: string) => around.split(sign).length - 1;
  const inParentheses = before.includes('(') && after.includes(')');
  const balanced = count('(') === (inParentheses ? 1 : 0) && count(')') === (inParentheses ? 1 : 0);
  if (!balanced) return 'other text';
  // One large US bank writes spending as "-5.00" and income as "--5.00", so two minus signs in a row cancel.
  const minus = around.replace(/--/, '').split('-').length - 1;
  const signs = minus + count('+') + (inParentheses ? 1 : 0) + (around.includes('--') ? 1 : 0);
  if (signs > 1) return 'several signs';
  const bare = (text: string) => text.replace(/[-+()]/g, ' ').trim();
  return { isNegative: inParentheses || minus === 1, before: bare(before), after: bare(after) };
}

type Word = { readonly side: Side } | { readonly currencies: readonly string[] };

/** Reads the words at one side of the number. A word is null when it is neither a currency nor a side. */
function wordsOf(text: string, currency: string): readonly (Word | null)[] {
  if (text === '') return [];
  const wordOf = (word: string): Word | null => {
    const side = sides[word.replace(/\.$/, '')];
    if (side) return { side };
    const currencies = currenciesOf(word, currency);
    return currencies && { currencies };
  };
  // "US $" and "$ US" are one symbol.
  const whole = wordOf(text.replaceAll(' ', ''));
  if (whole) return [whole];
  return text.split(' ').flatMap((word) => {
    const read = wordOf(word);
    if (read) return [read];
    const [, one = '', other = ''] = /^(\p{L}{2,3}|\p{Sc})(\p{L}{2,3}|\p{Sc})$/u.exec(word) ?? [];
    return one ? [wordOf(one), wordOf(other)] : [null];
  });
}
