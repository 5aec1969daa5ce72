'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { placeBelow } from '@/components/ui/form/combobox/place-below';
import { controlClass } from '@/components/ui/form/control-class';
import type { Option } from '@/components/ui/form/option';
import { canChoose, entriesOf, step } from './entries';
import { PickList } from './pick-list';
import type { PickSource } from './source';
import { useOptions } from './use-options';

export type PickPanelProps = {
  /** Read out: "Account for Travel". */
  label: string;
  source: PickSource;
  value: string;
  /** What was typed on the button already. */
  startWith: string;
  /** The button it hangs below. */
  anchor: HTMLElement;
  onPick: (option: Option) => void;
  /** Making what is missing: how the offer reads, and what it does with what was typed. */
  create?: { readonly label: (typed: string) => string; readonly onCreate: (typed: string) => void } | undefined;
  onClose: () => void;
};

/** The open choice: a text to search by, and the list beneath. */
export default function PickPanel({
  label,
  source,
  value,
  startWith,
  anchor,
  onPick,
  create,
  onClose,
}: PickPanelProps) {
  const listId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(startWith);
  const [moved, setMoved] = useState<number>();
  const options = useOptions(source, typed);
  const shown = typeof options === 'string' ? [] : options;
  const entries = entriesOf(shown, create && typeof options !== 'string' ? create.label(typed.trim()) : undefined);
  const chosenAt = entries.findIndex((entry) => entry.kind === 'option' && entry.option.value === value);
  const firstAt = entries.findIndex(canChoose);
  const active = moved ?? (typed === '' && chosenAt >= 0 ? chosenAt : firstAt);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const remove = placeBelow(element, anchor);
    // Not before it is shown: what is hidden takes no focus.
    input.current?.focus();
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target) && !anchor.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      remove();
    };
  }, [anchor]);

  const choose = (at: number) => {
    const entry = entries[at];
    if (entry?.kind === 'create') create?.onCreate(typed.trim());
    if (entry?.kind === 'option' && canChoose(entry)) onPick(entry.option);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = moves[event.key];
    if (by !== undefined) setMoved(step(entries, active, by));
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };
  const count = shown.length;

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
      <PickList id={listId} label={label} entries={entries} active={active} value={value} onChoose={choose} />
      <p role="status" className={count === 0 ? 'px-3 py-2.5 text-soft' : 'sr-only'}>
        {options === 'searching' && 'Searching'}
        {options === 'lost' && 'The books could not be searched. Type again to retry.'}
        {typeof options !== 'string' && (count === 0 ? `Nothing matches “${typed}”.` : `${count} found`)}
      </p>
    </div>
  );
}
