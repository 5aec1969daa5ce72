import type { PackageKey } from './package-type';

/** A row of the exceptions in field-exceptions.ts. */
type Row = {
  readonly field: 'reference' | 'supplier';
  readonly effect: 'dropped';
  readonly words: string;
  readonly source: string;
};

/** What the Accounting API does not keep in addition, in the packages that the Expenses API serves too. */
export const directExceptions: Readonly<Partial<Record<PackageKey, readonly Row[]>>> = {
  'netsuite-direct': [
    {
      field: 'reference',
      effect: 'dropped',
      words: 'NetSuite does not keep the reference of a direct cost.',
      source: 'Codat, NetSuite direct-cost model, which has no reference',
    },
  ],
  'dynamics-direct': [
    {
      field: 'supplier',
      effect: 'dropped',
      words: 'Dynamics 365 Business Central keeps no supplier on a direct cost.',
      source: 'Codat, Dynamics direct-cost model: the contact "is not supported and will be ignored"',
    },
  ],
};
