import type { PlannedRow } from '@/lib/domain/import/plan';

/** Hands the refused rows over as a file, each with why, to be put right and imported again. */
export async function refusedFile(
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
  // The browser has taken the address when the click is over.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
