import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { IngestState } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type IngestedMovement, ingestedMovement } from '@/lib/domain/ingest/movement';
import type { PageAt } from '@/lib/domain/list/page-at';

/** What is stored about a movement of a source. */
export type Received = {
  readonly externalId: string;
  readonly state: IngestState;
  /** What the source sent last. */
  readonly content: IngestedMovement;
  /** What the recorded movement has of it; null while none is recorded. It differs from `content` after a refused change. */
  readonly applied: IngestedMovement | null;
  readonly movementId: string | null;
  readonly existed: boolean;
  readonly reason: string | null;
};

const columns = {
  externalId: true,
  state: true,
  content: true,
  applied: true,
  movementId: true,
  existed: true,
  reason: true,
} as const;

type Stored = Omit<Received, 'content' | 'applied'> & { readonly content: unknown; readonly applied: unknown };

const parsed = ({ content, applied, ...row }: Stored): Received => ({
  ...row,
  content: ingestedMovement.parse(content),
  applied: applied === null ? null : ingestedMovement.parse(applied),
});

/** Returns what is known about these movements of a source, by the source's ids. */
export const receivedOf = (
  scope: CompanyScope,
  source: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Received>> => inScope(scope, (tx) => receivedIn(tx, scope.companyId, source, ids));

export async function receivedIn(
  tx: Tx,
  companyId: string,
  source: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Received>> {
  const rows = await tx.ingestedMovement.findMany({
    where: { companyId, source, externalId: { in: [...ids] } },
    select: columns,
    take: ids.length,
  });
  return new Map(rows.map((row) => [row.externalId, parsed(row)]));
}

export type RefusedRow = Pick<Received, 'externalId' | 'content' | 'reason'> & {
  readonly id: string;
  readonly source: string;
  readonly movementId: string | null;
  readonly updatedAt: Date;
};

const perPage = 25;

/** Returns a page of the movements that were not recorded, or whose last change was refused, newest first. */
export const listRefused = (viewer: Viewer, at: PageAt = {}): Promise<Page<RefusedRow>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = keyset(at, perPage);
    const rows = await tx.ingestedMovement.findMany({
      where: { companyId: viewer.companyId, state: 'refused', ...where },
      select: {
        id: true,
        source: true,
        externalId: true,
        content: true,
        movementId: true,
        reason: true,
        updatedAt: true,
      },
      ...order,
    });
    return pageOf(
      rows.map(({ content, ...row }) => ({ ...row, content: ingestedMovement.parse(content) })),
      at,
      perPage,
    );
  });

/** Returns up to `most` refused movements of a company, oldest first, to try them again. */
export const refusedOf = (viewer: Viewer, most: number) =>
  inScope(viewer, async (tx) => {
    const rows = await tx.ingestedMovement.findMany({
      where: { companyId: viewer.companyId, state: 'refused' },
      select: { source: true, content: true },
      orderBy: { id: 'asc' },
      take: most,
    });
    return rows.map(({ source, content }) => ({ source, content: ingestedMovement.parse(content) }));
  });

/** Returns the account that top-ups of a source come from: that of its newest key with one. */
export const fundingAccountOf = (viewer: Viewer, source: string): Promise<string | null> =>
  inScope(viewer, async (tx) => {
    const key = await tx.ingestKey.findFirst({
      where: { companyId: viewer.companyId, source, fundingAccount: { not: null } },
      orderBy: { id: 'desc' },
      select: { fundingAccount: true },
    });
    return key?.fundingAccount ?? null;
  });
