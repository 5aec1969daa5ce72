import { addDays, addMonths, type Day, monthOf } from '@/lib/domain/day';
import type { ExpenseType } from '@/lib/domain/expense/type';

/** One expense of the demo company before it is recorded. The amount is a decimal as a person types it. */
export type DemoExpense = {
  readonly key: string;
  readonly day: Day;
  readonly merchant: string;
  readonly category: string;
  readonly amount: string;
  readonly receipt: boolean;
} & PaidBy &
  Details;

type PaidBy = {
  readonly card: 'Company card' | 'Business current';
  readonly by: 'owner' | 'bookkeeper' | 'employee';
};
type Details = {
  readonly note?: string;
  readonly type?: ExpenseType;
  readonly currency?: string;
  readonly rate?: string;
  /** The key of the payment that a refund returns. */
  readonly refundOf?: string;
};

const ownerCard: PaidBy = { card: 'Company card', by: 'owner' };
const employeeCard: PaidBy = { card: 'Company card', by: 'employee' };
const bookkeeperBank: PaidBy = { card: 'Business current', by: 'bookkeeper' };
const ownerBank: PaidBy = { card: 'Business current', by: 'owner' };

/** Returns whether a recurring expense occurs on `day`, which is day number `index` of the demo's three months. */
type Schedule = (day: Day, index: number) => boolean;
const monthly =
  (dayOfMonth: number): Schedule =>
  (day) =>
    Number(day.slice(8)) === dayOfMonth;
const every =
  (days: number, from: number): Schedule =>
  (_, index) =>
    index % days === from % days;

/** `amounts` is a list of decimals separated by spaces. Each occurrence uses the next amount of the list. */
type RecurringExpense = readonly [
  merchant: string,
  category: string,
  amounts: string,
  paidBy: PaidBy,
  schedule: Schedule,
  receipt: 'receipt' | 'no receipt',
  note?: string,
];

/** The regular spending of a design and events studio with six people. */
const recurringExpenses: readonly RecurringExpense[] = [
  ['Harbourside Offices LLP', 'Rent', '1400.00', bookkeeperBank, monthly(1), 'receipt', 'Studio rent'],
  ['Vodafone Business', 'Telephone & internet', '86.40 84.12 88.75', bookkeeperBank, monthly(3), 'no receipt'],
  ['Adobe Systems', 'Software', '312.60', ownerCard, monthly(5), 'receipt', 'Creative Cloud, 6 seats'],
  ['Notion Labs', 'Software', '57.60', ownerCard, monthly(16), 'no receipt'],
  ['Google Ads', 'Advertising', '640.00 585.50 712.30', ownerCard, monthly(12), 'receipt', 'Event season campaign'],
  ['Hiscox Insurance', 'Insurance', '118.90', bookkeeperBank, monthly(8), 'no receipt'],
  ['British Gas Business', 'Utilities', '164.22 171.08 203.55', bookkeeperBank, monthly(18), 'receipt'],
  [
    'Meridian Legal LLP',
    'Professional services',
    '420.00',
    ownerBank,
    monthly(21),
    'receipt',
    'Contract review, Avonmouth Festivals',
  ],
  ['Avon & Severn Bank', 'Bank fees', '12.50', bookkeeperBank, monthly(28), 'no receipt', 'Account fee'],
  ['Interest charged', 'Bank fees', '4.10 3.85 4.62', ownerCard, monthly(27), 'no receipt', 'Company card'],
  ['Trainline', 'Travel', '64.30 48.90 112.40 71.15', employeeCard, every(9, 2), 'receipt', 'Bristol to London'],
  ['Shell Leeming Bar', 'Fuel', '61.02 58.44 66.70', employeeCard, every(13, 4), 'no receipt'],
  ['Pret A Manger', 'Meals', '11.25 9.80 14.60 8.95', employeeCard, every(8, 1), 'no receipt', 'Client meeting'],
  ['Wagamama', 'Meals', '86.40 54.20', ownerCard, every(24, 7), 'receipt', 'Team lunch, 6 people'],
  ['Clifton Courier Co', 'Postage & delivery', '38.40 22.80', employeeCard, every(17, 6), 'no receipt'],
  ['Paper & Ink Supplies', 'Office supplies', '74.16 129.00', employeeCard, every(29, 10), 'receipt'],
  ['Marriott Hotels', 'Travel', '172.00 189.00', employeeCard, every(37, 19), 'receipt', '2 nights'],
];

type SingleExpense = Omit<DemoExpense, 'key' | 'day' | keyof PaidBy> & {
  readonly daysAgo: number;
  readonly paidBy: PaidBy;
};

