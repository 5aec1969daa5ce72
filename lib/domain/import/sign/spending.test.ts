import { describe, expect, test } from 'vitest';
import { outcome, planCsv } from '../testing/plan';

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
    ['negative', ['Alpha,900.00', 'Beta,700.00', 'Card purchase Gamma,-2.00']],
    ['negative', ['Berry payroll,900.00', 'Alpha,-1.00', 'Monthly account fee,-2.00']],
    ['negative', ['Late fee,25.00', 'Card purchase Alpha,-5.00', 'Card purchase Beta,-7.00']],
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
    ['when a fee can have been waived', ['Alpha,-40.00', 'Beta,-3.00', 'Late fee,25.00']],
    ['when two fees can have been waived', ['Alpha,-40.00', 'Late fee,25.00', 'Interest charged,3.00']],
    ['when a payee is called “Fee”', ['Alpha,-40.00', 'Beta,-3.00', 'Fee Solicitors,25.00']],
    ['when a fee of a card can have been waived', ['Alpha,40.00', 'Beta,3.00', 'Late fee,-25.00']],
    ['when a refund can go to a customer', ['Alpha,400.00', 'Beta,-3.00', 'Customer refund,-25.00']],
    ['when several refunds can go to customers', ['Alpha,400.00', 'Refund Beta,-3.00', 'Refund Gamma,-25.00']],
    ['when two shops can have paid back', ['Alpha,-47.00', 'Uber,165.00', 'Kwik-Fit,64.00']],
    ['when two shops can have paid back to a card', ['Alpha,47.00', 'Uber,-165.00', 'Kwik-Fit,-64.00']],
    ['when a sale can be income', ['Sale,100.00', 'Alpha,-50.00']],
    ['when an automatic payment can be either', ['Alpha,5.00', 'AUTOMATIC PAYMENT,-25.00']],
  ])('%s', (_, rows) => expect(spendingIn(rows)).toBe('ask'));

  test.each([
    [['Amazon,89.99', 'Tesco,-40.00', 'Nero,-3.50', 'Amazon,-12.99']],
    [['Amazon,-12.99', 'Tesco,-40.00', 'Amazon,89.99']],
    [['Acme Ltd,900.00', 'Acme Ltd,-70.00', 'Amazon,-115.00', 'Tesco,-438.77']],
    [['Owner loan,5000.00', 'Tesco,-40.00', 'Owner loan,-500.00']],
    [['Amazon,-89.99', 'Tesco,40.00', 'Nero,3.50', 'Amazon,12.99']],
    [['Acme Ltd,900.00', 'Acme Ltd,800.00', 'Acme Ltd,-70.00']],
    [['Acme Ltd,900.00', 'Acme Ltd refund,-70.00', 'Alpha,-5.00']],
    [['Alpha,89.99', 'Beta,-40.00', 'Alpha,-12.99']],
    [['Alpha,5.00', 'Alpha,-3.00']],
    [['Alpha,-5.00', 'Alpha,5.00']],
  ])('when a payee has both signs: %j', (rows) => expect(spendingIn(rows)).toBe('ask'));

  test.each([
    [['Tesco,5.00,105.00', 'Trainline,20.00,125.00', 'Direct Debit,-125.00,0.00']],
    [['Alpha,-125.00,0.00', 'Beta,20.00,125.00', 'Gamma,5.00,105.00'].reverse()],
    [['Alpha,-5.00,105.00', 'Beta,-7.00,112.00', 'Gamma,50.00,62.00']],
    [['Acme,900.00,1900.00', 'Beta,800.00,2700.00', 'Gamma,-18.20,2681.80']],
    [['Alpha,-15.00,100.00', 'Beta,20.00,115.00', 'Gamma,-5.00,95.00']],
  ])('when the balance can be a debt: %j', (rows) => expect(spendingIn(rows, withBalance)).toBe('ask'));

  test('when a card without titles shows its debt', () => {
    const rows = [
      '11/13/2026,TIM HORTONS,12.50,,987.50',
      '11/14/2026,ESSO,40.00,,1027.50',
      '11/26/2026,PAYMENT,,300.00,727.50',
    ];
    for (const text of [rows.join('\n'), rows.toReversed().join('\n')])
      expect(planCsv(text, {}, 'CAD').questions[0]).toMatchObject({
        about: 'which sign is spending',
        samples: [expect.stringContaining('PAYMENT'), expect.stringMatching(/ESSO|TIM/)],
      });
  });

  test('when a register shows the debt of a card', () =>
    expect(
      outcome(
        'Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance\n25/11/2026,Expense,1,Tesco,x,Travel,12.50,12.50\n26/11/2026,Expense,1,Uber,x,Travel,20.00,32.50\n27/11/2026,Credit Card Payment,2,,x,Bank,-30.00,2.50',
      ).questions,
    ).toEqual(['which sign is spending']));

  test('when the only names are those of senders', () => {
    for (const title of ['From', 'Received from'])
      expect(outcome(`Date,${title},Amount\n2026-11-27,Ada,100.00`).questions).toEqual(['which sign is spending']);
  });

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

