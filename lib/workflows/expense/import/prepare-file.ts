import 'server-only';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { importContext } from '@/lib/data/expense/import/existing';
import type { AccountChoice } from '@/lib/domain/bank-line/recognise-account';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { OwnAccount } from '@/lib/domain/import/kind/own-account';
import { type PreviewHead, previewHead, type RowSelection } from '@/lib/domain/import/preview/preview';
import type { Span } from '@/lib/domain/import/statement/statement';
import { Refusal } from '@/lib/domain/refusal';
import { runTask } from '@/lib/process/run-task';
import type { StopReason, Task } from '@/lib/process/task';
import type { PreparedLine, PreparedLineRow, PreparedRow, PrepareRequest } from './program/prepared';

const task: Task = {
  name: 'prepare-import',
  script: 'lib/workflows/expense/import/program/main.ts',
  atOnce: 2,
  memoryMegabytes: 768,
  seconds: 120,
  outputMegabytes: 96,
};

/** A file that was read and whose rows were coded. Nothing is saved, and nothing is compared with existing expenses. */
export type PreparedFile<Row = PreparedRow> = {
  readonly head: PreviewHead;
  readonly layout: string;
  /** What the statements of the file cover; empty for a table. */
  readonly spans: readonly Span[];
  /** The rows in parts of 250. Each part is decoded when it is asked for, after other requests had their turn. */
  readonly rows: () => AsyncGenerator<readonly Row[]>;
  readonly lines: () => AsyncGenerator<readonly PreparedLine[]>;
  /** The accounts between which the company moves money. */
  readonly accounts: readonly OwnAccount[];
};

const result = z.union([
  z.object({ refused: z.string() }),
  z.object({
    head: previewHead,
    layout: z.string(),
    rowParts: z.number().int(),
    lineParts: z.number().int(),
  }),
]);

/**
 * Reads a file and codes its rows in a child process. Without choices, it uses those that the company made for an
 * earlier file of the layout. Throws a Refusal when the file cannot be read.
 */
export const prepareFile = (
  viewer: Viewer,
  content: Uint8Array,
  choices: FileChoices | null,
  options: PrepareOptions = {},
): Promise<PreparedFile> => prepare<PreparedRow>(viewer, content, { choices, lines: null }, options);

/** Reads a file as lines of a bank account. The head says which account was recognised. Throws a Refusal as above. */
export const prepareStatement = (
  viewer: Viewer,
  content: Uint8Array,
  asked: { readonly choices: FileChoices | null; readonly lines: AccountChoice },
  options: PrepareOptions = {},
): Promise<PreparedFile<PreparedLineRow>> => prepare<PreparedLineRow>(viewer, content, asked, options);

type PrepareOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  /** What the person decided about rows of this file, beside what is remembered. */
  readonly decisions?: Pick<RowSelection, 'lines' | 'words'>;
};

async function prepare<Row>(
  viewer: Viewer,
  content: Uint8Array,
  asked: Pick<PrepareRequest, 'choices' | 'lines'>,
  options: PrepareOptions,
): Promise<PreparedFile<Row>> {
  const request = await requestFor(viewer, asked, options.decisions ?? {});
  const outcome = await runTask(
    task,
    { facts: null, files: [content, serialize(request)] },
    { ...options, owner: viewer.userId },
  );
  if (outcome.is === 'stopped') throw stoppedBecause(outcome.why, outcome.detail);
  const facts = result.parse(outcome.payload.facts);
  if ('refused' in facts) throw new Refusal(facts.refused);
  const { files } = outcome.payload;
  return {
    head: facts.head,
    layout: facts.layout,
    accounts: request.context.accounts ?? [],
    // The parts come from our own program.
    spans: files.slice(facts.rowParts + facts.lineParts).flatMap((part) => deserialize(part) as readonly Span[]),
    rows: () => decoded<Row>(files.slice(0, facts.rowParts)),
    lines: () => decoded<PreparedLine>(files.slice(facts.rowParts, facts.rowParts + facts.lineParts)),
  };
}

async function requestFor(
  viewer: Viewer,
  { choices, lines }: Pick<PrepareRequest, 'choices' | 'lines'>,
  decided: Pick<RowSelection, 'lines' | 'words'>,
): Promise<PrepareRequest> {
  const { cards, categories, knowledge, layouts, accounts, decisions } = await importContext(viewer);
  const { companyId, userId, timeZone, country, locale, baseCurrency } = viewer;
  const today = dayAt(new Date(), timeZone);
  return {
    choices,
    layouts,
    context: {
      today,
      timeZone,
      country,
      locale,
      baseCurrency,
      cards,
      categories,
      accounts,
      companyName: viewer.companyName,
      decisions: new Map([
        ...decisions,
        ...(decided.words ?? []).map(({ words: key, decision }) => [key, decision] as const),
      ]),
      lineDecisions: new Map((decided.lines ?? []).map(({ line, decision }) => [line, decision])),
    },
    companyId,
    spenderId: userId,
    knowledge,
    lines,
  };
}

// The parts come from our own program.
async function* decoded<Item>(parts: readonly Uint8Array[]): AsyncGenerator<readonly Item[]> {
  for (const part of parts) {
    await otherRequests();
    yield deserialize(part) as readonly Item[];
  }
}

function stoppedBecause(why: StopReason, detail: string): Error {
  switch (why) {
    case 'timeout':
    case 'memory':
    case 'output':
      return new Refusal(
        'This file takes too long to read. It may be damaged, for example by a missing quote. Split it into smaller files.',
      );
    case 'aborted':
      return new Refusal('Reading the file was cancelled.');
    case 'crashed':
      return new Error(`a file could not be read: ${detail}`);
  }
}
