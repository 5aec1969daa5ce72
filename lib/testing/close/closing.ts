import { closeMonth } from '@/lib/data/close/close';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addMonths, dayAt, monthOf } from '@/lib/domain/day';

export const today = dayAt(new Date(), 'Europe/London');
/** The last month that has ended, a day in it, and a day after it. */
export const month = addMonths(monthOf(today), -1);
export const inMonth = `${month}-12`;
export const nextDay = `${monthOf(today)}-01`;
export const reason = 'The receipt is lost.';

/** Returns the words of a refusal, 'done' without one, or another error as text. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && error.name === 'Refusal' ? error.message : String(error)),
  );

export const close = (viewer: Viewer, given: { month?: string; reason?: string } = {}): Promise<unknown> =>
  closeMonth(viewer, { month, reason: '', today, ...given });
