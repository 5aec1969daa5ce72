import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Exchange } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';

const perPage = 50;

/** Returns a page of the calls to and from Codat for one batch, newest first. */
export const listExchanges = (staff: StaffViewer, syncId: string, at: PageAt): Promise<Page<Exchange>> =>
  inScope({ userId: staff.userId, role: 'staff' }, async (tx) => {
    const { where, ...order } = keyset(at, perPage);
    return pageOf(await tx.exchange.findMany({ where: { syncId, ...where }, ...order }), at, perPage);
  });
