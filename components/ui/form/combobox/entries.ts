import { groupOptions } from '@/components/ui/form/option';
import type { Option } from '@/lib/domain/list/option';

/** One row of the open list: the heading of a group, an option, or the entry that creates what is missing. */
export type Entry =
  | { readonly kind: 'group'; readonly key: string; readonly label: string }
  | { readonly kind: 'option'; readonly key: string; readonly option: Option }
  | { readonly kind: 'create'; readonly key: string; readonly label: string };

/**
 * Returns the rows of the list: the options below the heading of their group, then the entry with the label `create`.
 */
export function entriesOf(options: readonly Option[], create: string | undefined): readonly Entry[] {
  const listed = groupOptions(options).flatMap(({ group, options: members }): Entry[] => [
    ...(group === undefined ? [] : [{ kind: 'group' as const, key: `group ${group}`, label: group }]),
    // The key contains the group, because an option can be in two groups, such as "Most used" and all.
    ...members.map((option) => ({ kind: 'option' as const, key: `option ${group} ${option.value}`, option })),
  ]);
  return create === undefined ? listed : [...listed, { kind: 'create', key: 'create', label: create }];
}

export const isGroup = (entry: Entry | undefined): entry is Extract<Entry, { kind: 'group' }> =>
  entry?.kind === 'group';

export const canChoose = (entry: Entry | undefined): boolean =>
  entry?.kind === 'create' || (entry?.kind === 'option' && entry.option.disabledReason === undefined);

/**
 * Returns the index of the row that is `by` rows from `from`. It stays inside the list and skips headings. Returns
 * `from` when there is no such row.
 */
export function step(entries: readonly Entry[], from: number, by: number): number {
  let at = Math.min(Math.max(from + by, 0), entries.length - 1);
  while (isGroup(entries[at])) at += Math.sign(by);
  return entries[at] ? at : from;
}
