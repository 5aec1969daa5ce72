import { describe, expect, test } from 'vitest';
import { matchRows } from './match';
import { aRow, matched, nov, theRows } from './testing/rows';

describe('one line and one record', () => {
  test('are certain with our own id, whatever the day and the text', () => {
    const line = aRow('l1', -4800, { ownId: 'm1', day: nov(30), counterparty: 'CARD 4411' });
    expect(matched([line], [aRow('r1', -4800, { ownId: 'm1' })])).toEqual(['certain l1 = r1']);
    expect(matchRows(theRows([line], [aRow('r1', -4800, { ownId: 'm1' })])).proposals[0]?.reasons).toEqual([
      { kind: 'own id', points: 100 },
    ]);
  });

  test('with our own id go before a better day and name', () => {
    const lines = [aRow('l1', -4800, { ownId: 'm1', day: nov(14), counterparty: null })];
    const records = [aRow('r1', -4800, { ownId: 'm1' }), aRow('r2', -4800, { day: nov(14) })];
    expect(matched(lines, records)).toEqual(['certain l1 = r1']);
  });

  test('with our own id and another amount are suggested with the difference', () => {
    const lines = [aRow('l1', -4801, { ownId: 'm1' })];
    expect(matched(lines, [aRow('r1', -4800, { ownId: 'm1' })])).toEqual(['likely l1 = r1, rounding -1']);
  });

  test('two lines with one of our ids are told as ambiguous, because one is a duplicate', () => {
    const lines = [aRow('l1', -4800, { ownId: 'm1' }), aRow('l2', -4800, { ownId: 'm1' })];
    expect(matched(lines, [aRow('r1', -4800, { ownId: 'm1' })])).toEqual(['ambiguous l1+l2 = r1']);
  });

  test('a line and the line that corrects it are certain with the record that they add up to', () => {
    const lines = [aRow('l1', -5000, { ownId: 'm1' }), aRow('l2', 500, { ownId: 'm1', day: nov(28) })];
    expect(matched(lines, [aRow('r1', -4500, { ownId: 'm1' })])).toEqual(['certain l1+l2 = r1']);
    // Before the record was read again, the two lines say nothing together.
    expect(matched(lines, [aRow('r1', -5000, { ownId: 'm1' })])).toEqual(['certain l1 = r1']);
    expect(matched(lines, [aRow('r1', -4600, { ownId: 'm1' })])).toEqual(['likely l1 = r1, tip -400']);
  });

  test('are certain with the same amount, payee and day, or within three days', () => {
    for (const day of [10, 11, 13])
      expect(matched([aRow('l1', -4800, { day: nov(day) })], [aRow('r1', -4800)])).toEqual(['certain l1 = r1']);
  });

  test('give their reasons as data', () => {
    const rows = theRows([aRow('l1', -4800, { day: nov(11) })], [aRow('r1', -4800)]);
    expect(matchRows(rows).proposals).toEqual([
      {
        lineIds: ['l1'],
        recordIds: ['r1'],
        level: 'certain',
        score: 91,
        differenceMinor: 0n,
        reasons: [
          { kind: 'amount', cause: null, points: 50 },
          { kind: 'day', days: 1, points: 21 },
          { kind: 'counterparty', is: 'same', points: 20 },
        ],
      },
    ]);
  });

  test('a record of Friday and a line of Tuesday are suggested', () => {
    expect(matched([aRow('l1', -4800, { day: nov(17) })], [aRow('r1', -4800, { day: nov(13) })])).toEqual([
      'likely l1 = r1',
    ]);
  });

  test('a line two days before the purchase is suggested, never certain', () => {
    expect(matched([aRow('l1', -4800, { day: nov(8) })], [aRow('r1', -4800)])).toEqual(['likely l1 = r1']);
  });

  test('a missing name is suggested; a name alone counts for nothing', () => {
    expect(matched([aRow('l1', -4800, { counterparty: null })], [aRow('r1', -4800)])).toEqual(['likely l1 = r1']);
    expect(matched([aRow('l1', -9900)], [aRow('r1', -4800)])).toEqual([]);
  });

  test('different names of one amount are suggested only for the only two rows', () => {
    const line = aRow('l1', -999, { counterparty: 'Zebra Telecom' });
    expect(matched([line], [aRow('r1', -999)])).toEqual(['likely l1 = r1']);
    expect(matched([line], [aRow('r1', -999), aRow('r2', -999, { counterparty: 'Quick Couriers' })])).toEqual([]);
  });
});

