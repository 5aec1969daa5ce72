import { type BrandKey, brandOf, type PackageKey } from '../package/package-type';

/**
 * The five cases of Codat's page "Expenses in foreign currency", named as there. The currencies are those of the books
 * and the expense account, of the bank account, and of the transaction: O1 GBP/GBP/GBP, O2 GBP/USD/USD, O3 GBP/USD/GBP,
 * O4 GBP/GBP/USD, O5 GBP/USD/EUR. For a transfer they are those of the books, of the account that pays and of the
 * account that receives.
 */
export const currencyCases = ['O1', 'O2', 'O3', 'O4', 'O5'] as const;
export type CurrencyCase = (typeof currencyCases)[number];

export type Currencies = { readonly base: string; readonly bank: string; readonly transaction: string };

/** Returns the case of three currencies. */
export function currencyCaseOf({ base, bank, transaction }: Currencies): CurrencyCase {
  if (bank === base) return transaction === base ? 'O1' : 'O4';
  if (transaction === bank) return 'O2';
  return transaction === base ? 'O3' : 'O5';
}

/**
 * How a package books a record. `as sent`: in the currency and with the amounts that were sent. `in bank currency`: it
 * ignores the currency that was sent, and books the same numbers in the currency of the bank account. `refused`: it
 * does not accept the record.
 */
export type CurrencyTreatment = 'as sent' | 'in bank currency' | 'refused';

/** Codat calls an account with a credit limit "credit", and every other account "prepaid". */
export type CardKind = 'credit' | 'prepaid';

type Row = Readonly<Record<CurrencyCase, CurrencyTreatment>>;
export type CurrencyRows = Readonly<Record<CardKind, Row>> & {
  /** The document and section that the rows are taken from. */
  readonly source: string;
};

/** Converts five letters to a row: `s` as sent, `b` in bank currency, `-` refused. */
function row(letters: string): Row {
  const treatment = (index: number): CurrencyTreatment =>
    letters[index] === 's' ? 'as sent' : letters[index] === 'b' ? 'in bank currency' : 'refused';
  return { O1: treatment(0), O2: treatment(1), O3: treatment(2), O4: treatment(3), O5: treatment(4) };
}

const page = 'Codat, "Expenses in foreign currency"';
const both = (letters: string, source: string): CurrencyRows => ({
  credit: row(letters),
  prepaid: row(letters),
  source,
});

/**
 * How each package books payments, refunds, rewards and chargebacks in each case. Codat's page has one table for
 * payments and one for refunds, which agree; rewards and chargebacks are booked as refunds are.
 */
const expenses: Readonly<Record<BrandKey, CurrencyRows>> = {
  xero: both('ssbbb', `${page}, Payments and Refunds: "Xero does not take transaction currency into account"`),
  // QuickBooks Online's sandbox companies have the rows of QuickBooks Online.
  'quickbooks-online': both('ss-s-', `${page}, Payments and Refunds`),
  'quickbooks-desktop': both('ss-s-', `${page}, Payments and Refunds`),
  netsuite: { credit: row('s--s-'), prepaid: row('ss-s-'), source: `${page}, Payments and Refunds` },
  intacct: both('s--s-', `${page}, Payments and Refunds`),
  dynamics: both('ss---', `${page}, Payments and Refunds`),
  // The page has no row for FreeAgent and Zoho Books.
  freeagent: both(
    'ss---',
    'Codat, FreeAgent integration reference, Direct costs: "FreeAgent doesn\'t allow users to post foreign currencies to bank accounts"',
  ),
  zoho: both(
    'ss-s-',
    `Codat, Zoho Books direct-cost model, which has a currency and a rate, and ${page}, Tips and traps: one foreign currency at most`,
  ),
  'sage-50': both(
    'ss---',
    'Codat, Sage 50 (UK) direct-cost model, currency: "This must match the target account\'s default currency"',
  ),
  // It takes no expenses.
  'sage-business-cloud': both('-----', 'Codat publishes no model of direct costs for Sage Business Cloud Accounting'),
};

type TransferRow = { readonly cases: Row; readonly source: string };

/** How the packages that accept transfers book them. A transfer has the currencies of its two accounts. */
const transfers: Readonly<Partial<Record<BrandKey, TransferRow>>> = {
  xero: { cases: row('ss---'), source: `${page}, Transfers` },
  'quickbooks-online': { cases: row('ssss-'), source: `${page}, Transfers` },
  'quickbooks-desktop': { cases: row('s----'), source: `${page}, Transfers` },
  freeagent: {
    cases: row('sssss'),
    source: 'Codat, FreeAgent transfer model: To.Amount overrides the conversion between currencies',
  },
  'sage-business-cloud': {
    cases: row('s----'),
    source:
      'Codat, Sage Business Cloud Accounting transfer model: "an existing bank account in the company\'s base currency"',
  },
};

/** Returns the kind of card that Codat's table names for a bank account. `kind` is Codat's `accountType`. */
export const cardKindOf = (kind: string): CardKind => (kind === 'Credit' ? 'credit' : 'prepaid');

/** Returns how a package books an expense that is paid from a bank account of this kind. */
export const currencyTreatment = (key: PackageKey, kind: string, currencies: Currencies): CurrencyTreatment =>
  expenses[brandOf(key)][cardKindOf(kind)][currencyCaseOf(currencies)];

/** Returns how a package books a transfer; undefined when Codat writes no transfers to the package. */
export const transferTreatment = (
  key: PackageKey,
  { base, from, to }: { readonly base: string; readonly from: string; readonly to: string },
): CurrencyTreatment | undefined =>
  transfers[brandOf(key)]?.cases[currencyCaseOf({ base, bank: from, transaction: to })];

/** Returns the rows of a package, with their source. */
export const currencyRowsOf = (key: PackageKey): CurrencyRows => expenses[brandOf(key)];
