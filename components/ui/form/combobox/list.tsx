'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { Icon } from '@/components/ui/display/icon';
import { type Entry, isGroup } from './entries';

const rowHeight = 32;
const touchRowHeight = 44;

/** The rows of the open list. Only the visible ones are rendered, because a list may have thousands. */
export function ComboboxList({
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
  onChoose: (index: number) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (window.matchMedia('(max-width: 639px)').matches ? touchRowHeight : rowHeight),
    overscan: 6,
    initialRect: { width: 300, height: 260 },
  });

  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'auto' });
  }, [active, rows]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only prevents a press on the scroll bar from moving the focus
    <div
      ref={scroller}
      className="min-h-0 overflow-y-auto overscroll-contain p-1"
      hidden={entries.length === 0}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={id} role="listbox" aria-label={label} className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <div
              key={entry.key}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)`, height: size }}
            >
              {isGroup(entry) ? (
                <div className="flex h-full items-end px-2 pb-1 text-xs font-medium text-faint">{entry.label}</div>
              ) : (
                <Row
                  id={`${id}-${index}`}
                  entry={entry}
                  position={entries.slice(0, index + 1).filter((other) => !isGroup(other)).length}
                  count={entries.filter((other) => !isGroup(other)).length}
                  active={index === active}
                  chosen={entry.kind === 'option' && entry.option.value === value}
                  onChoose={() => onChoose(index)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({
  id,
  entry,
  position,
  count,
  active,
  chosen,
  onChoose,
}: {
  id: string;
  entry: Exclude<Entry, { kind: 'group' }>;
  position: number;
  count: number;
  active: boolean;
  chosen: boolean;
  onChoose: () => void;
}) {
  const option = entry.kind === 'option' ? entry.option : undefined;
  const disabledReason = option?.disabledReason;
  const detail = disabledReason ?? option?.detail;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the text field refers to it by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={disabledReason !== undefined || undefined}
      // The position and count are set explicitly: rows out of view are not rendered, so a screen reader could not
      // count them.
      aria-posinset={position}
      aria-setsize={count}
      onClick={onChoose}
      className={clsx(
        'flex h-full items-center gap-2 rounded-[6px] px-2',
        active ? 'bg-accent-wash' : 'hover:bg-quiet-wash',
        disabledReason === undefined ? 'cursor-pointer' : 'cursor-not-allowed text-faint',
      )}
    >
      {!option && <Icon name="icon-plus" className="size-3.5 shrink-0 text-accent" />}
      <span className="min-w-0 grow truncate">{entry.kind === 'create' ? entry.label : entry.option.label}</span>
      {detail && <span className="shrink-0 text-sm text-faint">{detail}</span>}
      {chosen && <Glyph tone="good" className="size-3.5 shrink-0 text-accent" />}
    </div>
  );
}
