import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Exchange } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';

const perPage = 50;

/** A call without what was sent and received, which can be a megabyte. */
export type ExchangeRow = Pick<Exchange, 'id' | 'method' | 'path' | 'status' | 'latencyMs' | 'at'>;

const rowColumns = { id: true, method: true, path: true, status: true, latencyMs: true, at: true } as const;

const contentColumns = {
  id: true,
  failure: true,
  correlationId: true,
  requestBody: true,
  responseBody: true,
} as const;

/** What was sent and received in a call. */
export type ExchangeContent = Pick<Exchange, keyof typeof contentColumns>;

/** Returns a page of the calls to and from Codat for one batch, newest first. */
export const listExchanges = (staff: StaffViewer, syncId: string, at: PageAt): Promise<Page<ExchangeRow>> =>
  inScope({ userId: staff.userId, role: 'staff' }, async (tx) => {
    const { where, ...order } = keyset(at, perPage);
    const rows = await tx.exchange.findMany({ where: { syncId, ...where }, ...order, select: rowColumns });
    return pageOf(rows, at, perPage);
  });

/** Returns what was sent and received in a call for this batch; null when there is no such call. */
export const findExchange = (staff: StaffViewer, syncId: string, id: string): Promise<ExchangeContent | null> =>
  inScope({ userId: staff.userId, role: 'staff' }, (tx) =>
    tx.exchange.findFirst({ where: { id, syncId }, select: contentColumns }),
  );
