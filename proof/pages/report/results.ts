import type { Figures } from '../measure';
import type { Transfer } from '../transfers';

export type PageResult = Figures & { readonly name: string; readonly path: string };
export type MixResult = Pick<Figures, 'p50' | 'p95' | 'p99' | 'errors'>;

/** The results of one database. `mix` is null if only some pages were measured. */
export type Measured = {
  readonly rows: number;
  readonly pages: readonly PageResult[];
  readonly mix: MixResult | null;
};

/** The results of the transfers; null for those that were not measured. */
export type Transfers = { readonly export: Transfer | null; readonly import: Transfer | null };
