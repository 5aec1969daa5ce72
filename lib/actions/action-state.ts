/** The result of an action, for its form. It never contains what the person typed, because the form still has that. */
export type ActionState<T = void> =
  | { readonly state: 'idle' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

export const idle = { state: 'idle' } as const;
