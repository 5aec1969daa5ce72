import { toDecimal } from '../money';
import type { FileChoices } from './choices';
import type { FilePlan, PlanContext, ReadSettings } from './file-plan';
import { type UnkindedRow, withKinds } from './kind/plan-kinds';
import type { Question } from './question';
import { isEncoding } from './source/encoding';
import type { SourceStatement } from './source/source';
import { describe } from './statement/balance';
import { readStatement } from './statement/read-statement';
import type { Movement, Statement } from './statement/statement';
import { factsOf, type Planned } from './statement-facts';
import { lineNumbers } from './statement-lines';
import { layoutKey } from './table/layout-key';
import { rateQuestions } from './table/questions';
import { waitingReason } from './table/waiting';

const titles = ['Date', 'Description', 'Amount', 'Currency', 'Account', 'Note', 'Reference'] as const;

/**
 * Plans the import of a bank statement. Its lines are the records of the file: each movement, balance and pending
 * payment is exactly once in `rows`, `leftOut` or `refused`. The amount of an expense is what moved the account, in the
 * currency of the account. Throws a Refusal when the statement cannot be read.
 */
export function planStatement({ content }: SourceStatement, choices: FileChoices, context: PlanContext): FilePlan {
  const statement = readStatement(content, {
    currency: choices.currency ?? context.baseCurrency,
    spending: choices.spending ?? null,
    place: context,
    ...(choices.encoding !== undefined && isEncoding(choices.encoding) && { encoding: choices.encoding }),
    ...(choices.order && { order: choices.order }),
    ...(choices.decimal && { decimal: choices.decimal }),
  });
  const settings: ReadSettings = {
    headerLine: null,
    columns: {},
    order: statement.order,
    decimal: statement.decimal,
    spending: statement.unsure.length > 0 ? null : (choices.spending ?? 'negative'),
    moneyIn: choices.moneyIn ?? 'refund',
    rates: choices.rates ?? {},
    cardId: choices.cardId === undefined ? (context.cards[0]?.id ?? null) : choices.cardId,
  };
  const blocking = signQuestion(statement.unsure);
  const { numbers, notice } = lineNumbers(statement);
  const accounts = [...new Set(statement.accounts.map(({ account }) => account ?? ''))].toSorted();
  const identities = identitiesOf(statement.movements);
  const read = statement.movements.map((movement, index) => ({
    line: numbers.movements[index] ?? movement.place.line,
    lineCount: 1,
    cells: cellsOf(movement),
    identity: identities[index] ?? '',
    ...(blocking[0] ? waitingFor(blocking[0]) : factsOf(movement, settings, context)),
    movement,
  }));
  const rows = withKinds(
    read.flatMap(({ planned, ...row }): UnkindedRow[] =>
      planned.ok
        ? [{ ...row, ...planned.row, own: null, rowAccount: row.movement.account, kindCells: [], wording: null }]
        : [],
    ),
    context,
    settings.rates,
  );
  const unplanned = (refused: boolean) =>
    read.flatMap(({ line, cells, planned, movement }) =>
      !planned.ok && planned.refused === refused ? [{ line, cells, reason: planned.reason, movement }] : [],
    );
  const leftOut = statement.leftOut.map(({ what, reason }, index) => ({
    line: numbers.leftOut[index] ?? 0,
    cells: [what],
    reason,
  }));
  const refused = statement.refused.map(({ what, reason }, index) => ({
    line: numbers.refused[index] ?? 0,
    cells: [what],
    reason,
  }));
  return {
    format: statement.format,
    layout: layoutKey([statement.format, ...accounts], 0),
    encoding: statement.encoding,
    encodings: statement.encodings,
    titles,
    settings,
    rows,
    leftOut: inOrder([...leftOut, ...unplanned(false)]),
    refused: inOrder([...refused, ...unplanned(true)]),
    questions: [...blocking, ...statement.questions, ...rateQuestions(rows)],
    notices: [...encodingNotice(statement), ...statement.notices, ...(notice ? [notice] : [])],
    lineCount: read.length + leftOut.length + refused.length,
    accounts: statement.accounts,
    spans: statement.spans,
  };
}

const waitingFor = ({ about }: Question): { readonly planned: Planned } => ({
  planned: { ok: false, refused: false, reason: waitingReason(about) },
});

/**
 * Says that the letters of a file can be read in several ways. Nothing waits for an answer: the days and the amounts are
 * the same in all of them.
 */
const encodingNotice = ({ encodingIsSure, encodings, encoding }: Statement): readonly string[] => {
  const sample = encodings.find((one) => one.encoding === encoding)?.sample;
  return encodingIsSure || !sample
    ? []
    : [
        `The file does not say how its letters are stored. They are read as “${sample}”: check them, and choose others if they are wrong.`,
      ];
};

/** Asks with one movement of each sign. */
const signQuestion = (movements: readonly Movement[]): readonly Question[] =>
  movements.length === 0
    ? []
    : [
        {
          about: 'which sign is spending',
          options: ['negative', 'positive'],
          blocks: true,
          samples: movements.map(describe),
        },
      ];

const inOrder = <Item extends { readonly line: number }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => one.line - other.line);

/**
 * Returns an identity for each movement, which is the same in every statement that contains it: its account, the bank's
 * id, its day and its amount. Banks reuse ids and reword texts, so that neither is enough. Without an id, the text
 * counts. Movements that share all of it are numbered.
 */
function identitiesOf(movements: readonly Movement[]): readonly string[] {
  const counts = new Map<string, number>();
  return movements.map(({ account, reference, day, money, text, note }) => {
    const content = reference === null ? [text, note] : [reference];
    const key = [account, ...content, day, money.minor.toString(), money.currency];
    const name = JSON.stringify(key);
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return JSON.stringify(['statement', ...key, nth]);
  });
}

const cellsOf = ({ day, text, money, account, note, reference }: Movement): readonly string[] => [
  day,
  text ?? '',
  toDecimal(money),
  money.currency,
  account ?? '',
  note,
  reference ?? '',
];
