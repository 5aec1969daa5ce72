import { describe, expect, test } from 'vitest';
import { toDecimal } from '@/lib/domain/money';
import { amountsOf, originalsOf, read, rowsOf } from '../testing/statements';

const statement = (body: string, { closing = '', opening = 'C261101EUR0,', head = '', account = 'DE01/1' } = {}) =>
  `${head}:20:A\n:25:${account}\n:28C:1/1\n:60F:${opening}\n${body}\n:62F:${closing || 'C261130EUR0,'}\n-\n`;
const entry = (line: string, information = '') => statement(`:61:${line}${information && `\n:86:${information}`}`);
const firstOf = (file: string) => read(file).movements[0];

describe('a movement', () => {
  test.each([
    ['261127D5,NMSC', '2026-11-27', '-5.00'],
    ['2611271128C0005,5NMSC', '2026-11-28', '5.50'],
    ['2611271127DR12,NTRF', '2026-11-27', '-12.00'],
    ['261127RDR7,25NTRF', '2026-11-27', '7.25'],
    ['261127RCN1,NTRF', '2026-11-27', '-1.00'],
    ['2601021231D1,NTRF', '2025-12-31', '-1.00'],
    ['2512310102D1,NTRF', '2026-01-02', '-1.00'],
    ['2403010229D1,NTRF', '2024-02-29', '-1.00'],
    ['261127 1127 D 1,5 NTRF', '2026-11-27', '-1.50'],
    ['20261127D1,5NTRF', '2026-11-27', '-1.50'],
    ['202611271128D1,5NTRF', '2026-11-28', '-1.50'],
    ['2611270000D1,5NTRF', '2026-11-27', '-1.50'],
    ['261127D1.204,50NTRF', '2026-11-27', '-1204.50'],
    ['261127D1204.5NTRF', '2026-11-27', '-1204.50'],
  ])('%s', (line, day, amount) => {
    expect(rowsOf(read(entry(line)))).toEqual([[day, null, amount]]);
  });

  test.each([
    ['261327D5,NMSC', '“261327” is not a day.'],
    ['2611270231D5,NMSC', '“2611270231” is not a day.'],
    ['261127X5,NMSC', '“261127X5,NMSC” has no day, no mark or no amount.'],
    ['261127D5,123NMSC', 'EUR has 2 decimals, and “5,123” has more.'],
    ['261127D-5,NMSC', '“261127D-5,NMSC” has no day, no mark or no amount.'],
  ])('%s is refused', (line, reason) => {
    expect(read(entry(line))).toMatchObject({ movements: [], refused: [{ reason, place: { line: 5 } }] });
  });

  test('that is only expected is left out', () =>
    expect(read(entry('2611271127ED5,NMSC')).leftOut).toMatchObject([
      { reason: 'It is expected, and not booked yet.' },
    ]));

  test('has the reference of the bank, and none where a word stands for none', () => {
    expect(firstOf(entry('261127D5,NTRFINV 7//B-1'))).toMatchObject({ reference: 'B-1', note: 'INV 7' });
    expect(firstOf(entry('261127D5,NTRFNONREF'))).toMatchObject({ reference: null, note: '' });
    expect(firstOf(entry('261127D5,NTRFNOTPROVIDED//NONREF'))).toMatchObject({ reference: null, note: '' });
  });

  test('has what was paid in another currency, and the charge', () => {
    const file = entry('261127D158,1NTRFNONREF\n/OCMT/USD200,00/EXCH/1,2895/CHGS/EUR3,00/', 'Cloud Hosting');
    expect(originalsOf(read(file))).toEqual([['-200.00', 'USD', '1.2895']]);
    expect(firstOf(file)).toMatchObject({ text: 'Cloud Hosting', fee: { minor: 300n, currency: 'EUR' } });
  });
});

