/** The largest file that can be imported, in bytes and in rows. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 20_000 } as const;
