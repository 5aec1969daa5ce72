import type { FilePlan, PlanLine, PlanRow } from '@/lib/domain/import/file-plan';
import type { Movement } from '@/lib/domain/import/statement/statement';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { type Money, money } from '@/lib/domain/money';
import { normaliseText, shorten } from '@/lib/domain/text';
import type { BankLineFacts } from './bank-line';

/** A line of a file that becomes a bank line. */
export type StatementLine = Pick<PlanRow, 'line' | 'lineCount' | 'cells' | 'identity' | 'remarks'> & {
  readonly facts: BankLineFacts;
};

export type StatementLines = {
  readonly lines: readonly StatementLine[];
  readonly leftOut: readonly PlanLine[];
  readonly refused: readonly PlanLine[];
};

/** The account whose lines are wanted. */
export type WantedAccount = {
  readonly currency: string;
  /** The account of the file; null when the file names at most one. */
  readonly fileAccount: string | null;
};

/**
 * Returns the bank lines that a file of one or several accounts has for one account. What moves the account is a line, also
 * where it is no expense, such as a transfer. Every other line of the file is left out or refused, with the reason.
 */
export function statementLines(plan: FilePlan, account: WantedAccount): StatementLines {
  const isWaiting = plan.questions.some(({ blocks }) => blocks);
  const moved = new Set(isWaiting ? [] : plan.leftOut.filter(isMovement));
  const found = [...plan.rows.map(fromRow), ...[...moved].map(fromMovement)].toSorted(
    (one, other) => one.position - other.position,
  );
  const identities = identitiesOf(found);
  const judged = found.map((line, index) => ({
    line,
    identity: identities[index] ?? '',
    refusal: judge(line, account),
  }));
  const others = (refused: boolean): PlanLine[] =>
    judged.flatMap(({ line, refusal }) =>
      refusal?.refused === refused ? [{ line: line.line, cells: line.cells, reason: refusal.reason }] : [],
    );
  const rest = (lines: readonly PlanLine[]) => lines.filter((line) => !moved.has(line as PlanLine & WithMovement));
  return {
    lines: judged.flatMap(({ line, identity, refusal }) => {
      const { position: _, fileAccount: __, ownIdentity: ___, ...kept } = line;
      return refusal === null ? [{ ...kept, identity }] : [];
    }),
    leftOut: inOrder([...rest(plan.leftOut), ...others(false)]),
    refused: inOrder([...rest(plan.refused), ...others(true)]),
  };
}

/** Returns a key that likely duplicates share: the day, the amount and the payee. */
export const lineLikeness = ({
  day,
  amount,
  counterparty,
  description,
}: Pick<BankLineFacts, 'day' | 'amount' | 'counterparty' | 'description'>): string =>
  [day, amount.minor, amount.currency, normaliseMerchant(counterparty || description).key].join('\0');

type WithMovement = { readonly movement: Movement };
const isMovement = (line: PlanLine): line is PlanLine & WithMovement => line.movement !== undefined;

type Found = Omit<StatementLine, 'identity'> & {
  /** The place in the order of the file. */
  readonly position: number;
  readonly fileAccount: string | null;
  /** The identity of a row of a table. Null for a movement, whose identity has the bank's id. */
  readonly ownIdentity: string | null;
};

function fromRow(row: PlanRow): Found {
  const { line, lineCount, cells, identity, evidence, facts, remarks, movement } = row;
  if (movement) return { ...fromMovement({ line, cells, movement }), remarks: remarks.filter(isOfLine) };
  const reference = partAfterName(evidence?.reference);
  const balance = partAfterName(evidence?.balance);
  const sign = facts.type === 'payment' ? -1n : 1n;
  return {
    line,
    lineCount,
    cells,
    remarks: remarks.filter(isOfLine),
    position: line,
    fileAccount: null,
    ownIdentity: identity,
    facts: {
      day: facts.day,
      amount: money(sign * facts.amount.minor, facts.amount.currency),
      state: 'booked',
      counterparty: facts.merchant,
      description: facts.note,
      references: reference === null ? [] : [reference],
      bankId: reference,
      original: null,
      fee: null,
      balance: balance === null || !/^-?\d{1,18}$/.test(balance) ? null : money(BigInt(balance), facts.amount.currency),
    },
  };
}

/** Other remarks say how a row becomes an expense. */
const isOfLine = (remark: string): boolean => /^(?:Excel|The time|The year|The bank|The amount|Paid in)/.test(remark);

const partAfterName = (evidence: string | null | undefined): string | null =>
  evidence ? evidence.slice(evidence.indexOf('=') + 1) : null;

const longestText = 500;

function fromMovement({ line, cells, movement }: Pick<PlanLine & WithMovement, 'line' | 'cells' | 'movement'>): Found {
  const { day, text, note, reference, original, fee, account, place } = movement;
  return {
    line,
    lineCount: 1,
    cells,
    remarks: movement.remarks,
    position: place.position,
    fileAccount: account,
    ownIdentity: null,
    facts: {
      day,
      amount: movement.money,
      state: 'booked',
      counterparty: shorten(text ?? '', longestText),
      description: shorten(normaliseText(note), longestText),
      references: reference === null ? [] : [reference],
      bankId: reference,
      original: original?.money ?? null,
      fee: fee && fee.currency === movement.money.currency ? positive(fee) : null,
      balance: null,
    },
  };
}

const positive = ({ minor, currency }: Money): Money => money(minor < 0n ? -minor : minor, currency);

/** Returns why a line is not imported; null when it is. */
function judge(
  { facts: { amount, day }, fileAccount }: Found,
  account: WantedAccount,
): { readonly refused: boolean; readonly reason: string } | null {
  if (account.fileAccount !== null && fileAccount !== account.fileAccount)
    return {
      refused: false,
      reason: `It is of the account ${fileAccount ?? 'without a number'}. Import the file for that account too.`,
    };
  if (amount.currency !== account.currency)
    return { refused: true, reason: `It is in ${amount.currency}, and the bank account is in ${account.currency}.` };
  return day === '' ? { refused: true, reason: 'It has no day.' } : null;
}

/**
 * Returns an identity for each line, which is the same in every file of the format that contains it. Banks reuse ids and
 * reword texts, so that neither is enough. Lines that share all of it are numbered.
 */
function identitiesOf(lines: readonly Found[]): readonly string[] {
  const counts = new Map<string, number>();
  return lines.map(({ ownIdentity, fileAccount, facts }) => {
    if (ownIdentity !== null) return ownIdentity;
    const { bankId, counterparty, description, day, amount } = facts;
    const content = bankId === null ? [counterparty, description] : [bankId];
    const name = JSON.stringify([fileAccount, ...content, day, amount.minor.toString(), amount.currency]);
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return `${name} ${nth}`;
  });
}

const inOrder = <Item extends { readonly line: number }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.line - other.line);
