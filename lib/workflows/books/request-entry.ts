import { entryForm } from '@/lib/codat/books/new-entries';
import { CodatError } from '@/lib/codat/client/errors';
import { addNewEntry, namesake } from '@/lib/data/books/new-entries';
import { companySettings } from '@/lib/data/company/companies';
import { currentConnection, type LinkedConnection } from '@/lib/data/connection/connections';
import {
  cannotCreateMessage,
  type EntryForm,
  entryInput,
  entryPayload,
  type NewEntryKind,
  newEntryNoun,
  withSuggestions,
} from '@/lib/domain/books/new-entry';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { channelFor } from '@/lib/workflows/codat-channel';

/** What the company's package needs to know of a new entry. Refused, in words, where it takes none. */
export async function newEntryForm(viewer: Viewer, kind: NewEntryKind): Promise<EntryForm> {
  const { connection, codatCompanyId } = await linkedBooks(viewer);
  const place = { codatCompanyId, connectionId: connection.codatConnectionId };
  const form = await entryForm(place, kind, channelFor(viewer.companyId)).catch(asUnavailable);
  if (form) return withSuggestions(form, connection.baseCurrency ?? viewer.baseCurrency);
  throw new Refusal(cannotCreateMessage(packageOf(connection.package).name, kind));
}

/** A person wants it created. Answers its name at once; the worker sends it and follows it to its end. */
export async function requestEntry(
  viewer: Viewer,
  { id, kind, values }: { id: string; kind: NewEntryKind; values: Readonly<Record<string, unknown>> },
): Promise<string> {
  const { connection } = await linkedBooks(viewer);
  const form = await newEntryForm(viewer, kind);
  // What a caller leaves out is empty, as in a form.
  const empty = Object.fromEntries(form.fields.map((field) => [field.name, '']));
  const read = entryInput(form).safeParse({ ...empty, ...values });
  if (!read.success) throw refusedFields(read.error.issues);
  const filled = read.data;
  const name = filled[form.nameField] ?? '';
  const { name: packageName } = packageOf(connection.package);
  const known = await namesake(viewer, { id, connectionId: connection.id, kind, name });
  if (known) {
    const said =
      known === 'there'
        ? `${packageName} has a ${newEntryNoun(kind)} called ${name} already. Choose that one, or give this one another name.`
        : `A ${newEntryNoun(kind)} called ${name} is being created already.`;
    throw new Refusal(said, { [form.nameField]: said });
  }
  await addNewEntry(viewer, { id, connectionId: connection.id, kind, name, content: entryPayload(form, filled) });
  return name;
}

async function linkedBooks(viewer: Viewer): Promise<{ connection: LinkedConnection; codatCompanyId: string }> {
  const connection = await currentConnection(viewer);
  const { codatCompanyId } = await companySettings(viewer);
  if (connection?.status === 'linked' && codatCompanyId) return { connection, codatCompanyId };
  throw new Refusal('Link your accounting package first.');
}

function asUnavailable(error: unknown): never {
  if (!(error instanceof CodatError)) throw error;
  throw new Refusal('The accounting gateway did not answer. Nothing was created; try again in a minute.');
}

function refusedFields(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal {
  const fields = Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ''), message]));
  return new Refusal(issues.length === 1 ? 'One thing needs another look.' : 'Some things need another look.', fields);
}
