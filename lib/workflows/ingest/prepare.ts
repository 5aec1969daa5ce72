import 'server-only';
import { ingestContext } from '@/lib/data/ingest/context';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import type { Received } from '@/lib/data/ingest/received';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import { withKinds } from '@/lib/domain/import/kind/plan-kinds';
import type { Moved } from '@/lib/domain/ingest/movement';
import { planMovement } from '@/lib/domain/ingest/plan';
import { prepareRow } from '@/lib/workflows/expense/import/program/prepare';
import type { PreparedRow } from '@/lib/workflows/expense/import/program/prepared';
import { keptAs } from './judge';

export type PreparedMovements = {
  /** The rows of the movements that can be recorded. `line` is the place of the movement, from 1. */
  readonly rows: readonly PreparedRow[];
  readonly refused: readonly Received[];
  readonly accounts: readonly OwnAccount[];
  /** Who spent the money, by the place of the movement. Missing where the source does not say it. */
  readonly personOf: ReadonlyMap<number, string>;
};

/** Plans movements, recognises what they are and codes them. Two of them can be the sides of one transfer. */
export async function prepareMovements(viewer: SourceViewer, movements: readonly Moved[]): Promise<PreparedMovements> {
  const emails = movements.flatMap(({ person }) => person?.email.toLowerCase() ?? []);
  const { plan, context, knowledge } = await ingestContext(viewer, [...new Set(emails)]);
  const planned = movements.map((movement, at) => ({ movement, planned: planMovement(movement, at + 1, context) }));
  const rows = planned.flatMap(({ planned: one }) => (one.ok ? [one.row] : []));
  const personOf = new Map(
    planned.flatMap(({ planned: one }) =>
      one.ok && one.personId !== null ? [[one.row.line, one.personId] as const] : [],
    ),
  );
  const { companyId } = viewer;
  const base = { companyId, knowledge, context: plan };
  return {
    rows: withKinds(rows, plan).map((row) =>
      prepareRow(row, { ...base, spenderId: personOf.get(row.line) ?? viewer.userId }),
    ),
    refused: planned.flatMap(({ movement, planned: one }) => (one.ok ? [] : [keptAs('refused', movement, one.reason)])),
    accounts: context.accounts,
    personOf,
  };
}
