import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CodatError } from '@/lib/codat/client/errors';
import { type CodatChannel, call } from '@/lib/codat/client/http';
import { type ConnectionIds, connectionPath } from '@/lib/codat/company/connections';
import { currencyField, type EntryField, type EntryForm, type NewEntryKind } from '@/lib/domain/books/new-entry';

type Target = {
  readonly dataType: string;
  readonly path: string;
  readonly nameField: string;
  /** Optional fields that the form shows in addition to the required fields. */
  readonly extraFields: readonly string[];
};

const targets: Readonly<Record<NewEntryKind, Target>> = {
  account: { dataType: 'chartOfAccounts', path: 'accounts', nameField: 'name', extraFields: ['nominalCode'] },
  supplier: { dataType: 'suppliers', path: 'suppliers', nameField: 'supplierName', extraFields: [currencyField] },
  bank_account: {
    dataType: 'bankAccounts',
    path: 'bankAccounts',
    nameField: 'accountName',
    extraFields: ['nominalCode', 'currency', 'accountType'],
  },
};

/** Fields that have this value in every new entry. The form does not show them. */
const fixedFields: Readonly<Record<string, string>> = { status: 'Active' };

const remark = z.object({ details: z.string().nullish() });
const option = z.object({
  type: z.string(),
  displayName: z.string().nullish(),
  required: z.boolean().nullish(),
  options: z.array(z.object({ value: z.string(), displayName: z.string().nullish() })).nullish(),
  validation: z.object({ warnings: z.array(remark).nullish(), information: z.array(remark).nullish() }).nullish(),
});
const model = z.object({ properties: z.record(z.string(), option).nullish() });

/**
 * Returns the form for a new entry, built from Codat's "options" endpoint. Returns null if the package does not accept
 * new entries of this kind.
 */
export async function entryForm(
  connection: ConnectionIds,
  kind: NewEntryKind,
  channel: CodatChannel | undefined,
): Promise<EntryForm | null> {
  const { dataType, nameField, extraFields } = targets[kind];
  const path = `${connectionPath(connection)}/options/${dataType}`;
  try {
    const { properties } = model.parse(await call({ method: 'GET', path, channel }));
    const known = Object.entries(properties ?? {});
    const shown = known.filter(
      ([name, { type, required }]) =>
        type === 'String' && !(name in fixedFields) && (required || name === nameField || extraFields.includes(name)),
    );
    const nameFirst = shown.sort(([one], [other]) => Number(other === nameField) - Number(one === nameField));
    return {
      nameField,
      fields: nameFirst.map(([name, property]) => toField(name, property)),
      fixedValues: Object.fromEntries(
        Object.entries(fixedFields).filter(([name]) => known.some(([each]) => each === name)),
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
  validation: z
    .object({
      errors: z.array(z.object({ itemId: z.string().nullish(), message: z.string().nullish() })).nullish(),
    })
    .nullish(),
});

/** Codat's data type of the list that has the entries of a kind. */
export const entryDataType = (kind: NewEntryKind): string => targets[kind].dataType;

/** Freezes the request body of a new entry, so that every retry sends the same bytes. */
export function entryBody(content: Readonly<Record<string, string>>): {
  readonly text: string;
  readonly sha256: string;
} {
  const text = JSON.stringify(content);
  return { text, sha256: sha256Of(text) };
}

/** Returns the hash of a frozen request body. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const frozenContent = z.record(z.string(), z.unknown());

/** Returns the name of the entry in a frozen request body. */
export const entryNameIn = (kind: NewEntryKind, frozen: string): string =>
  z.string().parse(frozenContent.parse(JSON.parse(frozen))[targets[kind].nameField]);

/**
 * Sends the frozen request body of an entry to Codat, which writes the entry to the package later. Returns the key of
 * this write operation, which Codat calls a push.
 */
export async function sendEntry(
  connection: ConnectionIds,
  { kind, body, idempotencyKey }: { kind: NewEntryKind; body: string; idempotencyKey: string },
  channel: CodatChannel | undefined,
): Promise<string> {
  const path = `${connectionPath(connection)}/push/${targets[kind].path}`;
  const pushed = operation.safeParse(await call({ method: 'POST', path, body, idempotencyKey, channel }));
  if (!pushed.success) throw new CodatError({ kind: 'unread' }, 'Codat accepted the entry and returned no key', null);
  return pushed.data.pushOperationKey;
}

/** What the package says about one field of a push. `field` is its place in the body, such as `Transactions[2].Amount`. */
export type PushProblem = { readonly field: string; readonly message: string };

export type PushState =
  | { readonly state: 'pending' }
  | { readonly state: 'written'; readonly ref: string | null }
  | { readonly state: 'refused'; readonly message: string; readonly problems: readonly PushProblem[] }
  /** The outcome is ambiguous: the package may have the entry already, or get it later. */
  | { readonly state: 'unknown' };

/** Returns the state of a push, Codat's operation that writes a new entry to the package. */
export async function pushState(
  codatCompanyId: string,
  pushKey: string,
  channel: CodatChannel | undefined,
): Promise<PushState> {
  const path = `/companies/${codatCompanyId}/push/${pushKey}`;
  const push = operation.parse(await call({ method: 'GET', path, channel }));
  switch (push.status) {
    case 'Success':
      return { state: 'written', ref: push.changes?.[0]?.recordRef?.id ?? null };
    case 'Failed':
      return {
        state: 'refused',
        message: messageOf(push),
        problems: (push.validation?.errors ?? []).map(({ itemId, message }) => ({
          field: itemId ?? '',
          message: message ?? '',
        })),
      };
    case 'TimedOut':
      return { state: 'unknown' };
    default:
      return { state: 'pending' };
  }
}

/** Returns the package's messages about the entry, or Codat's message about the whole push if there are none. */
function messageOf({ validation, errorMessage }: z.output<typeof operation>): string {
  const messages = (validation?.errors ?? []).map((error) => error.message).filter((message) => !!message);
  return messages.join(' ') || errorMessage || 'No reason was given.';
}

function toField(name: string, property: z.output<typeof option>): EntryField {
  const { warnings, information } = property.validation ?? {};
  const detailsOf = (remarks: typeof warnings) => (remarks ?? []).map((each) => each.details ?? '').filter(Boolean);
  const details = [...detailsOf(warnings), ...detailsOf(information)];
  return {
    name,
    label: labels[name] ?? property.displayName ?? name,
    required: property.required ?? false,
    choices: (property.options ?? []).map(({ value, displayName }) => ({
      value,
      label: displayName || value,
      group: value.split('.').slice(0, -1).join(' · '),
    })),
    maxLength: maxLengthIn(details),
    // Below the name, only the warnings are shown. They say which names the package refuses.
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
  [currencyField]: 'Currency',
};

/** Returns the maximum length of a field, or null. Codat gives it only in words: "Max length of 10 characters." */
function maxLengthIn(details: readonly string[]): number | null {
  const pattern = /(?:max(?:imum)? length of|at most|between \d+ and|longer than) (\d+) char/i;
  const length = details.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return length === undefined ? null : Number(length);
}
