import { groupOptions, type Option } from '@/components/ui/form/option';

/** One line of the list as it is drawn: a group's heading, something to choose, or making what is missing. */
export type Entry =
  | { readonly kind: 'group'; readonly key: string; readonly label: string }
  | { readonly kind: 'option'; readonly key: string; readonly option: Option }
  | { readonly kind: 'create'; readonly key: string; readonly label: string };

/** The options under their groups as one run of lines, and at its end what can be made. */
export function entriesOf(options: readonly Option[], create: string | undefined): readonly Entry[] {
  const listed = groupOptions(options).flatMap(({ group, options: members }): Entry[] => [
    ...(group === undefined ? [] : [{ kind: 'group' as const, key: `group ${group}`, label: group }]),
    ...members.map((option) => ({ kind: 'option' as const, key: `option ${option.value}`, option })),
  ]);
  return create === undefined ? listed : [...listed, { kind: 'create', key: 'create', label: create }];
}

export const canChoose = (entry: Entry | undefined): boolean =>
  entry?.kind === 'create' || (entry?.kind === 'option' && entry.option.disabledReason === undefined);

/** The next line that is no heading, from one in a direction; where there is none, the same. */
export function step(entries: readonly Entry[], from: number, by: number): number {
  const towards = Math.sign(by);
  let at = Math.min(Math.max(from + by, 0), entries.length - 1);
  while (entries[at]?.kind === 'group') at += towards;
  if (entries[at]) return at;
  return from;
}
