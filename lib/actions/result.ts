/** What an action answers to its form. Nothing that was typed is echoed: the form still has it. */
export type ActionState<T = void> =
  | { readonly state: 'idle' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> };

export const idle = { state: 'idle' } as const;
