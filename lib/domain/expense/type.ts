export const expenseTypes = ['payment', 'refund', 'reward', 'chargeback'] as const;
export type ExpenseType = (typeof expenseTypes)[number];

export const expenseTypeNames: Readonly<Record<ExpenseType, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reward: 'Cashback',
  chargeback: 'Chargeback',
};

/** Money went out for a payment; for every other type it came in. */
export const isMoneyOut = (type: ExpenseType): boolean => type === 'payment';
