import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { expenseInput } from '@/lib/domain/expense/expense';
import { formatsOf } from '@/lib/domain/locale';

/** Returns the schema of the form of an expense or a claim for a viewer, with the formats of the company's country. */
export const expenseInputFor = (viewer: Viewer) =>
  expenseInput({
    today: dayAt(new Date(), viewer.timeZone),
    baseCurrency: viewer.baseCurrency,
    decimal: formatsOf(viewer.locale).decimal,
  });
