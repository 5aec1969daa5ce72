import { entryBody, entryForm } from '@/lib/codat/books/new-entries';
import { CodatError } from '@/lib/codat/client/errors';
import { addNewEntry, findNamesake } from '@/lib/data/books/new-entries';
import {
  cannotCreateMessage,
  type EntryForm,
  entryPayload,
  type NewEntryKind,
  newEntryNoun,
  unconfirmedAdvice,
  withSuggestions,
} from '@/lib/domain/books/new-entry';
import { entryInput } from '@/lib/domain/books/new-entry-input';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { type CompanyBooks, requireLinkedBooks } from './company-books';

/** Returns the form for a new entry in the company's package. Throws a Refusal if the package accepts none. */
export const newEntryForm = async (viewer: Viewer, kind: NewEntryKind): Promise<EntryForm> =>
  readForm(await requireLinkedBooks(viewer), viewer, kind);

async function readForm({ connection, ids, channel }: CompanyBooks, viewer: Viewer, kind: NewEntryKind) {
  const form = await entryForm(ids, kind, channel).catch(asUnavailable);
  if (form) return withSuggestions(form, connection.baseCurrency ?? viewer.baseCurrency);
  throw new Refusal(cannotCreateMessage(packageOf(connection.package).name, kind));
}

/** Stores a new entry and returns its name. The company's lane creates the entry in the books. */
export async function requestEntry(
  viewer: Viewer,
  { id, kind, values }: { id: string; kind: NewEntryKind; values: Readonly<Record<string, unknown>> },
): Promise<string> {
  const books = await requireLinkedBooks(viewer);
  const form = await readForm(books, viewer, kind);
  // A field that the caller omits counts as empty, like an empty field of the form.
  const empty = Object.fromEntries(form.fields.map((field) => [field.name, '']));
  const input = entryInput(form).safeParse({ ...empty, ...values });
  if (!input.success) throw refusedFields(input.error.issues);
  const connectionId = books.connection.id;
  const name = input.data[form.nameField] ?? '';
  const namesake = await findNamesake(viewer, { id, connectionId, kind, name });
  if (namesake) {
    const [{ name: packageName }, noun] = [packageOf(books.connection.package), newEntryNoun(kind)];
    const message = {
      exists: `${packageName} has a ${noun} called ${name} already. Choose that one, or give this one another name.`,
      pending: `A ${noun} called ${name} is being created already.`,
      unconfirmed: `Codat has not said whether the ${noun} ${name} was created. Outlay looks for it every hour. ${unconfirmedAdvice(kind, packageName)}`,
    }[namesake];
    throw new Refusal(message, { [form.nameField]: message });
  }
  const content = entryPayload(form, input.data);
  await addNewEntry(viewer, { id, connectionId, kind, name, content, body: entryBody(content) });
  return name;
}

function asUnavailable(error: unknown): never {
  if (!(error instanceof CodatError)) throw error;
  throw new Refusal('The accounting gateway did not respond. Nothing was created. Try again in a minute.');
}

function refusedFields(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal {
  const fields = Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), message]));
  return new Refusal(
    issues.length === 1 ? 'One thing needs another look.' : `${issues.length} things need another look.`,
    fields,
  );
}
