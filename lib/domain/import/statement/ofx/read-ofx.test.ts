import { describe, expect, test } from 'vitest';
import { Refusal } from '@/lib/domain/refusal';
import { amountsOf, movement, ofx, read } from '../testing/statements';

describe('amounts', () => {
  test.each([
    [
      ['-12.40', '+300.00', '-3', '0.5'],
      ['-12.40', '300.00', '-3.00', '0.50'],
    ],
    [
      ['-1.204,50', '45,9', '1.204'],
      ['-1204.50', '45.90', '1204.00'],
    ],
    [
      ['1,650.00', '-1,204'],
      ['1650.00', '-1204.00'],
    ],
    [
      ['            -12.80', '           -200,00'],
      ['-12.80', '-200.00'],
    ],
    [
      ['-8.95000', '12.340', '0.500'],
      ['-8.95', '12.34', '0.50'],
    ],
    [
      ['1 204,50', "1'204.50", '-.75', '12.40-'],
      ['1204.50', '1204.50', '-0.75', '-12.40'],
    ],
    [
      ['1.234.567', '1,234,567.89'],
      ['1234567.00', '1234567.89'],
    ],
  ])('%j are %j', (written, amounts) => {
    const statement = read(ofx(written.map((amount) => movement(amount)).join('\n')));
    expect(statement.refused).toEqual([]);
    expect(amountsOf(statement)).toEqual(amounts);
  });

  test.each(['12.405.1', '12..4', 'GBP', '12.40 GBP', '1.2345', '--5', '1e3', '0x10', '9999999999999'])(
    'refuses “%s”',
    (amount) => {
      const statement = read(ofx(movement(amount)));
      expect(statement.movements).toEqual([]);
      expect(statement.refused).toHaveLength(1);
    },
  );

  test('refuses an amount that can be thousands or decimals when nothing in the file shows which', () => {
    expect(read(ofx(movement('-1.204'))).refused[0]?.reason).toBe(
      '“-1.204” can be 1.204 or 1204. Nothing in the file shows which.',
    );
    expect(amountsOf(read(ofx(movement('-1.204'), { currency: 'KWD' })))).toEqual(['-1.204']);
    expect(amountsOf(read(ofx(movement('-1204.00'), { currency: 'JPY' })))).toEqual(['-1204']);
  });

  test('lists a movement of zero', () =>
    expect(read(ofx(movement('0.00'))).leftOut).toMatchObject([{ reason: 'It has no amount.' }]));
});

describe('days', () => {
  test.each([
    '20261104',
    '20261104233000[-5:EST]',
    '20261104235959.999[+1:CET]',
    '20261104120000.000 GMT',
    '20261104000000[-03:EST]',
    '202611040930',
    '20261104000000[-3]',
    '20261104120000Z',
    '20261104000000[0:GMT]',
  ])('%s is 4 November as the bank wrote it', (day) =>
    expect(read(ofx(movement('-5.00', { day }))).movements[0]?.day).toBe('2026-11-04'),
  );

  test.each(['20260230', '00000000', '04/11/2026', '2026', '0'])('refuses %s', (day) =>
    expect(read(ofx(movement('-5.00', { day }))).refused).toMatchObject([{ reason: `“${day}” is not a day.` }]),
  );
});

