import type { QifRecord } from './sections';

/** A part of a split record, as written. */
export type WrittenSplit = { category: string; note: string; amount: string | null };

/** The fields of a record, as written. A field that is missing is null. */
export type Written = {
  readonly day: string | null;
  readonly amount: string | null;
  readonly payee: string | null;
  readonly memo: string | null;
  readonly number: string | null;
  readonly address: readonly string[];
  readonly category: string | null;
  readonly splits: readonly WrittenSplit[];
  /** Why the record cannot be trusted; null when it is sound. */
  readonly damage: string | null;
};

/** Reads the fields of a record. A split begins with its category (S), and its memo (E) and amount ($) follow. */
export function writtenIn({ fields }: QifRecord): Written {
  const splits: WrittenSplit[] = [];
  const valuesOf = (letter: string) =>
    fields.filter((field) => field.letter === letter).map(({ value }) => value.trim());
  let stray = false;
  for (const { letter, value } of fields) {
    const split = splits.at(-1);
    if (letter === 'S') splits.push({ category: value.trim(), note: '', amount: null });
    else if ((letter === 'E' || letter === '$') && !split) stray = true;
    else if (letter === 'E' && split) split.note = value.trim();
    else if (letter === '$' && split) {
      stray ||= split.amount !== null;
      split.amount = value.trim();
    }
  }
  const [amounts, whole] = [valuesOf('T'), valuesOf('U')];
  const one = (letter: string) => valuesOf(letter)[0] || null;
  const twice = ['D', 'T', 'U', 'P', 'M', 'L', 'N'].find((letter) => valuesOf(letter).length > 1);
  const unknown = fields.find(({ letter }) => !/[A-Z$%@]/.test(letter));
  return {
    day: one('D'),
    amount: amounts[0] || whole[0] || null,
    payee: one('P'),
    memo: one('M'),
    number: one('N'),
    address: valuesOf('A').filter((line) => line !== ''),
    category: one('L'),
    splits,
    damage: twice
      ? `It has ${twice} twice.`
      : unknown
        ? `“${(unknown.letter + unknown.value).slice(0, 40)}” has no letter before it.`
        : stray
          ? 'A part of its split has no category.'
          : amounts[0] && whole[0] && figures(amounts[0]) !== figures(whole[0])
            ? `Its amount is “${amounts[0]}” and “${whole[0]}”.`
            : null,
  };
}

/** U repeats T, sometimes with other separators or more decimals. */
const figures = (text: string): string => text.replace(/[^\d.,-]/g, '').replace(/([.,]\d\d)0+$/, '$1');
