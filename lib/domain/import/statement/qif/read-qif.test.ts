import { describe, expect, test } from 'vitest';
import { toDecimal } from '@/lib/domain/money';
import { amountsOf, read, rowsOf } from '../testing/statements';

const record = (...lines: string[]) => `${lines.join('\n')}\n^\n`;
const bank = (...records: string[]) => `!Type:Bank\n${records.join('')}`;
const on = (day: string) => bank(record(`D${day}`, 'T-5.00', 'PShop'));
const at = (amount: string, ...others: string[]) =>
  bank(
    record('D2026-11-04', `T${amount}`, 'PShop'),
    ...others.map((other) => record('D2026-11-05', `T${other}`, 'PShop')),
  );

describe('a day', () => {
  test.each([
    ["11/14'26", '2026-11-14'],
    ["11/14' 6", '2006-11-14'],
    ["14.11'2026", '2026-11-14'],
    ["14.11.'26", '2026-11-14'],
    ['14/11/26', '2026-11-14'],
    ['14-11-2026', '2026-11-14'],
    ['2026-11-14', '2026-11-14'],
    ['14 Nov 2026', '2026-11-14'],
    ['11/14/99', '1999-11-14'],
    ['30/02/2026', null],
  ])('%s', (text, day) => {
    expect(rowsOf(read(on(text))).map(([first]) => first)).toEqual(day === null ? [] : [day]);
  });

  test('has the order of the whole file', () => {
    const file = bank(...['10/12/2025', '11/12/2025', '13/12/2025'].map((day) => record(`D${day}`, 'T-1.00', 'PShop')));
    expect(rowsOf(read(file)).map(([day]) => day)).toEqual(['2025-12-10', '2025-12-11', '2025-12-13']);
    expect(rowsOf(read(`!Option:MDY\n${on('11/10/2025')}`)).map(([day]) => day)).toEqual(['2025-11-10']);
  });

  test('is refused when the days of the file have both orders', () => {
    const file = bank(...['13/12/2025', '12/14/2025', '10/12/2025'].map((day) => record(`D${day}`, 'T-1.00', 'PShop')));
    expect(read(file).refused.map(({ reason }) => reason)).toEqual([
      '“12/14/2025” is not a day.',
      '“10/12/2025” can be 10 Dec 2025 or 12 Oct 2025.',
    ]);
  });
});

describe('an amount', () => {
  test.each([
    [['-1,204.50'], ['-1204.50']],
    [['-1.204,50'], ['-1204.50']],
    [["-1'204.50"], ['-1204.50']],
    [
      ['-1.204', '-12,5'],
      ['-1204.00', '-12.50'],
    ],
    [['12,5-'], ['-12.50']],
  ])('%s', (written, amounts) => {
    const [first = '', ...others] = written;
    expect(amountsOf(read(at(first, ...others)))).toEqual(amounts);
  });

  test('that can be read in two ways is asked about', () =>
    expect(read(at('-1.204'))).toMatchObject({
      movements: [],
      refused: [{ reason: '“-1.204” can be 1.204 or 1204. Nothing in the file shows which.' }],
      questions: [{ about: 'decimals', options: ['.', ','] }],
    }));

  test('is in U when T is missing, and is refused when they differ', () => {
    expect(amountsOf(read(bank(record('D2026-11-04', 'U-5.00', 'PShop'))))).toEqual(['-5.00']);
    expect(read(bank(record('D2026-11-04', 'U-5.00', 'T-6.00', 'PShop'))).refused).toMatchObject([
      { reason: 'The record is damaged. Its amount is “-6.00” and “-5.00”.' },
    ]);
  });
});

