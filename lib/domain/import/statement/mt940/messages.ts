import { Refusal } from '@/lib/domain/refusal';
import type { Place } from '../element';

/** A field of a message, such as :61:, with the lines of its content. */
export type Field = { readonly tag: string; readonly place: Place; readonly lines: string[] };

/** A message of SWIFT: one statement, or one page of a statement. */
export type Message = { readonly place: Place; readonly fields: readonly Field[] };

/**
 * The fields of MT940 (SWIFT Category 9), those of its copies MT941 to MT950, and the ones that only banks of one country
 * write. A line that starts with another number between colons belongs to the text above it.
 */
const tags: ReadonlySet<string> = new Set(
  '20 21 25 25P 28 28C 60F 60M 61 86 62F 62M 64 65 13 13C 13D 34F 90C 90D NS'.split(' '),
);
const field = /^\s{0,3}:(\d\d[A-Z]?|NS):/;

/**
 * Cuts a file into messages, whatever stands around them: the blocks of the envelope, or the header lines of some banks.
 * A message ends with a line that is only "-", or where the next one starts. Throws a Refusal when there is no message.
 */
export function messagesIn(text: string): readonly Message[] {
  const messages: { place: Place; fields: Field[] }[] = [];
  let open: Field | null = null;
  let position = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const place = { line: index + 1, position };
    position += line.length + 1;
    const bare = line.replace(envelope, '');
    const [whole = '', tag = ''] = field.exec(bare) ?? [];
    const message = messages.at(-1);
    const lost = bare.search(tag === '61' ? tagInside : entryInside);
    if (tags.has(tag)) {
      if (tag === '20' || !message || startsAgain(tag, message.fields)) messages.push({ place, fields: [] });
      open = { tag, place, lines: [bare.slice(whole.length)] };
      messages.at(-1)?.fields.push(open);
    } else if (isEnd(bare) && message && hasClosing(message.fields)) open = null;
    else if (message && looksLikeEntry.test(bare)) {
      open = { tag: lostEntry, place, lines: [bare] };
      message.fields.push(open);
    } else if (open) open.lines.push(bare);
    if (lost > 0 && message && open?.tag !== lostEntry)
      message.fields.push({ tag: lostEntry, place, lines: [bare.slice(lost)] });
  }
  if (messages.length === 0) throw new Refusal('The file is MT940, but it contains no statement.');
  return messages;
}

/** The tag of what looks like the content of :61:, when its own tag or the line end before it is damaged. */
export const lostEntry = '61 damaged';
const looksLikeEntry = /^[:61]{0,4}\d{6}(?:\d{4})?R?[CD][A-Z]?\d[\d.,]*[NSF][A-Z\d]{3}/;
const entryInside = /(?<=[^\d])\d{6}(?:\d{4})?R?[CD][A-Z]?\d[\d.,]*[NSF][A-Z\d]{3}/;
const tagInside = /(?<=.):61:\d{6}(?:\d{4})?R?[CD]/;

// {1:F01...}{2:I940...}{4: before a message. The block 4 can go on in the same line.
const envelope = /^(?:\{[1235]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*\{4:|^(?:\{[123]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+$/;
const isEnd = (line: string): boolean => /^-\s*(?:\}.*)?$/.test(line);

/** Some banks write no end of a message, and no :20: before the next page. */
const startsAgain = (tag: string, fields: readonly Field[]): boolean =>
  /^(?:25P?|28C?|60[FM])$/.test(tag) && hasClosing(fields);

export const hasClosing = (fields: readonly Field[]): boolean => fields.some(({ tag }) => /^62[FM]$/.test(tag));