const singleExpenses: readonly SingleExpense[] = [
  {
    daysAgo: 3,
    merchant: 'Premier Inn Leeds',
    amount: '172.00',
    category: 'Travel',
    note: '2 nights',
    paidBy: employeeCard,
    receipt: false,
  },
  {
    daysAgo: 33,
    merchant: 'Amazon Web Services',
    amount: '1284.77',
    currency: 'EUR',
    rate: '0.8361',
    category: 'Software',
    note: 'Festival microsite',
    paidBy: ownerCard,
    receipt: true,
  },
  {
    daysAgo: 26,
    merchant: 'Google Ads',
    amount: '50.00',
    type: 'refund',
    category: 'Advertising',
    note: 'Refund for an invalid click',
    paidBy: ownerCard,
    receipt: false,
  },
  {
    daysAgo: 44,
    merchant: 'Eventbrite',
    amount: '240.00',
    category: 'Entertainment',
    note: 'Trade fair, 3 tickets',
    paidBy: ownerCard,
    receipt: true,
  },
  {
    daysAgo: 35,
    merchant: 'Eventbrite',
    amount: '240.00',
    type: 'refund',
    category: 'Entertainment',
    note: 'The trade fair was cancelled',
    paidBy: ownerCard,
    receipt: false,
  },
  {
    // Never in the older of the two whole months, which is closed.
    daysAgo: 20,
    merchant: 'Southwest Repairs',
    amount: '189.00',
    category: 'Repairs',
    note: 'Projector arm',
    paidBy: bookkeeperBank,
    receipt: true,
  },
  {
    daysAgo: 40,
    merchant: 'Avon & Severn Bank',
    amount: '18.40',
    type: 'reward',
    category: 'Bank fees',
    note: 'Cashback on the company card',
    paidBy: ownerCard,
    receipt: false,
  },
  {
    daysAgo: 15,
    merchant: 'Colston Hall Box Office',
    amount: '96.00',
    category: 'Entertainment',
    note: 'Client evening, 4 tickets',
    paidBy: ownerCard,
    receipt: true,
  },
];

/**
 * Returns the expenses of the demo company in the three months up to `today`, sorted by day. They begin before the last two
 * whole months, so that the oldest one, which fails, is in neither.
 */
export function demoExpenses(today: Day): DemoExpense[] {
  const days: Day[] = [];
  const start = [addDays(today, -91), `${addMonths(monthOf(today), -3)}-28`].sort()[0] ?? today;
  for (let day = start; day <= today; day = addDays(day, 1)) days.push(day);
  const recurring = recurringExpenses.flatMap(
    ([merchant, category, amountList, paidBy, isOn, receipt, note]): DemoExpense[] => {
      const amounts = amountList.split(' ');
      return days.filter(isOn).map((day, index) => ({
        key: `${merchant} ${day}`,
        day,
        merchant,
        category,
        amount: amounts[index % amounts.length] ?? amountList,
        receipt: receipt === 'receipt',
        ...paidBy,
        ...(note === undefined ? {} : { note }),
      }));
    },
  );
  const single = singleExpenses.map(({ daysAgo, paidBy, ...expense }): DemoExpense => {
    const day = addDays(today, -daysAgo);
    const kind = expense.type === undefined ? '' : ` ${expense.type}`;
    return { ...expense, ...paidBy, key: `${expense.merchant} ${day}${kind}`, day };
  });
  const sortKey = ({ day, key }: DemoExpense) => `${day} ${key}`;
  const all = [...recurring, ...single].sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  return all.map((expense, index) => (expense.type === 'refund' ? refundIn(all.slice(0, index), expense) : expense));
}

/** Links a refund to the newest payment at its merchant. */
function refundIn(earlier: readonly DemoExpense[], refund: DemoExpense): DemoExpense {
  const payment = earlier.findLast((expense) => expense.merchant === refund.merchant && expense.type === undefined);
  return payment ? { ...refund, refundOf: payment.key } : refund;
}

/** Returns the expense of the demo company that is meant to fail because its period is closed: the oldest one. */
export function expenseInClosedPeriod(today: Day): DemoExpense {
  const [oldest] = demoExpenses(today);
  if (!oldest) throw new Error('the demo company has no expenses');
  return oldest;
}

/** Returns the lock date of the demo books: the end of the month of the oldest expense, two or three months ago. */
export const lockDateFor = (today: Day): Day =>
  addDays(`${addMonths(monthOf(expenseInClosedPeriod(today).day), 1)}-01`, -1);

/** The day of the top-up of a month, and its amount in pounds. */
export const demoTopUpDay = (month: string): Day => `${month}-02`;
export const demoTopUpAmount = 1500;
