/** One option of a select or combobox. With a `disabledReason`, it is shown but cannot be chosen. */
export type Option = {
  readonly value: string;
  readonly label: string;
  /** Text beside the label in a lighter colour, such as the type of an account. */
  readonly detail?: string | undefined;
  readonly group?: string | undefined;
  readonly disabledReason?: string | undefined;
  /** The tax rate that an account has by default in the books. */
  readonly taxRate?: { readonly ref: string; readonly name: string } | undefined;
};

/**
 * Returns the options that contain every typed word, without regard to case and accents: "trav nat" matches "493
 * Travel, national".
 */
export function matchOptions<O extends Option>(options: readonly O[], typed: string): readonly O[] {
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
