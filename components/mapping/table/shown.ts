import { type MappingFilter, type MappingShow, mappingShows } from '@/lib/domain/mapping/filter';
import type { CategoryRowView } from './view';

/**
 * Returns the rows that the filter shows, in the order that the filter sets. Only saved values decide, so that no row
 * disappears while it is edited.
 */
export function shownRows(rows: readonly CategoryRowView[], filter: MappingFilter): readonly CategoryRowView[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) => isShown(row, filter.show) && words.every((word) => plain(row.name).includes(word)),
  );
  return filter.order === 'name' ? [...found].sort((one, other) => one.name.localeCompare(other.name)) : found;
}

/** Returns how many rows each filter shows. */
export function countRows(rows: readonly CategoryRowView[]): Readonly<Record<MappingShow, number>> {
  const counts = { all: 0, mapped: 0, unmapped: 0, attention: 0, suggested: 0 };
  for (const row of rows) for (const show of mappingShows) if (isShown(row, show)) counts[show] += 1;
  return counts;
}

function isShown({ tone, isUnmapped, suggestion }: CategoryRowView, show: MappingShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'mapped':
      return tone === 'good';
    case 'unmapped':
      return isUnmapped;
    case 'attention':
      return tone !== 'good' && !isUnmapped;
    case 'suggested':
      return suggestion !== null;
  }
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
