import { z } from 'zod';
import { normaliseLine } from '@/lib/domain/text';
import type { EntryField, EntryForm } from './new-entry';

/** Returns the zod schema that validates the form, in the browser and on the server. */
export const entryInput = ({ fields }: EntryForm): z.ZodType<Record<string, string>, Record<string, string>> =>
  z.object(Object.fromEntries(fields.map((field) => [field.name, fieldInput(field)])));

function fieldInput({ label, required, maxLength, choices }: EntryField) {
  const text = z
    .string()
    .transform(normaliseLine)
    .pipe(z.string().max(maxLength ?? 500, `${label} has at most ${maxLength ?? 500} characters.`));
  const missing = choices.length > 0 ? `Choose: ${label}.` : `Fill in: ${label}.`;
  const filled = required ? text.refine((value) => value !== '', missing) : text;
  if (choices.length === 0) return filled;
  const values = choices.map((choice) => choice.value);
  return filled.refine((value) => value === '' || values.includes(value), `Choose from the list: ${label}.`);
}
