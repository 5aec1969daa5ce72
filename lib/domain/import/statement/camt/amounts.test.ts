import { describe, expect, test } from 'vitest';
import { amountsOf, camt, details, entry, originalsOf, read, rowsOf } from '../testing/statements';

const only = (content: string) => read(content).movements[0];

describe('batches', () => {
  const part = (amount: string, more = '') => `<AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>${more}`;

  test('become their transactions when the amounts add up', () => {
    const statement = read(camt(entry('-429.56', details(part('329.56'), part('100')))));
    expect(amountsOf(statement)).toEqual(['-329.56', '-100.00']);
  });

  test('take the amount of a later version, and its direction', () => {
    const of = (amount: string, direction: string) =>
      `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`;
    const statement = read(camt(entry('-90.00', details(of('100.00', 'DBIT'), of('10.00', 'CRDT')))));
    expect(amountsOf(statement)).toEqual(['-100.00', '10.00']);
  });

  test('are read from several NtryDtls', () =>
    expect(amountsOf(read(camt(entry('-3.00', details(part('1')) + details(part('2'))))))).toEqual(['-1.00', '-2.00']));

  test.each([
    ['do not add up', details(part('1'), part('1'))],
    ['are missing', details('', part('3'))],
    ['are in another currency', details(part('1').replace('EUR', 'USD'), part('2').replace('EUR', 'USD'))],
  ])('stay one movement when the amounts %s', (_, parts) => {
    const statement = read(camt(entry('-3.00', `${parts}<AddtlNtryInf>Batch</AddtlNtryInf>`)));
    expect(rowsOf(statement)).toEqual([['2026-11-27', 'Batch', '-3.00']]);
    expect(statement.movements[0]?.remarks).toEqual(['A batch of 2 payments, whose amounts the file does not state.']);
  });

  test('keep the reference of the entry, and identical parts', () => {
    const reference = '<AcctSvcrRef>E-1</AcctSvcrRef>';
    const statement = read(camt(entry('-2.00', reference + details(part('1'), part('1')))));
    expect(statement.movements).toMatchObject([{ reference: 'E-1' }, { reference: 'E-1' }]);
  });
});

describe('charges and other currencies', () => {
  const fee = (charges: string) => only(camt(entry('-10.00', details(`<Chrgs>${charges}</Chrgs>`))))?.fee?.minor;

  test.each([
    ['<Amt Ccy="EUR">2.00</Amt>', 200n],
    ['<TtlChrgsAndTaxAmt Ccy="EUR">2.00</TtlChrgsAndTaxAmt>', 200n],
    ['<TtlChrgsAndTaxAmt Ccy="EUR">2.00</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy="EUR">2.00</Amt></Rcrd>', 200n],
    ['<Rcrd><Amt Ccy="EUR">2.00</Amt></Rcrd><Rcrd><Amt Ccy="EUR">1.00</Amt></Rcrd>', 300n],
    ['<Rcrd><Amt Ccy="EUR">2.00</Amt><ChrgInclInd>false</ChrgInclInd></Rcrd>', undefined],
    ['<Rcrd><Amt Ccy="USD">2.00</Amt></Rcrd>', undefined],
    ['<Amt Ccy="EUR">0.00</Amt>', undefined],
  ])('%s', (charges, expected) => expect(fee(charges)).toBe(expected));

  test('several charges of version 2 are added, and those of the entry count too', () => {
    const two = '<Chrgs><Amt Ccy="EUR">2.00</Amt></Chrgs><Chrgs><Amt Ccy="EUR">1.00</Amt></Chrgs>';
    expect(only(camt(entry('-10.00', details(two))))?.fee?.minor).toBe(300n);
    expect(only(camt(entry('-10.00', two)))?.fee?.minor).toBe(300n);
  });

  const rate = '<CcyXchg><SrcCcy>EUR</SrcCcy><TrgtCcy>CHF</TrgtCcy><XchgRate>1.09355</XchgRate></CcyXchg>';
  test.each([
    ['InstdAmt', `<InstdAmt><Amt Ccy="USD">20.00</Amt>${rate}</InstdAmt>`],
    ['TxAmt', `<TxAmt><Amt Ccy="USD">20.00</Amt>${rate}</TxAmt>`],
    [
      'CntrValAmt with the rate',
      `<InstdAmt><Amt Ccy="USD">20.00</Amt></InstdAmt><CntrValAmt><Amt Ccy="EUR">10.00</Amt>${rate}</CntrValAmt>`,
    ],
  ])('the original amount is in %s', (_, amounts) => {
    const inDetails = read(camt(entry('-10.00', details(`<AmtDtls>${amounts}</AmtDtls>`))));
    const inEntry = read(camt(entry('-10.00', `<AmtDtls>${amounts}</AmtDtls>`)));
    for (const statement of [inDetails, inEntry]) {
      expect(amountsOf(statement)).toEqual(['-10.00']);
      expect(originalsOf(statement)).toEqual([['-20.00', 'USD', '1.09355']]);
    }
  });
});
