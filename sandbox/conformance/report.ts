import { type ConformanceChecker, nameOf } from './checker';
import { type DocumentedOperation, documentNames } from './documents';
import { unreachableStatus } from './exceptions';
import { exclusionReason } from './scope';

/** Returns the operations that never responded with a success status, although they should have. */
export const unservedOperations = (checker: ConformanceChecker): readonly string[] =>
  checker.operations.filter((each) => !isServed(checker, each)).map(nameOf);

/** Returns the documented statuses that a call can cause but that no response had. */
export const uncoveredStatuses = (checker: ConformanceChecker): readonly string[] =>
  checker.operations.flatMap((each) =>
    uncoveredOf(checker, each)
      .filter((status) => unreachableStatus(each, status) === undefined)
      .map((status) => `${status} of ${nameOf(each)}`),
  );

/** Returns a table with the share of operations and statuses that were covered. It lists the missing ones below. */
export function report(checker: ConformanceChecker): string {
  const rows = documentNames.map((document) => ({
    document,
    all: checker.specs.operations.filter((each) => each.document === document).length,
    ...sums(
      checker,
      checker.operations.filter((each) => each.document === document),
    ),
  }));
  const total = sums(checker, checker.operations);
  const lines = [
    ['document', 'operations', 'in scope', 'served', 'documented statuses seen'],
    ...rows.map(({ document, all, ...sum }) => [document, String(all), ...cells(sum)]),
    ['all', String(checker.specs.operations.length), ...cells(total)],
  ];
  return [
    "Conformance with Codat's published OpenAPI documents",
    ...aligned(lines),
    '',
    'Documented statuses that were not seen:',
    ...describeUncovered(checker),
    '',
    'Excluded, with the reason:',
    ...describeExclusions(checker),
  ].join('\n');
}

interface Sums {
  readonly inScope: number;
  readonly served: number;
  readonly statuses: number;
  readonly seen: number;
}

const sums = (checker: ConformanceChecker, operations: readonly DocumentedOperation[]): Sums => ({
  inScope: operations.length,
  served: operations.filter((each) => isServed(checker, each)).length,
  statuses: operations.reduce((sum, { statuses }) => sum + statuses.length, 0),
  seen: operations.reduce((sum, each) => sum + each.statuses.length - uncoveredOf(checker, each).length, 0),
});

/** Returns true if the operation responded with a success status, or if a success is listed as unreachable. */
const isServed = (checker: ConformanceChecker, operation: DocumentedOperation): boolean =>
  [...checker.seenStatuses(operation)].some((status) => status < 300) ||
  unreachableStatus(operation, 200) !== undefined;

const uncoveredOf = (checker: ConformanceChecker, operation: DocumentedOperation): readonly number[] =>
  operation.statuses.filter((status) => !checker.seenStatuses(operation).has(status));

const cells = ({ inScope, served, statuses, seen }: Sums): readonly string[] => [
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

const describeUncovered = (checker: ConformanceChecker): readonly string[] =>
  checker.operations.flatMap((each) =>
    uncoveredOf(checker, each).map(
      (status) =>
        `  ${status} of ${nameOf(each)}: ${unreachableStatus(each, status)?.reason ?? 'no driver causes it.'}`,
    ),
  );

function describeExclusions({ specs }: ConformanceChecker): readonly string[] {
  const groups = Map.groupBy(
    specs.operations.filter((each) => exclusionReason(each) !== undefined),
    (each) => `${each.document}: ${exclusionReason(each)}`,
  );
  return [...groups].map(([group, operations]) => `  ${operations.length} of ${group}`);
}
