import 'server-only';
import type { Viewer } from '@/lib/domain/viewer';
import { connectionIn } from './connections';
import { inScope } from './db';

export type SupplierChoice = { readonly ref: string; readonly name: string; readonly currency: string };

const most = 50;

/** The suppliers of the linked books whose name holds each word of the text, at most 50 by name. A company may have thousands. */
export const searchSuppliers = (viewer: Viewer, text: string): Promise<SupplierChoice[]> =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    if (!connection) return [];
    const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
    return tx.supplier.findMany({
      where: {
        connectionId: connection.id,
        companyId: viewer.companyId,
        archivedAt: null,
        removedAt: null,
        AND: words.map((word) => ({ name: { contains: word, mode: 'insensitive' as const } })),
      },
      select: { ref: true, name: true, currency: true },
      orderBy: { name: 'asc' },
      take: most,
    });
  });
