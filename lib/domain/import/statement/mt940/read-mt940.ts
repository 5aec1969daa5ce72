import { isCurrency } from '@/lib/domain/currency';
import type { Day } from '@/lib/domain/day';
import { Refusal } from '@/lib/domain/refusal';
import { describe } from '../balance';
import type { AccountMovements, Movement, Period, StatementLine } from '../statement';
import { readBalance } from './balance-field';
import { readEntryLine } from './entry-line';
import { type Field, lostEntry, type Message, messagesIn } from './messages';
import { movementOf } from './movement';
import { inLines } from './texts';

/**
 * Reads the statements of an MT940 file, the oldest first. Each page of a statement is one of them. Throws a Refusal when
 * the file is cut off or a statement does not say in which currency it is.
 */
export function readMt940(text: string): readonly AccountMovements[] {
  const seen = new Map<string, Message>();
  const messages = messagesIn(text);
  const missing = missingPages(messages);
  const statements = messages.map((message) => {
    const content = JSON.stringify(message.fields.map(({ tag, lines }) => [tag, ...lines]));
    const earlier = seen.get(content);
    seen.set(content, earlier ?? message);
    const statement = withNotices(readMessage(message), missing.get(message) ?? []);
    return earlier ? withoutMovements(statement, earlier.place.line) : statement;
  });
  const days = statements.map(({ period }) => period.until ?? '');
  const order = [...statements.keys()].sort((one, other) => (days[one] ?? '').localeCompare(days[other] ?? ''));
  return order.flatMap((index) => statements[index] ?? []);
}

const withNotices = (statement: AccountMovements, notices: readonly string[]): AccountMovements =>
  notices.length === 0 ? statement : { ...statement, notices: [...statement.notices, ...notices] };

/** Finds missing pages. :60M: continues the page before, and :62M: is continued by the next page. */
function missingPages(messages: readonly Message[]): ReadonlyMap<Message, readonly string[]> {
  const accountIn = (message: Message | undefined) =>
    message?.fields.find(({ tag }) => /^25P?$/.test(tag))?.lines[0]?.trim();
  const has = (message: Message | undefined, tag: string) =>
    message?.fields.some((field) => field.tag === tag) ?? false;
  const notice = (which: string, { place, fields }: Message): string => {
    const number = fields.find(({ tag }) => /^28C?$/.test(tag))?.lines[0]?.trim();
    return `The page ${which} ${number ? `page ${number}` : 'the statement'} on line ${place.line} is missing. Import the whole statement.`;
  };
  return new Map(
    messages.map((message, index) => {
      const [before, after] = [messages[index - 1], messages[index + 1]].map((other) =>
        accountIn(other) === accountIn(message) ? other : undefined,
      );
      return [
        message,
        [
          ...(has(message, '60M') && !has(before, '62M') ? [notice('before', message)] : []),
          ...(has(message, '62M') && !has(after, '60M') ? [notice('after', message)] : []),
        ],
      ];
    }),
  );
}

function readMessage({ place, fields }: Message): AccountMovements {
  const last = (tag: RegExp) => fields.findLast((field) => tag.test(field.tag));
  const first = fields.find(({ tag }) => /^60[FM]$/.test(tag));
  const closing = last(/^62[FM]$/);
  if (!closing) throw cutOff(place.line);
  const opened = first ? readBalance(first.lines[0] ?? '') : null;
  const closed = readBalance(closing.lines[0] ?? '');
  const available = readBalance(last(/^64$/)?.lines[0] ?? '');
  const currency = (opened ?? closed ?? available)?.money.currency;
  if (!currency || !isCurrency(currency) || (opened && closed && opened.money.currency !== closed.money.currency))
    throw new Refusal(
      `The statement on line ${place.line} does not say clearly in which currency its account is. Download it again.`,
    );
  const account = accountOf(last(/^25P?$/), currency);
  const read = readEntries(fields, account, currency);
  const unread = [first && !opened ? first : null, closed ? null : closing].filter(
    (field) => field !== null && field !== undefined,
  );
  const days = read.movements.map(({ day }) => day).sort();
  return {
    account,
    currency,
    period: periodOf(fields, place.line, {
      from: opened?.day ?? days[0] ?? null,
      until: closed?.day ?? days.at(-1) ?? null,
    }),
    opening: opened?.money ?? null,
    closing: closed?.money ?? null,
    ...read,
    notices: [
      ...unread.map(
        ({ place }) => `The balance on line ${place.line} cannot be read. Compare the file with your statement.`,
      ),
      ...(first
        ? []
        : [`The statement on line ${place.line} has no opening balance. Compare the file with your statement.`]),
    ],
    isUnsure: false,
  };
}

