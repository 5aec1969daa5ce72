'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
  type Resolver,
  useForm,
} from 'react-hook-form';
import type { z } from 'zod';
import type { ActionState } from '@/lib/actions/action-state';
import type { FormAction } from './call-action';
import { type ActionOptions, useAction } from './use-action';

/** A function that loads the schema of a form: `() => import('…').then((module) => module.inviteInput)`. */
type LoadSchema<Input, Output> = () => Promise<z.ZodType<Output, Input>>;

/**
 * A form whose fields are checked by one schema: in the browser, and again in the server action. The schema is loaded
 * on the first focus, because zod is large and nothing else in a form needs it. Register each input under the name that
 * it posts.
 */
export function useActionForm<Input extends FieldValues, Output, T>(
  loadSchema: LoadSchema<Input, Output>,
  action: FormAction<T>,
  { defaultValues, ...options }: ActionOptions<T> & { readonly defaultValues?: DefaultValues<Input> } = {},
) {
  const hasScript = useSyncExternalStore(never, yes, no);
  const check = async () => {
    let isValid = false;
    await form.handleSubmit(() => {
      isValid = true;
    })();
    return isValid;
  };
  const { state, message, formProps } = useAction(action, { ...options, check });
  const refused = useMemo(() => fieldErrors<Input>(state), [state]);
  const form = useForm<Input, unknown, Output>({
    resolver: lazyResolver(loadSchema),
    errors: refused,
    ...(defaultValues && { defaultValues }),
  });
  const { setFocus, formState } = form;
  useEffect(() => {
    const [first] = Object.keys(refused ?? {});
    // The server action uses the same schema as the form, so each name in its errors is the name of a field.
    if (first) setFocus(first as FieldPath<Input>);
  }, [refused, setFocus]);
  const errorOf = (name: FieldPath<Input>): string | undefined => form.getFieldState(name, formState).error?.message;
  return {
    ...form,
    state,
    message,
    /** Returns the error of a field, from the browser's check or from the server. */
    errorOf,
    /**
     * Registers an input, and returns its props with the error and the initial value. Spread them on a TextField or
     * similar. The initial value is also in the HTML, for browsers that run no script.
     */
    field: (name: FieldPath<Input>, options?: RegisterOptions<Input>) => ({
      ...form.register(name, options),
      error: errorOf(name),
      defaultValue: defaultValues && String(defaultValues[name] ?? ''),
    }),
    /** Spread these on the form element. */
    formProps: { ...formProps, noValidate: hasScript, onFocus: () => void loadResolver(loadSchema) },
  };
}

const loadResolver = <Input extends FieldValues, Output>(loadSchema: LoadSchema<Input, Output>) =>
  Promise.all([import('@hookform/resolvers/zod'), loadSchema()]).then(
    ([{ zodResolver }, schema]) => zodResolver(schema),
    () => undefined,
  );

const lazyResolver =
  <Input extends FieldValues, Output>(loadSchema: LoadSchema<Input, Output>): Resolver<Input, unknown, Output> =>
  async (values, ...rest) => {
    const resolver = await loadResolver(loadSchema);
    // If the schema could not be loaded, the browser checks nothing; the server checks the form anyway.
    return resolver ? resolver(values, ...rest) : { values: values as never, errors: {} };
  };

function fieldErrors<Input extends FieldValues>(state: ActionState<unknown>): FieldErrors<Input> | undefined {
  if (state.state !== 'refused') return undefined;
  const errors = Object.entries(state.fields).map(([name, message]) => [name, { type: 'server', message }]);
  return Object.fromEntries(errors) as FieldErrors<Input>;
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