describe('never match', () => {
  test('a line of money in and a record of money out', () => {
    expect(matched([aRow('l1', 4800)], [aRow('r1', -4800)])).toEqual([]);
  });

  test('100 EUR and 100 GBP', () => {
    expect(matched([aRow('l1', -10000, { currency: 'EUR' })], [aRow('r1', -10000)])).toEqual([]);
  });

  test('rows of two accounts of one currency', () => {
    expect(matched([aRow('l1', -4800, { account: 'current' })], [aRow('r1', -4800)])).toEqual([]);
  });

  test('a monthly 9.99 with the line of a month later', () => {
    expect(matched([aRow('l1', -999, { day: nov(40) })], [aRow('r1', -999)])).toEqual([]);
  });

  test('this week’s debit with last week’s record', () => {
    const lines = [aRow('l2', -10000, { day: nov(17) })];
    expect(matched(lines, [aRow('r1', -10000)])).toEqual([]);
  });

  test('this week’s debit with last week’s record, when that is linked', () => {
    const links = [{ lineIds: ['l1'], recordIds: ['r1'] }];
    const lines = [aRow('l1', -10000), aRow('l2', -10000, { day: nov(17) })];
    expect(matched(lines, [aRow('r1', -10000)], { links })).toEqual([]);
    const records = [aRow('r1', -10000), aRow('r2', -10000, { day: nov(17) })];
    expect(matched(lines, records, { links })).toEqual(['certain l2 = r2']);
  });

  test('a hold of 20.00 and a posting of 20.00 of another payee', () => {
    const lines = [aRow('l1', -2000, { counterparty: 'Zebra Telecom' })];
    expect(matched(lines, [aRow('r1', -2000, { state: 'pending' })])).toEqual([]);
  });

  test('a pair that a person rejected, also when it has our own id', () => {
    const rejected = [{ lineIds: ['l1'], recordIds: ['r1'] }];
    expect(matched([aRow('l1', -4800)], [aRow('r1', -4800)], { rejected })).toEqual([]);
    const own = { ownId: 'm1' };
    expect(matched([aRow('l1', -4800, own)], [aRow('r1', -4800, own)], { rejected })).toEqual([]);
  });

  test('after a rejection, the other equal record is suggested and not certain', () => {
    const rejected = [{ lineIds: ['l1'], recordIds: ['r1'] }];
    expect(matched([aRow('l1', -4800)], [aRow('r1', -4800), aRow('r2', -4800)], { rejected })).toEqual([
      'likely l1 = r2',
    ]);
  });
});

describe('pending lines', () => {
  test('are suggested, never certain', () => {
    expect(matched([aRow('l1', -4800, { state: 'pending' })], [aRow('r1', -4800)])).toEqual(['likely l1 = r1']);
    const own = { ownId: 'm1' };
    expect(matched([aRow('l1', -4800, { ...own, state: 'pending' })], [aRow('r1', -4800, own)])).toEqual([
      'likely l1 = r1',
    ]);
  });

  test('leave the record to the booked line beside them', () => {
    const lines = [aRow('l1', -4800), aRow('l2', -4800, { state: 'pending' })];
    expect(matched(lines, [aRow('r1', -4800)])).toEqual(['likely l1 = r1']);
  });
});

