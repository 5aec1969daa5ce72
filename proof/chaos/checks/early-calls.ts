import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseQuery } from './database-query';

/** What a process recorded (faults/call-probe.js): a call that left it, or a 429 that reached it. */
const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), at: z.number() }),
  z.object({ kind: z.literal('told'), at: z.number(), seconds: z.number() }),
]);
export type CallEvent = z.output<typeof event>;

/** A Retry-After in Outlay's database: stored at `at`, and valid until `until`. */
export type StoredHold = { readonly at: number; readonly until: number };

/**
 * How long a call may leave after its admission (`slotLifetimeMs` in lib/workflows/codat-channel.ts). A worker cannot
 * know of a hold that another worker stores within that time.
 */
export const admissionMs = 1_000;

/**
 * Returns how many calls left a process before a Retry-After had passed that Outlay could know: from the moment the 429
 * reached the same process, or from `admissionMs` after another process had stored it. All times are in milliseconds.
 */
export function countEarlyCalls(processes: readonly (readonly CallEvent[])[], holds: readonly StoredHold[]): number {
  return processes.reduce((sum, events) => {
    const told = events.flatMap((each) =>
      each.kind === 'told' ? { at: each.at, until: each.at + each.seconds * 1000 } : [],
    );
    const early = events.filter(
      ({ kind, at }) =>
        kind === 'sent' &&
        (told.some((hold) => hold.at < at && at < hold.until) ||
          holds.some((hold) => hold.at + admissionMs < at && at < hold.until)),
    );
    return sum + early.length;
  }, 0);
}

/** Records each change of the hold in Outlay's database, at the time of the change. */
export async function installHoldLog(query: DatabaseQuery): Promise<void> {
  await query(`create table chaos_holds (at timestamptz not null, until timestamptz not null)`);
  await query(`
    create function chaos_log_hold() returns trigger language plpgsql security definer as $$
    begin
      insert into chaos_holds values (clock_timestamp(), new.blocked_until);
      return null;
    end $$`);
  await query(`
    create trigger chaos_log_hold after update on codat_gate for each row
    when (new.blocked_until is distinct from old.blocked_until and new.blocked_until is not null)
    execute function chaos_log_hold()`);
}

export const readHolds = (query: DatabaseQuery): Promise<readonly StoredHold[] | undefined> =>
  query<StoredHold>(`
    select extract(epoch from at)::float * 1000 as at, extract(epoch from until)::float * 1000 as until from chaos_holds`);

export function createProbeFolder(dataDir: string): string {
  const folder = join(dataDir, 'calls');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Reads what each process recorded. The last line of a killed process may be cut off. */
export const readCallEvents = (folder: string): readonly (readonly CallEvent[])[] =>
  readdirSync(folder).map((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line) => (line.endsWith('}') ? [event.parse(JSON.parse(line))] : [])),
  );
