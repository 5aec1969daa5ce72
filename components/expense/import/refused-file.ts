import type { PlannedRow } from '@/lib/domain/import/plan';

/**
 * Downloads the rows that cannot be imported as a CSV file, each with the reason. A person can correct them there and
 * import that file.
 */
export async function downloadRefused(
  header: readonly string[],
  rows: readonly PlannedRow[],
  fileName: string,
): Promise<void> {
  // The CSV library is loaded only now, because the page itself does not need it.
  const { writeCsv } = await import('@/lib/domain/csv');
  const text = writeCsv([
    ['Line', 'Why not', ...header],
    ...rows.map((row) => [String(row.line), row.reason ?? '', ...(row.cells ?? [])]),
  ]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `Refused rows of ${fileName}`;
  link.click();
  // By then the browser has started the download, and the temporary URL is no longer needed.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
