import { describe, expect, test } from 'vitest';
import { planCsv } from '../testing/plan';

/** Plans rows of [text, amount, balance] and returns the sign of spending, or "ask". */
function spendingIn(rows: readonly string[], titles = 'Date,Description,Amount') {
  const lines = rows.map((row, at) => `2026-11-${String(at + 1).padStart(2, '0')},${row}`);
  const plan = planCsv([titles, ...lines].join('\n'));
  const asked = plan.questions.find(({ about }) => about === 'which sign is spending');
  if (asked) expect(plan.rows).toEqual([]);
  return asked ? 'ask' : plan.settings.spending;
}
const withBalance = 'Date,Description,Amount,Balance';

describe('the words in the rows decide', () => {
  test.each([
    ['negative', ['Alpha,-5.00', 'PAYMENT RECEIVED - THANK YOU,25.00']],
    ['positive', ['Alpha,5.00', 'PAYMENT RECEIVED - THANK YOU,-25.00']],
    ['positive', ['Alpha,5.00', 'Beta,7.00', 'Refund Gamma,-2.00']],
    ['negative', ['Alpha,900.00', 'Beta,700.00', 'Card purchase Gamma,-2.00']],
    ['negative', ['Alpha,900.00', 'Salary November,-1.00', 'Monthly account fee,-2.00']],
    ['positive', ['Bahn,"54,20"', 'ZAHLUNG ERHALTEN. BESTEN DANK,"-540,00"']],
    ['positive', ['SNCF,"54,20"', 'PRELEVEMENT AUTOMATIQUE ENREGISTRE-MERCI,"-540,00"']],
  ])('%s: %j', (sign, rows) => expect(spendingIn(rows)).toBe(sign));
});

describe('a person is asked', () => {
  test.each([
    ['with one row of each sign', ['Alpha,5.00', 'Beta,-5.00']],
    ['with one row of the other sign and no words', ['Alpha,54.20', 'Beta,12.00', 'Gamma,-5.00']],
    ['with mostly income and no words', ['Acme,900.00', 'Beta,800.00', 'Gamma,700.00', 'Delta,-18.20']],
    ['when the words contradict each other', ['Refund Alpha,-5.00', 'Card purchase Beta,-7.00', 'Gamma,1.00']],
    ['when one sign is also on money in', ['Alpha,5.00', 'PAYMENT RECEIVED - THANK YOU,25.00']],
    ['when an automatic payment can be either', ['Alpha,5.00', 'AUTOMATIC PAYMENT,-25.00']],
  ])('%s', (_, rows) => expect(spendingIn(rows)).toBe('ask'));

  test('when only positive amounts raise the balance, which can be income or a debt', () =>
    expect(spendingIn(['Alpha,5.00,105.00', 'Beta,7.00,112.00'], withBalance)).toBe('ask'));

  test('with a row of each sign', () => {
    const { questions } = planCsv('Date,Description,Amount\n2026-11-01,Alpha,5.00\n2026-11-02,Beta,-5.00');
    expect(questions).toMatchObject([
      {
        options: ['negative', 'positive'],
        blocks: true,
        samples: ['Line 3: 2026-11-02 · Beta · -5.00', 'Line 2: 2026-11-01 · Alpha · 5.00'],
      },
    ]);
  });
});

describe('the balance decides', () => {
  test.each([
    ['negative', ['Acme,900.00,1900.00', 'Beta,800.00,2700.00', 'Gamma,-18.20,2681.80']],
    ['positive', ['Acme,900.00,1900.00', 'Beta,800.00,1100.00', 'Gamma,-18.20,1118.20']],
  ])('%s: %j', (sign, rows) => expect(spendingIn(rows, withBalance)).toBe(sign));
});

test('the balance decides in a file that begins with the latest row', () => {
  const rows = ['2026-11-03,Gamma,-18.20,2681.80', '2026-11-02,Beta,800.00,2700.00', '2026-11-01,Acme,900.00,1900.00'];
  expect(planCsv([withBalance, ...rows].join('\n')).settings.spending).toBe('negative');
});

