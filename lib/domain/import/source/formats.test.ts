import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal';
import { readSource } from './read-source';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string) => [...text].map((letter) => `${letter}\0`).join('');

describe('refuses, and says what it is:', () => {
  test.each([
    ['MT942', ':20:1\n:25:DE00\n:28C:1/1\n:34F:EUR0,\n:13D:2611201200+0100\n', 'MT942'],
    [
      'CAMT.052',
      '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt>',
      'CAMT.052',
    ],
    ['CAMT.054', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><x/>', 'CAMT.054'],
    [
      'pain.001',
      '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">',
      'payment orders',
    ],
    ['HTML', '<html><body><table><tr><td>Date</td></tr></table>', 'HTML'],
    ['HTML with a doctype', '\r\n <!DOCTYPE html>\n<html>', 'HTML'],
    ['a table alone', '<table border=1><tr><td>Date</td>', 'HTML'],
    [
      'an XML spreadsheet',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>',
      'an Excel workbook',
    ],
    ['other XML', '<?xml version="1.0"?><statement><row/></statement>', 'an XML file'],
    ['JSON', '[{"date":"2026-11-20","amount":-5}]', 'a JSON file'],
    ['JSON in lines', '{"date":"2026-11-20","amount":-5}\n{"date":"2026-11-21","amount":-6}', 'a JSON file'],
    ['indented JSON', '{\n  "rows": [\n    1\n  ]\n}', 'a JSON file'],
    ['XLSX', 'PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml', 'an Excel workbook (XLSX)'],
    ['XLSB', 'PK\x03\x04\x14\0xl/workbook.bin', 'an Excel workbook (XLSB)'],
    ['ODS', 'PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument spreadsheet'],
    ['Numbers', 'PK\x03\x04\x14\0Index/Document.iwa', 'a Numbers spreadsheet'],
    ['a ZIP of CSV files', 'PK\x03\x04\x14\0november.csv', 'a ZIP archive'],
    ['XLS', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${wide('Workbook')}`, 'an old Excel workbook'],
    ['a workbook with a password', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${wide('EncryptedPackage')}`, 'has a password'],
    ['gzip', '\x1f\x8b\x08\0\0\0\0\0', 'is compressed'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'a PDF file'],
    ['PDF after other bytes', '\r\n\r\nHTTP\r\n%PDF-1.4', 'a PDF file'],
    ['PNG', '\x89PNG\r\n\x1a\n', 'an image'],
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'an image'],
    ['HEIC', '\0\0\0\x18ftypheic', 'an image'],
    [
      'other bytes',
      Array.from({ length: 2_000 }, (_, at) => String.fromCharCode((at * 7_919) % 251)).join(''),
      'not a text file',
    ],
    ['nothing', '', 'empty'],
    ['white space', ' \r\n\t\r\n', 'empty'],
    ['a byte order mark alone', '\xef\xbb\xbf', 'empty'],
    ['NUL alone', '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'empty'],
  ])('%s', (_, content, message) => {
    expect(() => readSource(bytes(content), { encoding: null })).toThrow(Refusal);
    expect(() => readSource(bytes(content), { encoding: null })).toThrow(message);
  });

  test('says what to export instead', () => {
    expect(() => readSource(bytes(`${'0000012112672\n'.padEnd(128)}\n1`), { encoding: null })).toThrow(
      'This is a CODA file. In your bank, export CSV, OFX, CAMT.053 or MT940 instead.',
    );
  });
});

describe('recognises a statement', () => {
  test.each([
    ['OFX 1', 'OFXHEADER:100\nDATA:OFXSGML\n<OFX><BANKTRANLIST>', 'OFX'],
    ['OFX 1 after blank lines', '\r\n\r\nOFXHEADER: 100\r\n', 'OFX'],
    ['OFX without a header', '<OFX>\n<SIGNONMSGSRSV1>', 'OFX'],
    ['OFX 2', '<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n<OFX>', 'OFX'],
    ['CAMT.053', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">', 'CAMT.053'],
    ['QIF', '!Type:CCard\nD20/11/2026\nT-5.00\nPShop\n^\n', 'QIF'],
    ['QIF of an account', '!Account\nNCard\nTCCard\n^\n!Type:CCard\n', 'QIF'],
    ['QIF after an option', '!Option:AutoSwitch\n!Account\n', 'QIF'],
    ['QIF without its first line', 'D20/11/2026\nT-5.00\nPShop\n^\nD21/11/2026\nT-6.00\nPShop\n^\n', 'QIF'],
    ['MT940', ':20:STARTUMSE\n:25:10010010/1234567890\n:28C:00001/001\n:60F:C261120EUR5,00\n', 'MT940'],
    [
      'MT940 in an envelope',
      '{1:F01BANKDEFFXXXX0000000000}{4:\r\n:20:1\r\n:25:DE00\r\n:61:2611201120D5,NMSC\r\n-}',
      'MT940',
    ],
    ['MT940 after a header', '0000 01INGBNL2AXXXX00001\n940 00\n:20:P1\n:25:NL00\n:28C:1\n', 'MT940'],
    ['CAMT.053 with a prefix', '<n:Document xmlns:n="x"><n:BkToCstmrStmt>', 'CAMT.053'],
  ])('%s', (_, text, format) => {
    const content = bytes(text);
    expect(readSource(content, { encoding: null })).toEqual({ kind: 'statement', format, content });
  });
});

describe('reads as CSV', () => {
  test.each([
    ['titles that start like SYLK', 'ID;Partner;Amount\n1;Bun;5.00'],
    ['a preamble that looks like an e-mail', 'From: 01/11/2026\nTo: 30/11/2026\nDate,Amount\n01/11/2026,5.00'],
    ['a bracket first', '[Card] Date,Amount\n01/11/2026,5.00'],
    ['an account called BM', 'BM,Date,Amount\n1,01/11/2026,5.00'],
    ['names of formats in a cell', 'Date,Payee,Amount\n01/11/2026,camt.052 pain.001 opendocument,5.00'],
    ['tags in a cell', 'Date,Payee,Amount\n01/11/2026,<OFX>,5.00'],
  ])('%s', (_, text) => {
    const source = readSource(bytes(text), { encoding: null });
    expect(source.kind === 'table' && source.rows.length).toBe(text.split('\n').length);
  });
});
