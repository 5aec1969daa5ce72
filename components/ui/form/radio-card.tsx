import type { ComponentProps, ReactNode } from 'react';

/**
 * A large radio button with a description, such as an accounting package to link. Put the radio buttons of one choice
 * in a Fieldset.
 */
export function RadioCard({
  label,
  detail,
  mark,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'className'> & { label: ReactNode; detail?: ReactNode; mark?: ReactNode }) {
  return (
    <label className="flex min-h-12 items-center gap-3 rounded-card border border-line-strong bg-surface px-3 py-2 transition-colors hover:border-field has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:bg-quiet-wash has-disabled:text-soft">
      <input
        {...rest}
        type="radio"
        className="size-4 shrink-0 appearance-none rounded-full border border-field bg-surface outline-none checked:border-[5px] checked:border-accent"
      />
      {mark}
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {detail && <span className="block text-sm text-soft">{detail}</span>}
      </span>
    </label>
  );
}
