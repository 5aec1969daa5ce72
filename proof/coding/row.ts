import Papa from 'papaparse';
import { z } from 'zod';
import { UserError } from '@/scripts/process/terminal.js';

/** A purchase of a labelled file: the text on the statement, and the category that a bookkeeper chose. */
export type LabelledRow = {
  readonly merchant: string;
  readonly amount: number;
  readonly currency: string;
  readonly category: string;
};

const columns = ['merchant', 'amount', 'currency', 'category'] as const;

/**
 * Reads a labelled CSV file. Columns are separated by commas, semicolons or tabs, and a BOM is allowed. Throws a
 * UserError if the file is invalid.
 */
export function readLabelled(text: string): readonly LabelledRow[] {
  const content = text.replace(/^\uFEFF/, '').trim();
  if (content === '') throw new UserError('The file is empty.');
  const { data, meta } = Papa.parse<unknown>(content, {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0)
    throw new UserError(
      `The file has no column ${missing.map((name) => `“${name}”`).join(', ')}. It needs ${columns.join(', ')}.`,
    );
  if (data.length === 0) throw new UserError('The file has a heading and no rows.');
  return data.map((fields, index) => readRow(fields, index + 2));
}

function readRow(fields: unknown, line: number): LabelledRow {
  const { data, error } = row.safeParse(fields);
  if (data) return data;
  const [issue] = error?.issues ?? [];
  throw new UserError(`Row ${line}: ${String(issue?.path[0] ?? 'row')} ${issue?.message ?? 'cannot be read'}.`);
}

const filled = z.string('is missing').trim().min(1, 'is empty');

const row = z.object({
  merchant: filled,
  amount: z
    .string('is missing')
    .transform(amountOf)
    .refine((value) => Number.isFinite(value), 'is not a number'),
  currency: z.string('is missing').trim().toUpperCase(),
  category: filled,
});

/** Parses amounts such as 1,234.50, 1.234,50 and 12,5. It may be empty, because the coding does not use it. */
function amountOf(text: string): number {
  if (text.trim() !== '' && !/\d/.test(text)) return Number.NaN;
  const digits = text.replace(/[^\d.,-]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = (decimal === undefined ? digits : digits.slice(0, -decimal.length - 1)).replace(/[.,]/g, '');
  return Number(decimal === undefined ? whole : `${whole}.${decimal}`);
}
