import { addDays, type Day, monthOf } from '@/lib/domain/day';
import type { ExpenseType } from '@/lib/domain/expense/type';

/** One expense of the demo business, before it is recorded. Amounts are decimals as a person types them. */
export type DemoExpense = {
  readonly key: string;
  readonly day: Day;
  readonly merchant: string;
  readonly amount: string;
  readonly currency?: string;
  readonly rate?: string;
  readonly category: string;
  readonly note?: string;
  readonly type?: ExpenseType;
  readonly card: 'Company card' | 'Business current';
  readonly by: 'owner' | 'bookkeeper' | 'employee';
  readonly receipt: boolean;
};

type Habit = Omit<DemoExpense, 'key' | 'day' | 'amount'> & { readonly amounts: readonly string[] } & (
    | { readonly dayOfMonth: number }
    | { readonly everyDays: number; readonly from: number }
  );

/** What a design and events studio of six spends on, again and again. */
const habits: readonly Habit[] = [
  {
    merchant: 'Harbourside Offices LLP',
    amounts: ['1400.00'],
    category: 'Rent',
    note: 'Studio rent',
    card: 'Business current',
    by: 'bookkeeper',
    receipt: true,
    dayOfMonth: 1,
  },
  {
    merchant: 'Vodafone Business',
    amounts: ['86.40', '84.12', '88.75'],
    category: 'Telephone & internet',
    card: 'Business current',
    by: 'bookkeeper',
    receipt: false,
    dayOfMonth: 3,
  },
  {
    merchant: 'Adobe Systems',
    amounts: ['312.60'],
    category: 'Software',
    note: 'Creative Cloud, 6 seats',
    card: 'Company card',
    by: 'owner',
    receipt: true,
    dayOfMonth: 5,
  },
  {
    merchant: 'Notion Labs',
    amounts: ['57.60'],
    category: 'Software',
    card: 'Company card',
    by: 'owner',
    receipt: false,
    dayOfMonth: 16,
  },
  {
    merchant: 'Google Ads',
    amounts: ['640.00', '585.50', '712.30'],
    category: 'Advertising',
    note: 'Event season campaign',
    card: 'Company card',
    by: 'owner',
    receipt: true,
    dayOfMonth: 12,
  },
  {
    merchant: 'Hiscox Insurance',
    amounts: ['118.90'],
    category: 'Insurance',
    card: 'Business current',
    by: 'bookkeeper',
    receipt: false,
    dayOfMonth: 8,
  },
  {
    merchant: 'British Gas Business',
    amounts: ['164.22', '171.08', '203.55'],
    category: 'Utilities',
    card: 'Business current',
    by: 'bookkeeper',
    receipt: true,
    dayOfMonth: 18,
  },
  {
    merchant: 'Meridian Legal LLP',
    amounts: ['420.00'],
    category: 'Professional services',
    note: 'Contract review, Avonmouth Festivals',
    card: 'Business current',
    by: 'owner',
    receipt: true,
    dayOfMonth: 21,
  },
  {
    merchant: 'Avon & Severn Bank',
    amounts: ['12.50'],
    category: 'Bank fees',
    card: 'Business current',
    by: 'bookkeeper',
    receipt: false,
    dayOfMonth: 28,
  },
  {
    merchant: 'Trainline',
    amounts: ['64.30', '48.90', '112.40', '71.15'],
    category: 'Travel',
    note: 'Bristol to London',
    card: 'Company card',
    by: 'employee',
    receipt: true,
    everyDays: 9,
    from: 2,
  },
  {
    merchant: 'Shell Leeming Bar',
    amounts: ['61.02', '58.44', '66.70'],
    category: 'Fuel',
    card: 'Company card',
    by: 'employee',
    receipt: false,
    everyDays: 13,
    from: 4,
  },
  {
    merchant: 'Pret A Manger',
    amounts: ['11.25', '9.80', '14.60', '8.95'],
    category: 'Meals',
    note: 'Client meeting',
    card: 'Company card',
    by: 'employee',
    receipt: false,
    everyDays: 8,
    from: 1,
  },
  {
    merchant: 'Wagamama',
    amounts: ['86.40', '54.20'],
    category: 'Meals',
    note: 'Team lunch, 6 people',
    card: 'Company card',
    by: 'owner',
    receipt: true,
    everyDays: 24,
    from: 7,
  },
  {
    merchant: 'Clifton Courier Co',
    amounts: ['38.40', '22.80'],
    category: 'Postage & delivery',
    card: 'Company card',
    by: 'employee',
    receipt: false,
    everyDays: 17,
    from: 6,
  },
  {
    merchant: 'Paper & Ink Supplies',
    amounts: ['74.16', '129.00'],
    category: 'Office supplies',
    card: 'Company card',
    by: 'employee',
    receipt: true,
    everyDays: 29,
    from: 10,
  },
  {
    merchant: 'Marriott Hotels',
    amounts: ['172.00', '189.00'],
    category: 'Travel',
    note: '2 nights',
    card: 'Company card',
    by: 'employee',
    receipt: true,
    everyDays: 37,
    from: 19,
  },
];