describe('equal amounts', () => {
  test('two coffees on two lines of one day are certain as a group', () => {
    expect(matched([aRow('l1', -320), aRow('l2', -320)], [aRow('r1', -320), aRow('r2', -320)])).toEqual([
      'certain l1 = r1',
      'certain l2 = r2',
    ]);
  });

  test('two records and one line are ambiguous', () => {
    expect(matched([aRow('l1', -320)], [aRow('r1', -320), aRow('r2', -320)])).toEqual(['ambiguous l1 = r1+r2']);
  });

  test('five monthly instalments pair month by month', () => {
    const months = [0, 30, 61, 91, 122];
    const lines = months.map((day, at) => aRow(`l${at}`, -25000, { day: nov(day + 1) }));
    const records = months.map((day, at) => aRow(`r${at}`, -25000, { day: nov(day) }));
    expect(matched(lines, records)).toEqual(months.map((_, at) => `certain l${at} = r${at}`));
  });

  test('instalments that are booked weeks late are certain by their references', () => {
    const reference = (at: number) => ({ references: [`INV-100${at}`] });
    const lines = [3, 1, 2].map((at) => aRow(`l${at}`, -25000, { day: nov(20), ...reference(at) }));
    const records = [1, 2, 3].map((at) => aRow(`r${at}`, -25000, { day: nov(15), ...reference(at) }));
    expect(matched(lines, records)).toEqual([1, 2, 3].map((at) => `certain l${at} = r${at}`));
  });

  test('a reference that several rows have proves nothing', () => {
    const mandate = { references: ['MANDATE-77'] };
    const lines = [aRow('l1', -10000, { day: nov(17), ...mandate })];
    const records = [aRow('r1', -10000, mandate), aRow('r2', -10000, { day: nov(3), ...mandate })];
    expect(matched(lines, records)).toEqual([]);
  });

  test('a settlement after 30 days is suggested by its reference', () => {
    const lines = [aRow('l1', -10000, { day: nov(40), references: ['SETTLE-9'] })];
    expect(matched(lines, [aRow('r1', -10000, { references: ['settle 9'] })])).toEqual(['likely l1 = r1']);
  });

  test('coffees on following days are suggested in the order of days when the counts agree', () => {
    const lines = [11, 12, 13].map((day) => aRow(`l${day}`, -320, { day: nov(day) }));
    const records = [10, 11, 12].map((day) => aRow(`r${day}`, -320, { day: nov(day) }));
    expect(matched(lines, records)).toEqual(['likely l11 = r10', 'likely l12 = r11', 'likely l13 = r12']);
  });

  test('coffees on following days are never certain, because a missing one would shift them', () => {
    const days = [10, 11, 12];
    const lines = days.map((day) => aRow(`l${day}`, -320, { day: nov(day) }));
    const records = days.map((day) => aRow(`r${day}`, -320, { day: nov(day) }));
    expect(matched(lines, records)).toEqual(days.map((day) => `likely l${day} = r${day}`));
  });

  test('linked rows show that an amount recurs', () => {
    const lines = [aRow('l1', -320), aRow('l2', -320, { day: nov(12) })];
    const records = [aRow('r1', -320), aRow('r2', -320, { day: nov(11) })];
    const links = [{ lineIds: ['l1'], recordIds: ['r1'] }];
    expect(matched(lines, records, { links })).toEqual(['likely l2 = r2']);
  });

  test('equal amounts of two payees on one day do not cross', () => {
    const [zebra, quick] = [{ counterparty: 'Zebra Telecom' }, { counterparty: 'Quick Couriers' }];
    const lines = [aRow('l1', -999, zebra), aRow('l2', -999, quick)];
    expect(matched(lines, [aRow('r1', -999, quick), aRow('r2', -999, zebra)])).toEqual([
      'certain l1 = r2',
      'certain l2 = r1',
    ]);
  });

  test('a link whose record was deleted in the books opens the line again', () => {
    const links = [{ lineIds: ['l1'], recordIds: ['deleted'] }];
    expect(matched([aRow('l1', -4800)], [aRow('r1', -4800)], { links })).toEqual(['certain l1 = r1']);
  });
});

test('two rows of one side with one id are refused', () => {
  expect(() => matchRows(theRows([aRow('l1', -1), aRow('l1', -2)], []))).toThrow('the same id');
});
