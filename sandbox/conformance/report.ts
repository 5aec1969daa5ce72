import { type DocumentedOperation, documentNames } from './documents';
import { unreachableStatus } from './exceptions';
import { type Judge, nameOf } from './judge';
import { reasonLeftOut } from './scope';

/** Operations in scope that answered with no success, though one can be had. */
export const unserved = (judge: Judge): readonly string[] =>
  judge.operations.filter((each) => !isServed(judge, each)).map(nameOf);

/** Statuses that the documents list and no answer had, though it could. */
export const unseen = (judge: Judge): readonly string[] =>
  judge.operations.flatMap((each) =>
    unseenOf(judge, each)
      .filter((status) => unreachableStatus(each, status) === undefined)
      .map((status) => `${status} of ${nameOf(each)}`),
  );

/** What share of the documents is served, and of the documented statuses seen; a table, and what is missing from it. */
export function report(judge: Judge): string {
  const rows = documentNames.map((document) => ({
    document,
    all: judge.specs.operations.filter((each) => each.document === document).length,
    ...sums(
      judge,
      judge.operations.filter((each) => each.document === document),
    ),
  }));
  const total = sums(judge, judge.operations);
  const lines = [
    ['document', 'operations', 'in scope', 'served', 'documented statuses seen'],
    ...rows.map(({ document, all, ...sum }) => [document, String(all), ...inWords(sum)]),
    ['all', String(judge.specs.operations.length), ...inWords(total)],
  ];
  return [
    "Conformance with Codat's published OpenAPI documents",
    ...aligned(lines),
    '',
    'Documented statuses that were not seen:',
    ...unseenInWords(judge),
    '',
    'Left out, with the reason:',
    ...leftOutInWords(judge),
  ].join('\n');
}

interface Sums {
  readonly inScope: number;
  readonly served: number;
  readonly statuses: number;
  readonly seen: number;
}

const sums = (judge: Judge, operations: readonly DocumentedOperation[]): Sums => ({
  inScope: operations.length,
  served: operations.filter((each) => isServed(judge, each)).length,
  statuses: operations.reduce((sum, { statuses }) => sum + statuses.length, 0),
  seen: operations.reduce((sum, each) => sum + each.statuses.length - unseenOf(judge, each).length, 0),
});

/** A success was had, or there is none to be had. */
const isServed = (judge: Judge, operation: DocumentedOperation): boolean =>
  [...judge.seen(operation)].some((status) => status < 300) || unreachableStatus(operation, 200) !== undefined;

const unseenOf = (judge: Judge, operation: DocumentedOperation): readonly number[] =>
  operation.statuses.filter((status) => !judge.seen(operation).has(status));

const inWords = ({ inScope, served, statuses, seen }: Sums): readonly string[] => [
  String(inScope),
  `${served} (${percent(served, inScope)})`,
  `${seen} of ${statuses} (${percent(seen, statuses)})`,
];

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const unseenInWords = (judge: Judge): readonly string[] =>
  judge.operations.flatMap((each) =>
    unseenOf(judge, each).map(
      (status) =>
        `  ${status} of ${nameOf(each)}: ${unreachableStatus(each, status)?.reason ?? 'nothing brought it about.'}`,
    ),
  );

function leftOutInWords({ specs }: Judge): readonly string[] {
  const groups = Map.groupBy(
    specs.operations.filter((each) => reasonLeftOut(each) !== undefined),
    (each) => `${each.document}: ${reasonLeftOut(each)}`,
  );
  return [...groups].map(([group, operations]) => `  ${operations.length} of ${group}`);
}
