import 'server-only';
import { bankAccountIn, bankAccountsIn } from '@/lib/data/bank-line/accounts';
import { addStatementLines, rememberedAccounts } from '@/lib/data/bank-line/import';
import { inScope } from '@/lib/data/db';
import { countLines } from '@/lib/data/expense/import/imports';
import { importedStatements } from '@/lib/data/expense/import/statements';
import { requestRecords } from '@/lib/data/reconcile/request';
import type { AccountKey, NewBankLine } from '@/lib/domain/bank-line/bank-line';
import { onlyCard } from '@/lib/domain/bank-line/card-account';
import type { AccountChoice } from '@/lib/domain/bank-line/recognise-account';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { DuplicateState } from '@/lib/domain/import/duplicates';
import type { ImportProgress, PreviewPart, RowSelection } from '@/lib/domain/import/preview/preview';
import { gapsBetweenFiles } from '@/lib/domain/import/statement/gaps';
import { Refusal } from '@/lib/domain/refusal';
import { detached } from '@/lib/workflows/expense/import/detached';
import { type PreparedFile, prepareStatement } from '@/lib/workflows/expense/import/prepare-file';
import type { PreparedLineRow } from '@/lib/workflows/expense/import/program/prepared';
import {
  countsOf,
  type EndedImport,
  type ImportFile,
  type Report,
  runImport,
  selectedBy,
} from '@/lib/workflows/expense/import/running';
import { type LineState, lineStatesOf } from './line-states';

/** The account that a person chose in the books, and the account of the file. Null: the one that is recognised. */
export type ChosenAccount = { readonly ref: string | null; readonly fileAccount: string | null };

/**
 * Yields the preview of a statement in parts, and saves nothing: the progress, the head with the account, then every line
 * of the file. Throws a Refusal when the file cannot be read.
 */
export const previewStatement = (
  viewer: Viewer,
  content: Uint8Array,
  { choices, account }: { readonly choices: FileChoices | null; readonly account: ChosenAccount },
  signal?: AbortSignal,
): AsyncGenerator<PreviewPart> =>
  detached(async (report) => {
    const { lines, connectionId } = await choiceFor(viewer, account);
    const onProgress = (share: number) => report({ is: 'progress', share: share * 0.8 });
    const file = await prepareStatement(viewer, content, { choices, lines }, { signal, onProgress });
    const ref = file.head.statement?.accountRef ?? null;
    const key = ref === null ? null : { connectionId, bankAccountRef: ref };
    const states = key ? await lineStatesOf(viewer, key, file) : new Map<string, LineState>();
    const gaps = key ? await gapsBefore(viewer, key, file) : [];
    report({ is: 'head', head: { ...file.head, notices: [...file.head.notices, ...gaps] } });
    for await (const rows of file.rows())
      report({
        is: 'lines',
        lines: rows.map(({ key: id, shown }) => {
          const state = states.get(id)?.state ?? 'new';
          return { ...shown, state, reason: reasons[state] };
        }),
      });
    for await (const others of file.lines()) report({ is: 'lines', lines: [...others] });
    report({ is: 'end' });
  });

const reasons: Readonly<Record<DuplicateState, string | null>> = {
  new: null,
  likely: 'Likely imported before: a line of this account has the same day, amount and payee.',
  there: 'Imported before.',
  removed: 'Imported before.',
};

type Order = {
  readonly choices: FileChoices;
  readonly selection: RowSelection;
  readonly account: { readonly ref: string; readonly fileAccount: string | null };
};

/**
 * Imports the selected lines into one bank account, in transactions of 1,000, and yields the progress. It continues when the
 * page is closed. Idempotent: no line is stored twice. Throws a Refusal while another import of the person runs.
 */
export const importStatement = (
  viewer: Viewer,
  { name, content }: ImportFile,
  { choices, selection, account }: Order,
): AsyncGenerator<ImportProgress> =>
  detached(async (report) => {
    const found = await inScope(viewer, (tx) => bankAccountIn(tx, viewer.companyId, account.ref));
    const key = { connectionId: found.connection.id, bankAccountRef: account.ref };
    await runImport(viewer, { name, account: key, stopped }, report, async (importId) => {
      const { lines } = await choiceFor(viewer, account);
      const file = await prepareStatement(viewer, content, { choices, lines });
      const target = { importId, key, cardId: onlyCard(found.account) };
      const end = await addLines(viewer, target, { file, choices, selection }, report);
      // The lines are matched with the records of the books, so those are read up to now.
      if (end.added > 0) await inScope(viewer, (tx) => requestRecords(tx, viewer.companyId, key.connectionId));
      return end;
    });
  });

