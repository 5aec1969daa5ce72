import { mask, withoutSecretsInText } from './masking-text';
import { type KeyKind, kindOfKey, staysInPrivate } from './private-keys';

/**
 * A body without secrets and personal data: what a key says is private, and what looks it wherever it stands. Meant
 * for JSON, and for whatever comes in its place: a page of HTML, a form, XML, JSON inside a string, half a body.
 * Amounts, ids, references, dates, codes and merchants stay, for they are what a failure is found by.
 */
export function withoutSecrets(body: string): string {
  const keyed = withoutPrivateKeys(body, false, new Map());
  const nested = keyed.includes('\\"') ? keyed.replace(pairsInStrings, maskedInString) : keyed;
  return withoutSecretsInText(nested.replace(elements, maskedElement));
}

/** Found one by one and not by parsing: a body that was cut is no JSON any more. */
const keys = /"([\w.@-]{1,64})"\s*:\s*/g;
/** A value, with the end of the text for the end of the value; or where an object or a list begins. */
const value = /"((?:[^"\\]|\\[\s\S])*\\?)(?:"|$)|-?\d[\d.eE+-]*|([{[])/y;

function withoutPrivateKeys(text: string, inPerson: boolean, known: Map<string, KeyKind>): string {
  let kept = '';
  let from = 0;
  const found = new RegExp(keys);
  for (let pair = found.exec(text); pair; pair = found.exec(text)) {
    const [whole, key = ''] = pair;
    const kind = known.get(key) ?? kindOfKey(key);
    known.set(key, kind);
    if (kind === 'open' || (kind === 'name' && !inPerson) || (kind === 'person' && inPerson)) continue;
    const start = pair.index + whole.length;
    value.lastIndex = start;
    const [said, quoted, opening] = value.exec(text) ?? [];
    if (said === undefined || quoted === '') continue;
    const end = opening ? closing(text, start + 1) : start + said.length;
    kept += text.slice(from, start);
    if (opening) {
      const inner = text.slice(start + 1, end);
      kept += opening + (kind === 'person' ? withoutPrivateKeys(inner, true, known) : withoutValues(inner));
    } else kept += kind === 'person' && !isWords(said) ? said : masked(said);
    from = end;
    found.lastIndex = end;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** A person given as text is a name, unless it is an id. */
const isWords = (said: string): boolean => said.startsWith('"') && !/^"[^\s"]*\d[^\s"]*"?$/.test(said);

/** A number becomes text; a string that was cut stays without its end. */
const masked = (said: string): string =>
  `"${mask}${said.startsWith('"') && !(said.length > 1 && said.endsWith('"')) ? '' : '"'}`;

/** Where the object or list ends that begins before `from`; the end of the text when it was cut. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

const strings = /"((?:[^"\\]|\\[\s\S])*\\?)(?:"|$)(\s*:)?|(?<=[:[,]\s*)-?\d[\d.eE+-]*/g;

/** Every value, whatever its key, but for those that say what kind of thing it is. */
function withoutValues(text: string): string {
  let key = '';
  return text.replace(strings, (said: string, quoted: string | undefined, colon: string | undefined) => {
    if (colon !== undefined) {
      key = quoted ?? '';
      return said;
    }
    return quoted === '' || staysInPrivate(key) ? said : masked(said);
  });
}

/** JSON inside a JSON string, as when a payload is quoted in a message. */
const pairsInStrings = /\\"([\w.-]{1,64})\\"(\s*:\s*)\\"((?:[^"\\]|\\\\\\"|\\(?!"))*)/g;
const maskedInString = (whole: string, key: string, colon: string, said: string): string =>
  said !== '' && isPrivate(key) ? `\\"${key}\\"${colon}\\"${mask}` : whole;

/** `<contactName>…`: what QuickBooks and NetSuite say is XML at times. */
const elements = /<((?:\w{1,20}:)?\w{1,64})>([^<>]{1,400})/g;
const maskedElement = (whole: string, name: string): string =>
  isPrivate(name.replace(/^\w+:/, '')) ? `<${name}>${mask}` : whole;

const isPrivate = (key: string): boolean => ['private', 'whole'].includes(kindOfKey(key));
