import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { isRefusal, personOfPage, viewerOfPage } from '@/lib/auth/page-identity';
import { may, type Permission, type StaffPermission, staffMay } from '@/lib/auth/permissions';
import { sameOrigin } from '@/lib/auth/same-origin';
import type { Person } from '@/lib/auth/viewer';
import type { PageIdentity } from '@/lib/domain/company/page-identity';
import type { StaffViewer, Viewer } from '@/lib/domain/company/viewer';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { ActionState } from './action-state';

type Schema<V> = z.ZodType | ((viewer: V) => z.ZodType);
type Output<S> = S extends (viewer: never) => infer Z
  ? Z extends z.ZodType
    ? z.output<Z>
    : never
  : S extends z.ZodType
    ? z.output<S>
    : never;

/**
 * Creates an action for members of a company. It acts for the company and the person that its page was rendered for. It
 * checks the session and the permission, validates the form, then calls `act`. A Refusal is returned to the form; every
 * other error is thrown.
 */
export const viewerAction =
  <S extends Schema<Viewer>, T>(
    permission: Permission | null,
    schema: S,
    act: (viewer: Viewer, input: Output<S>) => Promise<T>,
  ) =>
  async (page: PageIdentity, _before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const viewer = await viewerOfPage(page);
    if (isRefusal(viewer)) return refused(viewer.message);
    if (permission && !may(viewer.role, permission)) return notAllowed;
    return execute(schema, viewer, form, act);
  };

/** Creates an action for a signed-in person, who may not belong to a company. */
export const personAction =
  <S extends Schema<Person>, T>(schema: S, act: (person: Person, input: Output<S>) => Promise<T>) =>
  async (page: PageIdentity, _before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const person = await personOfPage(page);
    return isRefusal(person) ? refused(person.message) : execute(schema, person, form, act);
  };

/** Creates an action for the support staff. */
export const staffAction =
  <S extends Schema<StaffViewer>, T>(
    permission: StaffPermission,
    schema: S,
    act: (staff: StaffViewer, input: Output<S>) => Promise<T>,
  ) =>
  async (page: PageIdentity, _before: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const person = await personOfPage(page);
    if (isRefusal(person)) return refused(person.message);
    if (!person.staffRole || !staffMay(person.staffRole, permission)) return notAllowed;
    return execute(schema, { ...person, staffRole: person.staffRole }, form, act);
  };

/** Creates an action that needs no session. */
export const publicAction =
  <S extends z.ZodType, T>(schema: S, act: (input: z.output<S>) => Promise<T>) =>
  async (_page: PageIdentity, _before: ActionState<T>, form: FormData): Promise<ActionState<T>> =>
    execute(schema, null, form, (_nobody, input: z.output<S>) => act(input));

async function execute<V, T, I>(
  schema: z.ZodType | ((viewer: V) => z.ZodType),
  viewer: V,
  form: FormData,
  act: (viewer: V, input: I) => Promise<T>,
): Promise<ActionState<T>> {
  if (!sameOrigin(await headers())) return crossOrigin();
  const parsed = (typeof schema === 'function' ? schema(viewer) : schema).safeParse(readFields(form));
  if (!parsed.success) return invalidInput(parsed.error);
  try {
    // The cast is safe, because the action's own schema parsed the data.
    return { state: 'done', value: await act(viewer, parsed.data as I) };
  } catch (error) {
    unstable_rethrow(error);
    if (!(error instanceof Refusal)) throw error;
    log().info({ refused: error.message }, 'refused');
    return { state: 'refused', message: error.message, fields: error.fields };
  }
}

/** Returns the values of a form. A field whose name ends in [] becomes a list. */
function readFields(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION'));
  return Object.fromEntries(
    names.map((name) => (name.endsWith('[]') ? [name.slice(0, -2), form.getAll(name)] : [name, form.get(name)])),
  );
}

function invalidInput<T>(error: z.ZodError): ActionState<T> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message;
  return { state: 'refused', message: summaryOf(fields), fields };
}

/** Returns the message above a form whose invalid fields have messages of their own. */
export const summaryOf = (fields: Readonly<Record<string, string>>): string =>
  plural(Object.keys(fields).length, 'One thing needs another look.', '# things need another look.');

const refused = (message: string) => ({ state: 'refused', message, fields: {} }) as const;
const crossOrigin = () =>
  refused(`This did not come from a page of ${env().APP_URL}, so nothing was done. Open the page there and try again.`);
const notAllowed = refused('Your role does not allow this. Ask an owner or admin of the company.');