describe('the text below a movement', () => {
  const textOf = (information: string, line = '261127D5,NTRF') => firstOf(entry(line, information))?.text;

  test.each([
    ['subfields', '166?00LASTSCHRIFT?20SVWZ+Rechnung 7?32Telekom GmbH', 'Telekom GmbH'],
    ['subfields with another mark', '020~00PRZELEW~20faktura 7~32Biuro Plus~33sp. z o.o.', 'Biuro Plus sp. z o.o.'],
    ['subfields with a caret', '944^00KARTA^20zakup^32SKLEP', 'SKLEP'],
    ['subfields without a name', '805?00ABSCHLUSS?20Entgelt', 'ABSCHLUSS'],
    ['a part that is full', '166?00X?32Stadtwerke Nordhafen Gesell?33schaft', 'Stadtwerke Nordhafen Gesellschaft'],
    ['a question in the remittance', '166?00X?20Was ist das?99 Euro?32Kiosk', 'Kiosk'],
    ['codes', '/TRTP/SEPA/NAME/A/S DANMARK/REMI/INV/7/EREF/1', 'A/S DANMARK'],
    ['codes of SWIFT', '/ORDP/PAYER LTD/BENM/SHOP LTD/REMI/x', 'SHOP LTD'],
    ['an empty code before a name', '/BENM//NAME/SHOP LTD/REMI/x', 'SHOP LTD'],
    ['a counterparty', '/EREF/1//CNTP/NL00BANK01/BANKNL2A/SHOP BV/AMSTERDAM//REMI/USTD//bill 7/', 'SHOP BV'],
    ['labels', 'SEPA INCASSO   IBAN: NL00BANK01\nBIC: BANKNL2A  NAAM: SHOP BV\nOMSCHRIJVING: bill 7', 'SHOP BV'],
    ['a free text', 'CARD PAYMENT\nSHOP LONDON', 'CARD PAYMENT SHOP LONDON'],
    ['a free text with a slash', 'VISA/PURCHASE/SHOP', 'VISA/PURCHASE/SHOP'],
    ['a full line', `${'A'.repeat(60)} LOND\nON SHOP`, `${'A'.repeat(60)} LONDON SHOP`],
  ])('%s', (_, information, text) => {
    expect(textOf(information)).toBe(text);
  });

  test('repeats the kind in a field of its own', () => {
    const file = statement(
      ':61:2601200120DN2,00NTRFNONREF//BR1\n:86:020\n:86:020~00VE02\n~10\n~20zakup\n~32SKLEP\n~33 NOWY',
    );
    expect(read(file).movements).toMatchObject([{ text: 'SKLEP NOWY', note: 'zakup\nVE02', money: { minor: -200n } }]);
  });

  test('names the one who paid for money in', () =>
    expect(textOf('/ORDP/PAYER LTD/BENM/SHOP LTD/REMI/x', '261127C5,NTRF')).toBe('PAYER LTD'));

  test('keeps what the payer wrote in the note', () => {
    const note = (information: string) => firstOf(entry('261127D5,NTRF', information))?.note;
    expect(note('166?00X?20EREF+R-1?21SVWZ+Rechnung?22 7?32Shop')).toBe('Rechnung 7\nX\nReference R-1');
    expect(note('/NAME/SHOP/REMI/USTD//bill 7/EREF/NOTPROVIDED')).toBe('bill 7');
  });

  test('several fields below a movement belong to it, and one before it does not', () => {
    const file = statement(':86:hello\n:61:261127D5,NTRF\n:86:ONE\n:86:TWO');
    expect(rowsOf(read(file))).toEqual([['2026-11-27', 'ONE TWO', '-5.00']]);
    expect(read(file).leftOut).toMatchObject([{ what: 'hello', reason: 'It belongs to no movement.' }]);
  });
});

