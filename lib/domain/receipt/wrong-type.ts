import { receiptHint } from './receipt';

const office = 'application/vnd.openxmlformats-officedocument';
const opendocument = 'application/vnd.oasis.opendocument';

/** What people call the types of file that are no receipt, by media type. */
const names: Readonly<Record<string, string>> = {
  [`${office}.wordprocessingml.document`]: 'a Word document',
  [`${office}.spreadsheetml.sheet`]: 'an Excel workbook',
  [`${office}.presentationml.presentation`]: 'a PowerPoint presentation',
  [`${opendocument}.text`]: 'an OpenDocument text',
  [`${opendocument}.spreadsheet`]: 'an OpenDocument spreadsheet',
  [`${opendocument}.presentation`]: 'an OpenDocument presentation',
  'application/x-cfb': 'an older Word, Excel or Outlook file',
  'application/rtf': 'a rich text document',
  'application/postscript': 'a PostScript file',
  'application/zip': 'a ZIP archive',
  'application/x-rar-compressed': 'a RAR archive',
  'application/x-7z-compressed': 'a 7z archive',
  'application/gzip': 'a gzip archive',
  'application/x-tar': 'a tar archive',
  'application/epub+zip': 'an e-book',
  'application/vnd.apple.pages': 'a Pages document',
  'application/x-msdownload': 'a program',
  'application/x-elf': 'a program',
  'image/bmp': 'a BMP picture',
  'image/jxl': 'a JPEG XL picture',
  'image/jp2': 'a JPEG 2000 picture',
  'image/jpx': 'a JPEG 2000 picture',
  'image/jpm': 'a JPEG 2000 picture',
  'image/svg+xml': 'an SVG drawing',
  'image/vnd.adobe.photoshop': 'a Photoshop picture',
  'image/x-icon': 'an icon',
  'text/html': 'a web page',
  'text/xml': 'an XML file',
  'text/plain': 'a text file',
  'message/rfc822': 'an e-mail',
};

const families: readonly (readonly [prefix: string, name: string])[] = [
  ['image/', 'a picture of a type that Outlay does not open'],
  ['video/', 'a video'],
  ['audio/', 'a sound recording'],
  ['font/', 'a font'],
];

/** Types that a person can save as PDF. */
const printable = /officedocument|opendocument|x-cfb|rtf|postscript|pages|^text\/|rfc822/;

/** Returns the message for a file of a type that is no receipt: what it is, and what to do. `mime` is null if unknown. */
export function wrongTypeMessage(mime: string | null): string {
  const name = mime === null ? undefined : (names[mime] ?? families.find(([prefix]) => mime.startsWith(prefix))?.[1]);
  if (!mime || !name) return `Outlay does not know this type of file. A receipt is a ${receiptHint}`;
  if (printable.test(mime)) return `This is ${name}. Save or print it as PDF, then add the PDF.`;
  if (mime.startsWith('image/')) return `This is ${name}. Save it as JPEG or PNG, then add it.`;
  if (/archive$/.test(name)) return `This is ${name}. Unpack it, then add the receipts in it.`;
  return `This is ${name}, not a receipt. A receipt is a ${receiptHint}`;
}
