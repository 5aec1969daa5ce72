import type { DocumentedOperation, Subject } from './documents';
import { undeclaredProperty, unlistedStatus } from './exceptions';
import { inScope } from './scope';
import type { Specs } from './specs';
import type { Violation } from './validator';

/** One HTTP call that the sandbox received, and its response. */
export interface ObservedCall {
  readonly method: string;
  /** The path with its query string. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON body. Undefined if the body is empty or a file. */
  readonly body: unknown;
}

/**
 * Checks each response against Codat's OpenAPI documents. If several documents list the operation, all of them are
 * checked. A path that is in no document must respond with an error body.
 */
export class ConformanceChecker {
  readonly specs: Specs;
  readonly operations: readonly DocumentedOperation[];
  /** One sentence for each violation. The same violation is recorded once. */
  readonly violations = new Set<string>();
  /** The entries of exceptions.ts that permitted at least one response. */
  readonly usedExceptions = new Set<object>();
  readonly #matchers: readonly Matcher[];
  readonly #seen = new Map<DocumentedOperation, Set<number>>();

  constructor(specs: Specs) {
    this.specs = specs;
    this.operations = inScope(specs.operations);
    this.#matchers = this.operations.map(matcherOf).sort((one, other) => one.parameters - other.parameters);
  }

  checkCall(call: ObservedCall): void {
    const operations = this.#operationsOf(call);
    for (const operation of operations) {
      this.#seen.set(operation, (this.#seen.get(operation) ?? new Set()).add(call.status));
      this.#addViolations(nameOf(operation), call, this.#violationsOf(operation, call));
    }
    if (operations.length === 0 && call.status >= 400)
      this.#addViolations(`${call.method} in no document`, call, this.specs.violationsOfError(call.body));
  }

  checkEvent(eventType: string, body: unknown): void {
    const events = this.specs.events.filter(({ id }) => id === eventType);
    if (events.length === 0) this.violations.add(`${eventType}: no document lists this event`);
    for (const event of events) {
      for (const violation of event.violationsOf(body)) {
        if (this.#isExcepted(undeclaredProperty(event, violation))) continue;
        this.violations.add(`${nameOf(event)}: ${withoutIndexes(violation.path)} ${violation.message}`);
      }
    }
  }

  /** Returns the statuses that the operation has responded with so far. */
  seenStatuses(operation: DocumentedOperation): ReadonlySet<number> {
    return this.#seen.get(operation) ?? new Set();
  }

  /**
   * Returns the operations that match the call, one for each document. If several paths match, the one with the fewest
   * parameters wins: `/syncs/latest` is not `/syncs/{syncId}`.
   */
  #operationsOf({ method, path }: ObservedCall): readonly DocumentedOperation[] {
    const plain = path.split('?')[0] ?? path;
    return this.#matchers
      .filter((each) => each.operation.method === method && each.pattern.test(plain))
      .map(({ operation }) => operation)
      .filter((each, index, all) => all.findIndex(({ document }) => document === each.document) === index);
  }

  #violationsOf(operation: DocumentedOperation, { status, body }: ObservedCall): readonly Violation[] {
    if (operation.statuses.includes(status))
      return operation
        .violationsOf(status, body)
        .filter((each) => !this.#isExcepted(undeclaredProperty(operation, each)));
    const exception = unlistedStatus(operation, status, body);
    if (!this.#isExcepted(exception))
      return [{ kind: 'invalid', path: '', message: 'is a status that the document does not list' }];
    return exception.schema === undefined
      ? this.specs.violationsOfError(body)
      : operation.violationsOfSchema(exception.schema, body);
  }

  #isExcepted<T extends object>(exception: T | undefined): exception is T {
    if (exception) this.usedExceptions.add(exception);
    return exception !== undefined;
  }

  #addViolations(name: string, call: ObservedCall, violations: readonly Violation[]): void {
    for (const { path, message } of [...violations, ...headerViolations(call)])
      this.violations.add(`${name} ${call.status}: ${withoutIndexes(path)} ${message}`);
  }
}

interface Matcher {
  readonly operation: DocumentedOperation;
  readonly pattern: RegExp;
  readonly parameters: number;
}

function matcherOf(operation: DocumentedOperation): Matcher {
  const parameters = operation.path.match(/\{\w+\}/g) ?? [];
  return {
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    parameters: parameters.length,
  };
}

export const nameOf = ({ document, id }: Subject): string => `${document} ${id}`;

/** Replaces the indexes in a path by `*`, so that the same violation in a hundred records is reported once. */
const withoutIndexes = (path: string): string => path.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** Checks the rate limit headers, which every response must have (Codat, "Rate limits"). */
function headerViolations({ headers, body }: ObservedCall): readonly Violation[] {
  const missing = ['x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'].filter(
    (name) => !headers.has(name),
  );
  const isJson = headers.get('content-type')?.startsWith('application/json');
  return [
    ...missing.map((name): Violation => ({ kind: 'invalid', path: '', message: `has no ${name}` })),
    ...(body !== undefined && !isJson
      ? [{ kind: 'invalid', path: '', message: 'has no JSON content type' } as const]
      : []),
  ];
}
