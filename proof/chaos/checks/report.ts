import { print } from '@/scripts/process/terminal.js';
import type { Stats } from '../../harness/sandbox-control';
import type { Observations } from '../experiment';
import { type Options, replayCommand } from '../options';
import type { Finding } from './books-check';
import type { OpenWork, Remark } from './outcomes';

export type Figures = Observations & {
  readonly options: Options;
  readonly findings: readonly Finding[];
  readonly disagreements: readonly Remark[];
  readonly unsettled: readonly Remark[];
  readonly open: OpenWork;
  /** How many failed expenses and refused receipts have each message. The messages are Outlay's. */
  readonly failures: ReadonlyMap<string, number>;
  readonly stats: Stats;
  /** The fewest calls with which all expenses could be synced. */
  readonly needed: number;
};

const maxDetails = 12;

/** Prints the figures, with JSON as the last line. Returns whether the books are correct and everything is settled. */
export function report(figures: Figures): boolean {
  const { options, findings, disagreements, open, stats, requests, needed, failures, notReady } = figures;
  const count = (kind: Finding['count'], of?: Finding['kind']) =>
    findings.filter((each) => each.count === kind && (of === undefined || each.kind === of)).length;
  const errors = {
    lost: count('lost'),
    duplicated: count('duplicated'),
    wrongAmounts: count('wrongAmounts'),
    unsettled: open.items + open.receipts + disagreements.length,
  };
  const isCorrect = Object.values(errors).every((each) => each === 0);
  const summary = {
    seed: options.seed,
    ...errors,
    callsPerNeeded: Math.round((requests / needed) * 1000) / 1000,
    takeoverSeconds: figures.takeoverSeconds,
    receipts: { lost: count('lost', 'receipt'), duplicated: count('duplicated', 'receipt'), unsettled: open.receipts },
    disagreements: disagreements.length,
    failed: [...failures.values()].reduce((sum, each) => sum + each, 0),
    injected: figures.injected,
    calls: requests,
    needed,
    ownThrottled: stats.throttled - (stats.faults['rate-limit'] ?? 0),
    beforeRetryAfter: stats.beforeRetryAfter,
    mostInFlight: Math.max(0, ...Object.values(stats.mostInFlight)),
    forgedTaken: stats.webhooks.forgedTaken,
    seconds: figures.seconds,
  };
  print(`\n${table(summary)}`);
  print(`\n  calls by operation: ${list(stats.byOperation)}`);
  print(`  injected by the sandbox: ${list(stats.faults)}`);
  for (const [reason, times] of failures) print(`  failed ${times} ×: ${reason}`);
  for (const [reason, times] of notReady) print(`  not ready ${times} ×: ${reason}`);
  const details = [...findings, ...disagreements, ...figures.unsettled];
  for (const { expenseId, message } of details.slice(0, maxDetails)) print(`  ! ${expenseId} ${message}`);
  if (details.length > maxDetails) print(`  ! and ${details.length - maxDetails} more`);
  print(isCorrect ? '\nThe books are correct.' : `\nThe run failed. To repeat it: ${replayCommand(options)}`);
  print(JSON.stringify(summary));
  return isCorrect;
}

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

const table = (figures: Readonly<Record<string, unknown>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
