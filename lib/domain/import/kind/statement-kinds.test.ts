import { expect, test } from 'vitest';
import { planFile } from '../plan-file';
import { camt, entry, movement, ofx } from '../statement/testing/statements';
import { anAccount } from '../testing/account';
import { planContext } from '../testing/plan';

const giro = anAccount('Giro', { numbers: ['DE89 3704 0044 0532 0130 00'], currency: 'EUR', key: 'card:EUR:Giro' });
const visa = anAccount('Visa', { currency: 'EUR', key: 'card:EUR:Visa' });
const kindsOf = (content: string) =>
  planFile(
    new TextEncoder().encode(content),
    { cardId: 'Visa' },
    { ...planContext('EUR'), cards: [{ id: 'Visa', name: 'Visa' }], accounts: [visa, giro] },
  ).rows.map(({ kind }) => kind);

const mt940 = (entries: string) => `:20:A\n:25:1\n:28C:1/1\n:60F:C261101EUR0,\n${entries}:62F:C261130EUR0,\n-\n`;

test('codes of the bank tell fees, interest and cash where the text does not', () => {
  for (const [type, is] of [
    ['FEE', 'fee'],
    ['SRVCHG', 'fee'],
    ['INT', 'interest'],
    ['ATM', 'transfer'],
    ['XFER', 'payment'],
  ] as const)
    expect(kindsOf(ofx(movement('-5.00', { kind: type }), { currency: 'EUR' }))).toMatchObject([{ is }]);
  expect(kindsOf(mt940(':61:2611271127D5,NCHGNONREF\n:86:Monthly\n'))).toMatchObject([{ is: 'fee' }]);
  const charged = entry('-5.00').replace(
    '</Ntry>',
    '<BkTxCd><Domn><Fmly><SubFmlyCd>CHRG</SubFmlyCd></Fmly></Domn></BkTxCd></Ntry>',
  );
  expect(kindsOf(camt(charged))).toMatchObject([{ is: 'fee' }]);
});

test('the account of the other party tells a transfer', () => {
  const own = { is: 'transfer', asks: false, other: { name: 'Giro' } };
  expect(
    kindsOf(mt940(':61:2611271127D5,NTRFNONREF\n:86:166?00SEPA?20SVWZ+bill?31DE89370400440532013000?32Finch\n')),
  ).toMatchObject([own]);
  expect(
    kindsOf(mt940(':61:2611271127D5,NTRFNONREF\n:86:/NAME/Finch/IBAN/DE89370400440532013000/REMI/bill\n')),
  ).toMatchObject([own]);
  expect(
    kindsOf(mt940(':61:2611271127D5,NTRFNONREF\n:86:/NAME/Finch/IBAN/DE02120300000000202051/REMI/bill\n')),
  ).toMatchObject([{ is: 'payment' }]);
});
