import { toDecimal } from '../../money';
import { counted } from '../../plural';
import { duplicateStates, likenessOf } from '../duplicates';
import type { FilePlan, PlanLine, PlanRow } from '../file-plan';
import { rowKindNames } from '../kind/row-kind';
import type { Movement } from '../statement/statement';

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
    ...list('Accounts', plan.accounts.map(accountText)),
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
    ...(row.needsRate && row.kind.is !== 'transfer' ? ['(needs a rate)'] : []),
    ...kindText(row),
    ...row.remarks,
  ].join('  ');

/** Says what a row becomes, unless it is an ordinary payment or refund. */
const kindText = ({ kind: { is, asks, why } }: PlanRow): string[] =>
  why === null ? [] : [`${rowKindNames[is]}${asks ? ', to decide' : ''}: ${why}`];

const signedText = ({ facts: { type, amount } }: PlanRow): string =>
  toDecimal(type === 'payment' ? { ...amount, minor: -amount.minor } : amount);

const accountText = ({ account, currency, opening, closing, isBalanced }: FilePlan['accounts'][number]): string =>
  [
    `  ${account ?? 'No account'} ${currency}: opening ${opening ? toDecimal(opening) : 'not stated'},`,
    `closing ${closing ? toDecimal(closing) : 'not stated'}.`,
    ...(isBalanced === null ? [] : [isBalanced ? 'The movements fit.' : 'The movements do not fit.']),
  ].join(' ');

/** Returns the plan for programs, with amounts as decimal text, negative for money out. Null for an unreadable file. */
export function planJson(plan: FilePlan | null, reason = '') {
  const lines = (some: readonly PlanLine[]) =>
    some.map(({ line, cells, reason, movement }) => ({
      line,
      reason,
      what: cells.filter((cell) => cell !== '').join(' '),
      ...(movement && {
        day: movement.day,
        merchant: movement.text,
        amount: toDecimal(movement.money),
        currency: movement.money.currency,
        ...movementJson(movement),
      }),
    }));
  return {
    rows: (plan?.rows ?? []).map((row) => ({
      line: row.line,
      day: row.facts.day,
      merchant: row.facts.merchant,
      amount: signedText(row),
      currency: row.facts.amount.currency,
      ...kindJson(row),
      ...(row.movement && movementJson(row.movement)),
    })),
    leftOut: lines(plan?.leftOut ?? []),
    refused: plan ? lines(plan.refused) : [{ line: 1, reason }],
    accounts: (plan?.accounts ?? []).map(({ opening, closing, ...account }) => ({
      ...account,
      opening: opening && toDecimal(opening),
      closing: closing && toDecimal(closing),
    })),
    questions: (plan?.questions ?? []).map(({ about, options }) => ({ about, options })),
    notices: plan?.notices ?? [],
    format: plan?.format ?? null,
    encoding: plan?.encoding ?? null,
    layout: plan?.layout ?? null,
  };
}

/** What a row becomes, whether a person must decide it, and the line of the other side of a transfer. */
const kindJson = ({ kind: { is, why, asks, other, pair } }: PlanRow) => ({
  kind: is,
  ...(asks && { asks: true }),
  ...(why !== null && { why }),
  ...(other && { otherAccount: other.name }),
  ...(pair !== null && { otherLine: pair }),
});

/** What a statement says about a movement beside its day, text and amount. Only what it has is named. */
const movementJson = ({ account, isReversal, fee, original, splits, transfer, reference }: Movement) => ({
  account,
  ...(reference !== null && { reference }),
  ...(isReversal && { reversal: true }),
  ...(fee && { fee: toDecimal(fee) }),
  ...(original && { original: [toDecimal(original.money), original.money.currency, original.rate] }),
  ...(splits && { splits: splits.map(({ category, money }) => [category, toDecimal(money)]) }),
  ...(transfer !== undefined && { transfer }),
});
