import { describe, expect, test } from 'vitest';
import { matchRows } from './match';
import { aRow, matched, nov, theRows } from './testing/rows';

describe('unequal amounts', () => {
  test('48.01 and 48.00 are suggested with a rounding difference of 0.01', () => {
    expect(matched([aRow('l1', -4800)], [aRow('r1', -4801)])).toEqual(['likely l1 = r1, rounding 1']);
  });

  test('158.10 and 155.10 are suggested with a fee of 3.00', () => {
    expect(matched([aRow('l1', -15810)], [aRow('r1', -15510)])).toEqual(['likely l1 = r1, fee -300']);
  });

  test('a charge that the bank states may be larger', () => {
    const lines = [aRow('l1', -2250, { fee: { minor: 250n, currency: 'GBP' } })];
    expect(matched(lines, [aRow('r1', -2000)])).toEqual(['likely l1 = r1, fee -250']);
    expect(matched([aRow('l1', -2250)], [aRow('r1', -2000, { counterparty: 'Quick Couriers' })])).toEqual([]);
  });

  test('money that came in less its charge is suggested', () => {
    expect(matched([aRow('l1', 9800)], [aRow('r1', 10000)])).toEqual(['likely l1 = r1, fee -200']);
  });

  test('a hold of 60.00 and a posting of 66.00 are one payment with a tip', () => {
    expect(matched([aRow('l1', -6600)], [aRow('r1', -6000, { state: 'pending' })])).toEqual([
      'likely l1 = r1, tip -600',
    ]);
  });

  test('two holds that may have got the tip are ambiguous', () => {
    const hold = { state: 'pending' } as const;
    expect(matched([aRow('l1', -6600)], [aRow('r1', -6000, hold), aRow('r2', -6000, hold)])).toEqual([
      'ambiguous l1 = r1+r2',
    ]);
  });

  test('one foreign amount at another rate is suggested', () => {
    const original = { minor: -20000n, currency: 'USD' };
    const lines = [aRow('l1', -15810, { original })];
    expect(matched(lines, [aRow('r1', -15400, { original })])).toEqual(['likely l1 = r1, exchange rate -410']);
  });

  test('one reference and another amount are suggested with the difference', () => {
    const named = { references: ['INV-2041'] };
    expect(matched([aRow('l1', -9000, named)], [aRow('r1', -12000, named)])).toEqual(['likely l1 = r1, amount 3000']);
  });
});

describe('sets', () => {
  test('two coffees of 3.20 and a line of 6.40 are suggested', () => {
    expect(matched([aRow('l1', -640)], [aRow('r1', -320), aRow('r2', -320)])).toEqual(['likely l1 = r1+r2']);
  });

  test('the only set of one payee is certain', () => {
    const records = [aRow('r1', -1210), aRow('r2', -2345), aRow('r3', -777)];
    expect(matched([aRow('l1', -4332, { day: nov(12) })], records)).toEqual(['certain l1 = r1+r2+r3']);
  });

  test('the only set of several payees is suggested', () => {
    const records = [aRow('r1', -1210, { counterparty: 'Zebra Telecom' }), aRow('r2', -2345)];
    expect(matched([aRow('l1', -3555, { counterparty: 'CARD SETTLEMENT' })], records)).toEqual(['likely l1 = r1+r2']);
  });

  test('three lines that pay one record are found too', () => {
    const lines = [aRow('l1', -1210), aRow('l2', -2345), aRow('l3', -777)];
    expect(matched(lines, [aRow('r1', -4332)])).toEqual(['certain l1+l2+l3 = r1']);
  });

  test('three sets that add up to 50.00 are ambiguous, and none is applied', () => {
    const amounts = [1000, 4000, 2000, 3000, 1500, 3500];
    const records = amounts.map((minor, at) => aRow(`r${at}`, -minor));
    const found = matchRows(theRows([aRow('l1', -5000)], records));
    expect(found.proposals).toEqual([]);
    expect(found.ambiguities.map(({ why, lineIds }) => [why, lineIds])).toEqual([['several sets', ['l1']]]);
    expect(found.ambiguities[0]?.sets).toBeGreaterThanOrEqual(3);
  });

  test('25 candidates are not searched, and are told', () => {
    const records = Array.from({ length: 25 }, (_, at) => aRow(`r${at}`, -(1001 + 7 * at)));
    expect(matched([aRow('l1', -9_000_000)], records)).toEqual(['not searched l1, 25 candidates']);
  });

  test('a set that was rejected is not proposed again', () => {
    const records = [aRow('r1', -1210), aRow('r2', -2345)];
    const rejected = [{ lineIds: ['l1'], recordIds: ['r2', 'r1'] }];
    expect(matched([aRow('l1', -3555)], records, { rejected })).toEqual([]);
  });

  test('a record is in one set only', () => {
    const lines = [aRow('l1', -3555), aRow('l2', -3555)];
    const found = matchRows(theRows(lines, [aRow('r1', -1210), aRow('r2', -2345)]));
    expect(found.proposals).toEqual([]);
  });

  test('a set that is suggested for one line leaves the other line its only set', () => {
    const lines = [aRow('l1', -5000, { day: nov(10) }), aRow('l2', -5000, { day: nov(16) })];
    const early = [aRow('r1', -2000, { day: nov(9) }), aRow('r2', -3000, { day: nov(9) })];
    const late = [aRow('r3', -1000, { day: nov(15) }), aRow('r4', -4000, { day: nov(15) })];
    expect(matched(lines, [...early, ...late])).toEqual(['likely l1 = r1+r2', 'likely l2 = r3+r4']);
  });
});
