import 'server-only';
import { inScope } from '@/lib/data/db';
import type { Viewer } from '@/lib/domain/company/viewer';

/** Whether both sides of a transfer are rows of files or of sources, so that one of them does not decide about it alone. */
export const hasBothSides = (viewer: Viewer, id: string): Promise<boolean> =>
  inScope(viewer, async (tx) => {
    const count = await tx.transfer.count({
      where: { id, companyId: viewer.companyId, fromImportKey: { not: null }, toImportKey: { not: null } },
    });
    return count > 0;
  });
