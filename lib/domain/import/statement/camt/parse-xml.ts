import { SaxesParser } from 'saxes';
import { Refusal } from '@/lib/domain/refusal';
import { type Element, newElement } from '../element';

const deepest = 100;
const mostElements = 2_000_000;

/**
 * Parses well-formed XML into a tree. Names lose their namespace prefix, because banks use several. A DTD is refused,
 * so that no entity is expanded. Throws a Refusal with the line of the first error, also when the end is missing.
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const root = newElement('', { line: 1, position: 0 }, null);
  let top = root;
  let depth = 0;
  let count = 0;
  let place = root.place;
  parser.on('doctype', () => {
    throw new Refusal('The file contains a DTD, which a bank statement never does. Outlay does not read it.');
  });
  parser.on('opentagstart', () => {
    place = { line: parser.line, position: parser.position };
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    depth += 1;
    if (depth > deepest || count > mostElements) throw new Refusal('The file is not a usable CAMT.053 statement.');
    const element = newElement(name.slice(name.indexOf(':') + 1), place, top, attributes);
    top.children.push(element);
    top = element;
  });
  parser.on('text', (part) => {
    top.text += part;
  });
  parser.on('cdata', (part) => {
    top.text += part;
  });
  parser.on('closetag', () => {
    top = top.parent ?? root;
    depth -= 1;
  });
  parser.on('error', () => {
    throw new Refusal(
      `The file is damaged or cut off on line ${parser.line}. Download the statement again, and import the whole file.`,
    );
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return root;
}
