import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { may, type Permission, type StaffPermission, staffMay } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import { currentPerson, currentViewer, type Person } from '@/lib/auth/viewer';
import type { StaffViewer, Viewer } from '@/lib/domain/company/viewer';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log';
import type { ActionState } from './result';

type Schema<V> = z.ZodType | ((viewer: V) => z.ZodType);
type Output<S> = S extends (viewer: never) => infer Z
  ? Z extends z.ZodType
    ? z.output<Z>
    : never
  : S extends z.ZodType
    ? z.output<S>
    : never;

/** An action of a member of a company: authenticate, permit, validate, do. A Refusal is answered; all else passes through. */
export const viewerAction =
  <S extends Schema<Viewer>, T>(
    permission: Permission | null,
    schema: S,
    act: (viewer: Viewer, input: Output<S>) => Promise<T>,
  ) =>
  async (_before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const viewer = await currentViewer();
    if (!viewer) return signedOut;
    if (permission && !may(viewer.role, permission)) return notAllowed;
    return answer(schema, viewer, form, act);
  };

/** An action of whoever is signed in, in a company or not. */
export const personAction =
  <S extends Schema<Person>, T>(schema: S, act: (person: Person, input: Output<S>) => Promise<T>) =>
  async (_before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const person = await currentPerson();
    return person ? answer(schema, person, form, act) : signedOut;
  };

/** An action of the support staff. */
export const staffAction =
  <S extends Schema<StaffViewer>, T>(
    permission: StaffPermission,
    schema: S,
    act: (staff: StaffViewer, input: Output<S>) => Promise<T>,
  ) =>
  async (_before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const person = await currentPerson();
    if (!person?.staffRole || !staffMay(person.staffRole, permission)) return notAllowed;
    return answer(schema, { ...person, staffRole: person.staffRole }, form, act);
  };

/** An action of somebody who is not signed in yet. */
export const openAction =
  <S extends z.ZodType, T>(schema: S, act: (input: z.output<S>) => Promise<T>) =>
  async (_before: ActionState<T>, form: FormData): Promise<ActionState<T>> =>
    answer(schema, null, form, (_nobody, input: z.output<S>) => act(input));

async function answer<V, T, I>(
  schema: z.ZodType | ((viewer: V) => z.ZodType),
  viewer: V,
  form: FormData,
  act: (viewer: V, input: I) => Promise<T>,
): Promise<ActionState<T>> {
  if (!sameOrigin(await headers())) return fromElsewhere;
  const parsed = (typeof schema === 'function' ? schema(viewer) : schema).safeParse(fieldsOf(form));
  if (!parsed.success) return invalid(parsed.error);
  try {
    // The schema of the action decided what the input is.
    return { state: 'done', value: await act(viewer, parsed.data as I) };
  } catch (error) {
    unstable_rethrow(error);
    if (!(error instanceof Refusal)) throw error;
    log().info({ refused: error.message }, 'refused');
    return { state: 'refused', message: error.message, fields: error.fields };
  }
}

/** A form's fields; names that end in [] are lists. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION'));
  return Object.fromEntries(
    names.map((name) => (name.endsWith('[]') ? [name.slice(0, -2), form.getAll(name)] : [name, form.get(name)])),
  );
}

function invalid<T>(error: z.ZodError): ActionState<T> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message;
  const count = Object.keys(fields).length;
  return {
    state: 'refused',
    message: plural(count, 'One thing needs another look.', '# things need another look.'),
    fields,
  };
}

const signedOut = {
  state: 'refused',
  message:
    'You were signed out. Sign in again in another tab, then come back and try again: what you typed is still here.',
  fields: {},
} as const;
const fromElsewhere = {
  state: 'refused',
  message: 'This did not come from an Outlay page, so nothing was done. Open the page again and try once more.',
  fields: {},
} as const;
const notAllowed = {
  state: 'refused',
  message: 'Your role does not allow this. Ask an owner or admin of the company.',
  fields: {},
} as const;
