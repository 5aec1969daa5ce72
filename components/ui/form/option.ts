/** One option of a select or combobox. With a `disabledReason`, it is shown but cannot be chosen. */
export type Option = {
  readonly value: string;
  readonly label: string;
  /** Text beside the label in a lighter colour, such as the type of an account. */
  readonly detail?: string;
  readonly group?: string;
  readonly disabledReason?: string;
};

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

/**
 * Returns the options that contain every typed word, without regard to case and accents: "trav nat" matches "493
 * Travel, national".
 */
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
