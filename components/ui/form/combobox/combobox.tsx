'use client';

import clsx from 'clsx';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Icon } from '@/components/ui/display/icon';
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
  const isQuiet = quiet && !wanted;
  const message = error === true ? hint : (error ?? hint);
  return (
    <div className={clsx('min-w-0', className)}>
      <button
        ref={button}
        id={id}
        type="button"
        data-cell
        aria-haspopup="listbox"
        aria-expanded={open !== undefined}
        // The button is named by its label and its text. With a label element alone, a screen reader would not read the
        // choice.
        aria-labelledby={`${id}-label ${id}-text`}
        aria-describedby={clsx(describedBy, message && `${id}-message`) || undefined}
        disabled={disabled}
        onFocus={loadPanel}
        onPointerEnter={loadPanel}
        onClick={() => (open ? close() : show(''))}
        onKeyDown={onKeyDown}
        className={clsx(
          'group/pick flex min-h-8 w-full min-w-0 items-center gap-1.5 rounded-control border px-2.5 text-left transition-colors disabled:cursor-default max-sm:min-h-10',
          error ? 'border-bad' : isQuiet ? quietClass : 'border-field bg-surface hover:border-soft',
        )}
      >
        <span id={`${id}-label`} className="sr-only">
          {label}:{' '}
        </span>
        <span id={`${id}-text`} className={clsx('min-w-0 grow truncate', isEmpty && 'text-faint')}>
          {isEmpty ? placeholder : text}
        </span>
        <Icon
          name="icon-chevron-down"
          className={clsx(
            'size-3.5 shrink-0 text-faint',
            isQuiet && 'sm:opacity-0 group-hover/pick:opacity-100 group-focus-visible/pick:opacity-100',
            disabled && 'opacity-0!',
          )}
        />
      </button>
      {message && (
        <span
          id={`${id}-message`}
          role={error ? 'alert' : undefined}
          className={clsx('mt-0.5 block px-2.5 text-sm', error ? 'font-medium text-bad' : 'text-faint')}
        >
          {message}
        </span>
      )}
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

const quietClass =
  'max-sm:border-field max-sm:bg-surface sm:border-transparent hover:not-disabled:border-line-strong hover:not-disabled:bg-surface focus-visible:border-line-strong';
