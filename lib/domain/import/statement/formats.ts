/** The formats of bank statements that are read, beside CSV. */
export const statementFormats = ['OFX', 'CAMT.053', 'MT940', 'QIF'] as const;
export type StatementFormat = (typeof statementFormats)[number];
