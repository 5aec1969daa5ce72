import type { Place } from '../element';

/** A record of QIF: its lines up to the circumflex, by the letter that each begins with. */
export type QifRecord = {
  readonly place: Place;
  readonly fields: readonly { readonly letter: string; readonly value: string }[];
  /** Whether its end is marked. Only the last record of a file can lack the mark. */
  readonly isClosed: boolean;
};

/** Records of one kind, as "Bank" or "Memorized"; `account` is the one that the file names for them. */
export type QifSection = {
  /** The kind in lower case, as "bank"; '' where a file begins without a line that names it. */
  readonly kind: string;
  readonly title: string;
  readonly place: Place;
  readonly account: string | null;
  readonly records: readonly QifRecord[];
};

export type QifFile = {
  readonly sections: readonly QifSection[];
  /** The order of day and month that the file states. */
  readonly order: 'mdy' | 'dmy' | 'ymd' | null;
};

type Open = { kind: string; title: string; place: Place; account: string | null; records: QifRecord[] };

/**
 * Cuts a file into its sections and records. A line with "!" begins a section, and the record of an "!Account" names the
 * account of the next ones. Between "!Option:AutoSwitch" and "!Clear:AutoSwitch" such records are a list of accounts.
 */
export function sectionsIn(text: string): QifFile {
  const sections: Open[] = [];
  let order: QifFile['order'] = null;
  let account: string | null = null;
  let isList = false;
  let fields: { letter: string; value: string }[] = [];
  let start: Place | null = null;
  let position = 0;
  const sectionAt = (place: Place) => {
    const last = sections.at(-1);
    if (last) return last;
    const first: Open = { kind: '', title: '', place, account: null, records: [] };
    sections.push(first);
    return first;
  };
  const close = (place: Place, isClosed: boolean) => {
    const section = sectionAt(place);
    const named = section.kind === 'account' && !isList ? accountIn(fields) : null;
    if (named !== null) account = named;
    else if (start) section.records.push({ place: start, fields, isClosed });
    fields = [];
    start = null;
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const place = { line: index + 1, position };
    position += raw.length + 1;
    const line = raw.trimEnd().replace(/^\s*(?=[!^])/, '');
    if (line === '') continue;
    if (line.startsWith('!') && (start === null || header.test(line))) {
      if (start) close(place, false);
      const [, name = '', value = ''] = /^!([^:]*):?(.*)$/.exec(line) ?? [];
      const title = (/^type$/i.test(name) ? value : name).trim();
      if (/^option$/i.test(name)) {
        order = orders[value.trim().toLowerCase()] ?? order;
        if (/^autoswitch$/i.test(value.trim())) isList = true;
      } else if (/^clear$/i.test(name)) {
        isList = false;
        account = null;
      } else sections.push({ kind: title.toLowerCase(), title, place, account, records: [] });
    } else if (/^\^\s*$/.test(line)) close(place, true);
    else {
      start ??= place;
      fields.push({ letter: line.slice(0, 1), value: line.slice(1) });
    }
  }
  if (start) close(start, false);
  return { sections, order };
}

/** Returns the name of an account; null for a record that is none. The kind of an account is a word, as "CCard". */
function accountIn(fields: QifRecord['fields']): string | null {
  const textOf = (wanted: string) => fields.find(({ letter }) => letter === wanted)?.value.trim() ?? '';
  return /\d/.test(textOf('T')) ? null : textOf('N') || null;
}

const header = /^!(?:type\s*:|account\b|option\s*:|clear\s*:)/i;
const orders: Readonly<Record<string, 'mdy' | 'dmy' | 'ymd'>> = { mdy: 'mdy', dmy: 'dmy', ymd: 'ymd' };
