'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import type { Entry } from './entries';

const lineHeight = 32;
const fingerHeight = 44;

/** The lines found. Only those in sight are in the page: the list may hold thousands. */
export function PickList({
  id,
  label,
  entries,
  active,
  value,
  onChoose,
}: {
  id: string;
  label: string;
  entries: readonly Entry[];
  active: number;
  value: string;
  onChoose: (at: number) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (window.matchMedia('(max-width: 639px)').matches ? fingerHeight : lineHeight),
    overscan: 6,
    initialRect: { width: 300, height: 260 },
  });

  useEffect(() => {
    if (active >= 0) lines.scrollToIndex(active, { align: 'auto' });
  }, [active, lines]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <div
      ref={scroller}
      className="min-h-0 overflow-y-auto overscroll-contain p-1"
      hidden={entries.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={id} role="listbox" aria-label={label} className="relative" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start, size }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <div
              key={entry.key}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              <Line
                id={`${id}-${index}`}
                entry={entry}
                active={index === active}
                chosen={entry.kind === 'option' && entry.option.value === value}
                onChoose={() => onChoose(index)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Line({
  id,
  entry,
  active,
  chosen,
  onChoose,
}: {
  id: string;
  entry: Entry;
  active: boolean;
  chosen: boolean;
  onChoose: () => void;
}) {
  if (entry.kind === 'group') {
    return <div className="flex h-full items-end px-2 pb-1 text-xs font-medium text-faint">{entry.label}</div>;
  }
  const refused = entry.kind === 'option' ? entry.option.disabledReason : undefined;
  const aside = entry.kind === 'option' ? (refused ?? entry.option.detail) : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the text field points here by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={refused !== undefined || undefined}
      onClick={onChoose}
      className={clsx(
        'flex h-full items-center gap-2 rounded-[6px] px-2',
        active ? 'bg-accent-wash' : 'hover:bg-quiet-wash',
        refused === undefined ? 'cursor-pointer' : 'cursor-not-allowed text-faint',
      )}
    >
      {entry.kind === 'create' && <Plus aria-hidden="true" className="size-3.5 shrink-0 text-accent" />}
      <span className="min-w-0 grow truncate">{entry.kind === 'create' ? entry.label : entry.option.label}</span>
      {aside && <span className="shrink-0 text-sm text-faint">{aside}</span>}
      {chosen && <Glyph tone="good" className="size-3.5 shrink-0 text-accent" />}
    </div>
  );
}
