import { describe, test } from 'vitest';
import type { ResolvedJournal } from '../books';
import { aJournal, booksOf, requirePackage } from '../testing/drafts';
import { archived, expectRefusal, long, type Refusal } from '../testing/refusal';

describe.each(['pqsw'])('adjustments in %s', (key) => {
  test.each(journals(key))(
    '%s',
    expectRefusal(requirePackage(key).adjustments?.refuse, (values) => aJournal(key, values)),
  );
});

function journals(key: string): readonly Refusal<ResolvedJournal>[] {
  const { info, bank, expense, payable } = booksOf(key);
  const line = { description: '', tracking: [] };
  const two = (account = expense, description = '') => ({
    lines: [
      { ...line, account, amount: 5, description },
      { ...line, account: bank, amount: -5 },
    ],
  });
  return [
    ['archived account', two(), two({ ...expense, ...archived }), 'The account is inactive.'],
    ['closing date', {}, { info: { ...info, lockDate: '2026-11-20' } }, 'closing date'],
    ['reserved account', two(), two(payable), 'cannot be used on this type of transaction'],
    ['two lines', {}, { lines: [{ ...line, account: expense, amount: 0 }] }, 'at least two lines'],
    ['base currency', {}, { currency: 'EUR' }, 'base currency'],
    ['accounts in base currency', {}, two({ ...expense, currency: 'EUR' }), 'currency of all accounts'],
    ['line description', two(expense, long(4000)), two(expense, long(4001)), '4000 characters'],
  ];
}
