import { describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { amountsOf, bal, camt, details, entry, read, rowsOf } from '../testing/statements';

const party = (role: string, name: string) => `<RltdPties><${role}><Nm>${name}</Nm></${role}></RltdPties>`;
const only = (content: string) => read(content).movements[0];

describe('forms of the file', () => {
  const file = camt(entry('-5.00', details(party('Cdtr', 'Café'))));
  const latin = file.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"');
  const utf16 = file.replace('version="1.0"', 'version="1.0" encoding="UTF-16"');

  test.each([
    ['version 01', file.replace('001.02', '001.01')],
    ['version 13', file.replace('001.02', '001.13')],
    ['a prefix', file.replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:').replace('xmlns=', 'xmlns:ns2=')],
    ['no namespace', file.replace(/ xmlns="[^"]*"/, '')],
    [
      'a schema location',
      file.replace(
        '<Document',
        '<Document xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
      ),
    ],
    ['no declaration', file.replace(/<\?xml[^>]*>\n/, '')],
    ['a byte order mark', `\ufeff${file}`],
    ['one line', file.replaceAll('\n', '')],
    ['ISO-8859-1', Buffer.from(latin, 'latin1')],
    ['ISO-8859-1 that is UTF-8', latin],
    ['UTF-8 that is windows-1252', Buffer.from(file.replace('?>', ' encoding="UTF-8"?>'), 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(utf16, 'utf16le')])],
    ['UTF-16 without a mark', Buffer.from(utf16, 'utf16le')],
    [
      'a message header around it',
      file.replace('<Document', '<Envelope><AppHdr/><Document').replace('</Document>', '</Document></Envelope>'),
    ],
  ])('%s', (_, content) => expect(rowsOf(read(content))).toEqual([['2026-11-27', 'Café', '-5.00']]));

  test('refuses other messages, damage, a DTD, and an encoding it does not know', () => {
    expect(() => read(file.replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt'))).toThrow('CAMT.052');
    expect(() => read(file.replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn'))).toThrow('CAMT.054');
    expect(() => read('<?xml version="1.0"?><rss></rss>')).toThrow('no bank statement');
    expect(() => read(file.replace('</Ntry>', ''))).toThrow('damaged or cut off on line');
    expect(() => read(file.replace('<Document', '<!DOCTYPE d [<!ENTITY a "b">]><Document'))).toThrow('DTD');
    const klingon = Buffer.from(file.replace('version="1.0"', 'version="1.0" encoding="klingon"'), 'latin1');
    expect(() => read(klingon)).toThrow('“klingon”');
  });

  test('entities that are repeated in themselves are not expanded', () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "&a;&a;">`).join('')}]>`;
    expect(() => read(file.replace('<Document', `${bomb}<Document`))).toThrow(Refusal);
  });
});

describe('amounts', () => {
  test.each([
    ['-000000000005.00', '-5.00'],
    ['5', '5.00'],
    ['1500.000', '1500.00'],
    ['.5', '0.50'],
  ])('%s is %s', (written, amount) => expect(amountsOf(read(camt(entry(written))))).toEqual([amount]));

  test.each(['5,00', '5.001', '1.500.00', '', 'x', '1e3'])('refuses “%s”', (written) =>
    expect(read(camt(entry(written)))).toMatchObject({ movements: [], refused: [{}] }),
  );

  test('refuses an entry without a direction, and in another currency than the account', () => {
    const without = entry('5.00').replace('<CdtDbtInd>CRDT</CdtDbtInd>', '');
    expect(read(camt(without)).refused).toMatchObject([
      { reason: 'It does not say whether money came in or went out.' },
    ]);
    expect(read(camt(entry('5.00', '', { currency: 'USD' }))).refused).toMatchObject([
      { reason: 'Its amount is in USD, and the account is in EUR.' },
    ]);
  });

  test('takes the currency from the entries when the account names none', () => {
    expect(only(camt(entry('5.00'), { currency: '' }))?.money.currency).toBe('EUR');
    const two = entry('5.00') + entry('5.00', '', { currency: 'USD' });
    expect(() => read(camt(two, { currency: '' }))).toThrow('in which currency');
    const available = bal('CLAV', '1.00', 'JPY');
    expect(only(camt(available + entry('5.00'), { currency: '' }))?.money.currency).toBe('EUR');
    expect(read(camt(two, { currency: '', opening: '1.00' }))).toMatchObject({ movements: [{}], refused: [{}] });
  });

  test('RvslInd marks a reversal and turns no sign', () =>
    expect(read(camt(entry('5.00', '', { before: '<RvslInd>1</RvslInd>' }))).movements).toMatchObject([
      { isReversal: true, money: { minor: 500n } },
    ]));
});

describe('days', () => {
  test.each([
    ['<BookgDt><Dt>2026-11-27</Dt></BookgDt><ValDt><Dt>2026-11-30</Dt></ValDt>', '2026-11-27'],
    ['<BookgDt><DtTm>2026-11-27T23:40:00-05:00</DtTm></BookgDt>', '2026-11-27'],
    ['<BookgDt><Dt>2026-11-27+01:00</Dt></BookgDt>', '2026-11-27'],
    ['<ValDt><Dt>2026-11-28</Dt></ValDt>', '2026-11-28'],
  ])('%s is %s', (day, expected) => expect(only(camt(entry('-5.00', '', { day })))?.day).toBe(expected));

  test.each(['', '<BookgDt><Dt>2026-02-30</Dt></BookgDt>', '<BookgDt><Dt>27.11.2026</Dt></BookgDt>'])(
    'refuses “%s”',
    (day) =>
      expect(read(camt(entry('-5.00', '', { day }))).refused).toMatchObject([{ reason: 'It has no booking day.' }]),
  );
});

describe('states', () => {
  test.each(['PDNG', '<Cd>PDNG</Cd>', 'INFO', '<Cd>FUTR</Cd>'])('%s is left out', (status) =>
    expect(read(camt(entry('-5.00', '', { status })))).toMatchObject({ movements: [], leftOut: [{}] }),
  );

  test('a state that is missing or unknown is refused', () => {
    for (const status of ['', '<Prtry>X</Prtry>'])
      expect(read(camt(entry('-5.00', '', { status }))).refused).toMatchObject([
        { reason: 'It does not say whether it is booked.' },
      ]);
  });
});

describe('the other party', () => {
  const parties = (...roles: [role: string, name: string][]) =>
    details(`<RltdPties>${roles.map(([role, name]) => `<${role}><Nm>${name}</Nm></${role}>`).join('')}</RltdPties>`);
  const both = parties(['Dbtr', 'We Ltd'], ['Cdtr', 'Shop']);

  test('gets money that goes out, and pays money that comes in', () => {
    expect(only(camt(entry('-5.00', both)))?.text).toBe('Shop');
    expect(only(camt(entry('5.00', parties(['Dbtr', 'Customer'], ['Cdtr', 'We Ltd']))))?.text).toBe('Customer');
  });

  test('is the ultimate party when the bank names one', () =>
    expect(only(camt(entry('-5.00', parties(['Cdtr', 'Pay Service'], ['UltmtCdtr', 'Shop']))))?.text).toBe('Shop'));

  test('keeps its role in a reversal', () => {
    const before = '<RvslInd>true</RvslInd>';
    expect(only(camt(entry('5.00', both, { before })))?.text).toBe('Shop');
    const owner = '<Ownr><Nm>WE  LTD</Nm></Ownr>';
    const turned = parties(['Dbtr', 'Shop'], ['Cdtr', 'We Ltd']);
    expect(only(camt(entry('5.00', turned, { before }), { more: owner }))?.text).toBe('Shop');
  });

  test('is read from the wrapper of later versions, and can be a bank', () => {
    const wrapped = (content: string) => details(`<RltdPties><Cdtr>${content}</Cdtr></RltdPties>`);
    expect(only(camt(entry('-5.00', wrapped('<Pty><Nm>Shop</Nm></Pty>'))))?.text).toBe('Shop');
    expect(only(camt(entry('-5.00', wrapped('<Agt><FinInstnId><Nm>Bank</Nm></FinInstnId></Agt>'))))?.text).toBe('Bank');
  });

  test('is never the account itself', () => {
    const own = details(
      '<RltdPties><Cdtr><Nm>Me</Nm></Cdtr><CdtrAcct><Id><IBAN>NL01 BANK 0000 0000 01</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>To savings</Ustrd></RmtInf>',
    );
    expect(only(camt(entry('-5.00', own)))?.text).toBe('To savings');
  });

  test('is the owner when the money goes to another account of theirs', () => {
    const owner = '<Ownr><Nm>We Ltd</Nm></Ownr>';
    expect(only(camt(entry('-5.00', parties(['Cdtr', 'We Ltd'])), { more: owner }))?.text).toBe('We Ltd');
  });

  test('else the wording of the bank, else the remittance text', () => {
    const remittance = details('<RmtInf><Ustrd>Invoice 7</Ustrd><Ustrd>Part 2</Ustrd></RmtInf>');
    expect(only(camt(entry('-5.00', `${remittance}<AddtlNtryInf>Card payment</AddtlNtryInf>`)))).toMatchObject({
      text: 'Card payment',
      note: 'Invoice 7 Part 2\nCard payment',
    });
    expect(only(camt(entry('-5.00', remittance)))?.text).toBe('Invoice 7 Part 2');
    expect(only(camt(entry('-5.00')))?.text).toBeNull();
    const structured = details('<RmtInf><Strd><CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf>');
    expect(only(camt(entry('-5.00', structured)))?.note).toBe('RF18 5390');
  });

  test('NOTPROVIDED is neither a name nor a reference', () => {
    const nobody = `${party('Cdtr', 'NOTPROVIDED')}<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>`;
    expect(only(camt(entry('-5.00', details(nobody))))).toMatchObject({ text: null, note: '', reference: null });
  });
});

describe.each(['02', '03', '04', '05', '06', '07', '08'])('version %s', (version) => {
  const later = Number(version) >= 8;
  const status = later ? '<Cd>BOOK</Cd>' : 'BOOK';
  const party = later ? '<Pty><Nm>Shop</Nm></Pty>' : '<Nm>Shop</Nm>';
  const file = camt(entry('-5.00', details(`<RltdPties><Cdtr>${party}</Cdtr></RltdPties>`), { status }), {
    opening: '10.00',
    closing: '5.00',
    version,
  });

  test('gives its movements and balances', () => {
    expect(rowsOf(read(file))).toEqual([['2026-11-27', 'Shop', '-5.00']]);
    expect(read(file)).toMatchObject({ format: 'CAMT.053', accounts: [{ isBalanced: true }], notices: [] });
  });
});
