'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type SubmitEvent, startTransition, useActionState, useMemo, useSyncExternalStore } from 'react';
import { type FieldErrors, type FieldPath, type FieldValues, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type ActionState, idle } from '@/lib/actions/result';

type Action<T> = (before: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * A form that is checked by one schema in the browser and again by its server action. It works before and without
 * script, by the action alone; with script a refusal is put in its place and nothing typed is lost. Register each
 * input under the name it travels by, give starting values as `defaultValue` on the input.
 */
export function useActionForm<Input extends FieldValues, Output, T>(
  schema: z.ZodType<Output, Input>,
  action: Action<T>,
) {
  const [state, send, pending] = useActionState(action, idle);
  const hasScript = useSyncExternalStore(never, yes, no);
  const refused = useMemo(() => errorsOf<Input>(state), [state]);
  const form = useForm<Input, unknown, Output>({ resolver: zodResolver(schema), errors: refused });
  const check = (event: SubmitEvent<HTMLFormElement>) => {
    const { currentTarget } = event;
    return form.handleSubmit(() => startTransition(() => send(new FormData(currentTarget))))(event);
  };
  return {
    state,
    pending,
    register: form.register,
    control: form.control,
    setValue: form.setValue,
    /** What is wrong with a field, by the browser's check or the server's. */
    errorOf: (name: FieldPath<Input>): string | undefined => form.getFieldState(name, form.formState).error?.message,
    /** What the server refused as a whole. */
    message: state.state === 'refused' ? state.message : undefined,
    /** Spread on the form. */
    formProps: { action: send, onSubmit: check, noValidate: hasScript },
  };
}

function errorsOf<Input extends FieldValues>(state: ActionState<unknown>): FieldErrors<Input> | undefined {
  if (state.state !== 'refused') return undefined;
  const named = Object.entries(state.fields).map(([name, message]) => [name, { type: 'server', message }]);
  // The names come from the action's schema, which is the form's.
  return Object.fromEntries(named) as FieldErrors<Input>;
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
