import { Refusal } from '../../refusal';
import type { SourceStatement } from './source';

type TextFormat = {
  readonly is: (head: string) => boolean;
  readonly what: string;
  /** What to do instead, where it differs from other formats. */
  readonly advice?: string;
};

const isXml = (head: string): boolean => /^<\?xml|^<(\w+:)?[A-Za-z][\w.-]*(\s[^<>]*)?>\s*</.test(head);
const isXmlWith = (sign: RegExp) => (head: string) => head.startsWith('<') && sign.test(head);

const headLength = 16_384;

const formats: readonly TextFormat[] = [
  { is: isXmlWith(/camt\.052|<(\w+:)?BkToCstmrAcctRpt\b/), what: 'a CAMT.052 file, whose entries are not final yet' },
  {
    is: isXmlWith(/camt\.054|<(\w+:)?BkToCstmrDbtCdtNtfctn\b/),
    what: 'a CAMT.054 file, which explains single payments and is no statement',
  },
  { is: isXmlWith(/:pain\.\d{3}\./), what: 'a file of payment orders (pain)' },
  {
    is: isXmlWith(/<\?mso-application|urn:schemas-microsoft-com:office:spreadsheet/),
    what: 'an Excel workbook (XML), not a CSV file',
    advice: 'In Excel, save it as CSV and choose that file.',
  },
  {
    is: isXmlWith(/opendocument/),
    what: 'an OpenDocument spreadsheet, not a CSV file',
    advice: 'In LibreOffice, save it as CSV and choose that file.',
  },
  {
    is: (head) => /^<(!doctype html|html|head|body|table|meta|style|script|div)\b/i.test(head) || isCommentedHtml(head),
    what: 'a web page (HTML), not a CSV file, even if it is called .xls or .csv',
  },
  { is: isXml, what: 'an XML file' },
  {
    is: (head) => isSwift(head) && /^:(34F|13D?):/m.test(head),
    what: 'a SWIFT MT942 file, whose entries are not final yet',
  },
  { is: (head) => /^0000[01]\d{6}[\s\S]{117}\r?\n1/.test(head), what: 'a CODA file' },
  { is: (head) => /^01,[^\r\n]*\/\s*[\r\n]+02,/.test(head), what: 'a BAI2 file' },
  { is: (head) => /^11\d{18}[^\r\n]{60}\s*[\r\n]+22/.test(head), what: 'a Norma 43 file' },
  { is: isJson, what: 'a JSON file' },
  { is: (head) => /^ID;P[^\r\n]*[\r\n]+([PFBOC];|NN;)/.test(head), what: 'a SYLK spreadsheet' },
  { is: (head) => /^TABLE\s*[\r\n]+0,1/.test(head), what: 'a DIF spreadsheet' },
  {
    is: (head) => /^(MIME-Version|Return-Path|Received|Delivered-To): /i.test(head),
    what: 'an e-mail or a web archive',
  },
];

/**
 * Returns the format of a bank statement, or null for a text that may be CSV. Throws a Refusal that says what the file
 * is, and what to do `instead`, when it is another format. The name of the file does not count.
 */
export function recogniseText(text: string, instead: string): SourceStatement['format'] | null {
  const head = text.slice(0, headLength).trimStart();
  const startsWithTag = /^(<|(DATA|VERSION|SECURITY)\s*:)/i.test(head);
  if (/^OFXHEADER\s*:/im.test(head) || (startsWithTag && ofxTag.test(head))) return 'OFX';
  if (head.startsWith('<') && /camt\.053|<(\w+:)?BkToCstmrStmt\b/.test(head)) return 'CAMT.053';
  const known = formats.find(({ is }) => is(head));
  if (known) throw new Refusal(`This is ${known.what}. ${known.advice ?? instead}`);
  if (isSwift(head)) return 'MT940';
  return isQif(head) ? 'QIF' : null;
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

/** Whether a text is QIF. Byte order marks and blank lines can precede it. */
export function isQif(text: string): boolean {
  const head = text.slice(0, headLength).trimStart();
  return /^!(type|account|option|clear)\b/i.test(head) || isBareQif(head);
}

/** Whether a text contains a message of SWIFT about an account. */
export function isSwift(text: string): boolean {
  const head = text.slice(0, headLength);
  return tagAt('20').test(head) && tagAt('25[A-Z]?').test(head) && tagAt('(?:28C?|60[FM]|61|34F|13D?)').test(head);
}

/** A field of SWIFT starts a line, or follows the beginning of block 4. */
const tagAt = (tag: string): RegExp => new RegExp(`(?:^|\\{4:)[ \\t]{0,3}:${tag}:`, 'm');

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
