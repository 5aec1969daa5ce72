import Papa from 'papaparse';
import { z } from 'zod';

/** A purchase of a labelled file: what the statement prints, and the category a bookkeeper gave it. */
export type LabelledRow = {
  readonly merchant: string;
  readonly amount: number;
  readonly currency: string;
  readonly category: string;
};

/** Something is wrong with the file, in words for whoever brought it. */
export class BadFile extends Error {}

const columns = ['merchant', 'amount', 'currency', 'category'] as const;

/** Reads a labelled file: with or without a BOM, separated by commas, semicolons or tabs, quoted where it has to be. */
export function readLabelled(text: string): readonly LabelledRow[] {
  const content = text.replace(/^\uFEFF/, '').trim();
  if (content === '') throw new BadFile('The file is empty.');
  const { data, meta } = Papa.parse<unknown>(content, {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0)
    throw new BadFile(
      `The file has no column ${missing.map((name) => `“${name}”`).join(', ')}. It needs ${columns.join(', ')}.`,
    );
  if (data.length === 0) throw new BadFile('The file has a heading and no rows.');
  return data.map((fields, index) => readRow(fields, index + 2));
}

function readRow(fields: unknown, line: number): LabelledRow {
  const read = row.safeParse(fields);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BadFile(`Row ${line}: ${String(issue?.path[0] ?? 'row')} ${issue?.message ?? 'cannot be read'}.`);
}

const filled = z.string('is missing').trim().min(1, 'is empty');

const row = z.object({
  merchant: filled,
  amount: z
    .string('is missing')
    .transform(amountOf)
    .refine((value) => Number.isFinite(value), 'is no number'),
  currency: z.string('is missing').trim().toUpperCase(),
  category: filled,
});

/** 1,234.50 and 1.234,50 and 12,5 alike. No guess looks at the amount, so an empty one does no harm. */
function amountOf(text: string): number {
  if (text.trim() !== '' && !/\d/.test(text)) return Number.NaN;
  const digits = text.replace(/[^\d.,-]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = (decimal === undefined ? digits : digits.slice(0, -decimal.length - 1)).replace(/[.,]/g, '');
  return Number(decimal === undefined ? whole : `${whole}.${decimal}`);
}
