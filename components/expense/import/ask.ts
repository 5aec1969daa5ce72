import { z } from 'zod';
import {
  type ImportChoices,
  type ImportPlan,
  type ImportProgress,
  importPlan,
  importProgress,
} from '@/lib/domain/import/plan';
import type { ImportSettings } from '@/lib/domain/import/settings';

const address = '/api/expenses/import';
const refusal = z.object({ message: z.string() });
const lost = 'The server could not be reached. Check your connection and try again.';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Asks what importing the file would do. */
export async function askForPlan(file: File, settings: ImportSettings | null): Promise<Answer<ImportPlan>> {
  const form = new FormData();
  form.set('file', file);
  if (settings) form.set('settings', JSON.stringify(settings));
  try {
    const response = await fetch(address, { method: 'POST', body: form });
    if (!response.ok) return { ok: false, message: await messageOf(response) };
    return { ok: true, value: importPlan.parse(await response.json()) };
  } catch {
    return { ok: false, message: lost };
  }
}

/** Imports the file and tells how far it is; answers the last news. */
export async function runImport(
  file: File,
  settings: ImportSettings,
  choices: ImportChoices,
  tell: (news: ImportProgress) => void,
): Promise<Answer<ImportProgress>> {
  const form = new FormData();
  form.set('file', file);
  form.set('settings', JSON.stringify(settings));
  form.set('choices', JSON.stringify(choices));
  try {
    const response = await fetch(address, { method: 'POST', body: form });
    if (!response.ok || !response.body) return { ok: false, message: await messageOf(response) };
    let last: ImportProgress | null = null;
    for await (const line of linesOf(response.body)) {
      last = importProgress.parse(JSON.parse(line));
      tell(last);
    }
    return last && last.state !== 'working' ? { ok: true, value: last } : { ok: false, message: halfWay };
  } catch {
    return { ok: false, message: halfWay };
  }
}

const halfWay =
  'The connection was lost during the import. The expenses imported so far are saved. Import the same file again to add the rest.';

const messageOf = async (response: Response): Promise<string> => {
  const read = refusal.safeParse(await response.json().catch(() => null));
  return read.success ? read.data.message : lost;
};

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
    if (done) break;
  }
  if (rest !== '') yield rest;
}
