import { v5 } from 'uuid';
import { type AccountChoice, type RecognisedAccount, recogniseAccount } from '@/lib/domain/bank-line/recognise-account';
import { accountNotices, fileAccountsOf, statementHead } from '@/lib/domain/bank-line/statement-head';
import { lineLikeness, type StatementLine, statementLines } from '@/lib/domain/bank-line/statement-lines';
import type { FileChoices } from '@/lib/domain/import/choices';
import { formatMoney } from '@/lib/domain/money';
import { firstLinesOf, headOf, type Planned, type Prepared, planWithChoices } from './prepare';
import type { PreparedLineRow, PrepareRequest } from './prepared';
import { dayText, showCells, showLine } from './show';

/**
 * Reads a file as lines of one bank account. While the account is open, no line is a row. `progress` receives the share
 * that is done. Throws a Refusal for an unreadable file.
 */
export function prepareLines(
  content: Uint8Array,
  request: PrepareRequest,
  choice: AccountChoice,
  progress: (share: number) => void,
): Prepared<PreparedLineRow> {
  const { planned, recognised, context } = planFor(content, request, choice);
  const { plan, choices, layout, isRemembered } = planned;
  progress(0.5);
  const { account, fileAccount, isOpen } = recognised;
  const found =
    account && !isOpen
      ? statementLines(plan, { currency: account.currency, fileAccount })
      : { lines: [], leftOut: plan.leftOut, refused: plan.refused };
  const { rows: _, ...rest } = plan;
  const head = headOf({ ...rest, rows: plan.rows.slice(0, 1) }, { context });
  return {
    layout,
    // Only the statements of the account are compared with those of other files.
    spans: plan.spans.filter((span) => fileAccount === null || span.account === fileAccount),
    head: {
      ...head,
      choices,
      isRemembered,
      firstLines: plan.format === 'CSV' ? firstLinesOf(content, choices) : [],
      // A line in another currency is refused, so that no rate is asked for.
      questions: head.questions.filter(({ about }) => !about.startsWith('rate for ')),
      notices: [...accountNotices(recognised, fileAccountsOf(plan)), ...head.notices],
      refusedCount: found.refused.length,
      statement: statementHead(plan, recognised, found.lines, context.locale),
    },
    rows: found.lines.map((line) => prepareRow(line, request)),
    lines: [
      ...found.leftOut.map((line) => showLine(line, 'left out')),
      ...found.refused.map((line) => showLine(line, 'refused')),
    ],
  };
}

/** Plans the file with the currency of its account, which is known after the accounts of the file are. */
function planFor(content: Uint8Array, request: PrepareRequest, choice: AccountChoice) {
  const planWith = (currency: string) => {
    const context = { ...request.context, baseCurrency: currency, cards: [], categories: [], keepsTransfers: true };
    const layouts = new Map([...request.layouts].map(([key, choices]) => [key, forLines(choices)]));
    const planned = planWithChoices(content, {
      ...request,
      context,
      layouts,
      choices: request.choices && forLines(request.choices),
    });
    return { planned, context, recognised: recogniseAccount(fileAccountsOf(planned.plan), choice) };
  };
  const chosen = choice.accounts.find(({ ref }) => ref === choice.chosenRef);
  const currency = chosen?.currency ?? request.context.baseCurrency;
  const first: { planned: Planned; context: PrepareRequest['context']; recognised: RecognisedAccount } =
    planWith(currency);
  const { account } = first.recognised;
  return account && account.currency !== currency ? planWith(account.currency) : first;
}

/** Money in is a line too, and no rate or card matters. */
const forLines = ({ moneyIn: _, rates: __, cardId: ___, ...choices }: FileChoices): FileChoices => choices;

function prepareRow(row: StatementLine, { companyId, context }: PrepareRequest): PreparedLineRow {
  const { facts, line, cells, remarks } = row;
  const name = facts.counterparty || facts.description || 'No description';
  return {
    key: v5(row.identity, companyId),
    line,
    likeness: lineLikeness(facts),
    facts,
    shown: {
      line,
      cells: showCells(cells),
      day: dayText(facts.day, context.locale),
      merchant: name,
      amount: formatMoney(facts.amount, context.locale),
      inBase: facts.original ? formatMoney(facts.original, context.locale) : null,
      category: (facts.description === name ? '' : facts.description) || null,
      source: null,
      kind: null,
      remarks: [...remarks],
    },
  };
}
