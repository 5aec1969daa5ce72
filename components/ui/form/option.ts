/** One option of a choice. With a `disabledReason` it is shown and cannot be chosen. */
export type Option = {
  readonly value: string;
  readonly label: string;
  /** Shown fainter beside the label: an account's type, a rate. */
  readonly detail?: string;
  readonly group?: string;
  readonly disabledReason?: string;
};

export type OptionGroup = { readonly group: string | undefined; readonly options: readonly Option[] };

/** Returns the options under their groups, both in the given order. */
export function groupOptions(options: readonly Option[]): readonly OptionGroup[] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) {
    const found = groups.get(option.group);
    if (found) found.push(option);
    else groups.set(option.group, [option]);
  }
  return [...groups].map(([group, members]) => ({ group, options: members }));
}

/** Returns the options with every typed word, in any case, accents aside: "trav nat" matches "493 Travel, national". */
export function matchOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.detail ?? ''} ${option.group ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
