import { pageAddress } from '@/lib/domain/page-address';
import type { ExpenseFilter } from './filter';

type AddressFilter = { readonly [Key in keyof ExpenseFilter]?: string | undefined };

/** Returns the URL of the expense list with these filters. `after` is the cursor of a page. */
export const expenseAddress = (filter: AddressFilter): string => pageAddress('/expenses', filter);
