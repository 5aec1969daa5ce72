import { aJournal, booksOf } from '../testing/records';
import { archived, describeRefusals, long } from '../testing/refusal';

describeRefusals('adjustments', {
  packageKeys: ['pqsw'],
  ruleOf: ({ adjustments }) => adjustments?.refuse,
  build: aJournal,
  casesOf: (key) => {
    const { info, bank, expense, payable } = booksOf(key);
    const line = { description: '', tracking: [] };
    const twoLines = (account = expense, description = '') => ({
      lines: [
        { ...line, account, amount: 5, description },
        { ...line, account: bank, amount: -5 },
      ],
    });
    return [
      ['an archived account', twoLines(), twoLines({ ...expense, ...archived }), 'The account is inactive.'],
      ['the closing date', {}, { info: { ...info, lockDate: '2026-11-20' } }, 'closing date'],
      ['a reserved account', twoLines(), twoLines(payable), 'cannot be used on this type of transaction'],
      ['a single line', {}, { lines: [{ ...line, account: expense, amount: 0 }] }, 'at least two lines'],
      ['a foreign currency', {}, { currency: 'EUR' }, 'base currency'],
      ['an account in a foreign currency', {}, twoLines({ ...expense, currency: 'EUR' }), 'currency of all accounts'],
      ['a long line description', twoLines(expense, long(4000)), twoLines(expense, long(4001)), '4000 characters'],
    ];
  },
});
