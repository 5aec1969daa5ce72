import { toDecimal } from '../../money';
import { counted } from '../../plural';
import { duplicateStates, likenessOf } from '../duplicates';
import type { FilePlan, PlanRow } from '../file-plan';

/** Returns the plan without the rows that an earlier file has too. They are left out, and their number adds up. */
export function withoutDuplicates(plan: FilePlan, earlier: FilePlan): FilePlan {
  const candidate = ({ identity, facts, evidence }: PlanRow) => ({
    id: identity,
    likeness: likenessOf(facts),
    ...(evidence && { evidence }),
  });
  const existing = earlier.rows.map((row) => ({ ...candidate(row), isRemoved: false }));
  const states = duplicateStates(plan.rows.map(candidate), existing);
  const repeated = plan.rows.flatMap(({ line, cells }, at) => {
    const state = states[at];
    if (state === 'new' || state === undefined) return [];
    const reason =
      state === 'likely'
        ? 'Likely a duplicate: the earlier file has this day, payee and amount too.'
        : 'Imported before: the earlier file has the same row.';
    return [{ line, cells, reason }];
  });
  return {
    ...plan,
    rows: plan.rows.filter((_, at) => states[at] === 'new'),
    leftOut: [...plan.leftOut, ...repeated].sort((one, other) => one.line - other.line),
  };
}

/** Returns the plan as readable lines. */
export function describePlan(plan: FilePlan): string[] {
  const { rows, leftOut, refused, questions, notices, encoding, format } = plan;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  return [
    `${counted(plan.lineCount, 'line')}: ${rows.length} planned, ${leftOut.length} left out, ${refused.length} refused. Read as ${[format, encoding].filter((part) => part !== '').join(' in ')}.`,
    ...list('Planned', rows.map(rowText)),
    ...list(
      'Left out',
      leftOut.map(({ line, reason }) => `  ${line}  ${reason}`),
    ),
    ...list(
      'Refused',
      refused.map(({ line, reason }) => `  ${line}  ${reason}`),
    ),
    ...list(
      'To decide',
      questions.flatMap(({ about, options, samples }) => [
        `  ${[about, options.join(' or ')].filter((part) => part !== '').join(': ')}`,
        ...samples.map((sample) => `      ${sample}`),
      ]),
    ),
    ...list(
      'Notices',
      notices.map((notice) => `  ${notice}`),
    ),
    '',
  ];
}

const rowText = (row: PlanRow): string =>
  [
    `  ${row.line}  ${row.facts.day}  ${row.facts.merchant}  ${signedText(row)} ${row.facts.amount.currency}`,
    ...(row.facts.rate === null ? [] : [`at ${row.facts.rate}`]),
    ...(row.needsRate ? ['(needs a rate)'] : []),
    ...row.remarks,
  ].join('  ');

const signedText = ({ facts: { type, amount } }: PlanRow): string =>
  toDecimal(type === 'payment' ? { ...amount, minor: -amount.minor } : amount);

/** Returns the plan for programs, with amounts as decimal text, negative for money out. Null for an unreadable file. */
export function planJson(plan: FilePlan | null, reason = '') {
  return {
    rows: (plan?.rows ?? []).map((row) => ({
      line: row.line,
      day: row.facts.day,
      merchant: row.facts.merchant,
      amount: signedText(row),
      currency: row.facts.amount.currency,
    })),
    leftOut: (plan?.leftOut ?? []).map(({ line, reason }) => ({ line, reason })),
    refused: plan ? plan.refused.map(({ line, reason }) => ({ line, reason })) : [{ line: 1, reason }],
    questions: (plan?.questions ?? []).map(({ about, options }) => ({ about, options })),
    encoding: plan?.encoding ?? null,
    layout: plan?.layout ?? null,
  };
}