/** Things that happened once, by how many days ago. */
const happenings: readonly (Omit<DemoExpense, 'key' | 'day'> & { readonly ago: number })[] = [
  {
    ago: 3,
    merchant: 'Premier Inn Leeds',
    amount: '172.00',
    category: 'Travel',
    note: '2 nights',
    card: 'Company card',
    by: 'employee',
    receipt: false,
  },
  {
    ago: 33,
    merchant: 'Amazon Web Services',
    amount: '1284.77',
    currency: 'EUR',
    rate: '0.8361',
    category: 'Software',
    note: 'Festival microsite',
    card: 'Company card',
    by: 'owner',
    receipt: true,
  },
  {
    ago: 26,
    merchant: 'Google Ads',
    amount: '50.00',
    type: 'refund',
    category: 'Advertising',
    note: 'Refund of a click that was none',
    card: 'Company card',
    by: 'owner',
    receipt: false,
  },
  {
    ago: 41,
    merchant: 'Southwest Repairs',
    amount: '189.00',
    category: 'Repairs',
    note: 'Projector arm',
    card: 'Company card',
    by: 'employee',
    receipt: true,
  },
  {
    ago: 15,
    merchant: 'Colston Hall Box Office',
    amount: '96.00',
    category: 'Entertainment',
    note: 'Client evening, 4 tickets',
    card: 'Company card',
    by: 'owner',
    receipt: true,
  },
];

/** Everything the demo business spent in the three months up to `today`. */
export function demoExpenses(today: Day): DemoExpense[] {
  const first = addDays(today, -91);
  const days = Array.from({ length: 92 }, (_, index) => addDays(first, index)).filter((day) => day <= today);
  const recurring = habits.flatMap(({ amounts, ...habit }) => {
    const on = days.filter((day, index) =>
      'dayOfMonth' in habit
        ? Number(day.slice(8)) === habit.dayOfMonth
        : index % habit.everyDays === habit.from % habit.everyDays,
    );
    return on.map(
      (day, index): DemoExpense => ({
        ...plain(habit),
        key: `${habit.merchant} ${day}`,
        day,
        amount: amounts[index % amounts.length] ?? amounts[0] ?? '1.00',
      }),
    );
  });
  const once = happenings.map(
    ({ ago, ...event }): DemoExpense => ({
      ...event,
      key: `${event.merchant} ${addDays(today, -ago)}`,
      day: addDays(today, -ago),
    }),
  );
  return [...recurring, ...once]
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
}

const plain = (habit: Omit<Habit, 'amounts'>): Omit<DemoExpense, 'key' | 'day' | 'amount'> => {
  const { merchant, category, note, card, by, receipt } = habit;
  return { merchant, category, note, card, by, receipt };
};

/** A closed period: the last day of the month before the story begins in earnest. */
export const closedUpTo = (today: Day): Day => addDays(`${monthOf(addDays(today, -75))}-01`, -1);

/** Which account, by its code in the demo organisation, each category goes to. */
export const harbourAccounts: Readonly<Record<string, string>> = {
  Advertising: '400',
  'Bank fees': '404',
  Entertainment: '420',
  Fuel: '449',
  Insurance: '433',
  Meals: '424',
  'Office supplies': '453',
  'Postage & delivery': '425',
  'Professional services': '412',
  Rent: '469',
  Repairs: '473',
  Software: '463',
  'Telephone & internet': '489',
  Travel: '493',
  Utilities: '445',
};
