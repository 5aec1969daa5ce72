import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import type { EntryField, EntryForm, NewEntryKind } from '@/lib/domain/books/new-entry';

type Place = { readonly codatCompanyId: string; readonly connectionId: string };
type Target = {
  readonly options: string;
  readonly push: string;
  readonly name: string;
  readonly asked: readonly string[];
};

/** Codat's data type, its path and the field that is the name; and what is asked for besides what is required. */
const targets: Readonly<Record<NewEntryKind, Target>> = {
  account: { options: 'chartOfAccounts', push: 'accounts', name: 'name', asked: ['nominalCode'] },
  supplier: { options: 'suppliers', push: 'suppliers', name: 'supplierName', asked: [] },
  bank_account: {
    options: 'bankAccounts',
    push: 'bankAccounts',
    name: 'accountName',
    asked: ['nominalCode', 'currency', 'accountType'],
  },
};

/** What is always the same, and so is nobody's to fill in. */
const constants: Readonly<Record<string, string>> = { status: 'Active' };

const remark = z.object({ details: z.string().nullish() });
const option = z.object({
  type: z.string(),
  displayName: z.string().nullish(),
  required: z.boolean().nullish(),
  options: z.array(z.object({ value: z.string(), displayName: z.string().nullish() })).nullish(),
  validation: z.object({ warnings: z.array(remark).nullish(), information: z.array(remark).nullish() }).nullish(),
});
const model = z.object({ properties: z.record(z.string(), option).nullish() });

/** What the package needs of a new entry; null where it takes none ("options"). */
export async function entryForm(place: Place, kind: NewEntryKind, channel?: CodatChannel): Promise<EntryForm | null> {
  const target = targets[kind];
  const path = `/companies/${place.codatCompanyId}/connections/${place.connectionId}/options/${target.options}`;
  try {
    const { properties } = model.parse(await call({ method: 'GET', path, channel }));
    const known = Object.entries(properties ?? {});
    const asked = known.filter(
      ([name, { type, required }]) =>
        type === 'String' && !(name in constants) && (required || name === target.name || target.asked.includes(name)),
    );
    // The name first: it is what a person has in mind.
    const byName = asked.sort(([one], [other]) => Number(other === target.name) - Number(one === target.name));
    return {
      nameField: target.name,
      fields: byName.map(([name, rest]) => toField(name, rest)),
      fixedValues: Object.fromEntries(
        Object.entries(constants).filter(([name]) => known.some(([each]) => each === name)),
      ),
    };
  } catch (error) {
    if (error instanceof CodatError && error.failure.kind === 'missing') return null;
    throw error;
  }
}

const operation = z.object({
  pushOperationKey: z.uuid(),
  status: z.string(),
  dataType: z.string().nullish(),
  errorMessage: z.string().nullish(),
  changes: z.array(z.object({ recordRef: z.object({ id: z.string() }).nullish() })).nullish(),
  validation: z.object({ errors: z.array(z.object({ message: z.string().nullish() })).nullish() }).nullish(),
});

/** Sends it. Answers Codat's name for the push, which is done later. */
export async function sendEntry(
  place: Place,
  entry: { kind: NewEntryKind; content: unknown; idempotencyKey: string },
  channel?: CodatChannel,
): Promise<string> {
  const path = `/companies/${place.codatCompanyId}/connections/${place.connectionId}/push/${targets[entry.kind].push}`;
  const body = JSON.stringify(entry.content);
  const { idempotencyKey } = entry;
  return operation.parse(await call({ method: 'POST', path, body, idempotencyKey, channel })).pushOperationKey;
}

export type Pushed =
  | { readonly state: 'pending' }
  | { readonly state: 'written'; readonly ref: string | null }
  | { readonly state: 'refused'; readonly message: string }
  /** Nobody can say whether it was, or will be, written. */
  | { readonly state: 'unknown' };

/** What became of it. */
export async function pushState(codatCompanyId: string, pushKey: string, channel?: CodatChannel): Promise<Pushed> {
  const path = `/companies/${codatCompanyId}/push/${pushKey}`;
  const read = operation.parse(await call({ method: 'GET', path, channel }));
  switch (read.status) {
    case 'Success':
      return { state: 'written', ref: read.changes?.[0]?.recordRef?.id ?? null };
    case 'Failed':
      return { state: 'refused', message: wordsOf(read) };
    case 'TimedOut':
      return { state: 'unknown' };
    default:
      return { state: 'pending' };
  }
}

const operations = z.object({ results: z.array(operation).nullish() });

/** Whether something of this kind is still on its way into the books. */
export async function isWriting(codatCompanyId: string, kind: NewEntryKind, channel?: CodatChannel): Promise<boolean> {
  const path = `/companies/${codatCompanyId}/push?page=1&pageSize=100`;
  const { results } = operations.parse(await call({ method: 'GET', path, channel }));
  return (results ?? []).some(({ status, dataType }) => status === 'Pending' && dataType === targets[kind].options);
}

/** The package's words for each thing that was wrong, else Codat's for the whole. */
function wordsOf({ validation, errorMessage }: z.output<typeof operation>): string {
  const said = (validation?.errors ?? []).map((error) => error.message).filter((message) => !!message);
  return said.join(' ') || errorMessage || 'No reason was given.';
}

function toField(name: string, read: z.output<typeof option>): EntryField {
  const { warnings, information } = read.validation ?? {};
  const detailsOf = (remarks: typeof warnings) => (remarks ?? []).map((each) => each.details ?? '').filter(Boolean);
  const details = [...detailsOf(warnings), ...detailsOf(information)];
  return {
    name,
    label: labels[name] ?? read.displayName ?? name,
    required: read.required ?? false,
    choices: (read.options ?? []).map(({ value, displayName }) => ({
      value,
      label: displayName || value,
      group: value.split('.').slice(0, -1).join(' · '),
    })),
    maxLength: longestIn(details),
    // A name needs no remark but what would have it refused.
    hint: (labels[name] === 'Name' ? detailsOf(warnings) : details).join(' ') || null,
  };
}

const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  supplierName: 'Name',
  accountName: 'Name',
  nominalCode: 'Code',
  fullyQualifiedCategory: 'Category',
  contactName: 'Contact person',
};

/** The models say lengths in words only: "Max length of 10 characters." */
function longestIn(details: readonly string[]): number | null {
  const said = details.map(
    (text) => /(?:max(?:imum)? length of|at most|between \d+ and|longer than) (\d+) char/i.exec(text)?.[1],
  );
  const found = said.find((length) => length !== undefined);
  return found === undefined ? null : Number(found);
}
