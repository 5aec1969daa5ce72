import type { PlannedRow } from '@/lib/domain/import/plan';

/** Downloads the refused rows as a CSV file, each with its reason, to be corrected and imported again. */
export async function downloadRefused(
  header: readonly string[],
  rows: readonly PlannedRow[],
  fileName: string,
): Promise<void> {
  // Loaded on demand: the page itself needs no CSV library.
  const { writeCsv } = await import('@/lib/domain/csv');
  const text = writeCsv([
    ['Line', 'Why not', ...header],
    ...rows.map((row) => [String(row.line), row.reason ?? '', ...(row.cells ?? [])]),
  ]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `Refused rows of ${fileName}`;
  link.click();
  // The browser has read the address by then.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
