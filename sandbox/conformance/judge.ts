import type { DocumentedOperation, Subject } from './documents';
import { unlistedStatus, unnamedProperty } from './exceptions';
import { inScope } from './scope';
import type { Specs } from './specs';
import type { Complaint } from './validator';

/** One call and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON; undefined where there is none, and for a file. */
  readonly body: unknown;
}

/**
 * Judges every answer by every document that has the operation: the same path is often in several of them. What is in
 * none can only be refused, with an error body.
 */
export class Judge {
  readonly specs: Specs;
  readonly operations: readonly DocumentedOperation[];
  /** One sentence for each thing that is wrong, told once. */
  readonly complaints = new Set<string>();
  /** The exceptions that were met. */
  readonly met = new Set<object>();
  readonly #matchers: readonly Matcher[];
  readonly #seen = new Map<DocumentedOperation, Set<number>>();

  constructor(specs: Specs) {
    this.specs = specs;
    this.operations = inScope(specs.operations);
    this.#matchers = this.operations.map(matcherOf).sort((one, other) => one.parameters - other.parameters);
  }

  judge(exchange: Exchange): void {
    const operations = this.#operationsOf(exchange);
    for (const operation of operations) {
      this.#seen.set(operation, (this.#seen.get(operation) ?? new Set()).add(exchange.status));
      this.#complain(nameOf(operation), exchange, this.#complaintsAbout(operation, exchange));
    }
    if (operations.length === 0 && exchange.status >= 400)
      this.#complain(`${exchange.method} of no document`, exchange, this.specs.complaintsOfError(exchange.body));
  }

  judgeEvent(eventType: string, body: unknown): void {
    const events = this.specs.events.filter(({ id }) => id === eventType);
    if (events.length === 0) this.complaints.add(`${eventType}: is an event of no document`);
    for (const event of events) {
      for (const complaint of event.complaintsOf(body)) {
        if (this.#excused(unnamedProperty(event, complaint))) continue;
        this.complaints.add(`${nameOf(event)}: ${withoutIndexes(complaint.path)} ${complaint.message}`);
      }
    }
  }

  /** The statuses an operation has answered with. */
  seen(operation: DocumentedOperation): ReadonlySet<number> {
    return this.#seen.get(operation) ?? new Set();
  }

  /** In each document the operation whose path fits with the fewest parameters: `latest` is no id. */
  #operationsOf({ method, path }: Exchange): readonly DocumentedOperation[] {
    const plain = path.split('?')[0] ?? path;
    const fitting = this.#matchers.filter((each) => each.operation.method === method && each.pattern.test(plain));
    return fitting
      .map(({ operation }) => operation)
      .filter((each, index, all) => all.findIndex(({ document }) => document === each.document) === index);
  }

  #complaintsAbout(operation: DocumentedOperation, { status, body }: Exchange): readonly Complaint[] {
    if (operation.statuses.includes(status))
      return operation.complaintsOf(status, body).filter((each) => !this.#excused(unnamedProperty(operation, each)));
    const exception = unlistedStatus(operation, status, body);
    if (!this.#excused(exception))
      return [{ kind: 'invalid', path: '', message: 'is a status the document does not list' }];
    return exception.schema === undefined
      ? this.specs.complaintsOfError(body)
      : operation.complaintsOfSchema(exception.schema, body);
  }

  #excused<T extends object>(exception: T | undefined): exception is T {
    if (exception) this.met.add(exception);
    return exception !== undefined;
  }

  #complain(name: string, exchange: Exchange, complaints: readonly Complaint[]): void {
    for (const { path, message } of [...complaints, ...headerComplaints(exchange)])
      this.complaints.add(`${name} ${exchange.status}: ${withoutIndexes(path)} ${message}`);
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

/** The same fault in each of a hundred records is one fault. */
const withoutIndexes = (path: string): string => path.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** "Rate limits": every answer tells them. */
function headerComplaints({ headers, body }: Exchange): readonly Complaint[] {
  const missing = ['x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'].filter(
    (name) => !headers.has(name),
  );
  const isJson = headers.get('content-type')?.startsWith('application/json');
  return [
    ...missing.map((name): Complaint => ({ kind: 'invalid', path: '', message: `has no ${name}` })),
    ...(body !== undefined && !isJson
      ? [{ kind: 'invalid', path: '', message: 'is not told to be JSON' } as const]
      : []),
  ];
}
