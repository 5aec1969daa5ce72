import { setTimeout as pause } from 'node:timers/promises';
import { print } from '@/scripts/process/terminal.js';
import type { Look } from './checks/database-query';
import { watchLanes } from './checks/lane-watch';
import { type Open, openWork } from './checks/outcomes';
import { Storm, type Struck } from './faults/fault-injector';
import { planOf } from './faults/fault-schedule';
import { faultsOf, latency, mischiefOf } from './faults/sandbox-faults';
import { inTurns } from './load/concurrency';
import { type Account, neededFor } from './load/load';
import { press } from './load/sync-requests';
import type { Options } from './options';
import { type Stats, taken } from './stack/sandbox';
import type { Apps, World } from './stack/stack';

type Setting = {
  readonly options: Options;
  readonly world: World;
  readonly apps: Apps;
  readonly look: Look;
  readonly accounts: readonly Account[];
  readonly signal: AbortSignal;
};

/** What the bad weather came to. */
export type Weathered = {
  readonly struck: Struck;
  readonly takeoverSeconds: number | null;
  /** Requests while it lasted. */
  readonly requests: number;
  readonly seconds: number;
  /** Expenses that were not taken when Sync was pressed, by the reason. */
  readonly stayed: ReadonlyMap<string, number>;
};

const tickMs = 200;
/** Looking through everything costs the database something. */
const askedEveryMs = 2000;
const saidEveryMs = 10_000;
const pressedAtOnce = 4;

/**
 * Sets Codat's faults, presses Sync for everything, and kills whom the plan names while it is done; then waits until
 * all is settled or the time is up. Workers are stopped at the end, so that what is judged stays as it is.
 */
export async function weather(setting: Setting): Promise<Weathered> {
  const { options, world, apps, look, accounts, signal } = setting;
  const needed = neededFor(accounts);
  const before = await setConditions(setting);
  const lanes = watchLanes(look);
  const storm = new Storm(planOf(options), {
    ...apps,
    database: world.database,
    takeovers: lanes.takeovers,
    pauseSeconds: options.pause,
    longestCalmMs: calmFor(needed.calls, options.kills),
  });
  const stayed = new Map<string, number>();
  const giveUp = new AbortController();
  const began = performance.now();
  let isPressed = false;
  const pressing = inTurns(accounts, pressedAtOnce, ({ company, expected }) =>
    press(company, expected, { stayed, signal: AbortSignal.any([signal, giveUp.signal]) }),
  ).finally(() => {
    isPressed = true;
  });
  try {
    await ride({ setting, storm, writes: needed.writes, began, isPressed: () => isPressed });
  } finally {
    giveUp.abort();
    storm.end();
    await Promise.allSettled([pressing, lanes.stop()]);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  await Promise.all(apps.workers.map((worker) => worker.program.stop(gracefulMs)));
  const after = await world.sandbox.stats();
  return {
    struck: storm.struck,
    takeoverSeconds: lanes.takeovers.longestSeconds,
    requests: after.requests - before.requests,
    seconds,
    stayed,
  };
}

const gracefulMs = 20_000;

async function setConditions({ options, world, accounts }: Setting): Promise<Stats> {
  const { sandbox } = world;
  const { seed, pause: lateSeconds } = options;
  await sandbox.set('latency', { ...latency, seed });
  // How the day's quota is kept is not the question here.
  await sandbox.set('limits', {
    dailyPerCompany: Math.max(1000, Math.ceil((options.expenses * 10) / accounts.length)),
  });
  await sandbox.set('webhooks', mischiefOf(seed, { lateSeconds }));
  await sandbox.set('faults', faultsOf(seed));
  return sandbox.stats();
}

/** Twice as long as the kills are apart when Codat's 1,000 calls a minute are used. */
const calmFor = (calls: number, kills: number) => Math.max(15_000, (2 * calls * 60) / Math.max(1, kills));

type Ride = { setting: Setting; storm: Storm; writes: number; began: number; isPressed: () => boolean };

async function ride({ setting, storm, writes, began, isPressed }: Ride): Promise<void> {
  const { options, world, look, signal } = setting;
  let saidAt = began;
  let askedAt = began;
  let open: Open | undefined;
  for (;;) {
    signal.throwIfAborted();
    const progress = Math.min(1, taken(await world.sandbox.stats()) / writes);
    const isOver = await storm.strike(progress);
    const now = performance.now();
    if (isPressed() && now - askedAt > askedEveryMs) {
      askedAt = now;
      open = (await openWork(look)) ?? open;
    }
    if (isOver && isPressed() && open && open.items + open.receipts === 0) return;
    if (now - began > options.limit * 1000) {
      print(`  ! not settled after ${options.limit} s`);
      return;
    }
    if (now - saidAt > saidEveryMs) {
      saidAt = now;
      print(progressLine(now - began, progress, open));
    }
    await pause(tickMs, undefined, { signal }).catch(() => undefined);
  }
}

const progressLine = (ms: number, progress: number, open: Open | undefined): string =>
  `  ${Math.round(ms / 1000)} s: Codat took ${Math.round(progress * 100)} %${open ? `; open: ${open.items} expenses, ${open.receipts} receipts` : ''}`;
