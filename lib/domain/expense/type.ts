export const expenseTypes = ['payment', 'refund', 'reward', 'chargeback'] as const;
export type ExpenseType = (typeof expenseTypes)[number];

export const expenseTypeNames: Readonly<Record<ExpenseType, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reward: 'Cashback',
  chargeback: 'Chargeback',
};

/** Whether the type moves money out; every other type brings money in. */
export const isMoneyOut = (type: ExpenseType): boolean => type === 'payment';
