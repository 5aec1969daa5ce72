import type { Category } from '@/lib/domain/company/category';
import { comparableText } from '@/lib/domain/comparable-text';
import { maxParts } from '@/lib/domain/expense/split';
import { normaliseLine, shorten } from '@/lib/domain/text';
import type { Money } from '../money';
import type { PlannedPart } from './file-plan';
import { accountIn } from './statement/qif/movement';
import type { Movement, Split } from './statement/statement';

type Found = { readonly id: string | null; readonly remark: string | null };

export const noCategory: Found = { id: null, remark: null };

/**
 * Finds the category that a person's own program gave a movement. Its subcategory follows a colon ("Office:Furniture"):
 * the whole name is looked for, then the subcategory, then the category above it.
 */
export function categoryNamed(named: string | undefined, categories: readonly Category[]): Found {
  if (!named || categories.length === 0) return noCategory;
  const parts = named.split(':');
  for (const name of [named, parts.at(-1) ?? '', parts[0] ?? '']) {
    const found = categories.find((category) => comparableText(category.name) === comparableText(name));
    if (found) return { id: found.id, remark: null };
  }
  return { id: null, remark: `There is no category called ${shorten(normaliseLine(named), 60)}.` };
}

/** Returns the lines that the parts of a movement become; none when a part cannot become one. */
export function partsOf({ splits = [], money }: Movement, categories: readonly Category[]): readonly PlannedPart[] {
  if (!canBeLines(splits, money)) return [];
  return splits.map(({ category, money: { minor, currency } }) => ({
    amount: { minor: minor < 0n ? -minor : minor, currency },
    categoryId: categoryNamed(category?.split('/')[0], categories).id,
  }));
}

/** Says what happens to the parts of a split movement. */
export function splitRemarks(splits: readonly Split[] = [], whole: Money): readonly string[] {
  if (splits.length < 2) return [];
  if (canBeLines(splits, whole)) return [`It is split into ${splits.length} parts.`];
  return splits.some(isTransfer)
    ? ['A part of it is a transfer to your own account. The note has the parts.']
    : ['Its parts cannot become lines of an expense. The note has the parts.'];
}

const isTransfer = ({ category }: Split): boolean => accountIn(category) !== undefined;

/** The lines of an expense are all money out, or all money in. A transfer is not an expense. */
const canBeLines = (splits: readonly Split[], whole: Money): boolean =>
  splits.length > 1 &&
  splits.length <= maxParts &&
  splits.every(
    (split) => !isTransfer(split) && split.money.minor !== 0n && split.money.minor < 0n === whole.minor < 0n,
  );
