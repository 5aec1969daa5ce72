import { expect, test } from 'vitest';
import { planCsv } from '../testing/plan';

const planOfDays = (days: readonly string[], choices = {}, country = 'GB') =>
  planCsv(`Date,Payee,Amount\n${days.map((day, at) => `${day},Shop ${at},-5.00`).join('\n')}`, choices, 'GBP', country);

/** Returns the planned days, the first notice, and how often the order is asked. */
function daysOf(days: readonly string[], choices = {}, country = 'GB') {
  const plan = planOfDays(days, choices, country);
  return {
    days: plan.rows.map(({ facts }) => facts.day),
    refused: plan.refused.map(({ line, reason }) => `${line} ${reason}`),
    notices: plan.notices,
    options: plan.questions.find(({ about }) => about === 'order of day and month')?.options ?? [],
  };
}

test.each([
  ['GB', ['12/11/2026', '01/12/2026', '02/12/2026'], ['dmy', 'mdy']],
  ['US', ['11/12/2026', '12/01/2026', '12/02/2026'], ['mdy', 'dmy']],
])('in %s, days that are in the future in both orders follow the country, with a question', (country, days, options) =>
  expect(daysOf(days, {}, country)).toMatchObject({
    days: ['2026-11-12'],
    refused: [expect.stringContaining('3 The date is in the future'), expect.stringContaining('4 ')],
    options,
  }),
);

test.each([[['11/12/2026']], [['11/12/2026', 'Pending']], [['10/12/2026', '09/12/2026', '08/12/2026']]])(
  'an order that only days in the future tell is said and asked: %j',
  (days) =>
    expect(daysOf(days)).toMatchObject({
      notices: [
        'Read as day, month, year, some dates are in the future. They are read as month, day, year: check one of them.',
      ],
      options: ['mdy', 'dmy'],
    }),
);

test('no order is asked where the country’s order gives days in the past and the other one days in the future', () =>
  expect(daysOf(['10/11/2026', '09/12/2025'], {}, 'GB')).toMatchObject({ options: ['dmy', 'mdy'] }));

test.each([
  [['13/11/2026', '05/11/2026']],
  [['13/11/2026', '02/12/2026']],
  [['2026-11-03', '2026-11-13']],
  [['3 Nov 2026']],
])('nothing is said of dates that can be read in one way: %j', (days) =>
  expect(daysOf(days)).toMatchObject({ notices: [], options: [] }),
);

test('of dates in both orders, those that can be read in two ways are refused until the order is chosen', () => {
  const days = ['13/11/2026', '11/14/2026', '03/04/2026', '05/05/2026', '2026-03-04'];
  expect(daysOf(days)).toMatchObject({
    days: ['2026-11-13', '2026-05-05', '2026-03-04'],
    refused: ['3 “11/14/2026” is not a date.', '4 “03/04/2026” can be 3 Apr 2026 or 4 Mar 2026.'],
    options: ['dmy', 'mdy'],
  });
  expect(daysOf(days, { order: 'mdy' })).toMatchObject({ days: expect.arrayContaining(['2026-03-04']), options: [] });
});

test.each([
  [['13/11/2026', '2026-03-11', '2026-05-05'], ['3 “2026-03-11” can be 11 Mar 2026 or 3 Nov 2026.']],
  [['11/13/2026', '2026-03-11 00:00:00'], ['3 “2026-03-11 00:00:00” can be 11 Mar 2026 or 3 Nov 2026.']],
  [['13/11/2026', '46092'], ['3 “46092” can be 11 Mar 2026 or 3 Nov 2026.']],
])('dates that a spreadsheet converted in part are refused: %j', (days, refused) =>
  expect(daysOf(days)).toMatchObject({ refused, options: expect.arrayContaining(['dmy', 'mdy']) }),
);

test('dates with the year first and last are read with a notice', () =>
  expect(daysOf(['13/11/2026', '03/11/2026', '2026-11-20'])).toMatchObject({
    days: ['2026-11-13', '2026-11-03', '2026-11-20'],
    notices: ['Some dates begin with the year and others end with it. Check one of each kind.'],
  }));
