// @ts-check
import { element } from './dom.js';

const inline = /\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

/**
 * Renders Markdown that the client has set as a text: links, bold and italic words, lists and paragraphs.
 * @param {string} text
 * @returns {readonly Node[]}
 */
export function markdown(text) {
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.trim().split('\n');
      return lines.every((line) => /^[-*] /.test(line))
        ? element('ul', {}, ...lines.map((line) => element('li', {}, ...words(line.slice(2)))))
        : element('p', {}, ...words(lines.join(' ')));
    });
}

/**
 * Renders one line of Markdown without a paragraph around it, for example a title.
 * @param {string} text
 * @returns {readonly (Node | string)[]}
 */
export function words(text) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, label, href, strong, emphasis] = match;
    parts.push(text.slice(from, match.index));
    if (label && href) parts.push(element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label));
    else if (strong) parts.push(element('strong', {}, strong));
    else parts.push(element('em', {}, emphasis ?? ''));
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}
