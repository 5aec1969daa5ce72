import 'server-only';
import { record } from '@/lib/data/audit';
import { db, inScope } from '@/lib/data/db';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { announce } from '@/lib/data/queue';
import { localeOf } from '@/lib/domain/company/country';
import type { Viewer } from '@/lib/domain/company/viewer';
import { mostKeys } from '@/lib/domain/ingest/key';
import type { PageAt } from '@/lib/domain/list/page-at';
import { Refusal } from '@/lib/domain/refusal';

export type KeyRow = {
  readonly id: string;
  readonly source: string;
  readonly hint: string;
  readonly fundingAccount: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

const perPage = 20;

/** Returns a page of the keys of a company, newest first, with the revoked ones. */
export const listKeys = (viewer: Viewer, at: PageAt = {}): Promise<Page<KeyRow>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = keyset(at, perPage);
    const rows = await tx.ingestKey.findMany({
      where: { companyId: viewer.companyId, ...where },
      select: {
        id: true,
        source: true,
        hint: true,
        fundingAccount: true,
        createdAt: true,
        lastUsedAt: true,
        revokedAt: true,
        createdBy: { select: { name: true } },
      },
      ...order,
    });
    return pageOf(
      rows.map(({ createdBy, ...row }) => ({ ...row, createdBy: createdBy.name })),
      at,
      perPage,
    );
  });

/** Stores a new key by its hash. Throws a Refusal when the company has as many keys as it can have. */
export const addKey = (
  viewer: Viewer,
  key: {
    readonly id: string;
    readonly source: string;
    readonly tokenHash: string;
    readonly hint: string;
    readonly fundingAccount: string | null;
  },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    if ((await tx.ingestKey.count({ where: { companyId, revokedAt: null } })) >= mostKeys)
      throw new Refusal(`A company can have ${mostKeys} keys. Revoke one that is no longer used first.`);
    await tx.ingestKey.create({ data: { ...key, companyId, createdById: userId }, select: { id: true } });
    await record(tx, viewer, 'ingest-key.created', key.id, { source: key.source, hint: key.hint });
    await announce(tx, companyId, ['ingest']);
  });

/** Revokes a key: from now on, no request with it is accepted. Idempotent. */
export const revokeKey = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    const { count } = await tx.ingestKey.updateMany({
      where: { id, companyId, revokedAt: null },
      data: { revokedAt: new Date(), revokedById: userId },
    });
    if (count === 0) return;
    await record(tx, viewer, 'ingest-key.revoked', id);
    await announce(tx, companyId, ['ingest']);
  });

/** Changes the account that the top-ups of a key come from. Throws a Refusal when the key is revoked. */
export const chooseFundingAccount = (viewer: Viewer, id: string, account: string | null): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { count } = await tx.ingestKey.updateMany({
      where: { id, companyId, revokedAt: null },
      data: { fundingAccount: account },
    });
    if (count === 0) throw new Refusal('This key is revoked. Create a new one.');
    await record(tx, viewer, 'ingest-key.changed', id, { fundingAccount: account });
    await announce(tx, companyId, ['ingest']);
  });

/** A card issuer or a platform that acts for a company with a key. */
export type SourceViewer = Viewer & { readonly source: string; readonly fundingAccount: string | null };

export type UsedKey =
  | { readonly is: 'valid'; readonly viewer: SourceViewer }
  | { readonly is: 'unknown' }
  /** Too many requests were made with the key. The next is accepted after this many seconds. */
  | { readonly is: 'limited'; readonly seconds: number };

type Found = {
  readonly waitSeconds: number;
  readonly source: string;
  readonly fundingAccount: string | null;
  readonly userId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly slug: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly country: string;
};

/**
 * Returns for whom a request with a key of this hash acts, and counts the request. One statement, because every request makes
 * it (migration `ingest`).
 */
export async function acceptKey(tokenHash: string): Promise<UsedKey> {
  const [row] = await db().$queryRaw<{ key: Found | null }[]>`select use_ingest_key(${tokenHash}) as key`;
  const key = row?.key ?? null;
  if (key === null) return { is: 'unknown' };
  if (key.waitSeconds > 0) return { is: 'limited', seconds: key.waitSeconds };
  const { waitSeconds: _, slug, ...rest } = key;
  return {
    is: 'valid',
    viewer: {
      ...rest,
      sessionId: '',
      name: key.source,
      email: '',
      companySlug: slug,
      // A source records movements and transfers, as a bookkeeper does.
      role: 'bookkeeper',
      locale: localeOf(key.country),
    },
  };
}
