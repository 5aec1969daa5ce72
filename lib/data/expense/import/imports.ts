import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import type { ImportState } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { announce } from '@/lib/data/queue';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import { kindCounts, type RowSelection } from '@/lib/domain/import/preview/preview';
import type { StoredSpan } from '@/lib/domain/import/stored-span';
import type { ImportSummary } from '@/lib/domain/import/summary';
import type { PageAt } from '@/lib/domain/list/page-at';
import { Refusal } from '@/lib/domain/refusal';
import { saveLayoutIn } from './layouts';
import { leaseSeconds, releaseIn, renewIn, takeLease } from './lease';
import { learnAccountNumber } from './own-accounts';
import { saveWordDecisions } from './words';

/**
 * Records that an import starts: of expenses, or of the lines of a bank account. Throws a Refusal while another import of
 * the person runs.
 */
export const startImport = (
  viewer: Viewer,
  { id, name, account = null }: { readonly id: string; readonly name: string; readonly account?: AccountKey | null },
) =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    if (!(await takeLease(tx, viewer, id)))
      throw new Refusal('Another import of yours is running. Wait until it ends, or cancel it.');
    await tx.import.create({
      data: {
        id,
        companyId,
        personId: userId,
        ...(account && { target: 'bank_lines', ...account }),
        fileName: name,
        format: '',
        layout: '',
        state: 'running',
      },
      select: { id: true },
    });
    await record(tx, viewer, 'import.started', id, { file: name });
    await announce(tx, companyId, ['imports']);
  });

/**
 * Records what the file contains: its lines, those left out and refused, and the rows that the person chose. Remembers
 * the choices for the next file of the layout, the decisions about words, and the number of the card's account. Returns false when a person has cancelled the import.
 */
export const countLines = (
  viewer: Viewer,
  id: string,
  file: {
    readonly format: string;
    readonly layout: string;
    readonly lineCount: number;
    readonly leftOutCount: number;
    readonly refusedCount: number;
    readonly chosenCount: number;
    readonly statements: readonly StoredSpan[];
  },
  remembered: {
    readonly choices: FileChoices;
    readonly words: NonNullable<RowSelection['words']>;
    readonly accountNumber: { readonly cardId: string; readonly number: string } | null;
  },
): Promise<boolean> =>
  inScope(viewer, async (tx) => {
    await renewIn(tx, viewer, id);
    const { cancelRequestedAt, target } = await tx.import.update({
      where: { id },
      data: { ...file, statements: [...file.statements] },
      select: { cancelRequestedAt: true, target: true },
    });
    await saveLayoutIn(tx, viewer, file.layout, remembered.choices, target);
    await saveWordDecisions(tx, viewer, remembered.words);
    if (remembered.accountNumber)
      await learnAccountNumber(tx, viewer, remembered.accountNumber.cardId, remembered.accountNumber.number);
    await announce(tx, viewer.companyId, ['imports']);
    return cancelRequestedAt === null;
  });

export const renewImport = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, (tx) => renewIn(tx, viewer, id));

/** Records how an import ended, and lets the person start another. */
export const endImport = (
  viewer: Viewer,
  id: string,
  { state, message = null }: { state: 'done' | 'cancelled' | 'stopped'; message?: string | null },
): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await releaseIn(tx, viewer, id);
    const { addedCount, target } = await tx.import.update({
      where: { id },
      data: { state, message, settledAt: new Date() },
      select: { addedCount: true, target: true },
    });
    await record(tx, viewer, `import.${state}`, id, { [target === 'expenses' ? 'expenses' : 'lines']: addedCount });
    await announce(tx, companyId, ['imports']);
  });

/** Asks a running import to stop after its current rows. Idempotent. */
export const cancelImport = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { count } = await tx.import.updateMany({
      where: { id, companyId, state: 'running', cancelRequestedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    if (count > 0) await announce(tx, companyId, ['imports']);
  });

const pageSize = 10;

/** Returns one page of the company's imports with this target, newest first. An employee sees their own. */
export const listImports = (
  viewer: Viewer,
  at: PageAt,
  target: 'expenses' | 'bank_lines' = 'expenses',
): Promise<Page<ImportSummary>> =>
  inScope(viewer, async (tx) => {
    const { where, ...order } = keyset(at, pageSize);
    const read = await tx.import.findMany({
      where: { companyId: viewer.companyId, target, ...where },
      select: columns,
      ...order,
    });
    const { rows, ...pages } = pageOf(read, at, pageSize);
    return { rows: await toSummaries(tx, viewer, rows), ...pages };
  });

/** Returns an import of the company; null when it does not exist or the viewer may not see it. */
export const findImport = (viewer: Viewer, id: string): Promise<ImportSummary | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.import.findFirst({ where: { id, companyId: viewer.companyId }, select: columns });
    return read ? ((await toSummaries(tx, viewer, [read]))[0] ?? null) : null;
  });

const columns = {
  id: true,
  personId: true,
  fileName: true,
  format: true,
  state: true,
  lineCount: true,
  leftOutCount: true,
  refusedCount: true,
  chosenCount: true,
  doneCount: true,
  addedCount: true,
  codedCount: true,
  kinds: true,
  message: true,
  cancelRequestedAt: true,
  createdAt: true,
  undoneAt: true,
  undoneCount: true,
  undoneKinds: true,
  person: { select: { name: true } },
  undoneBy: { select: { name: true } },
} as const;

type Read = Omit<ImportSummary, 'personName' | 'undoneByName' | 'state' | 'isCancelling' | 'kinds' | 'undoneKinds'> & {
  readonly state: ImportState;
  readonly kinds: unknown;
  readonly undoneKinds: unknown;
  readonly cancelRequestedAt: Date | null;
  readonly person: { readonly name: string };
  readonly undoneBy: { readonly name: string } | null;
};

async function toSummaries(tx: Tx, { companyId }: Viewer, rows: readonly Read[]): Promise<ImportSummary[]> {
  const silent = await tx.$queryRaw<{ id: string }[]>`
    select id from imports where id = any(${rows.map(({ id }) => id)}::uuid[]) and company_id = ${companyId}::uuid and state = 'running'
      and renewed_at < now() - make_interval(secs => ${leaseSeconds})`;
  const interrupted = new Set(silent.map(({ id }) => id));
  return rows.map(({ person, undoneBy, cancelRequestedAt, ...row }) => ({
    ...row,
    kinds: kindCounts.parse(row.kinds),
    undoneKinds: kindCounts.parse(row.undoneKinds),
    personName: person.name,
    undoneByName: undoneBy?.name ?? null,
    state: interrupted.has(row.id) ? 'interrupted' : row.state,
    isCancelling: row.state === 'running' && cancelRequestedAt !== null,
  }));
}
