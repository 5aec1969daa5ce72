import { zodResolver } from '@hookform/resolvers/zod';
import { expenseInput } from '@/lib/domain/expense/expense';

/** Reads what was typed as the server will. */
export const checkWith = (company: Parameters<typeof expenseInput>[0]) => zodResolver(expenseInput(company));
