import { describe, expect, test } from 'vitest';
import { amountsOf, movement, ofx, originalsOf, read, rowsOf } from '../testing/statements';

describe('other currencies', () => {
  const foreign = (tag: string, rate: string, currency = 'EUR') =>
    `<NAME>Shop<${tag}><CURRATE>${rate}<CURSYM>${currency}</${tag}>`;
  const statement = (amount: string, more: string) => read(ofx(movement(amount, { more })));

  test('CURRENCY is converted, ORIGCURRENCY was', () => {
    const converted = statement('-80.00', foreign('CURRENCY', '0.865'));
    expect([amountsOf(converted), originalsOf(converted)]).toEqual([['-69.20'], [['-80.00', 'EUR', '0.865']]]);
    const original = statement('-69.20', foreign('ORIGCURRENCY', '0,865'));
    expect([amountsOf(original), originalsOf(original)]).toEqual([['-69.20'], [['-80.00', 'EUR', '0.865']]]);
    expect(originalsOf(statement('-5.50', foreign('ORIGCURRENCY', '0.0052', 'JPY')))).toEqual([
      ['-1058', 'JPY', '0.0052'],
    ]);
  });

  test('an amount has the decimals of its own currency', () => {
    const yen = read(ofx(movement('-12.34', { more: foreign('CURRENCY', '150', 'USD') }), { currency: 'JPY' }));
    expect([amountsOf(yen), originalsOf(yen)]).toEqual([['-1851'], [['-12.34', 'USD', '150']]]);
    const pounds = statement('-1234', foreign('CURRENCY', '0.0052', 'JPY'));
    expect([amountsOf(pounds), originalsOf(pounds)]).toEqual([['-6.42'], [['-1234', 'JPY', '0.0052']]]);
  });

  test('the currency of the account is none', () =>
    expect(originalsOf(statement('-80.00', foreign('CURRENCY', '1', 'GBP')))).toEqual([[]]));

  test.each(['', '0', '1.0', 'x', '-2'])('refuses a foreign amount with the rate “%s”', (rate) =>
    expect(statement('-80.00', foreign('CURRENCY', rate)).refused).toMatchObject([
      { reason: 'It is in EUR, and the file has no rate for it.' },
    ]),
  );

  test('keeps a converted amount without a rate', () =>
    expect(statement('-80.00', foreign('ORIGCURRENCY', '')).movements).toMatchObject([
      { original: null, remarks: ['Paid in EUR; the file has no rate.'] },
    ]));
});

describe('what is no booked movement', () => {
  test.each([
    'Saldo Anterior',
    'SALDO DO DIA',
    'S A L D O',
    'Saldo total disponível dia',
    'Opening Balance',
    'BALANCE BROUGHT FORWARD',
    'Solde initial',
  ])('the balance “%s”, with an id or without', (name) => {
    for (const id of ['', '00000'])
      expect(
        read(ofx(`<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261101<TRNAMT>500.00<FITID>${id}<MEMO>${name}</STMTTRN>`)),
      ).toMatchObject({ movements: [], leftOut: [{ reason: 'It is a balance, not a movement.' }] });
  });

  test('a movement without an id is one, and so is a shop whose name begins like a balance', () => {
    const without = '<STMTTRN><TRNTYPE>POS<DTPOSTED>20261101<TRNAMT>-5.00<FITID></FITID><NAME>Coffee</STMTTRN>';
    expect(rowsOf(read(ofx(without)))).toEqual([['2026-11-01', 'Coffee', '-5.00']]);
    expect(rowsOf(read(ofx(movement('-5.00', { more: '<NAME>Balance Yoga Ltd' }))))).toHaveLength(1);
  });

  test('pending lists with booked or pending records', () => {
    const pending =
      '<BANKTRANLISTP><DTASOF>20261130<STMTTRN><TRNTYPE>POS<DTPOSTED>20261129<TRNAMT>-1.00<FITID>9<NAME>Taxi</STMTTRN></BANKTRANLISTP>';
    expect(read(ofx(movement('-5.00')).replace('</STMTRS>', `${pending}</STMTRS>`))).toMatchObject({
      movements: [{}],
      leftOut: [{ what: '2026-11-29 Taxi -1.00', reason: 'It is pending. Import it when the bank has booked it.' }],
    });
  });

  test('holds', () =>
    expect(read(ofx(movement('-5.00', { kind: 'HOLD' })))).toMatchObject({ movements: [], leftOut: [{}] }));

  test('corrections', () => {
    const statement = read(
      ofx(
        [
          movement('-5.00', { id: 'A' }),
          movement('-6.00', { id: 'B', more: '<CORRECTFITID>A<CORRECTACTION>REPLACE<NAME>Shop' }),
          movement('-7.00', { id: 'C', more: '<CORRECTFITID>Z<CORRECTACTION>DELETE<NAME>Shop' }),
        ].join('\n'),
      ),
    );
    expect(amountsOf(statement)).toEqual(['-6.00']);
    expect(statement.leftOut).toMatchObject([
      { reason: 'The bank corrects it further down in the file.' },
      { reason: 'The bank deletes the movement Z.' },
    ]);
    expect(statement.movements[0]?.remarks).toEqual(['It corrects the earlier movement A.']);
  });

  test('investments', () => {
    const list = `<INVTRANLIST><DTSTART>20261101<BUYSTOCK><INVBUY><INVTRAN><FITID>1</INVTRAN></INVBUY></BUYSTOCK><INVBANKTRAN>${movement('-5.00')}<SUBACCTFUND>CASH</INVBANKTRAN></INVTRANLIST>`;
    expect(
      read(
        `<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>9</INVACCTFROM>${list}</INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>`,
      ),
    ).toMatchObject({ movements: [{ account: '9' }], leftOut: [{ what: 'BUYSTOCK' }], refused: [] });
  });
});

