import type { PostedAccount } from '@/lib/domain/transfer/account-value';
import { foldTitle } from '../titles/fold';
import { namesNobody, without } from './match-words';

/** An account of the company: a card, bank account or cash box of Outlay, or a bank account of the books without a card. */
export type OwnAccount = {
  /** The value of the account in forms (`accountValue`): "card:GBP:<id>" or "bank:GBP:<ref>". */
  readonly key: string;
  readonly cardId: string | null;
  readonly bankRef: string | null;
  readonly currency: string;
  readonly name: string;
  /** Its IBAN and account numbers, as they are written. */
  readonly numbers: readonly string[];
  /** Whether it is a credit card; null when the books do not say it. */
  readonly isCredit: boolean | null;
};

/** Returns the account as a form posts it. */
export const postedAccount = ({ cardId, bankRef, currency }: OwnAccount): PostedAccount =>
  cardId === null ? { cardId, bankRef: bankRef ?? '', currency } : { cardId, bankRef: null, currency };

/** The shortest account number that is looked for in texts. Shorter ones are also amounts and references. */
const shortest = 6;

const plain = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Whether two account numbers are the same. Some banks write the whole IBAN, others only the account in it. */
export function isSameNumber(one: string, other: string): boolean {
  const [long = '', short = ''] = [plain(one), plain(other)].sort((a, b) => b.length - a.length);
  if (isMasked(one) || isMasked(other)) return false;
  return short.length >= shortest && (long === short || (isIban(long) && !isIban(short) && long.endsWith(short)));
}

/** Whether digits are hidden, as in “5412 •••• 4590”. Only the last ones tell the account then. */
const isMasked = (number: string): boolean => /[•*·…]|x{2}/i.test(number);

const isIban = (number: string): boolean => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number);

/** Returns the accounts whose number stands in a text, between characters that do not belong to a number. */
export const accountsNumberedIn = (text: string, accounts: readonly OwnAccount[]): readonly OwnAccount[] =>
  /\d{3}/.test(text)
    ? accounts.filter(({ numbers }) => numbers.some((number) => containsNumber(text, number) || endsIban(text, number)))
    : [];

/** Whether the text has the account number at the end of an IBAN, as banks write it in their own country. */
const endsIban = (text: string, number: string): boolean =>
  isIban(plain(number)) &&
  (text.match(/(?<![A-Za-z0-9])\d{8,}(?![A-Za-z0-9])/g) ?? []).some((its) => isSameNumber(number, its));

function containsNumber(text: string, number: string): boolean {
  const digits = plain(number);
  if (digits.length < shortest || isMasked(number)) return false;
  const known =
    patterns.get(digits) ?? new RegExp(`(?<![A-Z0-9])${[...digits].join('[\\s./-]{0,2}')}(?![A-Z0-9])`, 'i');
  patterns.set(digits, known);
  return known.test(text);
}
// Every row of a file is compared with the same few numbers.
const patterns = new Map<string, RegExp>();

// Every row of a file is compared with the same few names.
const foldedNames = new Map<string, string>();
function foldedName(name: string): string {
  const folded = foldedNames.get(name) ?? foldTitle(name);
  foldedNames.set(name, folded);
  return folded;
}

/** How a text names an account. A name of one word is also that of a merchant, so it is `unsure` without a word for a transfer. */
export type NamedAccount = { readonly account: OwnAccount; readonly isSure: boolean };

/** Returns the account that a text names, beside words that banks add; null when it names none, or several. */
export function accountNamedIn(text: string, accounts: readonly OwnAccount[]): NamedAccount | null {
  const folded = foldTitle(text);
  const named = accounts.filter(({ name }) => {
    const words = foldedName(name);
    return words.length >= 3 && ` ${folded} `.includes(` ${words} `) && namesNobody(without(folded, words));
  });
  // “Business current” is also in “Business current 2”: the longest name counts.
  const [first, ...others] = longest(named);
  if (first && others.length === 0) {
    const isOneWord = !foldedName(first.name).includes(' ');
    return { account: first, isSure: !isOneWord || transferWords.test(folded) };
  }
  if (named.length > 0) return null;
  const [byDigits, ...more] = accounts.filter((account) => endsLike(account, folded));
  return byDigits && more.length === 0 && namesNobody(folded) ? { account: byDigits, isSure: true } : null;
}

const longest = (accounts: readonly OwnAccount[]): readonly OwnAccount[] => {
  const most = Math.max(0, ...accounts.map(({ name }) => foldedName(name).length));
  return accounts.filter(({ name }) => foldedName(name).length === most);
};

const transferWords =
  /\b(?:transfer|trf|tfr|xfer|to|from|top up|topup|umbuchung|ubertrag|uebertrag|an|von|auf|virement|vir|vers|overboeking|naar|van|transferencia|traspaso|bonifico|giroconto)\b/;

/** Whether the text ends the number of the card, as banks show it: "Visa 4590", "****4590". */
function endsLike({ name, numbers }: OwnAccount, folded: string): boolean {
  const ends = [name, ...numbers].flatMap((text) => /(\d{4})\D*$/.exec(text)?.[1] ?? []);
  return folded
    .split(' ')
    .some((word) => ends.some((end) => word === end || (/^[x*]+\d{4}$/.test(word) && word.endsWith(end))));
}

const cashNames =
  /\b(?:cash|petty cash|cash box|kasse|bargeld|bar|caisse|especes|kas|kasgeld|contant|caja|efectivo|cassa|contanti)\b/;

/** Whether the account is a cash box. */
export const isCash = ({ name, isCredit }: OwnAccount): boolean => isCredit !== true && cashNames.test(foldTitle(name));
