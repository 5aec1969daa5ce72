import { looksLikeAmount } from '../../reading/amount';
import { looksLikeDay } from '../../reading/day';

const longest = 60;

/** Whether a cell is a day. A long cell is not read, because the structure is detected on cells of any length. */
export const isDayCell = (cell: string): boolean => cell.length <= longest && looksLikeDay(cell.trim());

/** Whether a cell is an amount. */
export const isAmountCell = (cell: string): boolean => cell.length <= longest && looksLikeAmount(cell.trim());