describe('the balance of an account with more payments than income decides', () => {
  test.each([
    ['negative', ['Alpha,-5.00,995.00', 'Beta,-7.00,988.00', 'Acme,900.00,1888.00']],
    ['positive', ['Acme,900.00,1900.00', 'Beta,800.00,1100.00', 'Zeta,-18.20,1118.20']],
    ['negative', ['Alpha,-5.00,995.00', 'Client Beta,900.00,1895.00']],
  ])('%s: %j', (sign, rows) => expect(spendingIn(rows, withBalance)).toBe(sign));
});

test('the balance decides in a file that begins with the latest row', () => {
  const rows = ['2026-11-03,Gamma,-18.20,281.80', '2026-11-02,Beta,-800.00,300.00', '2026-11-01,Acme,900.00,1100.00'];
  expect(planCsv([withBalance, ...rows].join('\n')).settings.spending).toBe('negative');
});

test('a file of payees with both signs decides when more went out', () => {
  expect(spendingIn(['Alpha,-5.00', 'Alpha,-4.00', 'Alpha,3.00'])).toBe('negative');
  expect(spendingIn(['Alpha,-5.00', 'Alpha,-4.00', 'Alpha,3.00', 'Beta,7.00'])).toBe('ask');
});

test('several clients or shops decide', () => {
  expect(spendingIn(['Client A,900.00', 'Client B,800.00', 'Client C,700.00', 'Alpha,-18.20'])).toBe('negative');
  expect(spendingIn(['Uber,5.00', 'Tesco,6.00', 'Shell,7.00', 'Starbucks,8.00', 'Ikea,9.00', 'Alpha,-5.00'])).toBe(
    'positive',
  );
});

describe('the net amount shows the direction', () => {
  test.each([
    [
      'Date,Description,Amount,Fee,Net\n2026-11-27,Ada,100.00,3.20,96.80\n2026-11-28,Bob,50.00,0.00,50.00',
      ['Ada 96.80 GBP', 'Bob 50.00 GBP'],
    ],
    [
      'Date,Name,Type,Status,Currency,Gross,Fee,Net\n27/11/2026,Ada,Payment received,Completed,GBP,100.00,-3.20,96.80',
      ['Ada 96.80 GBP'],
    ],
    ['Date,Description,Gross Sales,Fees,Net Sales\n2026-11-27,Till 1,100.00,-1.75,98.25', ['Till 1 98.25 GBP']],
    [
      'Date,Description,Amount,Fee,Balance\n2026-11-26,Ada,20.00,0.00,80.00\n2026-11-27,Bob,100.00,3.20,176.80',
      ['Ada 20.00 GBP', 'Bob 96.80 GBP'],
    ],
    ['Date,Description,Amount,Fee,Total\n2026-11-27,Hotel,100.00,2.00,102.00', ['Hotel -102.00 GBP']],
  ])('%s', (text, rows) => expect(outcome(text)).toMatchObject({ rows, questions: [] }));
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
