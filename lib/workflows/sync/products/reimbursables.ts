import { postReimbursables, putReimbursable } from '@/lib/codat/sync/reimbursables';
import type { Product } from './product';
import { transactions } from './transactions';

/** Reimbursable expenses, which become bills. */
export const reimbursables: Product = transactions({ post: postReimbursables, put: putReimbursable });
