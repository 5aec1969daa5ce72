'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Option } from '@/components/ui/form/option';
import type { PickPanelProps } from './pick-panel';

const loadPanel = () => import('./pick-panel');
const PickPanel = dynamic(loadPanel, { ssr: false });

/**
 * One choice in a table full of them: a button that says what is chosen and opens a list to search. The list, and the
 * script that draws thousands of lines, come only when one is opened.
 */
export function Pick({
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
}: {
  /** Read out: "Account for Travel". */
  label: string;
  value: string;
  /** What is chosen, in words; empty for nothing. */
  text: ReactNode;
  placeholder?: ReactNode;
  /** A fainter word beneath. */
  hint?: ReactNode;
  error?: string | undefined;
  disabled?: boolean;
  /** Reads as text until it is pointed at. */
  quiet?: boolean;
  /** Something has to be chosen here. */
  wanted?: boolean;
  className?: string;
  source: PickSource;
  onPick: (option: Option) => void;
  create?: PickPanelProps['create'];
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<{ readonly anchor: HTMLElement; readonly startWith: string }>();
  const close = () => {
    setOpen(undefined);
    button.current?.focus();
  };
  const show = (startWith: string) => {
    if (button.current) setOpen({ anchor: button.current, startWith });
  };
  const isEmpty = text === '' || text === null || text === undefined;
  return (
    <div className={clsx('min-w-0', className)}>
      <button
        ref={button}
        type="button"
        data-cell
        aria-haspopup="listbox"
        aria-expanded={open !== undefined}
        aria-describedby={error || hint ? `${id}-says` : undefined}
        disabled={disabled}
        // Whoever comes near may open it, and types at once.
        onFocus={loadPanel}
        onPointerEnter={loadPanel}
        onClick={() => (open ? close() : show(''))}
        onKeyDown={(event) => {
          // A digit begins the code of an account.
          if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          show(event.key);
        }}
        className={clsx(
          'group/pick flex min-h-8 w-full min-w-0 items-center gap-1.5 rounded-control border px-2.5 text-left transition-colors disabled:cursor-default max-sm:min-h-10',
          error ? 'border-bad' : quiet && !wanted ? quietClass : 'border-field bg-surface hover:border-soft',
        )}
      >
        <span className="sr-only">{label}: </span>
        <span className={clsx('min-w-0 grow truncate', isEmpty && 'text-faint')}>{isEmpty ? placeholder : text}</span>
        <ChevronDown
          aria-hidden="true"
          className={clsx(
            'size-3.5 shrink-0 text-faint',
            quiet && !wanted && 'sm:opacity-0 group-hover/pick:opacity-100 group-focus-visible/pick:opacity-100',
            disabled && 'opacity-0!',
          )}
        />
      </button>
      {(error || hint) && (
        <span
          id={`${id}-says`}
          role={error ? 'alert' : undefined}
          className={clsx('mt-0.5 block px-2.5 text-sm', error ? 'font-medium text-bad' : 'text-faint')}
        >
          {error ?? hint}
        </span>
      )}
      {open && (
        <PickPanel
          label={label}
          source={source}
          value={value}
          startWith={open.startWith}
          anchor={open.anchor}
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

type PickSource = PickPanelProps['source'];

const quietClass =
  'max-sm:border-field max-sm:bg-surface sm:border-transparent hover:not-disabled:border-line-strong hover:not-disabled:bg-surface focus-visible:border-line-strong';
