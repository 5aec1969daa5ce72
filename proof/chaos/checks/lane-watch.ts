import { setTimeout as pause } from 'node:timers/promises';
import type { Look } from './database-query';
import { Takeovers } from './takeovers';

/** Watches how long the lanes of a worker that is dead or stopped stay its own. */
export type LaneWatch = {
  readonly takeovers: Takeovers;
  readonly stop: () => Promise<void>;
};

const everyMs = 200;

export function watchLanes(look: Look): LaneWatch {
  const takeovers = new Takeovers();
  const stopping = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lanes = await look<{ company: string; holder: string }>(
        'select company_id as company, holder from lanes where holder is not null',
      );
      if (lanes) takeovers.saw(new Map(lanes.map(({ company, holder }) => [company, holder])), performance.now());
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  // Whatever it fails with is thrown where it is stopped.
  watching.catch(() => undefined);

  return {
    takeovers,
    async stop() {
      stopping.abort();
      await watching;
      takeovers.end(performance.now());
    },
  };
}
