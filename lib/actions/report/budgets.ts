'use server';
import { setBudgets } from '@/lib/data/report/budgets';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatsOf } from '@/lib/domain/locale';
import { budgetInput } from '@/lib/domain/report/budget-input';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const input = ({ baseCurrency, locale }: Viewer) =>
  budgetInput({ currency: baseCurrency, decimal: formatsOf(locale).decimal });

/** Saves the budgets of a category for the months of a year. Returns how many months changed. */
export const saveBudgets = viewerAction('set-budgets', input, async (viewer, budgets) => {
  const saved = await setBudgets(viewer, budgets);
  refreshPages();
  return saved;
});
