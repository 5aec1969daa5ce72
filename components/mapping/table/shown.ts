import type { MappingFilter, MappingShow } from '@/lib/domain/mapping/filter';
import type { CategoryRowView } from './view';

/** The rows that a look at the mapping shows, in its order. What a row is is what is saved, so that none leaves while it is chosen in. */
export function shownRows(rows: readonly CategoryRowView[], filter: MappingFilter): readonly CategoryRowView[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) => isShown(row, filter.show) && words.every((word) => plain(row.name).includes(word)),
  );
  return filter.order === 'name' ? [...found].sort((one, other) => one.name.localeCompare(other.name)) : found;
}

export function isShown({ health, isUnmapped, suggestion }: CategoryRowView, show: MappingShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'mapped':
      return health.tone === 'good';
    case 'unmapped':
      return isUnmapped;
    case 'attention':
      return health.tone !== 'good' && !isUnmapped;
    case 'suggested':
      return suggestion !== null;
  }
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
