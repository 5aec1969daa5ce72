import type { LinkedConnection } from '@/lib/data/books/connections';
import type { Lane } from '@/lib/data/sync/lanes';
import type { World } from './world';

/** What the work on a leased lane needs: the company, its connection, the ports, and the signal to stop. */
export type Turn = {
  readonly lane: Lane;
  readonly codatCompanyId: string;
  readonly connection: LinkedConnection | null;
  readonly world: World;
  readonly stop: AbortSignal;
};
