import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseQuery } from './database-query';
import { Takeovers } from './takeovers';

/** Measures how long the lanes of a killed or paused worker wait until another worker takes them over. */
export type LaneWatch = {
  readonly takeovers: Takeovers;
  readonly stop: () => Promise<void>;
};

const everyMs = 200;

export function watchLanes(query: DatabaseQuery): LaneWatch {
  const takeovers = new Takeovers();
  const stopping = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lanes = await query<{ company: string; holder: string }>(
        'select company_id as company, holder from lanes where holder is not null',
      );
      if (lanes) takeovers.observe(new Map(lanes.map(({ company, holder }) => [company, holder])), performance.now());
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  // Without this handler, a failed query would end the process. `stop` awaits the same promise and throws its error.
  watching.catch(() => undefined);

  return {
    takeovers,
    async stop() {
      stopping.abort();
      await watching;
      takeovers.finish(performance.now());
    },
  };
}
