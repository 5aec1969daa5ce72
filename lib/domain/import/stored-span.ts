import { z } from 'zod';
import { isDay } from '../day';
import { type Money, money } from '../money';
import type { Span } from './statement/statement';

const day = z.string().refine(isDay).nullable();
const balance = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .nullable();

/** What one run of statements covers, as the row of an import has it. Balances are minor units. */
export const storedSpan = z.object({
  account: z.string(),
  currency: z.string(),
  firstNumber: z.string().nullable(),
  lastNumber: z.string().nullable(),
  from: day,
  until: day,
  opening: balance,
  closing: balance,
  implied: balance.default(null),
});
export type StoredSpan = z.output<typeof storedSpan>;

/** The most statements of a file that are stored: those of a year, for a handful of accounts. */
const most = 1_000;

/** Returns what to store of a file: the statements that name their account, because the others are compared with none. */
export const toStored = (spans: readonly Span[]): StoredSpan[] =>
  spans
    .slice(0, most)
    .flatMap(({ account, opening, closing, implied, currency, firstNumber, lastNumber, from, until }) =>
      account === null
        ? []
        : [
            {
              account,
              currency,
              firstNumber,
              lastNumber,
              from,
              until,
              opening: opening?.minor.toString() ?? null,
              closing: closing?.minor.toString() ?? null,
              implied: implied?.minor.toString() ?? null,
            },
          ],
    );

/** Returns the statement of an earlier file, to compare it with those of another one. */
export const fromStored = ({ opening, closing, implied, ...span }: StoredSpan, fileName: string): Span => ({
  ...span,
  page: null,
  opening: moneyIn(opening, span.currency),
  closing: moneyIn(closing, span.currency),
  implied: moneyIn(implied, span.currency),
  fileName,
  onFirstDay: [],
  onLastDay: [],
});

const moneyIn = (minor: string | null, currency: string): Money | null =>
  minor === null ? null : money(BigInt(minor), currency);
