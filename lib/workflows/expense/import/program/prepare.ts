import { v5 } from 'uuid';
import { codeNew } from '@/lib/domain/coding/knowledge';
import type { ExpenseLine } from '@/lib/domain/expense/expense';
import type { FileChoices } from '@/lib/domain/import/choices';
import { likenessOf } from '@/lib/domain/import/duplicates';
import type { FilePlan, PlannedPart, PlanRow } from '@/lib/domain/import/file-plan';
import { categoryOfKind } from '@/lib/domain/import/kind/category';
import { directionOf } from '@/lib/domain/import/kind/plan-kinds';
import { planFile } from '@/lib/domain/import/plan-file';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';
import { type Encoding, encodingNames } from '@/lib/domain/import/source/encoding';
import { readSource } from '@/lib/domain/import/source/read-source';
import type { Span } from '@/lib/domain/import/statement/statement';
import type { PreparedLine, PreparedRow, PrepareRequest } from './prepared';
import { showCells, showExamples, showLine, showRow } from './show';

/** The number of lines from which a person can choose the titles. */
const firstLines = 40;

export type Prepared<Row = PreparedRow> = {
  readonly head: PreviewHead;
  readonly layout: string;
  readonly rows: readonly Row[];
  readonly lines: readonly PreparedLine[];
  /** What the statements of the file cover; empty for a table. */
  readonly spans: readonly Span[];
};

/** Reads a file and codes its rows. `progress` receives the share that is done. Throws a Refusal for an unreadable file. */
export function prepareFile(content: Uint8Array, request: PrepareRequest, progress: (share: number) => void): Prepared {
  const { plan, choices, layout, isRemembered } = planWithChoices(content, request);
  progress(0.4);
  const { leftOut, refused } = plan;
  return {
    layout,
    spans: plan.spans,
    head: {
      ...headOf(plan, request),
      choices,
      isRemembered,
      firstLines: plan.format === 'CSV' ? firstLinesOf(content, choices) : [],
    },
    rows: plan.rows.map((row, index) => {
      if (index % 1000 === 0) progress(0.4 + (0.6 * index) / plan.rows.length);
      return prepareRow(row, request);
    }),
    lines: [...leftOut.map((line) => showLine(line, 'left out')), ...refused.map((line) => showLine(line, 'refused'))],
  };
}

export type Planned = {
  readonly plan: FilePlan;
  readonly choices: FileChoices;
  readonly layout: string;
  readonly isRemembered: boolean;
};

/**
 * Plans the file with the given choices. Without any, it uses those that the company made for the layout, unless the
 * file cannot be read with them.
 */
export function planWithChoices(content: Uint8Array, { choices, layouts, context }: PrepareRequest): Planned {
  const detected = (): FilePlan => planFile(content, {}, context);
  if (choices) {
    const plan = planFile(content, choices, context);
    const changesTitles = choices.encoding !== undefined || choices.headerLine !== undefined;
    return { plan, choices, layout: changesTitles ? detected().layout : plan.layout, isRemembered: false };
  }
  const plan = detected();
  const { layout } = plan;
  const remembered = layouts.get(layout);
  const again = remembered && planFile(content, remembered, context);
  if (remembered && again && again.rows.length > 0)
    return { plan: again, choices: remembered, layout, isRemembered: true };
  return { plan, choices: {}, layout, isRemembered: false };
}

export const headOf = (plan: FilePlan, { context }: Pick<PrepareRequest, 'context'>) => ({
  format: plan.format,
  layout: plan.layout,
  encoding: plan.encoding,
  encodings: plan.encodings.map(({ encoding, sample }) => ({ encoding, sample })),
  titles: showCells(plan.titles),
  settings: { ...plan.settings, columns: { ...plan.settings.columns } },
  ...showExamples(plan, context),
  accounts: (context.accounts ?? []).map(({ key, name, currency }) => ({ key, name, currency })),
  questions: plan.questions.map(({ options, samples, ...question }) => ({
    ...question,
    options: [...options],
    samples: [...samples],
  })),
  notices: [...plan.notices],
  lineCount: plan.lineCount,
  refusedCount: plan.refused.length,
});

export function firstLinesOf(content: Uint8Array, { encoding }: FileChoices): PreviewHead['firstLines'] {
  const source = readSource(content, { encoding: isEncoding(encoding) ? encoding : null });
  if (source.kind !== 'table') return [];
  return source.rows.slice(0, firstLines).map(({ line, cells }) => ({ line, cells: showCells(cells) }));
}

/** Codes a row, and returns it with what decides whether it exists already. */
export function prepareRow(
  row: PlanRow,
  request: Pick<PrepareRequest, 'companyId' | 'spenderId' | 'knowledge' | 'context'>,
): PreparedRow {
  const { companyId, spenderId, knowledge, context } = request;
  const { categoryId, parts, ...facts } = row.facts;
  const direction = directionOf(facts);
  const given = { ...facts, supplierRef: null, supplierSource: null };
  const code = (lines: readonly PlannedPart[]) => {
    const expense = { ...given, lines: lines.map(lineOf) };
    return { expense, coding: codeNew(knowledge, { ...expense, id: '', spenderId }) };
  };
  const first = code(parts ?? [{ amount: facts.amount, categoryId }]);
  // A rule and the company's own history know better than the kind; the dictionary does not.
  const source = first.coding.lines[0]?.sources.category;
  const ofKind = source && source.by !== 'known' ? null : categoryOfKind(row.kind.is, direction, context.categories);
  const { expense, coding } = ofKind === null || parts ? first : code([{ amount: facts.amount, categoryId: ofKind }]);
  return {
    key: v5(row.identity, companyId),
    line: row.line,
    day: facts.day,
    minor: facts.amount.minor,
    likeness: likenessOf(facts),
    needsRate: row.needsRate && row.kind.is !== 'transfer',
    lacksRate: row.needsRate,
    direction,
    own: row.own,
    kind: row.kind,
    references: row.movement?.reference ? [row.movement.reference] : [],
    facts: row.facts,
    expense,
    coding,
    shown: showRow(row, coding, context),
  };
}

const lineOf = (part: PlannedPart): ExpenseLine => ({
  ...part,
  taxRateRef: null,
  taxMinor: null,
  trackingRefs: null,
  customerRef: null,
  sources: part.categoryId ? { category: { by: 'import' } } : {},
});

const isEncoding = (name: string | undefined): name is Encoding =>
  name !== undefined && Object.hasOwn(encodingNames, name);
