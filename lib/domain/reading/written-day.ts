import { isWeekday, monthOfName } from './calendar-names';
import { plainCharacters } from './characters';

/** The numbers of a date in the order in which they are written. `month` is set when the month is written as a name. */
export type WrittenDay = {
  readonly numbers: readonly WrittenNumber[];
  readonly month: { readonly number: number /** How many numbers precede the name. */; readonly at: number } | null;
  readonly time: WrittenTime | null;
  /** Whether it is written with points and its year at the end: "03.11.2026". */
  readonly isDotted: boolean;
};

type WrittenNumber = { readonly value: number; readonly length: number; readonly isYear: boolean };

/** The time of day, in minutes, and the offset of its zone from UTC in minutes; null for a time without a zone. */
export type WrittenTime = { readonly minutes: number; readonly seconds: number; readonly offset: number | null };

/** The longest text that is read. No date needs more, and matching a long text takes long. */
const longest = 100;

/** Words between the parts of a date, in the languages of the names of months. */
const connecting = new Set(
  'de del di the of den der el le la du d et a à às am on kl klo at um om alle las ora ore o r στις στισ г р в о об ob kell m gada'.split(
    ' ',
  ),
);

/** Splits a date into its parts. Null when the text has other parts than those of one date and one time. */
export function splitDay(text: string): WrittenDay | null {
  if (text.trim().length > longest || /\p{No}/u.test(text)) return null;
  const plain = plainCharacters(text).replace(/^'(?=\d)/, '');
  const { rest, time } = withoutTime(plain);
  const compact = /^\d+$/.test(rest);
  if (compact) return { numbers: [numberOf(rest)], month: null, time, isDotted: false };
  // Year, month and day signs of Chinese, Japanese and Korean.
  const latin = rest.replace(/(\d) ?[年月년월] ?/g, '$1-').replace(/(\d) ?[日일]/g, '$1');
  const words =
    latin
      .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ')
      .match(/'?\d+|\p{L}(?:[\p{L}\p{M}.]|'(?=\p{L}))*|[^\s\d\p{L}]/gu) ?? [];
  const parts = partsOf(words);
  return parts && { ...parts, time, isDotted: /\d{1,2}\. ?\d{1,2}\. ?\d{2,4}\.?$/.test(rest) };
}

function partsOf(words: readonly string[]): Pick<WrittenDay, 'numbers' | 'month'> | null {
  const numbers: WrittenNumber[] = [];
  let month: WrittenDay['month'] = null;
  const isMonth = (word: string) => monthOfName(word) !== null;
  // "mar" is March, and in other languages the short form of a weekday.
  const hasOther = words.some((word) => isMonth(word) && !isWeekday(word));
  for (const word of words) {
    if (/^'?\d+$/.test(word)) numbers.push(numberOf(word));
    else if (isMonth(word) && !month && !(isWeekday(word) && hasOther))
      month = { number: monthOfName(word) ?? 0, at: numbers.length };
    else if (!isIgnored(word, numbers.length > 0)) return null;
  }
  return numbers.length > 0 && numbers.length <= 3 ? { numbers, month } : null;
}

const numberOf = (text: string): WrittenNumber => {
  const figures = text.replace("'", '');
  return { value: Number(figures), length: figures.length, isYear: text.startsWith("'") || figures.length === 4 };
};

const isIgnored = (word: string, followsNumber: boolean): boolean =>
  /^[-/.,()_·']$/.test(word) ||
  isWeekday(word) ||
  connecting.has(word.toLowerCase().replace(/\.$/, '')) ||
  (followsNumber && /^(?:st|nd|rd|th|er|e|ère|o|a|ος|η)\.?$/i.test(word));

const zone = String.raw`\s*(?:(?:Uhr|h|hs|hrs|ч)(?!\p{L})\.?)?\s*(?:(?:GMT|UTC|Z)(?!\p{L}))?\s*([+-]\d{1,2}(?::?\d{2})?(?!\d))?`;
const clocks = [
  // "10:15", "T10:15:30.123Z", "10:15 AM", "10h15", "10:15:00 GMT+0100".
  new RegExp(
    String.raw`(?:^|(?<=\d)T|[\s,/-])\s*(\d{1,2})(?::|\s?h\s?)(\d{2})(?:(?::|\s?min\s?)(\d{2})(?:[.,]\d+)?(?:\s?s\b)?)?\s*(?:([apπμ])\.?\s?[mμ](?!\p{L})\.?)?${zone}`,
    'iu',
  ),
  // "20261113T101530Z" and "20261113101530".
  new RegExp(String.raw`(?<=^\d{8})[T ]?(\d{2})(\d{2})(?:(\d{2})(?:[.,]\d+)?)?()${zone}$`, 'iu'),
  // "13.11.2026 10.15" and "kl. 10.15" in Danish and Finnish, and "2026-11-13-10.15.30.000000" of a database.
  new RegExp(String.raw`(?:(?<=\d{4}\.?,?)\s+|\bklo?\.?\s+)(\d{1,2})\.(\d{2})(?:\.(\d{2}))?()${zone}$`, 'iu'),
  /(?<=^\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})\.\d+()()$/u,
];

/** Removes the time of day and its zone, wherever they are written. */
function withoutTime(text: string): { rest: string; time: WrittenTime | null } {
  for (const clock of clocks) {
    const found = clock.exec(text);
    if (!found) continue;
    const [all, hour = '', minute = '', second = '0', half, offset] = found;
    const time = timeOf(Number(hour), Number(minute), Number(second), half?.toLowerCase());
    if (!time) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`;
    const inUtc = /GMT|UTC|Z/i.test(all) ? 0 : null;
    return { rest: withoutZone(rest), time: { ...time, offset: offset ? offsetOf(offset) : inUtc } };
  }
  return { rest: withoutZone(text), time: null };
}

/** Removes the name of a zone. The days of a time in "Europe/London" or "CET" are used as they are written. */
const withoutZone = (text: string): string =>
  text
    .replace(
      /\[[A-Za-z_]+\/[A-Za-z_/]+\]|\([A-Z][A-Za-z ]+ Time\)|\b(?:MEZ|MESZ|CET|CEST|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|WET|WEST|EET|EEST|IST|JST|AEST|AEDT|NZST|NZDT|SGT|HKT|MSK|SAST)\b/g,
      ' ',
    )
    .replace(/(?<=\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, '')
    .trim();

function timeOf(hour: number, minute: number, seconds: number, half: string | undefined) {
  const isValid = half ? hour >= 1 && hour <= 12 : hour <= 24;
  if (!isValid || minute > 59 || seconds > 60) return null;
  const hours = half ? (hour % 12) + (half === 'p' || half === 'μ' ? 12 : 0) : hour;
  return { minutes: hours * 60 + minute, seconds };
}

function offsetOf(text: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
