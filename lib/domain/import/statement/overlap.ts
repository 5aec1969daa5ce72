import { describe } from './balance';
import type { Movement, Run, StatementLine } from './statement';

/**
 * Leaves out the movements that an earlier statement of the file has too, where two statements of an account overlap, as
 * those of a week and of its month. Equal movements are counted, and statements of the same single day do not overlap:
 * two coffees can be one in each.
 */
export function leaveOutOverlaps(runs: readonly Run[]): readonly Run[] {
  if (runs.length < 2) return runs;
  const seen = new Map<string, { readonly run: Run; count: number }[]>();
  return runs.map((run) => {
    const used = new Map<string, number>();
    const kept: Movement[] = [];
    const leftOut: StatementLine[] = [];
    for (const movement of run.movements) {
      const key = keyOf(run, movement);
      const earlier = (seen.get(key) ?? []).find((one) => overlaps(one.run, run) && one.count > (used.get(key) ?? 0));
      if (!earlier) kept.push(movement);
      else {
        used.set(key, (used.get(key) ?? 0) + 1);
        const reason = `The statement on line ${earlier.run.period.line} has it too, and the two overlap.`;
        leftOut.push({ place: movement.place, what: describe(movement), reason });
      }
    }
    for (const movement of run.movements) count(seen, keyOf(run, movement), run);
    return leftOut.length === 0 ? run : { ...run, movements: kept, leftOut: [...run.leftOut, ...leftOut] };
  });
}

/** A file of thousands of statements with the same movement is read in linear time. */
const mostCompared = 20;

function count(seen: Map<string, { readonly run: Run; count: number }[]>, key: string, run: Run) {
  const found = seen.get(key) ?? [];
  seen.set(key, found);
  const last = found.at(-1);
  if (last?.run === run) last.count += 1;
  else {
    found.push({ run, count: 1 });
    if (found.length > mostCompared) found.shift();
  }
}

const keyOf = ({ account, currency }: Run, { reference, day, money, text }: Movement): string =>
  JSON.stringify([account, currency, reference, day, money.minor.toString(), text]);

function overlaps(one: Run, other: Run): boolean {
  const [from, until] = [other.parts[0]?.period.from, other.parts.at(-1)?.period.until];
  const [start, end] = [one.parts[0]?.period.from, one.parts.at(-1)?.period.until];
  return !!from && !!until && !!start && !!end && from < end && start < until;
}
