/** Returns the address, within the company, from which the evidence pack of a sign-off is downloaded. */
export const packAddress = (signOffId: string): string => `/api/close/${signOffId}/pack`;
