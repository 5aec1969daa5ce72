import { closeMonthPage } from '@/lib/data/close/sign';
import { applyRulePage } from '@/lib/data/coding/apply-rule';
import { linkSupplierPage } from '@/lib/data/coding/link-supplier';
import { previewRulePage } from '@/lib/data/coding/rule-preview';
import { countExpensesPage } from '@/lib/data/counts/count-page';
import { swapExpensesPage } from '@/lib/data/mapping/swap-expenses';
import type { TaskPage } from '@/lib/data/task/pages';
import type { TaskKind } from '@/lib/domain/task/task';

/** What each kind of background task does with one page of rows. */
export const taskPages: Readonly<Record<TaskKind, TaskPage>> = {
  'apply-rule': applyRulePage,
  'preview-rule': previewRulePage,
  'link-supplier': linkSupplierPage,
  'replace-entry': swapExpensesPage,
  'move-mapping': swapExpensesPage,
  'count-expenses': countExpensesPage,
  'close-month': closeMonthPage,
};
