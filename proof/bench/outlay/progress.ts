import { Pool } from 'pg';
import { z } from 'zod';
import type { Database } from '../../harness/database-server';

/**
 * The progress of the syncs of one company: counts of open expenses, receipts of unknown outcome, and failed expenses.
 */
const progress = z.object({
  companyId: z.string(),
  open: z.coerce.number(),
  unknownReceipts: z.coerce.number(),
  failed: z.coerce.number(),
  /** When the last record or receipt of the company was settled. */
  lastAt: z.coerce.date().nullable(),
});
export type Progress = z.output<typeof progress>;

/**
 * The SQL condition for a receipt that is settled: delivered, refused, or of unknown outcome with no further attempt
 * due. Every expense has a receipt.
 */
const settledReceipt = `coalesce(d.state in ('delivered', 'refused') or (d.state = 'unknown' and d.due_at is null), false)`;

/**
 * Reads the progress from Outlay's database without Outlay's code. `hasOpenWork` stops at the first open row, so that
 * it puts little load on the database.
 */
export class ProgressQuery {
  readonly #pool: Pool;

  constructor({ superuserUrl }: Database) {
    this.#pool = new Pool({ connectionString: superuserUrl, max: 1 });
  }

  async hasOpenWork(): Promise<boolean> {
    const { rows } = await this.#pool.query(
      `select exists (select from syncs where settled_at is null)
         or exists (select from movements where queued_run_id is not null)
         or exists (select from receipt_deliveries where state in ('waiting', 'sending') or due_at is not null) as open`,
    );
    return z
      .array(z.object({ open: z.boolean() }))
      .parse(rows)
      .some(({ open }) => open);
  }

  /** Returns the progress of each company, by its id, for the syncs that were requested since this time. */
  async since(requestedAt: Date): Promise<ReadonlyMap<string, Progress>> {
    const { rows } = await this.#pool.query(
      `select i.company_id as "companyId",
         count(*) filter (where not (i.state in ('failed', 'withdrawn') or (i.state = 'synced' and ${settledReceipt}))) as open,
         count(*) filter (where d.state = 'unknown') as "unknownReceipts",
         count(*) filter (where i.state = 'failed') as failed,
         max(greatest(i.settled_at, d.changed_at)) as "lastAt"
       from syncs s
         join sync_items i on i.sync_id = s.id
         left join receipt_deliveries d on d.item_id = i.id
       where s.requested_at >= $1
       group by i.company_id`,
      [requestedAt],
    );
    return new Map(rows.map((row) => [row.companyId, progress.parse(row)]));
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
