'use client';

import clsx from 'clsx';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useHydrated } from '@/components/page/use-hydrated';
import type { ComboboxPanelProps } from './panel';

const loadPanel = () => import('./panel');
const ComboboxPanel = dynamic(loadPanel, { ssr: false });

export type ComboboxProps = Pick<ComboboxPanelProps, 'label' | 'value' | 'source' | 'onPick' | 'create'> & {
  id?: string;
  'aria-describedby'?: string | undefined;
  /** The text of the chosen option; empty when nothing is chosen. */
  text: ReactNode;
  placeholder?: ReactNode;
  /** Text in a lighter colour below the button. */
  hint?: ReactNode;
  /** The error message. `true` marks the control as invalid when the message is shown elsewhere. */
  error?: string | true | undefined;
  disabled?: boolean | undefined;
  /** Shows the control as plain text until it is hovered or focused. For tables with many comboboxes. */
  quiet?: boolean;
  /** True when a choice is still missing. It makes a quiet combobox look like a field. */
  wanted?: boolean;
  className?: string;
  /**
   * The keys that open the list. A character is also typed into the search field. The default is a digit, because
   * account codes start with one.
   */
  opensOn?: RegExp;
};

/**
 * A choice from a long list. It is a button that shows the choice and opens a list with a search field. The code of the
 * list is loaded when the button is first focused or hovered. In a form, use FormCombobox.
 */
export function Combobox({
  id: givenId,
  'aria-describedby': describedBy,
  label,
  value,
  text,
  placeholder = 'Choose',
  hint,
  error,
  disabled,
  quiet,
  wanted,
  className,
  source,
  onPick,
  create,
  opensOn = /^\d$/,
}: ComboboxProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<{ readonly anchor: HTMLElement; readonly startWith: string }>();
  const close = () => {
    setOpen(undefined);
    button.current?.focus();
  };
  const show = (startWith: string) => {
    if (button.current) setOpen({ anchor: button.current, startWith });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (open) return keepWhileLoading(event);
    if (!opensOn.test(event.key)) return;
    event.preventDefault();
    show(event.key.length === 1 ? event.key : '');
  };
  // The button has the focus only until the list is loaded. What is typed by then goes into the search field, and no
  // other key does anything: Enter must not choose from a list that the person has not seen.
  const keepWhileLoading = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') close();
    if (event.key.length === 1)
      setOpen((current) => current && { ...current, startWith: current.startWith + event.key });
  };
  const isEmpty = text === '' || text === null || text === undefined;
  const message = error === true ? hint : (error ?? hint);
  const isHydrated = useHydrated();
  // A table has hundreds of comboboxes. The browser adds what only its users need: without script, the button does
  // nothing.
  const controls = isHydrated && {
    id,
    'data-cell': true,
    'aria-haspopup': 'listbox' as const,
    'aria-expanded': open !== undefined,
    // The button is named by its label and its text. With a label element alone, a screen reader would not read the
    // choice.
    'aria-labelledby': `${id}-label ${id}-text`,
    'aria-describedby': clsx(describedBy, message && `${id}-message`) || undefined,
  };
  const shown = isEmpty ? placeholder : text;
  const below = message && (
    <span
      id={isHydrated ? `${id}-message` : undefined}
      role={error ? 'alert' : undefined}
      className={error ? 'pick-hint font-medium text-bad' : 'pick-hint'}
    >
      {message}
    </span>
  );
  if (!isHydrated && quiet && !wanted && !error) {
    const plain = <p className={isEmpty ? 'pick-none' : 'pick-text'}>{shown}</p>;
    if (!className && !below) return plain;
    return (
      <div className={className}>
        {plain}
        {below}
      </div>
    );
  }
  return (
    <div className={clsx(!quiet && 'min-w-0', className) || undefined}>
      <button
        ref={button}
        type="button"
        {...controls}
        disabled={disabled}
        onFocus={loadPanel}
        onPointerEnter={loadPanel}
        onClick={() => (open ? close() : show(''))}
        onKeyDown={onKeyDown}
        className={clsx('pick', error ? 'pick-wrong' : quiet && !wanted && 'pick-quiet')}
      >
        {isHydrated && (
          <span id={`${id}-label`} className="sr-only">
            {label}:{' '}
          </span>
        )}
        <span id={isHydrated ? `${id}-text` : undefined} className={isEmpty ? 'text-faint' : undefined}>
          {shown}
        </span>
      </button>
      {below}
      {open && (
        <ComboboxPanel
          {...open}
          label={label}
          source={source}
          value={value}
          create={
            create && {
              ...create,
              onCreate: (typed) => {
                close();
                create.onCreate(typed);
              },
            }
          }
          onPick={(option) => {
            close();
            onPick(option);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
