import { expect, test } from 'vitest';
import { officeTypeOf } from './office-type';

/** The header of a file in a ZIP archive: 26 bytes, the length of the name, that of the extra field, and the name. */
const header = (name: string) => `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`;
const entry = (name: string) =>
  `PK\x01\x02${'\0'.repeat(24)}${String.fromCharCode(name.length)}\0${'\0'.repeat(16)}${name}`;
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const content = 'x'.repeat(100_000);

test.each([
  [
    'a Word document',
    header('[Content_Types].xml') + header('_rels/.rels') + header('word/document.xml'),
    /wordprocessing/,
  ],
  ['an Excel workbook', header('[Content_Types].xml') + header('xl/workbook.xml'), /spreadsheetml/],
  ['a presentation', header('[Content_Types].xml') + header('ppt/presentation.xml'), /presentationml/],
  ['a document whose names are far apart', header('word/media/1.png') + content + entry('[Content_Types].xml'), /word/],
])('recognises %s', (_, text, mime) => {
  expect(officeTypeOf(bytes(text))).toMatch(mime);
});

test.each([
  ['receipts in a folder', header('word/receipt.pdf')],
  ['a web page', header('[Content_Types].xml.html') + header('sword/document.xml')],
  ['a name in the content of a file', `${header('a.txt')}[Content_Types].xml word/document.xml`],
  ['nothing', ''],
])('does not take an archive with %s for a document', (_, text) => {
  expect(officeTypeOf(bytes(text))).toBeNull();
});
