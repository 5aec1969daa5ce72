import { money } from '../money';
import { type Action, emptyCodingFields } from '../rules/action';
import type { Condition } from '../rules/condition';
import type { ExpenseFacts } from '../rules/facts';
import type { Rule } from '../rules/rule';

export const travel = '00000000-0000-7000-8000-00000000000a';
export const meals = '00000000-0000-7000-8000-00000000000b';
export const visa = '00000000-0000-7000-8000-00000000000c';
export const ann = '00000000-0000-7000-8000-00000000000d';
export const bob = '00000000-0000-7000-8000-00000000000e';

export const theNames = new Map([
  [travel, 'Travel'],
  [meals, 'Meals'],
  [visa, 'Visa 4590'],
  [ann, 'Ann'],
  [bob, 'Bob'],
]);

export const someFacts = (change: Partial<ExpenseFacts> = {}): ExpenseFacts => ({
  merchant: 'Uber',
  amount: money(5_000n, 'GBP'),
  base: change.amount ?? money(5_000n, 'GBP'),
  cardId: visa,
  spenderId: ann,
  note: '',
  type: 'payment',
  ...change,
});

export const anAction = (change: Partial<Action> = {}): Action => ({
  ...emptyCodingFields,
  categoryId: travel,
  supplierRef: null,
  parts: [],
  ...change,
});

let made = 0;
export const aRule = (...conditions: Condition[]): Rule => {
  made += 1;
  return { id: `rule-${made}`, revision: 1, name: `Rule ${made}`, conditions, action: anAction() };
};

export const merchantIs = (...values: string[]): Condition => ({ field: 'merchant', test: 'is', values });
export const merchantContains = (...values: string[]): Condition => ({ field: 'merchant', test: 'contains', values });
