import { setTimeout as pause } from 'node:timers/promises';
import { requestSync } from '@/lib/workflows/sync/request';
import type { Expected } from '../checks/books-check';
import type { Company } from './company';

/** Why expenses were not taken, and how many for each reason. */
export type Stayed = ReadonlyMap<string, number>;

const together = 200;
const againAfterMs = 500;

/** Presses Sync for everything, some at a time; and again whenever it fails, as a person would. Presses that were heard twice count once. */
export async function press(
  { viewer }: Company,
  expected: readonly Expected[],
  { stayed, signal }: { stayed: Map<string, number>; signal: AbortSignal },
): Promise<void> {
  for (let from = 0; from < expected.length; from += together) {
    const ids = expected.slice(from, from + together).map(({ id }) => id);
    for (let isHeard = false; !isHeard && !signal.aborted; ) {
      try {
        const { skipped } = await requestSync(viewer, ids);
        for (const { reason } of skipped) stayed.set(reason, (stayed.get(reason) ?? 0) + 1);
        isHeard = true;
      } catch {
        await pause(againAfterMs);
      }
    }
  }
}
