/** What an action returns to its form. It never returns typed values: the form still has them. */
export type ActionState<T = void> =
  | { readonly state: 'idle' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

export const idle = { state: 'idle' } as const;
