/** What the spending of a report is grouped by. `time` groups it by day or month. */
export const dimensions = [
  'category',
  'account',
  'tracking',
  'payee',
  'supplier',
  'person',
  'card',
  'currency',
  'time',
] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  category: 'Category',
  account: 'Account',
  tracking: 'Tracking',
  payee: 'Payee',
  supplier: 'Supplier',
  person: 'Person',
  card: 'Paid from',
  currency: 'Currency',
  time: 'Over time',
};

/** What an employee may group their own spending by. The others need the mapping, or are about other people. */
const ofEmployees: ReadonlySet<Dimension> = new Set(['category', 'payee', 'card', 'currency', 'time']);

/** Returns the dimensions that a person sees. `seesAll` is false for an employee. */
export const dimensionsFor = (seesAll: boolean): readonly Dimension[] =>
  dimensions.filter((one) => seesAll || ofEmployees.has(one));
