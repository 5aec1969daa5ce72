import { readBooks } from '@/lib/data/books/books';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection } from '@/lib/data/connection/connections';
import type { Books } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { checkConnection } from '@/lib/workflows/books/check-connection';
import { startLink } from '@/lib/workflows/books/link';
import { refreshBooks } from '@/lib/workflows/books/refresh';
import { RetryLater } from '@/lib/workflows/retry-later';
import { consent } from './sandbox';
import { until } from './until';

/** Links the company to an organisation of the sandbox if it is not linked, and waits for its lists. */
export async function linkBooks(
  viewer: Viewer,
  key: PackageKey,
  organisation: string,
): Promise<{ books: Books; codatCompanyId: string }> {
  const before = await currentConnection(viewer);
  if (before?.status !== 'linked') {
    await consent(await startLink(viewer, key), organisation);
    const pending = await currentConnection(viewer);
    if (!pending) throw new Error('The new connection is missing');
    await checkConnection(viewer.companyId, pending.codatConnectionId);
  }
  const connection = await currentConnection(viewer);
  if (!connection) throw new Error('The company has no connection');
  await until(`the lists of ${organisation}`, async () => {
    try {
      await refreshBooks({ companyId: viewer.companyId, connectionId: connection.id });
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
    }
    return (await currentConnection(viewer))?.listsReadAt !== null;
  });
  const { codatCompanyId } = await companySettings(viewer);
  return { books: await readBooks(viewer, connection.id), codatCompanyId: codatCompanyId ?? '' };
}
