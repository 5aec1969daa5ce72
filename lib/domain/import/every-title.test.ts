import { expect, test } from 'vitest';
import type { FilePlan } from './file-plan';
import { planCsv } from './testing/plan';
import * as amounts from './titles/amount';
import * as currencies from './titles/currency';
import * as days from './titles/day';
import { splitList } from './titles/fold';
import * as others from './titles/other';
import * as names from './titles/payee';

type Given = {
  readonly field: string;
  readonly lists: readonly (readonly string[])[];
  /** The other titles; `*` is the place of the title. */
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly isRight: (plan: FilePlan, title: string) => boolean;
};

const column = (plan: FilePlan, field: keyof FilePlan['settings']['columns']) => plan.settings.columns[field];
const types = (plan: FilePlan) => plan.rows.map(({ facts }) => facts.type).join();
const simple = [
  ['2026-11-20', 'Office Mart', '-1800'],
  ['2026-11-19', 'City Parking', '-800'],
];
const withCells = (...cells: readonly string[]) => simple.map((row, at) => [...row, cells[at] ?? '']);
const isBeside = (field: 'card' | 'note' | 'category') => (plan: FilePlan) =>
  column(plan, field) === 3 && column(plan, 'merchant') === 1 && types(plan) === 'payment,payment';

const every: readonly Given[] = [
  {
    field: 'day',
    lists: [days.dayTitles, days.valueDayTitles],
    titles: ['*', 'Payee', 'Amount'],
    rows: simple,
    isRight: (plan) => column(plan, 'day') === 0 && types(plan) === 'payment,payment',
  },
  {
    field: 'payee',
    lists: [names.payeeTitles],
    titles: ['Date', '*', 'Amount'],
    rows: simple,
    isRight: (plan) => column(plan, 'merchant') === 1 && types(plan) === 'payment,payment',
  },
  {
    field: 'amount',
    lists: [amounts.amountTitles, currencies.originalAmountTitles],
    titles: ['Date', 'Payee', '*'],
    rows: simple,
    isRight: (plan) => column(plan, 'amount') === 2 && types(plan) === 'payment,payment',
  },
  {
    field: 'money out',
    lists: [amounts.debitTitles],
    titles: ['Date', 'Payee', '*', 'Credit'],
    rows: [
      ['2026-11-20', 'Office Mart', '1800', ''],
      ['2026-11-19', 'Berry Ltd', '', '800'],
    ],
    isRight: (plan) => column(plan, 'debit') === 2 && types(plan) === 'payment,refund',
  },
  {
    field: 'money in',
    lists: [amounts.creditTitles],
    titles: ['Date', 'Payee', 'Debit', '*'],
    rows: [
      ['2026-11-20', 'Office Mart', '1800', ''],
      ['2026-11-19', 'Berry Ltd', '', '800'],
    ],
    isRight: (plan) => column(plan, 'credit') === 3 && types(plan) === 'payment,refund',
  },
  {
    field: 'direction',
    lists: [others.directionTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: [
      ['2026-11-20', 'Office Mart', '1800', 'Debit'],
      ['2026-11-19', 'Berry Ltd', '800', 'Credit'],
    ],
    isRight: (plan) => column(plan, 'direction') === 3 && types(plan) === 'payment,refund',
  },
  {
    field: 'fee',
    lists: [amounts.feeTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('0.50', '0.00'),
    isRight: (plan) => column(plan, 'fee') === 3 && column(plan, 'amount') === 2,
  },
  {
    field: 'balance',
    lists: [amounts.balanceTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('8200', '10000'),
    isRight: (plan) => column(plan, 'balance') === 3 && column(plan, 'amount') === 2,
  },
  {
    field: 'amount before tax',
    lists: [amounts.netTitles],
    titles: ['Date', 'Payee', '*', 'VAT', 'Gross'],
    rows: [['2026-11-20', 'Office Mart', '1500', '300', '1800']],
    isRight: (plan) => column(plan, 'amount') === 4,
  },
  {
    field: 'tax',
    lists: [amounts.taxTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('300', '160'),
    isRight: (plan) => column(plan, 'amount') === 2 && types(plan) === 'payment,payment',
  },
  {
    field: 'currency',
    lists: [currencies.currencyTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('GBP', 'EUR'),
    isRight: (plan) => plan.rows.map(({ facts }) => facts.amount.currency).join() === 'GBP,EUR',
  },
  {
    field: 'original amount',
    lists: [currencies.originalAmountTitles],
    titles: ['Date', 'Payee', '*', 'Amount'],
    rows: [['2026-11-20', 'Office Mart', '-5000', '-1800']],
    isRight: (plan) => column(plan, 'amount') === 3,
  },
  {
    field: 'original currency',
    lists: [currencies.originalCurrencyTitles],
    titles: ['Date', 'Payee', 'Amount', 'Currency', '*'],
    rows: [['2026-11-20', 'Office Mart', '-1800', 'GBP', 'USD']],
    isRight: (plan) => column(plan, 'currency') === 3,
  },
  {
    field: 'rate',
    lists: [currencies.rateTitles],
    titles: ['Date', 'Payee', 'Amount', 'Currency', '*'],
    rows: [['2026-11-20', 'Office Mart', '-1800', 'USD', '0.8']],
    isRight: (plan) => plan.rows[0]?.facts.rate === '0.8',
  },
  {
    field: 'state',
    lists: [others.stateTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('Booked', 'Pending'),
    isRight: (plan) => column(plan, 'state') === 3 && plan.rows.length === 1,
  },
  {
    field: 'kind of payment',
    lists: [others.kindTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('Card payment', 'Transfer out'),
    isRight: (plan) => column(plan, 'merchant') === 1 && types(plan) === 'payment,payment',
  },
  {
    field: 'card',
    lists: [others.cardTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('Visa 1111', 'Visa 2222'),
    isRight: isBeside('card'),
  },
  {
    field: 'note',
    lists: [others.noteTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('Paper for the printer', 'Trade fair'),
    isRight: isBeside('note'),
  },
  {
    field: 'category',
    lists: [others.categoryTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('Office', 'Travel'),
    isRight: isBeside('category'),
  },
  {
    field: 'reference',
    lists: [others.referenceTitles, others.accountTitles],
    titles: ['Date', 'Payee', 'Amount', '*'],
    rows: withCells('R1001', 'R1002'),
    isRight: (plan) => column(plan, 'merchant') === 1 && types(plan) === 'payment,payment',
  },
];

const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');

test.each(every.map((given) => [given.field, given] as const))('recognises every title of the %s', (_, given) => {
  const titles = given.lists.flat().flatMap(splitList);
  const unknown = titles.filter((title) => {
    const line = given.titles.map((other) => (other === '*' ? title : other));
    return !given.isRight(planCsv(`${[line, ...given.rows].map(quoted).join('\n')}\n`), title);
  });
  expect(titles.length).toBeGreaterThan(20);
  expect(unknown).toEqual([]);
});
