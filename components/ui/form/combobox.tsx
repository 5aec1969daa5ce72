'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { ComboboxList } from './combobox/list';
import { placeBelow } from './combobox/place-below';
import { controlClass } from './control-class';
import type { FieldControl } from './field';
import { matchOptions, type Option } from './option';
import { Select } from './select';

export type ComboboxProps = Partial<FieldControl> & {
  name?: string;
  options: readonly Option[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  /** When no Field gives it a label. */
  'aria-label'?: string;
};

/**
 * A choice from a long list by typing a part of it. Travels in a form under `name`. Until its script runs it is a
 * native select of the same size, and what was chosen there is kept. An emptied text chooses nothing.
 */
export function Combobox(props: ComboboxProps) {
  const { name, options, defaultValue = '', onValueChange, placeholder, required, ...control } = props;
  const select = useRef<HTMLSelectElement>(null);
  const [ready, setReady] = useState(false);
  const [ownValue, setOwnValue] = useState(defaultValue);

  useEffect(() => {
    if (select.current) setOwnValue(select.current.value);
    setReady(true);
  }, []);

  if (!ready) {
    return (
      <Select
        {...control}
        ref={select}
        name={name}
        required={required}
        options={options}
        placeholder={placeholder ?? ''}
        value={undefined}
        defaultValue={props.value ?? defaultValue}
      />
    );
  }
  const value = props.value ?? ownValue;
  return (
    <>
      {name && <input type="hidden" name={name} value={value} disabled={props.disabled} />}
      <SearchableChoice
        {...props}
        value={value}
        onValueChange={(chosen) => {
          setOwnValue(chosen);
          onValueChange?.(chosen);
        }}
      />
    </>
  );
}

function SearchableChoice({
  options,
  value,
  onValueChange,
  placeholder,
  required,
  name: _name,
  defaultValue: _defaultValue,
  ...control
}: ComboboxProps & { value: string; onValueChange: (value: string) => void }) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const chosen = options.find((option) => option.value === value);
  const found = typed === undefined ? options : matchOptions(options, typed);

  useEffect(() => {
    if (!open || !input.current || !list.current) return;
    return placeBelow(list.current, input.current);
  }, [open]);

  useEffect(() => {
    if (open && active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, listId]);

  const show = () => {
    if (control.disabled) return;
    setActive(found.findIndex((option) => option.value === value));
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(-1);
  };
  const choose = (option: Option | undefined) => {
    if (!option || option.disabledReason !== undefined) return;
    onValueChange(option.value);
    close();
  };
  const move = (to: number) => {
    if (open) setActive(Math.min(Math.max(to, 0), found.length - 1));
    else show();
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'PageDown' && open) move(active + 8);
    else if (event.key === 'PageUp' && open) move(active - 8);
    else if (event.key === 'Enter' && open) choose(found[active]);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="relative block min-w-0">
      <input
        {...control}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-required={required || undefined}
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder={chosen?.label ?? placeholder}
        value={typed ?? chosen?.label ?? ''}
        className={controlClass('h-8 pr-8 text-ellipsis max-sm:h-10')}
        onClick={show}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          if (typed === '' && !required) onValueChange('');
          close();
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(matchOptions(options, event.target.value).findIndex((option) => !option.disabledReason));
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <ChevronDown
        aria-hidden="true"
        className={clsx('pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-faint')}
      />
      <ComboboxList
        id={listId}
        ref={list}
        open={open}
        options={found}
        active={active}
        value={value}
        typed={typed}
        onChoose={choose}
      />
    </span>
  );
}
