import { groupOptions, type Option } from '@/components/ui/form/option';

/** One row of the open list: a group's heading, an option, or the offer to create what is missing. */
export type Entry =
  | { readonly kind: 'group'; readonly key: string; readonly label: string }
  | { readonly kind: 'option'; readonly key: string; readonly option: Option }
  | { readonly kind: 'create'; readonly key: string; readonly label: string };

/** Returns the options under their groups as one list of rows, the offer to create last. */
export function entriesOf(options: readonly Option[], create: string | undefined): readonly Entry[] {
  const listed = groupOptions(options).flatMap(({ group, options: members }): Entry[] => [
    ...(group === undefined ? [] : [{ kind: 'group' as const, key: `group ${group}`, label: group }]),
    // An option can be listed twice, under "Most used" and among all.
    ...members.map((option) => ({ kind: 'option' as const, key: `option ${group} ${option.value}`, option })),
  ]);
  return create === undefined ? listed : [...listed, { kind: 'create', key: 'create', label: create }];
}

export const isGroup = (entry: Entry | undefined): entry is Extract<Entry, { kind: 'group' }> =>
  entry?.kind === 'group';

export const canChoose = (entry: Entry | undefined): boolean =>
  entry?.kind === 'create' || (entry?.kind === 'option' && entry.option.disabledReason === undefined);

/** Returns the index `by` rows away, past headings and within the list; `from` when there is no such row. */
export function step(entries: readonly Entry[], from: number, by: number): number {
  let at = Math.min(Math.max(from + by, 0), entries.length - 1);
  while (isGroup(entries[at])) at += Math.sign(by);
  return entries[at] ? at : from;
}