describe('a file', () => {
  const page = (number: string, opening: string, closing: string, amount: string) =>
    `:20:A\n:25:DE01/1\n:28C:${number}\n:60${opening}\n:61:261127D${amount},NMSC\n:86:Shop\n:62${closing}\n-\n`;

  test('with several accounts checks each', () => {
    const { accounts } = read(
      entry('261127D5,NMSC').replace('62F:C261130EUR0,', '62F:D261130EUR5,') +
        statement('', { account: 'DE02/2EUR', opening: 'C261101EUR7,', closing: 'C261130EUR7,' }),
    );
    expect(accounts.map(({ account, isBalanced }) => [account, isBalanced])).toEqual([
      ['DE01/1', true],
      ['DE02/2', true],
    ]);
  });

  test('names the statement and the lines whose balances do not fit', () => {
    const file =
      page('1', 'F:C261101EUR10,', 'F:C261110EUR5,', '5') + page('2', 'F:C261110EUR5,', 'F:C261120EUR1,', '2');
    expect(read(file)).toMatchObject({
      accounts: [{ isBalanced: false, closing: { minor: 100n } }],
      notices: [
        'The movements of DE01/1 do not fit its balances in the statement 2 on lines 9 to 13: from 5.00 EUR they lead to ' +
          '3.00 EUR, and the file states 1.00 EUR. The difference is -2.00 EUR. Movements are missing, or an amount is ' +
          'wrong. Compare the file with your statement before you import it.',
      ],
    });
  });

  test('names a statement that is missing', () => {
    const file =
      page('1', 'F:C261101EUR10,', 'F:C261110EUR5,', '5') + page('3', 'F:C261115EUR4,', 'F:C261120EUR1,', '3');
    expect(read(file).notices).toEqual([
      'Statement 2 of DE01/1 is missing: statement 1 ends on 10 Nov 2026 with 5.00 EUR, and statement 3 begins on 15 Nov ' +
        '2026 with 4.00 EUR. The movements between them add up to -1.00 EUR. Import it too, or check that nothing is missing.',
    ]);
  });

  test('names a page that is missing', () => {
    const [one, two] = [
      page('1/1', 'F:C261101EUR10,', 'M:C261110EUR5,', '5'),
      page('1/2', 'M:C261110EUR5,', 'F:C261110EUR3,', '2'),
    ];
    expect(read(one + two)).toMatchObject({ accounts: [{ isBalanced: true }], notices: [] });
    expect(read(one).notices).toEqual(['The page after page 1/1 on line 1 is missing. Import the whole statement.']);
    expect(read(two).notices).toEqual(['The page before page 1/2 on line 1 is missing. Import the whole statement.']);
  });

  test('has a statement that is in it twice once', () => {
    const one = page('1', 'F:C261101EUR10,', 'F:C261110EUR5,', '5');
    expect(read(one + one)).toMatchObject({
      movements: [{ place: { line: 5 } }],
      leftOut: [{ reason: 'The same statement is in the file twice: see line 1.' }],
      notices: [],
    });
  });

  test('has a movement once, when two statements of it overlap', () => {
    const coffee = ':61:261109D5,NMSC\n:86:Coffee';
    const week = statement(`${coffee}\n${coffee}`, { opening: 'C261108EUR20,', closing: 'C261115EUR10,' });
    const month = statement(`${coffee}\n${coffee}\n${coffee}\n:61:261120D1,NMSC`, {
      opening: 'C261101EUR20,',
      closing: 'C261130EUR4,',
    });
    const { movements, leftOut, accounts, notices } = read(week + month);
    expect(movements.length).toBe(4);
    expect(leftOut.map(({ reason }) => reason)).toEqual(
      Array(2).fill('The statement on line 1 has it too, and the two overlap.'),
    );
    expect([accounts.map(({ isBalanced }) => isBalanced), notices]).toEqual([[true, true], []]);
  });

  test('is refused when its last statement has no closing balance', () => {
    const one = page('1', 'F:C261101EUR10,', 'F:C261110EUR5,', '5');
    expect(() => read(one + one.slice(0, one.indexOf(':62F')))).toThrow(
      'The file is cut off: the statement that starts on line 9 has no closing balance.',
    );
  });

  test('is read with the envelope of SWIFT, other line ends and other encodings', () => {
    const file = `{1:F01X}{2:I940X}{3:{108:A}}{4:\r\n${entry('261127D5,NMSC', '020~00X~32Żółć Łódź').replaceAll('\n', '\r').trim().slice(0, -1)}-}{5:{CHK:1}}`;
    expect(rowsOf(read(file))).toEqual([['2026-11-27', 'Żółć Łódź', '-5.00']]);
    const latin = Buffer.from(entry('261127D5,NMSC', '166?00X?32Bäckerei Süd Größe'), 'latin1');
    expect(read(latin)).toMatchObject({ encoding: 'windows-1252', movements: [{ text: 'Bäckerei Süd Größe' }] });
  });

  test('of a bank with other lines between its messages', () => {
    const file = statement(':61:261127D5,NTRFEREF', {
      account: 'NL01BANK0123 EUR',
      closing: 'D261130EUR5,',
      head: ':940:\n',
    });
    expect(
      read(file + file.replace('F:C261101EUR0', 'F:D261130EUR5').replace('F:D261130EUR5,\n-', 'F:D261201EUR10,\n-')),
    ).toMatchObject({
      accounts: [{ account: 'NL01BANK0123', isBalanced: true, closing: { minor: -1000n } }],
      movements: [{ note: '' }, { note: '' }],
    });
  });

  test('without movements says so', () =>
    expect(read(statement('').replace('\n\n', '\n'))).toMatchObject({
      movements: [],
      accounts: [{ isBalanced: true }],
      notices: ['The file contains no movements.'],
    }));

  test('keeps movements with the same day, amount and text', () => {
    const file = statement(':61:261127D5,NMSC\n:61:261127D5,NMSC\n:86:Coffee', { closing: 'D261130EUR10,' });
    expect(amountsOf(read(file))).toEqual(['-5.00', '-5.00']);
    expect(read(file).accounts.map(({ closing }) => closing && toDecimal(closing))).toEqual(['-10.00']);
  });
});
