import { comparableText } from '../comparable-text';

/**
 * The languages whose names of months and weekdays are recognised. No name means different months in two of them.
 * Croatian is left out, because its "listopad" is October, and that of Polish and Czech is November.
 */
const languages = 'en de de-AT fr es it nl pt sv da nb fi pl cs hu ro tr el sk sl ru uk bg lt lv et'.split(' ');

/** Abbreviations in use that are neither written by Intl nor the start of a name. */
const abbreviations: Readonly<Record<string, number>> = { mrz: 3, maerz: 3, janv: 1, fevr: 2, juil: 7, paz: 10 };

let months: ReadonlyMap<string, number> | undefined;
let weekdays: ReadonlySet<string> | undefined;

/** Returns the number of a month, from 1, by its name or abbreviation: "Nov", "févr.", "listopada". Null for others. */
export function monthOfName(name: string): number | null {
  if (!/\p{L}/u.test(name)) return null;
  months ??= monthNames();
  return months.get(plainName(name)) ?? null;
}

/** Whether the text is the name of a weekday or its abbreviation. */
export function isWeekday(name: string): boolean {
  if (!/\p{L}/u.test(name)) return false;
  weekdays ??= weekdayNames();
  return weekdays.has(plainName(name));
}

const plainName = (name: string): string => comparableText(name).replaceAll('ı', 'i').replaceAll(' ', '');

function monthNames(): ReadonlyMap<string, number> {
  const names = new Map(languages.flatMap(namesIn));
  // The start of a name is an abbreviation when all names that start so are of one month: "jui" is none.
  const starts = new Map<string, Set<number>>();
  for (const [name, month] of names) {
    for (let length = 3; length < name.length; length += 1) {
      const start = name.slice(0, length);
      starts.set(start, (starts.get(start) ?? new Set()).add(month));
    }
  }
  const sure = [...starts].flatMap(([start, meant]) =>
    meant.size === 1 ? [[start, [...meant][0] ?? 0] as const] : [],
  );
  return new Map([...sure, ...names, ...Object.entries(abbreviations)]);
}

function namesIn(language: string): (readonly [string, number])[] {
  return (['long', 'short'] as const).flatMap((width) =>
    // Many languages write the month of a date in the genitive, and a month alone in the nominative.
    ([{ month: width }, { month: width, day: 'numeric' }] as const).flatMap((options) => {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => {
        const parts = format.formatToParts(new Date(Date.UTC(2026, index, 1)));
        return [plainName(parts.find(({ type }) => type === 'month')?.value ?? ''), index + 1] as const;
      }).filter(([name]) => /^\p{L}{3}/u.test(name));
    }),
  );
}

const weekdayNames = (): ReadonlySet<string> =>
  new Set(
    [...languages, 'ja', 'zh', 'ko'].flatMap((language) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
        const names = Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2026, 10, 1 + day))));
        // "quarta-feira" is written as two words.
        return names.flatMap((name) => [name, ...name.split('-')].map(plainName)).filter((name) => name !== '');
      }),
    ),
  );
