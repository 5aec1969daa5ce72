'use client';

import { useId, useRef, useState } from 'react';
import { controlClass } from '@/components/ui/form/control-class';
import { usePopoverBelow } from '@/components/ui/form/use-popover-below';
import type { Option } from '@/lib/domain/list/option';
import { canChoose, entriesOf, step } from './entries';
import type { FoundOptions } from './first-options';
import { ComboboxList } from './list';
import type { OptionSource } from './source';
import { useOptions } from './use-options';

export type ComboboxPanelProps = {
  readonly label: string;
  readonly source: OptionSource;
  readonly value: string;
  /** The initial text of the search field. */
  readonly startWith: string;
  /** The button that the panel is placed below. */
  readonly anchor: HTMLElement;
  readonly onPick: (option: Option) => void;
  /** Adds an entry that creates what is missing. `label` returns its label, `onCreate` receives the typed text. */
  readonly create?:
    | { readonly label: (typed: string) => string; readonly onCreate: (typed: string) => void }
    | undefined;
  readonly onClose: () => void;
};

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The open part of a combobox: a search field and the list of matching options. */
export default function ComboboxPanel({
  label,
  source,
  value,
  startWith,
  anchor,
  onPick,
  create,
  onClose,
}: ComboboxPanelProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(startWith);
  const [moved, setMoved] = useState<number>();
  const { found, isCurrent } = useOptions(source, typed);
  const isFound = typeof found !== 'string';
  const shown = isFound ? found.options : [];
  const entries = entriesOf(shown, create && isFound ? create.label(typed.trim()) : undefined);
  const chosenAt = entries.findIndex((entry) => entry.kind === 'option' && entry.option.value === value);
  const active = moved ?? (typed === '' && chosenAt >= 0 ? chosenAt : entries.findIndex(canChoose));
  // autoFocus would be too early, because the popover is still hidden when React sets it.
  const panel = usePopoverBelow(anchor, { onShow: () => input.current?.focus(), onLeave: onClose });

  const choose = (index: number) => {
    const entry = entries[index];
    if (entry?.kind === 'create') create?.onCreate(typed.trim());
    if (entry?.kind === 'option' && canChoose(entry)) onPick(entry.option);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = moves[event.key];
    if (by !== undefined) setMoved(step(entries, active, by));
    else if (event.key === 'Enter') {
      // Results of an earlier text are not what the person asked for.
      if (isCurrent) choose(active);
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={panel}
      popover="manual"
      className="inset-auto m-0 flex-col overflow-hidden rounded-card border border-line bg-raised text-ink shadow-raised open:flex"
    >
      <div className="p-1.5 pb-0.5">
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          ref={input}
          placeholder="Type to search"
          value={typed}
          className={controlClass('h-8 max-sm:h-10')}
          onChange={(event) => {
            setTyped(event.target.value);
            setMoved(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ComboboxList id={listId} label={label} entries={entries} active={active} value={value} onChoose={choose} />
      <p
        role="status"
        className={isFound && found.isComplete && shown.length > 0 ? 'sr-only' : 'px-3 py-2.5 text-soft'}
      >
        {found === 'searching' && 'Searching'}
        {found === 'failed' && 'The books could not be searched. Type again to retry.'}
        {isFound && resultWords(found, typed)}
      </p>
    </div>
  );
}

function resultWords({ options, isComplete }: FoundOptions, typed: string): string {
  if (options.length === 0) return typed === '' ? 'The list is empty.' : `Nothing matches “${typed}”.`;
  return isComplete
    ? `${options.length} found`
    : `The first ${options.length} are shown. Type more to find the others.`;
}
