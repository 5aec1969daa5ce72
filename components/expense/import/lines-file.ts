import type { PreviewLine } from '@/lib/domain/import/preview/preview';

/** Downloads lines that are not imported as a CSV file, each with the reason. A person can correct and import that file. */
export async function downloadLines(
  titles: readonly string[],
  lines: readonly PreviewLine[],
  fileName: string,
): Promise<void> {
  // The CSV library is loaded only now, because the page itself does not need it.
  const { writeCsv } = await import('@/lib/domain/csv');
  const text = writeCsv([
    ['Line', 'Result', 'Reason', ...titles],
    ...lines.map(({ line, state, reason, cells }) => [
      String(line),
      state === 'refused' ? 'Refused' : 'Left out',
      reason ?? '',
      ...cells,
    ]),
  ]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `Lines not imported from ${fileName.replace(/\.\w+$/, '')}.csv`;
  link.click();
  // By then the browser has started the download, and the temporary URL is no longer needed.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
