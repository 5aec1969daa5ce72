import { decodeXML } from 'entities';
import { codesInText } from './message-codes';

/** What an error message of a package contains, without JSON, XML, HTML and the sentence that Codat puts before it. */
export type ReadMessage = {
  /** The sentences, the most specific first. */
  readonly texts: readonly string[];
  /** The error codes, with their origin: `qbo:6240`, `intacct:BL34000061`. */
  readonly codes: readonly string[];
  /** The HTTP status that the package answered with, if the message says it. */
  readonly status: number | undefined;
};

/**
 * Packages state the reason first, and some return whole pages. Structures are parsed up to this length, and texts are
 * matched up to the second one.
 */
const maxLength = 20_000;
export const maxTextLength = 1_000;

/** Reads a message of a package. Undefined if nothing remains of it. */
export function readMessage(message: string | null): ReadMessage | undefined {
  const own = packageMessage(message)?.slice(0, maxLength);
  if (own === undefined) return undefined;
  const found = new Findings();
  readText(own, 0, found);
  return { texts: found.texts, codes: found.codes, status: found.status };
}

/**
 * Returns the package's own message without the sentence that Codat puts before it: "An error occurred in a downstream
 * service. Correlation ID: x. Message: …". Undefined when no message remains.
 */
export const packageMessage = (message: string | null): string | undefined =>
  message
    ?.replace(/^.*?correlation id: [\w-]+\.?\s*(?:message:\s*)?/is, '')
    .replace(/^\s*an error occurred in a downstream service\.?\s*$/i, '')
    .trim() || undefined;

/** Collects what the parts of a message contain. Parts deeper in a structure are more specific. */
class Findings {
  readonly #texts: { readonly text: string; readonly rank: number }[] = [];
  readonly #codes = new Set<string>();
  status: number | undefined;

  addText(text: string, rank: number): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.#texts.push({ text: trimmed.slice(0, maxTextLength), rank });
  }

  addCodes(codes: readonly string[]): void {
    for (const code of codes) this.#codes.add(code);
  }

  addStatus(status: number): void {
    if (status >= 400 && status < 600) this.status ??= status;
  }

  get texts(): readonly string[] {
    return this.#texts.toSorted((one, other) => other.rank - one.rank).map(({ text }) => text);
  }

  get codes(): readonly string[] {
    return [...this.#codes];
  }
}

/** At most so many structures lie inside each other: JSON in a JSON string in XML. */
const maxDepth = 12;

