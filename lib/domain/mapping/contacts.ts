import type { Mapping } from './mapping';

/** Returns the suppliers and customers that a mapping refers to, out of thousands in the books. */
export function referencedContacts({ defaults, categories }: Pick<Mapping, 'defaults' | 'categories'>): {
  suppliers: string[];
  customers: string[];
} {
  const targets = Object.values(categories);
  const suppliers = [defaults, ...Object.values(defaults.byCurrency), ...targets].map((target) => target.supplierRef);
  return { suppliers: unique(suppliers), customers: unique(targets.map((target) => target.customerRef)) };
}

const unique = (refs: readonly (string | null)[]): string[] => [...new Set(refs.filter((ref) => ref !== null))];
