import type { Option } from '@/lib/domain/list/option';

/** What a route returned: the options that match, and whether no other entry matches. */
export type FoundOptions = { readonly options: readonly Option[]; readonly isComplete: boolean };

/** The lists change seldom: with a refresh of the books, or when a person creates an entry. */
const lifetimeMs = 30_000;

const cached = new Map<string, { readonly found: FoundOptions; readonly until: number }>();

/** Returns what a route returned for no text. Undefined when it was not asked in the last 30 seconds. */
export function firstOptions(address: string): FoundOptions | undefined {
  const known = cached.get(address);
  return known && known.until > Date.now() ? known.found : undefined;
}

export function rememberFirstOptions(address: string, found: FoundOptions): void {
  cached.set(address, { found, until: Date.now() + lifetimeMs });
}

/** Deletes the lists, because an entry was created in the books. */
export const forgetOptions = (): void => cached.clear();
