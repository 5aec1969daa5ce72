/** The value of a filter for what has none: an expense without a card, a line without a category or account. */
export const none = 'none';
