/** The ways to compare texts, notes and amounts in a condition. */
export const textTests = ['is', 'contains', 'starts-with', 'pattern'] as const;
export const noteTests = ['contains', 'is'] as const;
export const amountTests = ['at-least', 'at-most', 'between', 'is'] as const;
