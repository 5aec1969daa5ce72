import type { ComboboxPanelProps } from '@/components/ui/form/combobox/panel';
import { type NewEntryKind, newEntryNoun } from '@/lib/domain/books/new-entry';

/**
 * Returns the last entry of a combobox, which offers to create what was typed in the books: "Create account “Fuel” in
 * Xero".
 */
export function createOffer(
  kind: NewEntryKind,
  books: string,
  onCreate: (typed: string) => void,
): NonNullable<ComboboxPanelProps['create']> {
  const noun = newEntryNoun(kind);
  const any = kind === 'account' ? `an ${noun}` : `a ${noun}`;
  return { label: (typed) => `Create ${typed ? `${noun} “${typed}”` : any} in ${books}`, onCreate };
}
