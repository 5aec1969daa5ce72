/** The values of an empty form. All are text, as a person types them. */
export const emptyTransferForm = {
  id: '',
  revision: 0,
  kind: 'top_up' as const,
  from: '',
  to: '',
  day: '',
  amount: '',
  toAmount: '',
  note: '',
};
