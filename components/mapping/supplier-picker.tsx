'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { z } from 'zod';
import { ComboboxList } from '@/components/ui/combobox/list';
import { placeBelow } from '@/components/ui/combobox/place-below';
import { controlClass } from '@/components/ui/control-class';
import type { Option } from '@/components/ui/option';

const pause = 150;
const found = z.array(z.object({ ref: z.string(), name: z.string(), currency: z.string() }));

/** A supplier found by typing a part of its name. The books may hold thousands, so they are asked for as one types. */
export function SupplierPicker({
  label,
  value,
  name,
  error,
  disabled,
  describedBy,
  id,
  onChange,
}: {
  label: string;
  id: string;
  value: string;
  /** What the chosen one is called. */
  name: string;
  error?: string | undefined;
  disabled?: boolean;
  describedBy?: string | undefined;
  onChange: (supplier: { ref: string; name: string }) => void;
}) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [options, setOptions] = useState<readonly Option[] | 'lost'>([]);
  const shown = options === 'lost' ? [] : options;

  useEffect(() => {
    if (!open || !input.current || !list.current) return;
    return placeBelow(list.current, input.current);
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      const answer = await search(typed ?? '', stop.signal);
      if (answer) setOptions(answer);
    }, pause);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [open, typed]);

  useEffect(() => {
    if (open && active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, listId]);

  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(-1);
  };
  const choose = (option: Option | undefined) => {
    if (!option) return;
    onChange({ ref: option.value, name: option.label });
    close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && !open) setOpen(true);
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1));
    else if (event.key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && open) choose(shown[active]);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
  };

  return (
    <span className="relative block min-w-0">
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={name || 'Type a part of the name'}
        value={typed ?? name}
        className={controlClass('h-8 pr-8 text-ellipsis max-sm:h-10')}
        onClick={() => setOpen(true)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          if (typed === '' && value !== '') onChange({ ref: '', name: '' });
          close();
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-faint"
      />
      <ComboboxList
        id={listId}
        ref={list}
        open={open}
        options={shown}
        active={active}
        value={value}
        typed={typed}
        onChoose={choose}
      />
      {options === 'lost' && (
        <span role="alert" className="mt-1 block text-sm text-bad">
          The suppliers could not be searched. Type again to retry.
        </span>
      )}
    </span>
  );
}

/** The suppliers found; undefined when the search was overtaken by another. */
async function search(text: string, signal: AbortSignal): Promise<readonly Option[] | 'lost' | undefined> {
  try {
    const answer = await fetch(`/api/books/suppliers?${new URLSearchParams({ text })}`, { signal });
    if (!answer.ok) return 'lost';
    return found
      .parse(await answer.json())
      .map(({ ref, name, currency }) => ({ value: ref, label: name, ...(currency && { detail: currency }) }));
  } catch {
    return signal.aborted ? undefined : 'lost';
  }
}