const stopped =
  'The import stopped. The lines imported so far are saved. Import the same file again to add the rest, or undo this import.';

const linesPerPart = 1_000;

async function addLines(
  viewer: Viewer,
  { importId, key, cardId }: { readonly importId: string; readonly key: AccountKey; readonly cardId: string | null },
  {
    file,
    choices,
    selection,
  }: {
    readonly file: PreparedFile<PreparedLineRow>;
    readonly choices: FileChoices;
    readonly selection: RowSelection;
  },
  report: Report,
): Promise<EndedImport> {
  const chosen = await chosenRows(viewer, key, file, selection);
  const of = chosen.length;
  const remembered = { choices, words: [], accountNumber: null };
  if (!(await countLines(viewer, importId, countsOf(file, of), remembered)))
    return { state: 'cancelled', added: 0, kinds: {}, of };
  let added = 0;
  for (let done = 0; done < of; done += linesPerPart) {
    const part = chosen.slice(done, done + linesPerPart);
    const saved = await addStatementLines(
      viewer,
      importId,
      part.map((row) => toLine(row, key, { importId, cardId })),
    );
    added += saved.added;
    if (!saved.goesOn && done + part.length < of) return { state: 'cancelled', added, kinds: {}, of };
    report({ state: 'working', done: done + part.length, of });
  }
  return { state: 'done', added, kinds: {}, there: of - added, coded: added };
}

/** Returns the lines to import, oldest first: new ones that are not left out, and likely duplicates that are included. */
async function chosenRows(
  viewer: Viewer,
  key: AccountKey,
  file: PreparedFile<PreparedLineRow>,
  selection: RowSelection,
): Promise<readonly PreparedLineRow[]> {
  const states = await lineStatesOf(viewer, key, file);
  const isChosen = selectedBy(selection);
  const rows: PreparedLineRow[] = [];
  for await (const part of file.rows())
    rows.push(...part.filter(({ key: id, line }) => isChosen(states.get(id)?.state, line)));
  const [first, last] = [rows.at(0), rows.at(-1)];
  // Many banks write the newest line first. The ids of new lines then follow the order of the account.
  const inTime = first && last && first.facts.day > last.facts.day ? rows.toReversed() : rows;
  return inTime.toSorted((one, other) => one.facts.day.localeCompare(other.facts.day));
}

const toLine = (
  { key: lineKey, facts }: PreparedLineRow,
  account: AccountKey,
  origin: { readonly importId: string; readonly cardId: string | null },
): NewBankLine => ({ ...facts, ...account, ...origin, source: 'statement', movementId: null, lineKey });

/** Returns the bank accounts that a file can be about, with what earlier imports tell. Throws a Refusal without books. */
const choiceFor = (
  viewer: Viewer,
  { ref, fileAccount }: ChosenAccount,
): Promise<{ readonly lines: AccountChoice; readonly connectionId: string }> =>
  inScope(viewer, async (tx) => {
    const { connection, accounts } = await bankAccountsIn(tx, viewer.companyId);
    if (!connection)
      throw new Refusal('Connect your accounting package first. A statement belongs to one of its bank accounts.');
    return {
      connectionId: connection.id,
      lines: {
        accounts: accounts.map((account) => ({ ...account, cards: account.cards.map(({ name }) => name) })),
        chosenRef: ref,
        chosenFileAccount: fileAccount,
        remembered: await rememberedAccounts(tx, viewer.companyId, connection.id),
      },
    };
  });

/** Returns the gaps between the statements of the file and those that were imported into the account before. */
async function gapsBefore(
  viewer: Viewer,
  key: AccountKey,
  { spans }: PreparedFile<PreparedLineRow>,
): Promise<readonly string[]> {
  const names = [...new Set(spans.flatMap(({ account }) => account ?? []))];
  return gapsBetweenFiles(spans, await importedStatements(viewer, names, key), viewer.locale);
}
