import 'server-only';
import { importedStatements } from '@/lib/data/expense/import/statements';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { DuplicateState } from '@/lib/domain/import/duplicates';
import { wordsKey } from '@/lib/domain/import/kind/decision';
import type { RowKind } from '@/lib/domain/import/kind/row-kind';
import type { PreviewLine, PreviewPart } from '@/lib/domain/import/preview/preview';
import { gapsBetweenFiles } from '@/lib/domain/import/statement/gaps';
import { detached } from './detached';
import { type PreparedFile, prepareFile } from './prepare-file';
import type { PreparedRow } from './program/prepared';
import { type RowState, statesOf } from './row-states';

/**
 * Yields the preview of an import in parts, and saves nothing: the progress, the head, then every line of the file.
 * Throws a Refusal when the file cannot be read.
 */
export const previewImport = (
  viewer: Viewer,
  content: Uint8Array,
  choices: FileChoices | null,
  signal?: AbortSignal,
): AsyncGenerator<PreviewPart> =>
  detached(async (report) => {
    const onProgress = (share: number) => report({ is: 'progress', share: share * 0.8 });
    const file = await prepareFile(viewer, content, choices, { signal, onProgress });
    const states = await statesOf(viewer, file);
    const gaps = await gapsBefore(viewer, file);
    report({ is: 'head', head: { ...file.head, notices: [...file.head.notices, ...gaps] } });
    for await (const lines of linesOf(file, states)) report({ is: 'lines', lines });
    report({ is: 'end' });
  });

/** Returns the gaps between the statements of the file and those that were imported before. */
async function gapsBefore(viewer: Viewer, { spans }: PreparedFile): Promise<readonly string[]> {
  const accounts = [...new Set(spans.flatMap(({ account }) => account ?? []))];
  return gapsBetweenFiles(spans, await importedStatements(viewer, accounts), viewer.locale);
}

async function* linesOf(file: PreparedFile, states: ReadonlyMap<string, RowState>): AsyncGenerator<PreviewLine[]> {
  for await (const rows of file.rows()) {
    yield rows.map((row): PreviewLine => {
      const { shown, facts } = row;
      const found = states.get(row.key);
      const kind = found?.kind ?? row.kind;
      const line = { ...shown, kind: shownKind(row, kind) };
      if (found?.needsRate ?? row.needsRate)
        return { ...line, state: 'left out', reason: noRate(facts.amount.currency) };
      const state = found?.state ?? 'new';
      if (found?.isClosed && state !== 'there' && state !== 'removed')
        return { ...line, state: 'left out', reason: closedDay };
      if (state === 'ask') return { ...line, state: kind.isDecided ? 'left out' : 'ask', reason: kind.why };
      return { ...line, state, reason: found?.reason ?? reasons[state] };
    });
  }
  for await (const lines of file.lines()) yield [...lines];
}

const shownKind = (
  { direction, facts, own, lacksRate }: PreparedRow,
  { is, why, other, pair }: RowKind,
): PreviewLine['kind'] => ({
  is,
  why,
  direction,
  currency: facts.amount.currency,
  account: other?.key ?? null,
  accountName: other?.name ?? null,
  own: own?.key ?? null,
  lacksRate,
  pair,
  words: wordsKey(direction, facts.merchant),
});

const noRate = (currency: string): string =>
  `It is in ${currency}, and the file has no exchange rate. Enter one to import it.`;

const closedDay =
  'Its month is closed, or the books are closed up to a later day. Record it by hand on a day of an open month, or reopen the month.';

const reasons: Readonly<Record<DuplicateState, string | null>> = {
  new: null,
  likely: 'Likely a duplicate: the same day, amount, merchant and card.',
  there: 'Imported before.',
  removed: 'Imported before, and deleted since. Record it by hand if you still need it.',
};