describe('a record', () => {
  test('of two, whose end mark is lost, is refused', () =>
    expect(read(at('-5.00', '-6.00').replace('^\n', ''))).toMatchObject({
      movements: [],
      refused: [{ reason: 'The record is damaged. It has D twice.' }],
    }));

  test('has its parts, which add up to it', () => {
    const split = (last: string) =>
      bank(
        record('D2026-11-04', 'T-12.00', 'PShop', 'LTravel', 'STravel', 'ETaxi', '$-9.00', 'S[Savings]', `$${last}`),
      );
    const parts = read(split('-3.00')).movements[0]?.splits?.map(({ category, note, money }) => [
      category,
      note,
      toDecimal(money),
    ]);
    expect(parts).toEqual([
      ['Travel', 'Taxi', '-9.00'],
      ['[Savings]', '', '-3.00'],
    ]);
    expect(read(split('-2.00')).movements).toMatchObject([
      {
        note: 'Part: Travel -9.00 (Taxi)\nPart: [Savings] -2.00',
        remarks: [expect.stringContaining('add up to -11.00')],
      },
    ]);
    expect(read(split('-2.00')).movements[0]?.splits).toBeUndefined();
  });

  test('with another account as its category is a transfer', () =>
    expect(
      read(
        bank(record('D2026-11-04', 'T-5.00', 'PMove', 'L[Savings]'), record('D2026-11-04', 'T-5.00', 'PShop', 'LFood')),
      ).movements,
    ).toMatchObject([{ transfer: 'Savings' }, { category: 'Food' }]));

  test('that states a balance is left out', () => {
    const opening = record('D2026-11-01', 'T0.00', 'POpening Balance', 'L[Checking]');
    const { accounts, leftOut } = read(bank(opening, record('D2026-11-04', 'T-5.00', 'PNew Balance')));
    expect(leftOut).toMatchObject([{ reason: 'It is an opening balance, not a movement.' }]);
    expect(accounts).toMatchObject([{ opening: { minor: 0n }, closing: { minor: -500n }, isBalanced: null }]);
  });

  test.each(['\r\n', '\r', '\n'])('ends its lines with %j', (end) =>
    expect(amountsOf(read(at('-5.00', '-6.00').replaceAll('\n', end)))).toEqual(['-5.00', '-6.00']),
  );
});

describe('a file', () => {
  const list = '!Option:AutoSwitch\n!Account\nNOne\nTBank\n^\nNTwo\nTCCard\n^\n!Clear:AutoSwitch\n';
  const accountOf = (name: string, amount: string) =>
    `!Account\nN${name}\nTBank\n^\n${bank(record('D2026-11-04', `T${amount}`, 'PShop'))}`;

  test('with several accounts names the account of each record, and leaves the list out', () => {
    const file = read(list + accountOf('One', '-1.00') + accountOf('Two', '-2.00'));
    expect(file.movements.map(({ account, money }) => [account, toDecimal(money)])).toEqual([
      ['One', '-1.00'],
      ['Two', '-2.00'],
    ]);
    expect(file.leftOut.map(({ reason }) => reason)).toEqual(
      Array(2).fill('It is an account of a list, not a movement.'),
    );
  });

  test('names what it does not read', () => {
    const other =
      '!Type:Cat\nNFood\n^\n!Type:Memorized\nT-5.00\nPRent\n^\n!Type:Invst\nD2026-11-04\nNBuy\n^\n!Type:Security\nNACME\n^\n';
    expect(read(at('-5.00') + other)).toMatchObject({
      movements: [{ text: 'Shop' }],
      leftOut: [{ reason: 'It is a category of a list, not a movement.' }],
      refused: [
        { reason: expect.stringContaining('a memorised payment, which has not happened') },
        { reason: expect.stringContaining('a trade of an investment account') },
        { reason: expect.stringContaining('a security') },
      ],
    });
    expect(() => read(other)).toThrow('only Cat, Memorized, Invst, Security');
  });

  test('without its first line, and one without its last end mark, are read', () => {
    expect(rowsOf(read(record('D2026-11-04', 'T-5.00', 'PShop')))).toEqual([['2026-11-04', 'Shop', '-5.00']]);
    const open = read(at('-5.00').trimEnd().slice(0, -1));
    expect(open).toMatchObject({ movements: [{ remarks: ['It has no end mark. Check its amount.'] }] });
    expect(open.notices.at(-1)).toContain('The last record, on line 2, has no end mark.');
  });

  test('is read in the encoding that its letters show', () => {
    const file = bank(
      record('D2026-11-04', 'T-5.00', 'PBäckerei Müller Größe'),
      record('D2026-11-05', 'T-5.00', 'PCafé'),
    );
    expect(read(Buffer.from(file, 'latin1')).movements[0]?.text).toBe('Bäckerei Müller Größe');
    const dos = Buffer.from(
      [...file].map((letter) => ({ ä: 0x84, ü: 0x81, ö: 0x94, ß: 0xe1, é: 0x82 })[letter] ?? letter.charCodeAt(0)),
    );
    expect(read(dos)).toMatchObject({
      encoding: 'ibm850',
      movements: [{ text: 'Bäckerei Müller Größe' }, { text: 'Café' }],
    });
  });
});