const cutOff = (line: number): Refusal =>
  new Refusal(
    `The file is cut off: the statement that starts on line ${line} has no closing balance. Download it again, and import the whole file.`,
  );

/** Returns the number of the account. Some banks write the currency of the account behind it. */
function accountOf(field: Field | undefined, currency: string): string | null {
  const text = (field?.lines[0] ?? '').replace(/^\/|\s/g, '');
  const bare = text.endsWith(currency) && /\d$/.test(text.slice(0, -3)) ? text.slice(0, -3) : text;
  return bare === '' ? null : bare;
}

function periodOf(fields: readonly Field[], line: number, days: { from: Day | null; until: Day | null }): Period {
  const text = (fields.find(({ tag }) => /^28C?$/.test(tag))?.lines[0] ?? '').trim();
  const [, number = null, page = null] = /^(\d{1,10})(?:\/(\d{1,6}))?$/.exec(text) ?? [];
  const isPage = fields.some(({ tag }) => /^6[02]M$/.test(tag));
  return { line, number, page: page !== null && isPage ? Number(page) : null, ...days };
}

/** Reads each :61: with the texts below it. A text that belongs to no movement is left out. */
function readEntries(
  fields: readonly Field[],
  account: string | null,
  currency: string,
): Pick<AccountMovements, 'movements' | 'leftOut' | 'refused'> {
  const movements: Movement[] = [];
  const leftOut: StatementLine[] = [];
  const refused: StatementLine[] = [];
  for (const [index, { tag, place, lines }] of fields.entries()) {
    const before = fields[index - 1]?.tag ?? '';
    if (tag === '86' && !/^(?:61|86|62[FM]|6[45])/.test(before))
      leftOut.push({ place, what: inLines(lines).trim(), reason: 'It belongs to no movement.' });
    if (tag === lostEntry) refused.push({ place, what: inLines(lines).trim(), reason: 'Its field :61: is damaged.' });
    if (tag !== '61') continue;
    const [line = '', ...supplement] = lines;
    const entry = readEntryLine(line, currency);
    if ('reason' in entry) {
      const what = [line, ...informationAfter(fields, index)].join(' ').trim();
      (entry.isExpected ? leftOut : refused).push({ place, what, reason: entry.reason });
      continue;
    }
    const movement = movementOf({ place, account, entry, supplement, information: informationAfter(fields, index) });
    if (movement.money.minor === 0n) leftOut.push({ place, what: describe(movement), reason: 'It has no amount.' });
    else movements.push(movement);
  }
  return { movements, leftOut, refused };
}

/**
 * Returns the lines of the :86: below a movement. Some banks write one for each line, and some repeat the three figures
 * of the kind in one of their own (PKO).
 */
function informationAfter(fields: readonly Field[], index: number): readonly string[] {
  const found: (readonly string[])[] = [];
  for (let next = index + 1; fields[next]?.tag === '86'; next += 1) found.push(fields[next]?.lines ?? []);
  const isKindOnly = (lines: readonly string[]) => found.length > 1 && /^\d{3}$/.test(lines.join('').trim());
  return found.filter((lines) => !isKindOnly(lines)).flat();
}

/** Returns a statement whose movements are all left out, because an earlier one in the file is the same. */
function withoutMovements(statement: AccountMovements, line: number): AccountMovements {
  const reason = `The same statement is in the file twice: see line ${line}.`;
  return {
    ...statement,
    opening: statement.closing,
    movements: [],
    leftOut: [
      ...statement.leftOut,
      ...statement.movements.map((movement) => ({ place: movement.place, what: describe(movement), reason })),
    ],
  };
}