test('what comes back from a payee is less than what was paid', () => {
  expect(spendingIn(['Alpha,5.00', 'Alpha,-3.00'])).toBe('positive');
  expect(spendingIn(['Alpha,-5.00', 'Alpha,3.00'])).toBe('negative');
  expect(spendingIn(['Alpha,-5.00', 'Alpha,5.00'])).toBe('ask');
});

test('one sign without a contrary word is spending', () => {
  expect(spendingIn(['Alpha,5.00', 'Beta,7.00'])).toBe('positive');
  expect(spendingIn(['Alpha,-5.00', 'Beta,-7.00'])).toBe('negative');
  expect(spendingIn(['Salary,5.00', 'Salary,7.00'])).toBe('negative');
});

test('the answer of the person is used', () => {
  const plan = planCsv('Date,Description,Amount\n2026-11-01,Alpha,5.00\n2026-11-02,Beta,-5.00', {
    spending: 'positive',
  });
  expect(plan.rows.map(({ facts }) => facts.type)).toEqual(['payment', 'refund']);
  expect(plan.questions).toEqual([]);
});

describe('letters at the amounts', () => {
  const types = (rows: readonly string[]) =>
    planCsv(['Date,Description,Amount', ...rows.map((row) => `2026-11-01,${row}`)].join('\n')).rows.map(
      ({ facts }) => facts.type,
    );
  test.each([
    [
      ['A,12.50', 'B,4.50 CR', 'C,230.00CR'],
      ['payment', 'refund', 'refund'],
    ],
    [
      ['A,12.50', 'B,4.50 DR'],
      ['refund', 'payment'],
    ],
    [
      ['A,12.50 DR', 'B,4.50 CR'],
      ['payment', 'refund'],
    ],
  ])('%j', (rows, expected) => expect(types(rows)).toEqual(expected));
});

describe('a debit and a credit column', () => {
  const types = (rows: readonly string[], choices = {}) => {
    const plan = planCsv(
      ['Date,Description,Debit,Credit', ...rows.map((row) => `2026-11-01,${row}`)].join('\n'),
      choices,
    );
    return plan.questions.length > 0
      ? plan.questions.map(({ about }) => about)
      : plan.rows.map(({ facts }) => facts.type);
  };
  const sign = ['which sign is spending'];
  test.each([
    [
      ['A,5.00,', 'B,,7.00'],
      ['payment', 'refund'],
    ],
    [
      ['A,-5.00,', 'B,,7.00'],
      ['payment', 'refund'],
    ],
    [
      ['A,5.00,0.00', 'B,0.00,7.00'],
      ['payment', 'refund'],
    ],
    [
      ['A,5.00,', 'B,,-7.00'],
      ['payment', 'refund'],
    ],
    [
      ['A,45.00,', 'A reversal,-45.00,', 'Fee,,-3.00'],
      ['payment', 'refund', 'payment'],
    ],
    [
      ['A,-50.00,', 'A,20.00,'],
      ['payment', 'refund'],
    ],
    [['A,5.00,', 'B,-2.00,'], sign],
  ])('%j', (rows, expected) => expect(types(rows)).toEqual(expected));

  test('asks what a minus sign means, and uses the answer', () =>
    expect(types(['A,5.00,', 'B,-2.00,'], { spending: 'positive' })).toEqual(['payment', 'refund']));

  test('refuses a row with both', () =>
    expect(planCsv('Date,Description,Debit,Credit\n2026-11-01,A,5.00,6.00').refused[0]?.reason).toBe(
      'The row has both money out and money in.',
    ));
});

test('the kind of payment tells the direction of amounts without a sign', () => {
  const plan = planCsv('Date,Description,Type,Amount\n2026-11-01,Alpha,Purchase,5.00\n2026-11-02,Beta,Refund,7.00');
  expect(plan.rows.map(({ facts }) => facts.type)).toEqual(['payment', 'refund']);
});

test('a minus sign beside a direction reverses it, and a larger sum from a payee is what came in', () => {
  const plan = planCsv(
    'Date,Description,Amount,DC\n2026-11-01,Alpha,-12.00,D\n2026-11-02,Beta,7.00,C\n2026-11-03,Beta,-3.00,C',
  );
  expect(plan.rows.map(({ facts }) => facts.type)).toEqual(['payment', 'refund', 'payment']);
});
