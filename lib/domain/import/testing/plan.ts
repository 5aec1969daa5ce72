import { countryOfCurrency, localeOf } from '@/lib/domain/company/country';
import { toDecimal } from '@/lib/domain/money';
import type { FileChoices } from '../choices';
import type { FilePlan, PlanContext } from '../file-plan';
import { planFile } from '../plan-file';

/** Returns the context of a company in London on 29 November 2026, without cards and categories. */
export function planContext(baseCurrency = 'GBP', country = countryOfCurrency(baseCurrency)): PlanContext {
  const locale = localeOf(country);
  return { today: '2026-11-29', timeZone: 'Europe/London', country, locale, baseCurrency, cards: [], categories: [] };
}

export const planOf = (
  content: Uint8Array,
  { books, country }: { readonly books: string; readonly country?: string },
  choices: FileChoices = {},
): FilePlan => planFile(content, choices, planContext(books, country));

/** Plans a file with this text for a company with books in pounds. */
export const planCsv = (
  text: string,
  choices: FileChoices = {},
  books = 'GBP',
  country?: string,
  context: PlanContext = planContext(books, country),
): FilePlan => planFile(new TextEncoder().encode(text), choices, context);

/** Returns the planned rows as [day, merchant, amount, currency], negative for money out. */
export const plannedRows = (plan: FilePlan): string[][] =>
  plan.rows.map(({ facts: { day, merchant, type, amount } }) => [
    day,
    merchant,
    toDecimal(type === 'payment' ? { ...amount, minor: -amount.minor } : amount),
    amount.currency,
  ]);

/** Returns each planned row as "payee amount currency", and the lines that are not planned with the start of the reason. */
export function outcome(
  text: string,
  { books = 'GBP', country = '', ...choices }: FileChoices & { books?: string; country?: string } = {},
) {
  const plan = planCsv(text, choices, books, country || undefined);
  if (plan.rows.length + plan.leftOut.length + plan.refused.length !== plan.lineCount)
    throw new Error('lines are missing');
  return {
    rows: plannedRows(plan).map(([, payee, amount, currency]) => `${payee} ${amount} ${currency}`),
    leftOut: plan.leftOut
      .filter(({ reason }) => reason !== 'The titles.')
      .map(({ line, reason }) => `${line} ${reason}`),
    refused: plan.refused.map(({ line, reason }) => `${line} ${reason}`),
    questions: plan.questions.map(({ about }) => about),
  };
}
export const rowsOf = (text: string, choices = {}) => outcome(text, choices).rows;
