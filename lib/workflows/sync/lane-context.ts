import type { CodatChannel } from '@/lib/codat/client/http';
import type { LinkedConnection } from '@/lib/data/connection/connections';
import type { Lane } from '@/lib/data/sync/lease';
import type { Connection } from '@/lib/domain/books/books';
import type { EnginePorts } from './engine-ports';
import { type LaneSignal, pauseBecause } from './lane-signal';

/** What the tasks of a leased lane need: the company, its connection, the engine's ports, and the signal to stop. */
export type LaneContext = {
  readonly lane: Lane;
  readonly codatCompanyId: string;
  readonly connection: LinkedConnection | null;
  readonly ports: EnginePorts;
  readonly stop: AbortSignal;
  /** The ids of the records in each ended sync of Codat that the lane has read. They do not change. */
  readonly recordsOfSyncs: Map<string, readonly string[]>;
};

/** How many tasks of a lane may be in progress, with regard to the other lanes of the process. */
export type LanePace = {
  readonly width: () => number;
  /** Whether a smaller lane runs in the process, so that work that can wait is left for later. */
  readonly yields: () => boolean;
  /** Counts a task that begins. */
  readonly begin: () => void;
};

/** Opens a channel to Codat for calls of the lane. The exchanges on it are stored with the given sync. */
export const channelOf = ({ ports, lane, stop }: LaneContext, syncId: string | null): CodatChannel =>
  ports.openChannel(lane, syncId, stop);

/**
 * Reads the status of the connection from Codat and saves it. Returns null if there is no connection or Codat cannot be
 * reached.
 */
export async function readConnectionStatus({ lane, connection, ports }: LaneContext) {
  if (!connection) return null;
  return ports.checkConnection(lane.companyId, connection.codatConnectionId).catch(() => null);
}

/**
 * Returns the pause to start after Codat refused the whole company. The reason is the connection if it is not linked,
 * otherwise our key or plan.
 */
export const pauseAfterRefusal = (status: Connection['status'] | null): LaneSignal =>
  pauseBecause(status === null || status === 'linked' ? 'access' : 'connection');
