import type { MovementStatus } from '@/lib/domain/movement/status';
import type { Reason } from '../proposal';
import type { Unclear } from '../words/words';

export const reconcileTabs = ['todo', 'suggested', 'matched', 'all'] as const;
export type ReconcileTab = (typeof reconcileTabs)[number];

/** A row of one side, as the page shows it. */
export type ShownRow = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly name: string | null;
  readonly detail: string | null;
};
export type ShownLine = ShownRow & { readonly isPending: boolean };
export type ShownRecord = ShownRow & {
  readonly type: string;
  readonly movement: ShownMovement | null;
  readonly changedAt: Date | null;
};
export type ShownMovement = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly status: MovementStatus;
};

/** One entry of the list: rows that are linked or may belong together, or one open row. */
export type ReconcileItem = {
  readonly id: string;
  readonly state: 'linked' | 'suggested' | 'open';
  readonly day: string;
  readonly level: 'certain' | 'likely' | 'by_hand' | null;
  readonly reasons: readonly Reason[];
  readonly differenceMinor: bigint;
  readonly madeAt: Date | null;
  readonly madeBy: string | null;
  readonly lines: readonly ShownLine[];
  readonly records: readonly ShownRecord[];
  /** Why an open row was not matched, if it fits in several ways. */
  readonly unclear: Unclear | null;
  /** Why Outlay ended the last link of an open row, if it did. */
  readonly released: string | null;
};

/** How many entries each tab has, and what the lines and records of the days add up to. */
export type ReconcileSummary = {
  readonly counts: Readonly<Record<ReconcileTab, number>>;
  readonly lines: number;
  readonly records: number;
  readonly linesMinor: bigint;
  readonly recordsMinor: bigint;
  readonly currency: string | null;
};
