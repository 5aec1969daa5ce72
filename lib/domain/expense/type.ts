export const expenseTypes = ['payment', 'refund', 'reward', 'chargeback'] as const;
export type ExpenseType = (typeof expenseTypes)[number];

export const expenseTypeNames: Readonly<Record<ExpenseType, string>> = {
  payment: 'Payment',
  refund: 'Refund',
  reward: 'Cashback',
  chargeback: 'Chargeback',
};

/** The types that can be linked to the payment that they refund. Cashback is paid on many payments together. */
export const refundTypes = ['refund', 'chargeback'] as const satisfies readonly ExpenseType[];
export const canBeRefundOf = (type: ExpenseType): boolean => refundTypes.some((one) => one === type);

/** Whether the type moves money out; every other type brings money in. */
export const isMoneyOut = (type: ExpenseType): boolean => type === 'payment';
