import { Refusal } from '../../refusal';
import type { SourceStatement } from './source';

const exportInstead = 'In your bank, export CSV, OFX or CAMT.053 instead.';

type TextFormat = { readonly is: (head: string) => boolean; readonly sentence: string };

const formats: readonly TextFormat[] = [
  { is: (head) => /camt\.052|<(\w+:)?BkToCstmrAcctRpt\b/.test(head), sentence: notFinal('CAMT.052') },
  {
    is: (head) => /camt\.054|<(\w+:)?BkToCstmrDbtCdtNtfctn\b/.test(head),
    sentence: `This is a CAMT.054 file: it explains single payments and is no statement. ${exportInstead}`,
  },
  { is: (head) => /:pain\.\d{3}\./.test(head), sentence: `This is a file of payment orders (pain). ${exportInstead}` },
  {
    is: (head) => /^<[^>]*\?>\s*<\?mso-application|urn:schemas-microsoft-com:office:spreadsheet/.test(head),
    sentence: 'This is an Excel workbook (XML), not a CSV file. In Excel, save it as CSV and choose that file.',
  },
  {
    is: (head) => /opendocument/.test(head) && head.startsWith('<'),
    sentence:
      'This is an OpenDocument spreadsheet, not a CSV file. In LibreOffice, save it as CSV and choose that file.',
  },
  {
    is: (head) => /^<(!doctype html|html|head|body|table|meta|style|script|div)\b/i.test(head) || isCommentedHtml(head),
    sentence: `This is a web page (HTML), not a CSV file, even if it is called .xls or .csv. ${exportInstead}`,
  },
  { is: (head) => /^<\?xml|^<(\w+:)?[A-Za-z][\w.-]*(\s[^<>]*)?>\s*</.test(head), sentence: plain('an XML file') },
  { is: (head) => /^!(type|account|option|clear)\b/i.test(head) || isBareQif(head), sentence: plain('a QIF file') },
  { is: (head) => isSwift(head) && /^:(34F|13D?):/m.test(head), sentence: notFinal('SWIFT MT942') },
  { is: isSwift, sentence: plain('a SWIFT MT940 file') },
  { is: (head) => /^0000[01]\d{6}[\s\S]{117}\r?\n1/.test(head), sentence: plain('a CODA file') },
  { is: (head) => /^01,[^\r\n]*\/\s*[\r\n]+02,/.test(head), sentence: plain('a BAI2 file') },
  { is: (head) => /^11\d{18}[^\r\n]{60}\s*[\r\n]+22/.test(head), sentence: plain('a Norma 43 file') },
  { is: isJson, sentence: plain('a JSON file') },
  { is: (head) => /^ID;P[^\r\n]*[\r\n]+([PFBOC];|NN;)/.test(head), sentence: plain('a SYLK spreadsheet') },
  { is: (head) => /^TABLE\s*[\r\n]+0,1/.test(head), sentence: plain('a DIF spreadsheet') },
  {
    is: (head) => /^(MIME-Version|Return-Path|Received|Delivered-To): /i.test(head),
    sentence: plain('an e-mail or a web archive'),
  },
];

function plain(what: string): string {
  return `This is ${what}. ${exportInstead}`;
}

function notFinal(what: string): string {
  return `This is a ${what} file: its entries are not final yet. ${exportInstead}`;
}

/**
 * Returns the format of a bank statement, or null for a text that may be CSV. Throws a Refusal that says what the file
 * is when it is another format. The name of the file does not count.
 */
export function recogniseText(text: string): SourceStatement['format'] | null {
  const head = text.slice(0, 16_384).trimStart();
  const startsWithTag = /^(<|(DATA|VERSION|SECURITY)\s*:)/i.test(head);
  if (/^OFXHEADER\s*:/im.test(head) || (startsWithTag && ofxTag.test(head))) return 'OFX';
  if (head.startsWith('<') && /camt\.053|<(\w+:)?BkToCstmrStmt\b/.test(head)) return 'CAMT.053';
  const known = formats.find(({ is }) => is(head));
  if (known) throw new Refusal(known.sentence);
  return null;
}

// Some programs leave out the header, and some the root too.
const ofxTag = /<\?OFX\s|<OFX(\s[^<>]*)?>|<BANKTRANLIST>|<STMTTRN>/i;

const isCommentedHtml = (head: string): boolean => head.startsWith('<!--') && /<(html|body|table)\b/i.test(head);

/** Some programs write QIF without its first line. Each record then starts with its day and ends with a circumflex. */
function isBareQif(head: string): boolean {
  const lines = head
    .split(/[\r\n]+/)
    .slice(0, 200)
    .filter((line) => line.trim() !== '');
  const isField = (line: string) => /^([A-Z$%][^\t;|]*|\^)\s*$/.test(line);
  return (
    lines.some((line) => line.trim() === '^') &&
    /^D\s*\d/.test(head) &&
    /^T-?[\d.,]+\s*$/m.test(head) &&
    lines.every(isField)
  );
}

function isSwift(head: string): boolean {
  return /^:20:/m.test(head) && /^:25[A-Z]?:/m.test(head) && /^:(28C?|60[FM]|61|34F|13D?):/m.test(head);
}

/** A whole document, or one document in each line. */
function isJson(head: string): boolean {
  if (!/^[[{]\s*["{[\]}]/.test(head)) return false;
  const [first = ''] = head.split(/[\r\n]/);
  try {
    return typeof JSON.parse(first) === 'object';
  } catch {
    return /^[[{]\s*$|^[[{]\s*["{[][^,;]*:/.test(first);
  }
}
