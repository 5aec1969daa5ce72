import type { Option } from '@/lib/domain/list/option';

export type OptionGroup = { readonly group: string | undefined; readonly options: readonly Option[] };

/** Returns the groups in the order in which they first appear, each with its options in the given order. */
export function groupOptions(options: readonly Option[]): readonly OptionGroup[] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) {
    const found = groups.get(option.group);
    if (found) found.push(option);
    else groups.set(option.group, [option]);
  }
  return [...groups].map(([group, members]) => ({ group, options: members }));
}