describe('texts', () => {
  const text = (more: string) => read(ofx(movement('-5.00', { more }))).movements[0];

  test.each([
    ['<NAME>A&W #5567', 'A&W #5567'],
    ['<NAME>Nolan &amp; Sons', 'Nolan & Sons'],
    ['<NAME>Nolan &amp;amp; Sons', 'Nolan & Sons'],
    ['<NAME>Caf&eacute; &#8211; Bar&nbsp;1', 'Café – Bar 1'],
    ['<NAME>A<B shop', 'A<B shop'],
    ['<NAME>I <3 coffee', 'I <3 coffee'],
    ['<NAME><![CDATA[Sons & <Daughters>]]></NAME>', 'Sons & <Daughters>'],
    ['<NAME>-<MEMO>Card fee', 'Card fee'],
    ['<NAME></NAME><MEMO>Card fee</MEMO>', 'Card fee'],
    ['<NAME/><MEMO>Card fee', 'Card fee'],
    ['<PAYEE><NAME>Bäckerei<ADDR1>Street<CITY>Town</PAYEE>', 'Bäckerei'],
    [
      '<NAME>INTERNATIONAL BUSINESS MACHINES <EXTDNAME>International Business Machines Ltd',
      'International Business Machines Ltd',
    ],
    ['<EXTDNAME>International Business Machines Ltd', 'International Business Machines Ltd'],
    ['<NAME>  Two\n  lines ', 'Two lines'],
  ])('%s is %s', (more, expected) => expect(text(more)?.text).toBe(expected));

  test('keeps the memo as the note', () =>
    expect(text('<NAME>Shop<MEMO>Card 4590')).toMatchObject({ text: 'Shop', note: 'Card 4590' }));

  test('an id can be wrapped, and the name does not slip into it', () => {
    const wrapped = movement('-5.00', { id: '\n  1234567\n  322\n' });
    expect(read(ofx(wrapped)).movements).toMatchObject([{ reference: '1234567 322', text: 'Shop' }]);
    expect(read(ofx(wrapped.replace('322', 'Coffee'))).refused).toMatchObject([
      { reason: 'The record is damaged. FITID contains another tag.' },
    ]);
  });

  test('ignores tags that it does not know', () =>
    expect(text('<INTU.X>7<IMAGEDATA><IMAGETYPE>X<IMAGEREF>9</IMAGEDATA><NAME>Shop<SIC>5411')?.text).toBe('Shop'));
});

describe('encodings', () => {
  const bytes = (header: string, text: string, encoding: 'latin1' | 'utf8' | 'utf16le') =>
    Buffer.concat([
      encoding === 'utf16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0),
      Buffer.from(ofx(movement('-5.00', { more: `<NAME>${text}` }), { header }), encoding),
    ]);

  test.each([
    ['ENCODING:USASCII\nCHARSET:1252', 'Café', 'utf8', 'utf-8'],
    ['ENCODING:USASCII\nCHARSET:1252', 'Café', 'latin1', 'windows-1252'],
    ['ENCODING:USASCII\nCHARSET:NONE', 'Café', 'latin1', 'windows-1252'],
    ['ENCODING:UTF-8\nCHARSET:NONE', 'Café', 'latin1', 'windows-1252'],
    ['ENCODING:UTF-8\nCHARSET:CSUNICODE', 'Café', 'utf8', 'utf-8'],
    ['ENCODING:ISO-8859-1', 'Café', 'latin1', 'windows-1252'],
    ['ENCODING:USASCII\nCHARSET:8859-1', 'Café', 'latin1', 'windows-1252'],
    ['ENCODING:UNICODE', 'Café', 'utf16le', 'utf-16le'],
  ] as const)('%j, bytes in %s', (header, text, encoding, read_) => {
    const statement = read(bytes(header, text, encoding));
    expect(statement.movements[0]?.text).toBe('Café');
    expect(statement.encoding).toBe(read_);
  });

  test('keeps UTF-8 when the bank cuts a name in the middle of a character', () => {
    const content = Buffer.from(ofx(movement('-5.00', { more: '<NAME>Café Zoë~' })), 'utf8');
    content[content.indexOf('~')] = 0xc3;
    expect(read(content)).toMatchObject({ encoding: 'utf-8', movements: [{ text: 'Café Zoë\ufffd' }] });
  });

  test('reads a charset of Eastern Europe', () => {
    const content = Buffer.from(
      ofx(movement('-5.00', { more: '<NAME>\xa3\xf3d\x9f' }), { header: 'CHARSET:1250' }),
      'latin1',
    );
    expect(read(content)).toMatchObject({ encoding: 'windows-1250', movements: [{ text: 'Łódź' }] });
  });
});