describe('ids that a bank reuses', () => {
  const coffee = (id: string) => movement('-3.20', { id });

  test('the same id and content count once', () =>
    expect(read(ofx(`${coffee('A')}\n${coffee('A')}`))).toMatchObject({ movements: [{}], leftOut: [{}] }));

  test('the same id with another content is another movement, also for the content that occurs twice', () => {
    const statement = read(ofx([coffee('A'), coffee('A'), movement('-64.00', { id: 'A' })].join('\n')));
    expect(amountsOf(statement)).toEqual(['-3.20', '-3.20', '-64.00']);
  });

  test.each(['', '0', '000000', 'NONE', 'NULL'])('“%s” is no id: identical movements are several', (id) => {
    const one = `<STMTTRN><TRNTYPE>POS<DTPOSTED>20261104<TRNAMT>-3.20<FITID>${id}<NAME>Coffee</STMTTRN>`;
    expect(read(ofx(`${one}\n${one}`)).movements).toMatchObject([{ reference: null }, { reference: null }]);
  });

  test('the balances decide when the file states both', () => {
    const opening = '<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20261101<TRNAMT>10.00<FITID><MEMO>Saldo Anterior</STMTTRN>';
    const both = (balance: string) => read(ofx([opening, coffee('A'), coffee('A')].join('\n'), { balance }));
    expect(both('3.60').movements).toHaveLength(2);
    expect(both('6.80').movements).toHaveLength(1);
    expect([both('3.60'), both('6.80')].map(({ accounts }) => accounts[0]?.isBalanced)).toEqual([true, true]);
    expect(both('9.00').notices.join()).toContain('the file states 9.00 GBP');
  });

  test('two periods of one account in a file are joined', () => {
    const part = (balance: string) => ofx(coffee('A'), { balance }).replace(/[\s\S]*<OFX>|<\/OFX>/g, '');
    const statement = read(`<OFX>${part('9.00')}${part('7.00')}</OFX>`);
    expect(statement.movements).toHaveLength(1);
    expect(statement.accounts).toMatchObject([{ closing: { minor: 700n } }]);
  });
});

describe('signs', () => {
  const of = (...movements: [kind: string, amount: string][]) =>
    read(ofx(movements.map(([kind, amount]) => movement(amount, { kind })).join('\n')));

  test('follow the specification', () =>
    expect(of(['DEBIT', '-5.00'], ['CREDIT', '6.00'])).toMatchObject({ notices: [], refused: [] }));

  test('are turned when the bank writes the opposite', () => {
    const statement = of(['DEBIT', '5.00'], ['POS', '7.00'], ['CREDIT', '-6.00'], ['OTHER', '8.00']);
    expect(amountsOf(statement)).toEqual(['-5.00', '-7.00', '6.00', '-8.00']);
    expect(statement.notices.join()).toContain('Outlay turns the signs');
  });

  test('come from the kind when the bank writes none', () => {
    const statement = of(['DEBIT', '5.00'], ['CREDIT', '6.00'], ['OTHER', '8.00']);
    expect(amountsOf(statement)).toEqual(['-5.00', '6.00']);
    expect(statement.refused[0]?.reason).toContain('OTHER does not say whether money went out');
    expect(statement.notices.join()).toContain('amounts without signs');
  });

  test('are asked about when only other kinds are negative', () => {
    const file = ofx(movement('18.00', { kind: 'POS' }) + movement('-100.00', { kind: 'PAYMENT' }));
    expect(read(file).unsure).toMatchObject([{ money: { minor: -10000n } }, { money: { minor: 1800n } }]);
    expect(amountsOf(read(file, 'positive'))).toEqual(['-18.00', '100.00']);
    expect(amountsOf(read(file, 'negative'))).toEqual(['18.00', '-100.00']);
    expect([read(file, 'positive').unsure, read(file, 'negative').unsure]).toEqual([[], []]);
    expect(amountsOf(read(ofx(movement('-18.00', { kind: 'POS' })), 'positive'))).toEqual(['-18.00']);
  });

  test('win over a single kind that disagrees, with a notice', () => {
    const statement = of(['DEBIT', '-5.00'], ['DEBIT', '6.00']);
    expect(amountsOf(statement)).toEqual(['-5.00', '6.00']);
    expect(statement.notices.join()).toContain('disagree on line 10');
  });
});
