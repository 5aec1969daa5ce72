import { Refusal } from '../../refusal';
import { decode } from './encoding';

const saveAsCsv = (program: string) => `In ${program}, save it as CSV and choose that file.`;

/** The first bytes of a format, which say what a file is whatever it is called. The last number is their offset. */
type Signature = readonly [kind: string, bytes: string, offset?: number];
const signatures: readonly Signature[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['compound', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['old workbook', '\x09\x00\x04\x00'],
  ['old workbook', '\x09\x02\x06\x00'],
  ['old workbook', '\x09\x04\x06\x00'],
  ['old workbook', '\x09\x08\x08\x00'],
  ['old workbook', '\x09\x08\x10\x00'],
  ['compressed', '\x1f\x8b'],
  ['compressed', 'BZh'],
  ['compressed', '\xfd7zXZ'],
  ['compressed', '\x28\xb5\x2f\xfd'],
  ['compressed', 'Rar!\x1a\x07'],
  ['compressed', '7z\xbc\xaf\x27\x1c'],
  ['an image', '\x89PNG'],
  ['an image', '\xff\xd8\xff'],
  ['an image', 'GIF8'],
  ['an image', 'II*\0'],
  ['an image', 'MM\0*'],
  ['an image', 'WEBP', 8],
  ['an image or a video', 'ftyp', 4],
  ['a database', 'SQLite format 3\0'],
  ['a Word document', '{\\rtf'],
  ['a PostScript document', '%!PS'],
  ['a program', 'MZ\x90\0'],
  ['a program', '\x7fELF'],
];

/**
 * Throws a Refusal when the content is a binary format: it says what the file is and what to do `instead`. Only bytes
 * count, so this runs before the text is decoded.
 */
export function refuseBinaryFormat(content: Uint8Array, instead: string): void {
  const head = String.fromCharCode(...content.subarray(0, 4_096));
  // Readers open a PDF with other bytes before its header.
  if (/^[\s\S]{0,1024}%PDF-\d\.\d/.test(head)) throw refusal('This is a PDF file.', instead);
  const [kind] = signatures.find(([, bytes, offset = 0]) => head.startsWith(bytes, offset)) ?? [];
  switch (kind) {
    case undefined:
      return;
    case 'zip':
      throw zipRefusal(content, instead);
    case 'compound':
      throw compoundFileRefusal(content, instead);
    case 'old workbook':
      throw workbook('an old Excel workbook (XLS)');
    case 'compressed':
      throw refusal('This file is compressed.', 'Unpack it and choose the file inside.');
    default:
      throw refusal(`This is ${kind}.`, instead);
  }
}

const refusal = (what: string, advice: string) => new Refusal(`${what} ${advice}`);
const workbook = (what: string) => refusal(`This is ${what}, not a CSV file.`, saveAsCsv('Excel'));

/** Office documents are archives. The names of the files inside tell which. */
function zipRefusal(content: Uint8Array, instead: string): Refusal {
  const names = latin1(content.subarray(0, 65_536)) + latin1(content.subarray(-262_144));
  if (names.includes('xl/workbook.bin')) return workbook('an Excel workbook (XLSB)');
  if (names.includes('xl/')) return workbook('an Excel workbook (XLSX)');
  if (names.includes('opendocument.spreadsheet')) {
    return refusal('This is an OpenDocument spreadsheet (ODS), not a CSV file.', saveAsCsv('LibreOffice'));
  }
  if (names.includes('.iwa') || names.includes('Index.zip')) {
    return refusal(
      'This is a Numbers spreadsheet, not a CSV file.',
      'In Numbers, export it as CSV and choose that file.',
    );
  }
  if (names.includes('word/document')) return refusal('This is a Word document.', instead);
  if (/\.(csv|tsv|txt|ofx|qfx|xml)/i.test(names)) {
    return refusal('This is a ZIP archive.', 'Unpack it and choose one of the files inside.');
  }
  return refusal('This is a ZIP archive, not a CSV file.', instead);
}

/** Office wrote compound files until 2003, and still does for documents with a password. */
function compoundFileRefusal(content: Uint8Array, instead: string): Refusal {
  const text = latin1(content);
  const has = (name: string) => text.includes([...name].map((letter) => `${letter}\0`).join(''));
  if (has('EncryptedPackage')) {
    return refusal('This spreadsheet has a password.', `Open it, ${saveAsCsv('Excel').replace('In Excel, ', '')}`);
  }
  if (has('Workbook') || has('Book')) return workbook('an old Excel workbook (XLS)');
  return refusal('This is an old Microsoft Office document.', instead);
}

const latin1 = (bytes: Uint8Array): string => decode(bytes, 'iso-8859-15');
