import { z } from 'zod';
import { type MappingFilePlan, mappingFilePlan } from '@/lib/domain/mapping/csv/plan';

const address = '/api/mapping/csv';
const refusal = z.object({ message: z.string() });
const lost = 'The server could not be reached. Check your connection and try again.';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Asks what taking the file in would do. */
export const askForPlan = (file: File): Promise<Answer<MappingFilePlan>> => send(file, undefined, mappingFilePlan);

/** Takes in what can be, on top of the version that was looked at. */
export const takeIn = (file: File, version: number): Promise<Answer<{ version: number }>> =>
  send(file, version, z.object({ version: z.number() }));

async function send<T>(file: File, version: number | undefined, answer: z.ZodType<T>): Promise<Answer<T>> {
  const form = new FormData();
  form.set('file', file);
  if (version !== undefined) form.set('version', String(version));
  try {
    const response = await fetch(address, { method: 'POST', body: form });
    const json: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer.parse(json) };
    const read = refusal.safeParse(json);
    return { ok: false, message: read.success ? read.data.message : lost };
  } catch {
    return { ok: false, message: lost };
  }
}
