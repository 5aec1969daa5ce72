import type { Viewer } from '@/lib/domain/company/viewer';
import { addMonths, type Day, monthOf } from '@/lib/domain/day';
import { importStatement } from '@/lib/workflows/bank-line/import-statement';
import { cardStatement } from './card-statement';
import type { DemoExpense } from './story';

/** Imports the card's statements of the last two whole months as lines of its bank account. */
export async function importDemoStatements(
  viewer: Viewer,
  bankAccountRef: string,
  today: Day,
  expenses: readonly DemoExpense[],
): Promise<void> {
  for (const before of [2, 1]) {
    const month = addMonths(monthOf(today), -before);
    const content = new TextEncoder().encode(cardStatement(month, expenses, before === 1));
    const file = { name: `company-card-${month}.csv`, content };
    const order = {
      choices: { spending: 'negative' as const },
      selection: { without: [], also: [] },
      account: { ref: bankAccountRef, fileAccount: null },
    };
    for await (const progress of importStatement(viewer, file, order))
      if (progress.state === 'stopped') throw new Error(`${file.name} was not imported: ${progress.message}`);
  }
}
