import { decodeHTMLStrict } from 'entities';
import { Refusal } from '@/lib/domain/refusal';
import { type Element, newElement, type Place } from '../element';
import { aggregates, leaves, lists, records } from './tags';

const deepest = 100;
const mostElements = 2_000_000;

const cutOff = () =>
  new Refusal('The file is cut off: its end is missing. Download the statement again, and import the whole file.');

/**
 * Parses OFX 1 (SGML) and OFX 2 (XML) into one tree, below a root without a name. Banks write both with errors that an
 * XML parser refuses: leaves without closing tags, `&` and `<` in names, a list closed by another tag. An error outside
 * a movement is ignored; one inside marks the movement as damaged. Entities of a DTD are not expanded. Takes linear
 * time. Throws a Refusal when the end of the file is missing.
 */
export function parseOfx(text: string): Element {
  const closed = new Set(Array.from(text.matchAll(/<\/([A-Za-z][\w.]*)\s*>/g), ([, name = '']) => name.toUpperCase()));
  const root = newElement('', { line: 1, position: 0 }, null);
  let top = root;
  let depth = 0;
  let count = 0;
  const isLeaf = ({ name, text: value }: Element) =>
    value.trim() !== '' || leaves.has(name) || !(closed.has(name) || aggregates.has(name));
  const leave = (element: Element) => {
    while (top !== element && top.parent) leaveOne();
    leaveOne();
  };
  const leaveOne = () => {
    top.text = decoded(top.text);
    top = top.parent ?? root;
    depth -= 1;
  };
  for (const token of tokens(text)) {
    if (token.kind === 'text') {
      addText(top, token.text);
      continue;
    }
    const { name, place } = token;
    if (token.kind === 'close') {
      const opened = nearest(top, (element) => element.name === name);
      if (opened) leave(opened);
      else damage(top, `It has </${name}> without <${name}>.`);
      continue;
    }
    if (top !== root && top.children.length === 0 && isLeaf(top)) leaveOne();
    const record = records.has(name) ? nearest(top, (element) => records.has(element.name)) : null;
    if (record) leave(record);
    count += 1;
    if (depth >= deepest || count > mostElements) throw new Refusal('The file is not a usable OFX statement.');
    const element = newElement(name, place, top);
    top.children.push(element);
    if (token.kind === 'empty') continue;
    top = element;
    depth += 1;
  }
  if (nearest(top, ({ name }) => name === 'OFX' || lists.has(name))) throw cutOff();
  return root;
}

function addText(top: Element, text: string) {
  if (text.trim() === '') {
    if (top.text !== '') top.text += text;
    return;
  }
  if (top.children.length > 0 || lists.has(top.name) || records.has(top.name))
    damage(top, `“${text.trim().slice(0, 40)}” has no tag.`);
  else top.text += text;
}

/** Marks the record around an element as damaged. Outside a record, the element itself is marked. */
function damage(element: Element, reason: string) {
  const damaged = nearest(element, ({ name }) => records.has(name)) ?? element;
  damaged.damage ??= reason;
}

function nearest(element: Element, test: (element: Element) => boolean): Element | null {
  let found: Element | null = element;
  while (found && !test(found)) found = found.parent;
  return found;
}

/** Decodes entities. Some banks escape twice, so that a name contains "&amp;amp;". */
const decoded = (text: string): string => (text.includes('&') ? decodeHTMLStrict(decodeHTMLStrict(text)) : text);

type Token =
  | { readonly kind: 'open' | 'empty' | 'close'; readonly name: string; readonly place: Place }
  | { readonly kind: 'text'; readonly text: string };

// A `<` that does not start such a tag is text, as in "A<B". Only the root has attributes.
const tag = /<(\/?)([A-Za-z][\w.]*)\s*(\/?)>|<(OFX)\s[^<>]*>/iy;

function* tokens(text: string): Generator<Token> {
  const isLowerCase = !/<OFX|<BANKTRANLIST|<STMTTRN/.test(text);
  let line = 1;
  let counted = 0;
  const lineAt = (position: number) => {
    for (; counted < position; counted += 1) {
      const code = text.charCodeAt(counted);
      if (code === 10 || (code === 13 && text.charCodeAt(counted + 1) !== 10)) line += 1;
    }
    return line;
  };
  let from = 0;
  let position = text.indexOf('<');
  while (position >= 0) {
    const section = sectionAt(text, position);
    tag.lastIndex = position;
    const match = section ? null : tag.exec(text);
    const found = match && (isLowerCase || !/[a-z]/.test(match[2] ?? '')) ? match : null;
    if (section || found) {
      if (position > from) yield { kind: 'text', text: text.slice(from, position) };
      if (section?.text) yield { kind: 'text', text: section.text };
      if (found) yield tokenOf(found, { line: lineAt(position), position });
      from = section ? section.end : position + (match?.[0].length ?? 0);
    }
    position = text.indexOf('<', Math.max(from, position + 1));
  }
  if (from < text.length) yield { kind: 'text', text: text.slice(from) };
}

function tokenOf([, slash, name = '', empty, root]: RegExpExecArray, place: Place): Token {
  const kind = slash ? 'close' : empty ? 'empty' : 'open';
  return { kind, name: (root ?? name).toUpperCase(), place };
}

/** Reads a comment, CDATA, a declaration or a processing instruction. Null when the position starts none of them. */
function sectionAt(text: string, position: number): { readonly end: number; readonly text: string } | null {
  const until = (mark: string, start: number) => {
    const at = text.indexOf(mark, start);
    if (at < 0) throw cutOff();
    return at;
  };
  if (text.startsWith('<!--', position)) return { end: until('-->', position + 4) + 3, text: '' };
  if (text.startsWith('<![CDATA[', position)) {
    const end = until(']]>', position + 9);
    return { end: end + 3, text: text.slice(position + 9, end).replaceAll('&', '&amp;') };
  }
  if (text.startsWith('<!DOCTYPE', position) || text.startsWith('<!ENTITY', position))
    throw new Refusal('The file contains a DTD, which a bank statement never does. Outlay does not read it.');
  if (!text.startsWith('<?', position)) return null;
  // Some banks write `?<OFX>` for `?><OFX>`, so the next tag ends the instruction too.
  const close = /[<>]/g;
  close.lastIndex = position + 1;
  const end = close.exec(text);
  return end ? { end: end[0] === '<' ? end.index : end.index + 1, text: '' } : null;
}
