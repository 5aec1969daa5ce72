import type { ExpenseType } from '@/lib/domain/expense/type';
import { type BrandKey, brandOf, type DirectKey, type PackageKey } from './package/package-type';

/**
 * How a package writes one type of expense. `record` is what the package calls it, and `contact` whom the record names.
 * `accounts` are the bank accounts that it can be paid from or to.
 */
export type KindRule =
  | {
      readonly isWritten: true;
      readonly record: string;
      readonly contact: 'supplier' | 'customer' | 'default supplier' | 'none';
      readonly accounts: 'every account' | 'credit cards';
      /** The document and section that the rule is taken from. */
      readonly source: string;
    }
  | { readonly isWritten: false; readonly source: string };

type Written = Extract<KindRule, { isWritten: true }>;
type Row = Readonly<Record<ExpenseType, KindRule>>;

const overview = 'Codat, Expenses overview, Supported transaction types';
const contacts = 'Codat, "Map customer transactions", Supplier and customer handling';
const directCost = (name: string) => `Codat, ${name} direct-cost model`;
const directIncome = (name: string) => `Codat, ${name} direct-income model`;
const noModel = (name: string) => `Codat publishes no model of direct costs for ${name}`;
const model = (name: string) => `${overview}, and ${name} direct-cost model`;

const written = (record: string, contact: Written['contact'], source: string): Written => ({
  isWritten: true,
  record,
  contact,
  accounts: 'every account',
  source,
});
const onCardsOnly = (rule: Written): Written => ({ ...rule, accounts: 'credit cards' });
const notWritten = (source: string): KindRule => ({ isWritten: false, source });

/** The same rule for all money in: refunds, cashback and chargebacks. */
const moneyIn = (rule: KindRule) => ({ refund: rule, reward: rule, chargeback: rule });

/**
 * What each package writes. Fees and interest that are paid are payments: Codat says "Payment" for "spend & interest". The
 * amounts are positive for every type, and the type decides the direction.
 */
const kinds: Readonly<Record<BrandKey, Row>> = {
  xero: {
    payment: written('Spend money', 'supplier', contacts),
    ...moneyIn(written('Receive money', 'customer', contacts)),
  },
  'quickbooks-online': {
    payment: written('Expense', 'supplier', contacts),
    ...moneyIn(written('Credit', 'supplier', contacts)),
  },
  netsuite: {
    payment: written('Check', 'supplier', contacts),
    ...moneyIn(written('Card refund', 'supplier', contacts)),
  },
  dynamics: {
    payment: written('Bank journal', 'default supplier', `${contacts}, Suppliers in Microsoft Dynamics`),
    ...moneyIn(written('Bank journal', 'default supplier', `${contacts}, Suppliers in Microsoft Dynamics`)),
  },
  freeagent: {
    payment: written('Bank transaction', 'none', model('FreeAgent')),
    ...moneyIn(notWritten(`${overview}: FreeAgent takes payments`)),
  },
  zoho: {
    payment: written('Expense', 'supplier', model('Zoho Books')),
    ...moneyIn(notWritten(`${overview}: Zoho Books takes payments`)),
  },
  intacct: {
    payment: written('Card charge', 'none', model('Sage Intacct')),
    refund: onCardsOnly(written('Card charge', 'none', `${overview}: refunds on credit cards`)),
    reward: notWritten(`${overview}: Sage Intacct takes payments and refunds`),
    chargeback: notWritten(`${overview}: Sage Intacct takes payments and refunds`),
  },
  'quickbooks-desktop': {
    payment: written('Check or card charge', 'supplier', contacts),
    ...moneyIn(onCardsOnly(written('Card credit', 'supplier', `${overview}: money in on credit cards`))),
  },
  'sage-50': {
    payment: written('Bank payment', 'none', directCost('Sage 50 (UK)')),
    ...moneyIn(written('Bank receipt', 'none', `${directCost('Sage 50 (UK)')}: a quantity "Must be 1 or -1"`)),
  },
  'sage-business-cloud': {
    payment: notWritten(noModel('Sage Business Cloud Accounting')),
    ...moneyIn(notWritten(noModel('Sage Business Cloud Accounting'))),
  },
};

/** What each package takes as direct costs and direct incomes, where it differs from `kinds`. */
const directKinds: Readonly<Record<DirectKey, Partial<Row>>> = {
  'xero-direct': {},
  // Its direct incomes are sales receipts: "Must be a Customer reference".
  'quickbooks-online-direct': moneyIn(notWritten(`${directIncome('QuickBooks Online')}: sales receipts to customers`)),
  'netsuite-direct': moneyIn(notWritten(`${directIncome('NetSuite')}: each line needs an item`)),
  'dynamics-direct': {
    payment: written('Bank journal', 'none', directCost('Dynamics')),
    ...moneyIn(written('Bank journal', 'none', directIncome('Dynamics'))),
  },
  'freeagent-direct': moneyIn(written('Bank transaction', 'none', directIncome('FreeAgent'))),
  'zoho-direct': moneyIn(
    written(
      'Expense refund',
      'supplier',
      `${directCost('Zoho Books')}: a contact is "Required when pushing a negative direct cost"`,
    ),
  ),
  'intacct-direct': moneyIn(
    notWritten(`${directIncome('Sage Intacct')}: the reference has to be the name of the payee`),
  ),
  'quickbooks-desktop-direct': moneyIn(notWritten(`${directIncome('QuickBooks Desktop')}: deposits without tax`)),
};

const isDirect = (key: PackageKey): key is DirectKey => key in directKinds;
const ruleOf = (key: PackageKey, type: ExpenseType): KindRule =>
  (isDirect(key) ? directKinds[key][type] : undefined) ?? kinds[brandOf(key)][type];

/** Returns how a package writes this type of expense. */
export const kindRule = (key: PackageKey, type: ExpenseType): KindRule => ruleOf(key, type);

/** Whether Codat writes this type of expense to the package. */
export const isTypeWritten = (key: PackageKey, type: ExpenseType): boolean => ruleOf(key, type).isWritten;

/** Returns what the package calls the record of this type of expense; null when it takes none. */
export function recordName(key: PackageKey, type: ExpenseType): string | null {
  const rule = ruleOf(key, type);
  return rule.isWritten ? rule.record : null;
}

/** Whether the package takes this type of expense with a bank account of this kind, which is Codat's `accountType`. */
export function takesAccount(key: PackageKey, type: ExpenseType, accountKind: string): boolean {
  const rule = ruleOf(key, type);
  return rule.isWritten && (rule.accounts === 'every account' || accountKind === 'Credit');
}

/** What to enter in the books by hand when the package does not take the type. */
export const byHand: Readonly<Record<ExpenseType, string>> = {
  payment: 'Enter it there as money out, on the account of its category.',
  refund: 'Enter it there as money in, on the account and with the tax of the original expense.',
  chargeback: 'Enter it there as money in, on the account and with the tax of the original expense.',
  reward: 'Enter it there as money in, on an income account without tax.',
};
