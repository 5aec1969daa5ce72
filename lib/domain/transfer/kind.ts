/** What people call a transfer. The kind changes nothing in the books. */
export const transferKinds = ['top_up', 'withdrawal', 'between_accounts', 'card_payment'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** The same words as `transfer_words` in the database, by which the search finds a transfer. */
export const transferKindNames: Readonly<Record<TransferKind, string>> = {
  top_up: 'Top-up',
  withdrawal: 'Withdrawal',
  between_accounts: 'Transfer',
  card_payment: 'Card payment',
};

/** The kinds as the form explains them. */
export const transferKindOptions: Readonly<Record<TransferKind, string>> = {
  top_up: 'Top-up of a card',
  withdrawal: 'Withdrawal from a card',
  between_accounts: 'Transfer between accounts',
  card_payment: 'Payment of a card’s balance',
};
