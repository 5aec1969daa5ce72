import { print } from '@/scripts/process/terminal.js';
import { replayCommand } from '../options';
import type { Finding } from './books-check';
import type { Figures } from './figures';
import { goalsOf, isMissed } from './goals';
import { callsPerFaultless, callsPerNeeded, formatRows } from './needed-calls';

const maxDetails = 12;

/**
 * Prints the figures, with JSON as the last line. Returns whether the books are correct, everything is settled, and every
 * goal is reached.
 */
export function report(figures: Figures): boolean {
  const { options, disagreements, open, stats, calls, failures, notReady, asked } = figures;
  // A person is asked about these receipts because they may be missing.
  const findings = figures.findings.filter(
    ({ count, kind, expenseId }) => !(count === 'lost' && kind === 'receipt' && asked.includes(expenseId)),
  );
  const count = (kind: Finding['count'], of?: Finding['kind']) =>
    findings.filter((each) => each.count === kind && (of === undefined || each.kind === of)).length;
  const errors = {
    lost: count('lost'),
    duplicated: count('duplicated'),
    wrongAmounts: count('wrongAmounts'),
    unsettled: open.items + open.receipts + disagreements.length,
  };
  const isCorrect = Object.values(errors).every((each) => each === 0);
  const goals = goalsOf(figures, callsPerNeeded(calls));
  const missed = goals.filter(isMissed);
  const summary = {
    seed: options.seed,
    ...errors,
    ...Object.fromEntries(goals.map(({ name, value }) => [name, value])),
    callsPerNeeded: callsPerNeeded(calls),
    callsPerFaultless: callsPerFaultless(calls),
    takeoverSeconds: figures.takeoverSeconds,
    receipts: { lost: count('lost', 'receipt'), duplicated: count('duplicated', 'receipt'), unsettled: open.receipts },
    disagreements: disagreements.length,
    failed: [...failures.values()].reduce((sum, each) => sum + each, 0),
    injected: figures.injected,
    calls: calls.reduce((sum, { made }) => sum + made, 0),
    retryAfters: figures.retryAfters,
    ownThrottled: stats.throttled - (stats.faults['rate-limit'] ?? 0),
    mostInFlight: Math.max(0, ...Object.values(stats.mostInFlight)),
    forgedTaken: stats.webhooks.forgedTaken,
    seconds: figures.seconds,
  };
  print(`\n${table(summary)}`);
  print(`\n${formatRows(calls)}`);
  print(`\n  calls by operation: ${list(callsByOperation(figures))}`);
  print(`  injected by the sandbox: ${list(stats.faults)}`);
  for (const [reason, times] of failures) print(`  failed ${times} ×: ${reason}`);
  for (const [reason, times] of notReady) print(`  not ready ${times} ×: ${reason}`);
  const details = [...findings, ...disagreements, ...figures.unsettled];
  for (const { expenseId, message } of details.slice(0, maxDetails)) print(`  ! ${expenseId} ${message}`);
  if (details.length > maxDetails) print(`  ! and ${details.length - maxDetails} more`);
  for (const { name, value, most } of missed) print(`  ! ${name} is ${value}, and must be at most ${most}`);
  const isReached = isCorrect && missed.length === 0;
  print(isCorrect ? '\nThe books are correct.' : '\nThe books are not correct.');
  print(isReached ? 'Every goal is reached.' : `The run failed. To repeat it: ${replayCommand(options)}`);
  print(JSON.stringify(summary));
  return isReached;
}

const callsByOperation = ({ before, stats }: Figures): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(stats.byOperation)
      .map(([name, made]): [string, number] => [name, made - (before.byOperation[name] ?? 0)])
      .filter(([, made]) => made > 0),
  );

const list = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

const table = (figures: Readonly<Record<string, unknown>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
