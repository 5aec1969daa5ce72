import { expect, test } from 'vitest';
import { Refusal } from '../../refusal';
import { readChoices, structureChoices } from './choose';

const titles = ['Trans. Date', 'Post Date', 'Belopp (SEK)', 'Column 4'];
const read = (about: string, answer: string) => readChoices([{ about, answer }], titles);

test.each([
  ['date', 'Trans. Date', { columns: { day: 0 } }],
  ['payee', 'post date', { columns: { merchant: 1 } }],
  ['amount', 'belopp sek', { columns: { amount: 2 } }],
  ['money out', '4', { columns: { debit: 3 } }],
  ['titles', '3', { headerLine: 3 }],
  ['titles', 'none', { headerLine: null }],
  ['order', 'mdy', { order: 'mdy' }],
  ['decimal', ',', { decimal: ',' }],
  ['which sign is spending', 'positive', { spending: 'positive' }],
  ['encoding', 'windows-1250', { encoding: 'windows-1250' }],
  ['rate for EUR', '0.86', { rates: { EUR: '0.86' } }],
  ['currency', 'EUR', { currency: 'EUR' }],
])('%s=%s', (about, answer, choices) => expect(read(about, answer)).toEqual(choices));

test('joins several choices', () =>
  expect(
    readChoices(
      [
        { about: 'date', answer: '1' },
        { about: 'amount', answer: '3' },
        { about: 'rate for EUR', answer: '0.86' },
        { about: 'rate for USD', answer: '0.79' },
      ],
      titles,
    ),
  ).toEqual({ columns: { day: 0, amount: 2 }, rates: { EUR: '0.86', USD: '0.79' } }));

test.each([
  ['date', 'Nowhere'],
  ['date', '5'],
  ['colour', 'red'],
  ['order', 'ydm'],
  ['titles', 'first'],
])('refuses %s=%s', (about, answer) => expect(() => read(about, answer)).toThrow(Refusal));

test('takes the encoding and the line of the titles first, because they decide what the titles are', () =>
  expect(
    structureChoices([
      { about: 'Titles', answer: '4' },
      { about: 'date', answer: 'Unknown yet' },
    ]),
  ).toEqual({ headerLine: 4 }));
