import type { AccountMovements, Run } from './statement';

/**
 * Joins the statements of a file that are about the same account and follow each other. A statement that does not begin
 * with the balance of the one before starts another run.
 */
export function runsOf(parts: readonly AccountMovements[]): readonly Run[] {
  const accounts = new Map<string, AccountMovements[][]>();
  for (const part of parts) {
    const key = JSON.stringify([part.account, part.currency]);
    const runs = accounts.get(key) ?? [];
    accounts.set(key, runs);
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && follows(before, part)) run.push(part);
    else runs.push([part]);
  }
  return [...accounts.values()].flat().map(join);
}

const follows = ({ closing }: AccountMovements, { opening }: AccountMovements): boolean =>
  closing === null || opening === null || closing.minor === opening.minor;

function join(parts: readonly AccountMovements[]): Run {
  const [first] = parts;
  if (!first) throw new Error('a run has at least one statement');
  return {
    ...first,
    closing: parts.at(-1)?.closing ?? null,
    movements: parts.flatMap(({ movements }) => movements),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    refused: parts.flatMap(({ refused }) => refused),
    notices: parts.flatMap(({ notices }) => notices),
    isUnsure: parts.some(({ isUnsure }) => isUnsure),
    parts,
  };
}