describe('forms of the file', () => {
  const body = ofx(movement('-5.00'));
  const root = body.slice(body.indexOf('<OFX>'));

  test.each([
    ['without a header', root],
    ['with the header in one line', `OFXHEADER:100DATA:OFXSGML${root}`],
    ['with the header in a comment', `<!-- \nOFXHEADER:100\nDATA:OFXSGML\n-->\n${root}`],
    ['with attributes of the root', body.replace('<OFX>', '<OFX xmlns="http://ofx.net/types/2003/04" >')],
    ['with a space in the root', body.replace('<OFX>', '<OFX >')],
    ['with an instruction that does not end', `<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="203"?${root}`],
    ['with Windows line ends', body.replaceAll('\n', '\r\n')],
    ['with old Mac line ends', body.replaceAll('\n', '\r')],
    ['on one line', body.replaceAll('\n', '')],
    ['with a byte order mark', `\ufeff${body}`],
    ['in lower case', body.toLowerCase().replace('<curdef>gbp', '<curdef>GBP')],
    ['with the list closed as another statement', root.replace('</STMTRS>', '</CCSTMTRS>')],
  ])('%s', (_, content) => expect(amountsOf(read(content))).toEqual(['-5.00']));

  test('counts lines as a text editor does', () => {
    const two = ofx(`${movement('-5.00')}\n${movement('-6.00')}`);
    const lines = two.split('\n');
    const expected = lines.flatMap((line, index) => (line.includes('<STMTTRN>') ? [index + 1] : []));
    for (const end of ['\n', '\r\n', '\r'])
      expect(read(lines.join(end)).movements.map(({ place }) => place.line)).toEqual(expected);
  });

  test('a list without movements is a statement without movements', () =>
    expect(read(ofx('', { balance: '5.00' }))).toMatchObject({ movements: [], leftOut: [], refused: [] }));

  test('refuses a bank’s error, another message, and a DTD', () => {
    const failed =
      '<OFX><BANKMSGSRSV1><STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR<MESSAGE>Try later</STATUS></STMTTRNRS></BANKMSGSRSV1></OFX>';
    expect(() => read(failed)).toThrow('The bank wrote an error in place of a statement: Try later.');
    expect(() => read('<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>')).toThrow('no list of movements');
    expect(() => read(`<?xml version="1.0"?><!DOCTYPE OFX [<!ENTITY a "b">]>${root}`)).toThrow(Refusal);
  });

  test('a file without a currency is read in the company’s, and says so', () => {
    const statement = read(ofx(movement('-5.00'), { currency: '' }));
    expect(statement.movements[0]?.money.currency).toBe('GBP');
    expect(statement.notices).toEqual(['The file names no currency. Its amounts are read as GBP.']);
    expect(() => read(ofx(movement('-5.00'), { currency: 'XYZ' }))).toThrow('in which currency');
    expect(read(ofx(movement('-5.00'), { currency: 'BRC' })).movements[0]?.money.currency).toBe('BRL');
  });

  test('a file that names the currency only in its movements is in that', () => {
    const more = '<NAME>Shop<CURRENCY><CURRATE>1.0000<CURSYM>AUD</CURRENCY>';
    const statement = read(ofx(movement('-5.00', { more }), { currency: '' }));
    expect(statement).toMatchObject({ movements: [{ money: { currency: 'AUD' }, original: null }], notices: [] });
  });

  test('movements outside any list, and a lost opening tag, are refused', () => {
    const outside = root.replace('<BANKTRANLIST>', '').replace('</BANKTRANLIST>', '');
    expect(read(outside)).toMatchObject({
      movements: [],
      refused: [{ reason: 'It is in no list of booked movements.' }],
    });
    const lost = ofx(`${movement('-5.00')}\n${movement('-6.00').replace('<STMTTRN>', '')}`);
    expect(read(lost)).toMatchObject({ movements: [{}], refused: [{ what: '-6.00' }] });
  });
});
