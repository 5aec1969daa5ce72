import type { Stats } from '../../harness/sandbox-control';
import type { Observations } from '../experiment';
import type { Options } from '../options';
import type { Finding } from './books-check';
import type { CallRow } from './needed-calls';
import type { OpenWork, Remark } from './outcomes';

/** What a run found. */
export type Figures = Observations & {
  readonly options: Options;
  readonly findings: readonly Finding[];
  readonly disagreements: readonly Remark[];
  readonly unsettled: readonly Remark[];
  readonly open: OpenWork;
  /** The expenses about whose receipt a person is asked. */
  readonly asked: readonly string[];
  /** How many failed expenses and refused receipts have each message. The messages are Outlay's. */
  readonly failures: ReadonlyMap<string, number>;
  readonly stats: Stats;
  readonly calls: readonly CallRow[];
  /** The number of receipts that must be sent. */
  readonly receipts: number;
  /** The number of calls that left before a Retry-After had passed that Outlay could know, and of the waits stored. */
  readonly beforeRetryAfter: number;
  readonly retryAfters: number;
};
