import { currenciesOf } from '@/lib/domain/reading/currency-symbols';
import type { ImportField } from '../field';
import { currencyInTitle } from '../titles/currency-in-title';
import { foldTitle, titleKey } from '../titles/fold';
import { type Body, figureOf } from './cells';

type Fields = Readonly<Partial<Record<ImportField, number>>>;
type Given = {
  readonly titles: readonly string[];
  readonly sample: Body;
  readonly base: string;
  /** Every column that can be the amount, and every one that can be its currency, the best ones first. */
  readonly amounts: readonly number[];
  readonly currencies: readonly number[];
};

/**
 * Pairs the amount with its own currency. A file can name an amount in the shop's currency and one in that of the account,
 * and the column of currencies belongs to one of them. It becomes that of the original amount when the title of the
 * amount names another currency (“Amount in GBP”), or the base currency (“Base amount”), or when it stands beside the
 * other amount (“Transaction amount, Currency, …, Billing amount”).
 */
export function withOwnCurrency(own: Fields, given: Given): Fields {
  const paired = withCurrencyOfSameName(own, given);
  const { titles, base, sample } = given;
  const { amount = paired.debit ?? paired.credit, currency } = paired;
  if (amount === undefined || currency === undefined) return paired;
  const title = titles[amount] ?? '';
  const named = currencyInTitle(title, base) ?? (isInBase(title) ? base : null);
  const other = paired.originalAmount ?? otherAmount(amount, currency, given);
  const isOwn = (cells: readonly string[]) => isCurrencyOf(cells[currency] ?? '', named ?? base);
  if (sample.every(isOwn)) return paired;
  const belongsToOther =
    named === null
      ? other !== undefined && isInAccount(title) && isBeside(currency, other, amount) && areDifferent(other, amount)
      : other !== undefined || isOfShop.test(foldTitle(titles[currency] ?? ''));
  return belongsToOther ? toOriginal(paired, other) : paired;

  function areDifferent(one: number, two: number): boolean {
    const foreign = sample.filter((cells) => !isOwn(cells));
    return foreign.every((cells) => Math.abs(figureOf(cells[one])) !== Math.abs(figureOf(cells[two])));
  }
}

/** Takes the currency whose title begins as that of the amount does: “Billing currency” for “Billing amount”. */
function withCurrencyOfSameName(own: Fields, { titles, currencies, amounts }: Given): Fields {
  const { amount, currency } = own;
  if (amount === undefined || currency === undefined) return own;
  const alike = (at: number) => likeness(titles[amount] ?? '', titles[at] ?? '');
  const [best = currency] = [...currencies].sort((one, other) => alike(other) - alike(one));
  if (alike(best) <= alike(currency)) return own;
  const { currency: former, ...others } = own;
  const ofFormer = amounts.find((at) => at !== amount && likeness(titles[at] ?? '', titles[currency] ?? '') > 0);
  return toOriginal({ ...others, currency: former }, ofFormer, best);
}

/** Makes the currency that of the original amount, and takes another one for the amount, if there is one. */
function toOriginal(own: Fields, originalAmount: number | undefined, next?: number): Fields {
  const { currency, ...others } = own;
  return {
    ...others,
    ...(own.originalCurrency === undefined && currency !== undefined && { originalCurrency: currency }),
    ...(own.originalAmount === undefined && originalAmount !== undefined && { originalAmount }),
    ...(next !== undefined && { currency: next }),
  };
}

/** How many characters two titles begin with in common; less than four say nothing. */
function likeness(one: string, other: string): number {
  const [left, right] = [titleKey(one), titleKey(other)];
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length < 4 ? 0 : length;
}

/** The other amount beside the currency: usually the one before it. */
const otherAmount = (amount: number, currency: number, { amounts }: Given): number | undefined =>
  [currency - 1, currency + 1, ...amounts].find((at) => at !== amount && amounts.includes(at));

/** A currency follows its amount, or precedes it when no amount is before the currency. */
const isBeside = (currency: number, other: number, amount: number): boolean =>
  currency - 1 === other || (currency + 1 === other && currency - 1 !== amount);

const isCurrencyOf = (text: string, currency: string): boolean =>
  text.trim() === '' || (currenciesOf(text.trim(), currency) ?? []).includes(currency);

const isInBase = (title: string): boolean =>
  /\b(?:base|home|reporting|functional)\b/.test(foldTitle(title)) && !/\bcurrency code\b/.test(foldTitle(title));

const isInAccount = (title: string): boolean =>
  /\b(?:billing|billed|settlement|settled|posted|account|charged)\b|kontowahrung|kontowaehrung|abrechnung|devise du compte|rekeningvaluta|kontovaluta|walucie rachunku|mene uctu/.test(
    foldTitle(title),
  );

const isOfShop =
  /\b(?:transaction|original|orig|foreign|merchant|purchase|local|shop|trans|txn)\b|transaktions|ursprung|original|fremd/;
