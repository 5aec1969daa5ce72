import type { LinkedConnection } from '@/lib/data/connection/connections';
import type { Lane } from '@/lib/data/sync/lease';
import type { EnginePorts } from './engine-ports';

/** What the work on a leased lane needs: the company, its connection, the ports, and the signal to stop. */
export type LaneContext = {
  readonly lane: Lane;
  readonly codatCompanyId: string;
  readonly connection: LinkedConnection | null;
  readonly ports: EnginePorts;
  readonly stop: AbortSignal;
};
