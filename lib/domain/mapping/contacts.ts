import type { Mapping } from './mapping';

/**
 * Returns the refs of the suppliers and customers in a mapping. Pages load only these, because the books can have
 * thousands.
 */
export function referencedContacts({ defaults, categories }: Pick<Mapping, 'defaults' | 'categories'>): {
  suppliers: string[];
  customers: string[];
} {
  const targets = Object.values(categories);
  const suppliers = [defaults, ...Object.values(defaults.byCurrency), ...targets].map((target) => target.supplierRef);
  return { suppliers: unique(suppliers), customers: unique(targets.map((target) => target.customerRef)) };
}

const unique = (refs: readonly (string | null)[]): string[] => [...new Set(refs.filter((ref) => ref !== null))];