function readText(text: string, depth: number, found: Findings): void {
  if (depth > maxDepth) return;
  const plain = decodeQuery(text);
  const json = /[{[]\s*(?:["{[]|\\")/.exec(plain)?.index;
  if (json !== undefined && readJson(plain.slice(json), depth, found)) {
    // What is before the structure is a heading, such as "400 Bad Request: {…}".
    readPlain(plain.slice(0, json).replace(/[\s:—-]+$/, ''), depth * 10, found);
  } else if (/<[a-z?!/][^<>]*>/i.test(plain)) readMarkup(plain, depth, found);
  else readPlain(plain, depth * 10, found);
}

function readPlain(text: string, rank: number, found: Findings): void {
  found.addText(text, rank);
  found.addCodes(codesInText(text));
  const status = /\b(?:status ?code|http(?: status)?)\W{0,3}([45]\d\d)\b|^([45]\d\d)\b(?!\s*-)/i.exec(text);
  if (status) found.addStatus(Number(status[1] ?? status[2]));
}

/** Decodes a text in the form of a query string, such as Xero's "oauth_problem=rate%20limit%20exceeded&…". */
const decodeQuery = (text: string): string =>
  /^\w+=\S*%[0-9a-f]{2}/i.test(text)
    ? text.replace(/%[0-9a-f]{2}/gi, (byte) => String.fromCharCode(Number.parseInt(byte.slice(1), 16)))
    : text;

/** Reads the JSON at the start of the text. Returns false if it is no JSON. A truncated structure is read by its keys. */
function readJson(text: string, depth: number, found: Findings): boolean {
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  const value = parseJson(text.slice(0, end)) ?? parseJson(text.slice(0, end).replace(/\\"/g, '"'));
  if (value !== undefined && typeof value === 'object' && value !== null) {
    readValue(value, '', depth + 1, found);
    return true;
  }
  const pairs = [...text.matchAll(/"([\w:]+)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(\d+))/g)];
  if (pairs.length === 0) return false;
  readObject(
    pairs.map(([, key = '', words, digits]) => [key, words?.replace(/\\(["\\/])/g, '$1') ?? Number(digits)]),
    depth + 1,
    found,
  );
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The keys under which packages put what happened, the most specific first. */
const textKeys =
  /^(?:detail|details|description2|message|errormessage|error_description|statusmessage|providermessage|faultstring|reason|description|correction|title|error|errors)$/i;
/** The keys beside which a text is about a failure. */
const errorKeys = /^(?:code|errorno|error|status|message|correction|description2|o:errorcode|instance)$/i;
/** Keys that records have too: the description of a line. */
const ownTextKeys = /^(?:description|title|reason|details?)$/i;
const echoKeys = /^(?:request|config|headers|payload)$/i;
/** Matches a string that holds a structure. */
const structure = /^\s*(?:[[{]\s*[[{"]|<[a-z?!])/i;
const generalKeys = /^(?:title|correction|error|description)$/i;

function readValue(value: unknown, key: string, depth: number, found: Findings): void {
  if (depth > maxDepth * 2) return;
  if (typeof value === 'string') {
    if (textKeys.test(key) || structure.test(value)) readNested(value, key, depth, found);
  } else if (Array.isArray(value)) {
    // Only the first errors of a batch are read.
    for (const each of value.slice(0, 20)) readValue(each, key, depth + (typeof each === 'string' ? 0 : 1), found);
  } else if (typeof value === 'object' && value !== null) readObject(Object.entries(value), depth, found);
}

function readObject(entries: readonly (readonly [string, unknown])[], depth: number, found: Findings): void {
  const isError = entries.some(([key]) => errorKeys.test(key));
  for (const [key, value] of entries) {
    // Packages return what was sent beside what is wrong with it. The texts of a line are not about the failure.
    if (echoKeys.test(key) || (ownTextKeys.test(key) && !isError)) continue;
    if (/^status(?:code)?$/i.test(key) && /^[45]\d\d$/.test(String(value))) found.addStatus(Number(value));
    if (typeof value === 'string' || typeof value === 'number') found.addCodes(codesOfKey(key, value, entries));
    readValue(value, key, depth + 1, found);
  }
}

/** Reads a string of a structure, which can hold a structure again. */
function readNested(text: string, key: string, depth: number, found: Findings): void {
  if (structure.test(text) || /\{\s*\\?"/.test(text)) readText(text, Math.min(depth, maxDepth), found);
  else readPlain(text, depth * 10 + rankOfKey(key), found);
}

const rankOfKey = (key: string): number => (generalKeys.test(key) ? -5 : /detail|description2/i.test(key) ? 3 : 0);

/** Returns the code of a key of a structure. Its origin follows from the keys beside it. */
function codesOfKey(key: string, value: string | number, entries: readonly (readonly [string, unknown])[]): string[] {
  const has = (name: RegExp) => entries.some(([each]) => name.test(each));
  if (/^code$/i.test(key) && /^\d{1,6}$/.test(String(value))) {
    // Zoho: {"code":1002,"message":"…"}. QuickBooks: {"Message":"…","Detail":"…","code":"6240"}.
    if (has(/^detail$/i) || has(/^element$/i)) return [`qbo:${Number(value)}`];
    return typeof value === 'number' ? [`zoho:${value}`] : [];
  }
  if (/^(?:code|name|type|o:errorcode|errorcode|errorno|error|detail)$/i.test(key) && typeof value === 'string') {
    if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return [`netsuite:${value}`];
    if (/^[A-Z]\w+_[A-Z]\w+$/.test(value)) return [`dynamics:${value}`];
    if (/^(?:[a-z]+-)+[a-z]+$|^[A-Z][a-zA-Z]+$/.test(value)) return [`name:${value}`];
  }
  return [];
}

/** Reads XML and HTML: the known elements and attributes, or else the text of the page. */
function readMarkup(markup: string, depth: number, found: Findings): void {
  const parts = /<(?:html|body|!doctype html)/i.test(markup)
    ? []
    : [...markup.matchAll(elements), ...markup.matchAll(attributes)];
  if (parts.length === 0) readPlain(textOfPage(markup), depth * 10, found);
  const isQbxml = /statusSeverity=|QBXML/.test(markup);
  for (const [place, [, key = '', raw = '']] of parts.entries()) {
    const text = decodeXML(raw);
    if (/^(?:statuscode|code|errorno|type)$/i.test(key)) {
      found.addCodes(isQbxml && /^\d+$/.test(text) ? [`qbxml:${Number(text)}`] : codesOfMarkup(text));
      if (!isQbxml && /^[45]\d\d$/.test(text)) found.addStatus(Number(text));
      // A structure names the general error first: <Message>A validation exception occurred</Message>.
    } else readNested(text, key, depth + 1 + (/^message$/i.test(key) ? Math.min(place, 9) : 0), found);
  }
}

const elements =
  /<(message|detail|description2|description|correction|errorno|statusmessage|faultstring|code|type)\b[^<>]*>([^<]+)</gi;
const attributes = /\b(statusMessage|statusCode|message|code)="([^"]*)"/g;

const textOfPage = (markup: string): string =>
  decodeXML(markup.replace(/<(style|script)\b.*?<\/\1>/gis, ' ').replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const codesOfMarkup = (text: string): readonly string[] =>
  /^\d{3,6}$/.test(text)
    ? [`qbo:${Number(text)}`]
    : /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)
      ? [`netsuite:${text}`]
      : codesInText(text);
