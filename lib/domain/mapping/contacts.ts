import type { Mapping } from './mapping';

/** The suppliers and customers that a mapping names, of the thousands there may be. */
export function referencedContacts({ defaults, categories }: Pick<Mapping, 'defaults' | 'categories'>): {
  suppliers: string[];
  customers: string[];
} {
  const targets = Object.values(categories);
  const suppliers = [defaults, ...Object.values(defaults.byCurrency), ...targets].map((target) => target.supplierRef);
  return { suppliers: named(suppliers), customers: named(targets.map((target) => target.customerRef)) };
}

const named = (refs: readonly (string | null)[]): string[] => [...new Set(refs.filter((ref) => ref !== null))];
