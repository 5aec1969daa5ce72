import type { CodatChannel } from '@/lib/codat/client/http';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import type { Lane } from '@/lib/data/sync/lease';
import type { Connection } from '@/lib/domain/books/books';
import type { EnginePorts } from './engine-ports';
import { type LaneSignal, pauseBecause } from './lane-signal';

/** What the work on a leased lane needs: the company, its connection, the ports, and the signal to stop. */
export type LaneContext = {
  readonly lane: Lane;
  readonly codatCompanyId: string;
  readonly connection: LinkedConnection | null;
  readonly ports: EnginePorts;
  readonly stop: AbortSignal;
};

/** Returns the lane's channel to Codat. Its exchanges are stored with the sync. */
export const channelOf = ({ ports, lane, stop }: LaneContext, syncId: string | null): CodatChannel =>
  ports.openChannel(lane, syncId, stop);

/** Reads the status of the connection from Codat. Returns null without a connection, or when Codat cannot be reached. */
export async function readConnectionStatus({ lane, connection, ports }: LaneContext) {
  if (!connection) return null;
  return ports.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null);
}

/** Returns the pause after Codat refused the whole company: because of the connection, or else of our key or plan. */
export const pauseAfterRefusal = (status: Connection['status'] | null): LaneSignal =>
  pauseBecause(status === null || status === 'linked' ? 'access' : 'connection');
