/** One thing to choose. An option with a `disabledReason` is shown and cannot be chosen. */
export type Option = {
  readonly value: string;
  readonly label: string;
  /** Said beside the label in fainter words: an account's type, a rate. */
  readonly detail?: string;
  readonly group?: string;
  readonly disabledReason?: string;
};

export type OptionGroup = { readonly group: string | undefined; readonly options: readonly Option[] };

/** The options under their groups, groups and options in the order they were given. */
export function groupOptions(options: readonly Option[]): readonly OptionGroup[] {
  const groups = new Map<string | undefined, Option[]>();
  for (const option of options) {
    const found = groups.get(option.group);
    if (found) found.push(option);
    else groups.set(option.group, [option]);
  }
  return [...groups].map(([group, members]) => ({ group, options: members }));
}

/** The options in which every word typed is found, whatever its case or accents: "trav nat" finds "493 Travel, national". */
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
