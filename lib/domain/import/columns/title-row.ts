import type { SourceRow } from '../source/source';
import type { TitleField } from '../titles/field';
import { foldTitle } from '../titles/fold';
import { meaningsIn } from './by-title';
import { hasLetters, looksLikeData, looksLikeDayCell } from './cells';

const days: readonly TitleField[] = ['day', 'valueDay'];
const money: readonly TitleField[] = ['amount', 'debit', 'credit', 'net'];
const names: readonly TitleField[] = ['payee', 'payer', 'note'];

/**
 * Finds the row with the titles, wherever it is in the file: the first of those rows that name the most fields. Null
 * when no row has known titles for at least a day or an amount and one more field.
 */
export function findTitles(rows: readonly SourceRow[]): SourceRow | null {
  let best: SourceRow | null = null;
  let most = 0;
  for (const row of rows) {
    const score = scoreOf(row.cells);
    if (score > most) [best, most] = [row, score];
  }
  return best;
}

/** Returns how many fields the titles name; the day, the amount and the payee count most. 0 when these are no titles. */
export function scoreOf(cells: readonly string[]): number {
  if (!canBeTitles(cells)) return 0;
  const meanings = cells.map(meaningsIn).filter((found) => found.length > 0);
  const has = (fields: readonly TitleField[]) =>
    meanings.some((found) => found.some(({ field }) => fields.includes(field)));
  if (meanings.length < 2 || !(has(days) || has(money))) return 0;
  return meanings.length + 4 * [days, money, names].filter(has).length;
}

const canBeTitles = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length >= 2 && !filled.some(looksLikeData);
};

/**
 * Finds titles in a language that is not known: the last row before the first row with a day that is as wide as that row
 * and has only text.
 */
export function findUnknownTitles(rows: readonly SourceRow[]): SourceRow | null {
  const first = rows.findIndex(({ cells }) => cells.length > 1 && cells.some(looksLikeDayCell));
  const above = rows[first - 1];
  const width = rows[first]?.cells.length ?? 0;
  if (!above || above.cells.length < width - 1 || !canBeTitles(above.cells)) return null;
  const filled = above.cells.filter((cell) => cell.trim() !== '');
  return filled.length >= Math.min(3, width) && filled.every(hasLetters) ? above : null;
}

/** Returns a test of whether a row repeats these titles, as at the top of a new page. */
export function isRepeatOf(titles: readonly string[]): (cells: readonly string[]) => boolean {
  const folded = foldRow(titles);
  return (cells) => canBeTitles(cells) && foldRow(cells) === folded;
}

const foldRow = (cells: readonly string[]): string => cells.map(foldTitle).join('|').replace(/\|+$/, '');
