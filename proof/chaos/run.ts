import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { db } from '@/lib/data/db';
import { step } from '@/scripts/process/terminal.js';
import { judge } from './checks/books-check';
import { type Look, openLook } from './checks/database-query';
import { disagreements, type Open, openWork, unsettled, type Word, wordsOf } from './checks/outcomes';
import { report } from './checks/report';
import { type Weathered, weather } from './experiment';
import { type Account, neededFor, openAccounts } from './load/load';
import type { Options } from './options';
import type { Sandbox } from './stack/sandbox';
import { makeWorld } from './stack/stack';

/** One run from nothing to the verdict; leaves nothing behind. Answers whether the books are right. */
export async function chaos(options: Options, web: 'next' | 'routes', signal: AbortSignal): Promise<boolean> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const dataDir = folderFor(options, undo);
    const world = await step('Postgres and the sandbox are up', () => makeWorld({ dataDir, web, signal, undo }));
    undo.push(() => db().$disconnect());
    const { look, close } = openLook(world.database.superuserUrl);
    undo.push(close);
    // Reading the lists of twenty packages at their usual pace would only take time.
    await world.sandbox.set('latency', { delays: { fetchStep: 5 } });
    const accounts = await step('the companies are linked and have spent', () => openAccounts(options, signal));
    const apps = await step(`web (${web}) and the workers are up`, world.open);
    const weathered = await weather({ options, world, apps, look, accounts, signal });
    return await verdict({ options, sandbox: world.sandbox, look, accounts, weathered });
  } finally {
    while (undo.length > 0) await undo.pop()?.();
  }
}

function folderFor({ keep }: Options, undo: (() => Promise<unknown>)[]): string {
  if (keep !== undefined) {
    mkdirSync(keep, { recursive: true });
    return resolve(keep);
  }
  const folder = mkdtempSync(join(tmpdir(), 'outlay-chaos-'));
  undo.push(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

type Case = {
  readonly options: Options;
  readonly sandbox: Sandbox;
  readonly look: Look;
  readonly accounts: readonly Account[];
  readonly weathered: Weathered;
};

/** The sandbox's ledger is the judge; what Outlay says is only compared with it. */
async function verdict({ options, sandbox, look, accounts, weathered }: Case): Promise<boolean> {
  const words = await untilThere(() => wordsOf(look));
  const open = await untilThere<Open>(() => openWork(look));
  const said = new Map(words.map((word) => [word.id, word]));
  const judged = await Promise.all(
    accounts.map(async ({ company, expected }) => {
      const books = await sandbox.ledger(company.codatCompanyId);
      return { findings: judge(expected, books), disagreements: disagreements(said, expected, books) };
    }),
  );
  return report({
    ...weathered,
    options,
    open,
    findings: judged.flatMap((each) => each.findings),
    disagreements: judged.flatMap((each) => each.disagreements),
    unsettled: unsettled(words),
    refusals: refusalsIn(words),
    stats: await sandbox.stats(),
    needed: neededFor(accounts).calls,
  });
}

function refusalsIn(words: readonly Word[]): ReadonlyMap<string, number> {
  const reasons = words.flatMap(({ state, message, receipt, receipt_message }) => [
    ...(state === 'failed' ? [message ?? 'no reason'] : []),
    ...(receipt === 'refused' ? [`receipt: ${receipt_message ?? 'no reason'}`] : []),
  ]);
  return new Map([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]));
}

/** The database may just have been killed. */
async function untilThere<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(200);
  }
}
