import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** How long a transfer of many rows took, and by how many megabytes the web process grew meanwhile. */
export type Transfer = { readonly rows: number; readonly seconds: number; readonly growthMb: number };

type Session = { readonly url: string; readonly slug: string; readonly cookie: string; readonly pid: number };

/** Downloads the CSV file of the expense list with these filters. */
export async function measureExport({ url, slug, cookie, pid }: Session, query: string): Promise<Transfer> {
  const { result, ...measured } = await watched(pid, async () => {
    const response = await fetch(`${url}/${slug}/api/expenses/export${query}`, { headers: { cookie } });
    if (!response.ok || !response.body) throw new Error(`the export returned ${response.status}`);
    let lines = 0;
    for await (const chunk of response.body) for (const byte of chunk) if (byte === newline) lines += 1;
    return lines;
  });
  return { rows: result - 1, ...measured };
}

const newline = 10;

const head = z.object({
  is: z.literal('head'),
  head: z.object({ choices: z.unknown(), questions: z.array(z.unknown()) }),
});
const end = z.object({ state: z.literal('done'), added: z.number() });

/**
 * Imports a CSV file with this many rows as a person does: first the preview, then the import of all its new rows. The
 * time covers both.
 */
export async function measureImport({ url, slug, cookie, pid }: Session, rows: number): Promise<Transfer> {
  const send = async (fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    form.set('file', new Blob([createFile(rows)]), 'statement.csv');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const response = await fetch(`${url}/${slug}/api/expenses/import`, {
      method: 'POST',
      headers: { cookie, origin: url, 'sec-fetch-site': 'same-origin' },
      body: form,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the import returned ${response.status}: ${text}`);
    return text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  };
  const { result, ...measured } = await watched(pid, async () => {
    const preview = (await send({})).flatMap((part) => head.safeParse(part).data ?? [])[0];
    if (!preview) throw new Error('the preview of the import has no head');
    const choices = JSON.stringify(preview.head.choices);
    const parts = await send({ choices, selection: JSON.stringify({ without: [], also: [] }) });
    const done = end.safeParse(parts.at(-1));
    if (!done.success) throw new Error(`the import ended with ${JSON.stringify(parts.at(-1))}`);
    return done.data.added;
  });
  if (result !== rows) throw new Error(`the import added ${result} of ${rows} rows`);
  return { rows: result, ...measured };
}

const payees = [
  'Pret A Manger',
  'Trainline',
  'Northgate Printers',
  'Shell Leeming Bar',
  'Willow Kitchen',
  'Adobe Systems',
];

/** A statement of the last year, with amounts that no other expense has. */
function createFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = new Date(Date.now() - (index % 360) * 86_400_000).toISOString().slice(0, 10);
    return `${day},${payees[index % payees.length]},${(-(index + 700_000) / 100).toFixed(2)},GBP`;
  });
  return ['Date,Description,Amount,Currency', ...lines, ''].join('\n');
}

/** Runs the transfer, and watches the memory of the process every 50 ms. */
async function watched<T>(pid: number, work: () => Promise<T>) {
  const before = await residentMb(pid);
  let peak = before;
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) {
      peak = Math.max(peak, await residentMb(pid));
      await pause(50);
    }
  })();
  const startedAt = performance.now();
  try {
    const result = await work();
    return { result, seconds: (performance.now() - startedAt) / 1000, growthMb: peak - before };
  } finally {
    done.abort();
    await watching;
  }
}

/** Returns the resident memory of a process in megabytes (Linux, proc(5)), or 0 where it cannot be read. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
