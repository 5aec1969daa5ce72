import { print } from '@/scripts/process/terminal.js';
import type { Struck } from '../faults/fault-injector';
import { type Options, replay } from '../options';
import type { Stats } from '../stack/sandbox';
import type { Finding } from './books-check';
import type { Open, Remark } from './outcomes';

export type Figures = {
  readonly options: Options;
  readonly findings: readonly Finding[];
  readonly disagreements: readonly Remark[];
  readonly unsettled: readonly Remark[];
  readonly open: Open;
  /** Records the books refused, in Outlay's words, and how many for each. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly struck: Struck;
  readonly stats: Stats;
  readonly requests: number;
  readonly needed: number;
  readonly takeoverSeconds: number | null;
  readonly seconds: number;
  /** Expenses that were not taken when Sync was pressed, by the reason. */
  readonly stayed: ReadonlyMap<string, number>;
};

const shown = 12;

/** Prints what came of it, the last line as JSON. Answers whether the books are right and everything is settled. */
export function report(figures: Figures): boolean {
  const { options, findings, disagreements, open, stats, requests, needed, stayed } = figures;
  const count = (kind: Finding['count'], of?: Finding['of']) =>
    findings.filter((each) => each.count === kind && (of === undefined || each.of === of)).length;
  const counts = {
    lost: count('lost'),
    duplicated: count('duplicated'),
    wrongAmounts: count('wrongAmounts'),
    unsettled: open.items + open.receipts + disagreements.length,
  };
  const isRight = Object.values(counts).every((each) => each === 0);
  const said = {
    seed: options.seed,
    ...counts,
    callsPerNeeded: Math.round((requests / needed) * 1000) / 1000,
    takeoverSeconds: figures.takeoverSeconds,
    receipts: { lost: count('lost', 'receipt'), duplicated: count('duplicated', 'receipt'), unsettled: open.receipts },
    disagreements: disagreements.length,
    failed: [...figures.refusals.values()].reduce((sum, each) => sum + each, 0),
    struck: figures.struck,
    calls: requests,
    needed,
    tooMany: stats.throttled - (stats.faults['rate-limit'] ?? 0),
    beforeRetryAfter: stats.beforeRetryAfter,
    mostInFlight: Math.max(0, ...Object.values(stats.mostInFlight)),
    forgedTaken: stats.webhooks.forgedTaken,
    seconds: figures.seconds,
  };
  print(`\n${table(said)}`);
  print(`\n  calls by operation: ${list(stats.byOperation)}`);
  print(`  faults that struck: ${list(stats.faults)}`);
  for (const [why, times] of figures.refusals) print(`  failed ${times} ×: ${why}`);
  for (const [why, times] of stayed) print(`  not taken ${times} ×: ${why}`);
  const wrong = [...findings, ...disagreements, ...figures.unsettled];
  for (const { expenseId, words } of wrong.slice(0, shown)) print(`  ! ${expenseId} ${words}`);
  if (wrong.length > shown) print(`  ! and ${wrong.length - shown} more`);
  print(isRight ? '\nThe books are right.' : `\nSomething is wrong. The same again: ${replay(options)}`);
  print(JSON.stringify(said));
  return isRight;
}

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

const table = (said: Readonly<Record<string, unknown>>): string =>
  Object.entries(said)
    .map(([name, value]) => `  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
