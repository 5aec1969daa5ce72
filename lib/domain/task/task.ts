import { z } from 'zod';

/**
 * A request reads or changes at most this many rows itself. For more it starts a background task, which reaches all
 * rows.
 */
export const mostAtOnce = 2_000;

/** The kinds of background tasks: what is done with the expenses of a company. */
export const taskKinds = [
  /** Codes the open expenses that a rule matches. */
  'apply-rule',
  /** Finds out what a rule would change. */
  'preview-rule',
  /** Gives the open expenses of a merchant the supplier that was linked to it, or takes it away. */
  'link-supplier',
  /** Replaces an entry of the books in the open expenses that name it. */
  'replace-entry',
  /** Replaces the entries of the old books in the open expenses, then moves the mapping to the new ones. */
  'move-mapping',
  /** Counts all expenses by merchant, by rule, and by what the mapping decides. */
  'count-expenses',
  /** Stores the rows of a month that is being closed, and their hash. */
  'close-month',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Whether the task still has work to do. */
export const isOpenTask = (state: TaskState): boolean => state === 'waiting' || state === 'running';

/** How far a task is. */
export type TaskProgress = {
  readonly id: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number;
};

/** A task that changes expenses, as the pages show it. */
export type ShownTask = TaskProgress & {
  readonly kind: ChangingKind;
  /** What the task is about: the name of the rule, the merchant, or the entry that is replaced. */
  readonly subject: string;
  /** How many expenses it has changed so far. */
  readonly changed: number;
  readonly message: string | null;
  readonly isCancelling: boolean;
  readonly requestedBy: string | null;
};

/** The kinds that change expenses. The pages show their progress and result. */
export const changingKinds = ['apply-rule', 'link-supplier', 'replace-entry', 'move-mapping'] as const;
export type ChangingKind = (typeof changingKinds)[number];

/**
 * Whether a person may stop a task of this kind. Each change of the others stands on its own. A move of the mapping
 * stopped halfway would leave expenses with entries of both books. A month that is being closed is reopened instead.
 */
export const canCancel = (kind: TaskKind): boolean => kind !== 'move-mapping' && kind !== 'close-month';

/** The input of every kind that changes expenses has a subject, and the result says how many it has changed. */
export const changingInput = z.looseObject({ subject: z.string() });
export const changingResult = z.looseObject({ changed: z.number().int() });
