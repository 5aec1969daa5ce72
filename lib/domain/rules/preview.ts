import { z } from 'zod';

const previewedExpense = z.object({
  id: z.string(),
  day: z.string(),
  merchant: z.string(),
  /** In minor units, as text, because the preview is stored as JSON. */
  minor: z.string(),
  currency: z.string(),
  categories: z.array(z.string()),
});
export type PreviewedExpense = z.output<typeof previewedExpense>;

/** What a rule would do to the expenses that can still change. */
export const rulePreview = z.object({
  /** The number of expenses that were tested. */
  looked: z.number().int(),
  /** The number of expenses that the rule matches. */
  fits: z.number().int(),
  /** The number of expenses that the rule would code differently. */
  changes: z.number().int(),
  /** The number of matched expenses that do not change because their coding was set by hand. */
  byHand: z.number().int(),
  /** The number of matched expenses that an earlier rule codes instead. */
  earlier: z.number().int(),
  /** The total of the expenses that change, in minor units of the base currency. */
  totalMinor: z.string(),
  /** The newest of the expenses that change, at most 20. */
  first: z.array(previewedExpense),
});
export type RulePreview = z.output<typeof rulePreview>;

export const emptyPreview: RulePreview = {
  looked: 0,
  fits: 0,
  changes: 0,
  byHand: 0,
  earlier: 0,
  totalMinor: '0',
  first: [],
};

/** The number of expenses that a preview names. */
export const mostPreviewed = 20;

/** Adds what a rule would do to other expenses. */
export const addPreviews = (one: RulePreview, other: RulePreview): RulePreview => ({
  looked: one.looked + other.looked,
  fits: one.fits + other.fits,
  changes: one.changes + other.changes,
  byHand: one.byHand + other.byHand,
  earlier: one.earlier + other.earlier,
  totalMinor: String(BigInt(one.totalMinor) + BigInt(other.totalMinor)),
  first: [...one.first, ...other.first].sort(byNewest).slice(0, mostPreviewed),
});

const byNewest = (one: PreviewedExpense, other: PreviewedExpense): number =>
  other.day.localeCompare(one.day) || other.id.localeCompare(one.id);
