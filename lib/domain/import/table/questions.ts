import { toDecimal } from '../../money';
import type { FoundTable } from '../columns/find-columns';
import type { PlanRow } from '../file-plan';
import type { Question } from '../question';
import type { SourceTable } from '../source/source';
import type { ReadLayout } from './read-layout';
import type { Directions } from './signs';

/** Returns what only a person can decide about a file, what blocks the plan first. */
export function questionsOf({
  table,
  found,
  read,
  directions,
  rows,
}: {
  readonly table: SourceTable;
  readonly found: FoundTable;
  readonly read: ReadLayout;
  readonly directions: Directions;
  readonly rows: readonly PlanRow[];
}): readonly Question[] {
  const encoding: Question = {
    about: 'encoding',
    options: table.encodings.map((one) => one.encoding),
    blocks: true,
    samples: table.encodings.map(({ encoding, sample }) => `${encoding}: ${sample}`),
  };
  if (found.question) return [...(table.encodingIsSure ? [] : [encoding]), found.question];
  return [
    ...(table.encodingIsSure ? [] : [encoding]),
    ...(directions.question ? [directions.question] : []),
    ...read.questions,
    ...rateQuestions(rows),
  ];
}

/** Asks once for each currency that has rows without a rate. */
export function rateQuestions(rows: readonly PlanRow[]): Question[] {
  const missing = Map.groupBy(
    rows.filter(({ needsRate, kind }) => needsRate && (kind.is !== 'transfer' || kind.asks)),
    ({ facts }) => facts.amount.currency,
  );
  return [...missing].map(([currency, without]) => ({
    about: `rate for ${currency}`,
    options: [],
    blocks: false,
    samples: without
      .slice(0, 2)
      .map(({ line, facts }) => `Line ${line}: ${facts.merchant} · ${toDecimal(facts.amount)} ${currency}`),
  }));
}
