'use client';

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { RuleView } from '@/components/rules/editor/view';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { RuleText } from './rule-text';

/** One rule in words, with its place and the controls that move it. */
export function RuleRow({
  rule,
  place,
  all,
  movable,
  editable,
  onMove,
  onArchive,
}: {
  rule: RuleView;
  /** The position of the rule; null when a search hides some rules. */
  place: number | null;
  /** The number of all rules. */
  all: number;
  movable: boolean;
  editable: boolean;
  onMove: (by: -1 | 1) => void;
  onArchive: () => void;
}) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: rule.id,
    disabled: !movable,
  });
  const [isFirst, isLast] = [place === 1, place === all];
  return (
    <li
      ref={setNodeRef}
      style={transform ? { transform: CSS.Translate.toString(transform), transition } : undefined}
      className={isDragging ? 'relative z-10 shadow-raised' : undefined}
    >
      {movable && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Move ${rule.name}`}
          className="-ml-1 grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-control text-faint hover:bg-quiet-wash hover:text-ink"
        >
          <Icon name="icon-grip-vertical" className="size-4" />
        </button>
      )}
      <RuleText rule={rule} place={place} />
      {editable && (
        <div className="flex shrink-0 items-center max-sm:w-24 max-sm:flex-wrap max-sm:justify-end">
          {movable && (
            <>
              <Button
                id={`up-${rule.id}`}
                variant="plain"
                size="sm"
                aria-label={`Move ${rule.name} up`}
                aria-disabled={isFirst || undefined}
                onClick={() => !isFirst && onMove(-1)}
              >
                <Icon name="icon-arrow-up" />
              </Button>
              <Button
                id={`down-${rule.id}`}
                variant="plain"
                size="sm"
                aria-label={`Move ${rule.name} down`}
                aria-disabled={isLast || undefined}
                onClick={() => !isLast && onMove(1)}
              >
                <Icon name="icon-arrow-down" />
              </Button>
            </>
          )}
          <Button variant="plain" size="sm" aria-label={`Archive ${rule.name}`} onClick={onArchive}>
            Archive
          </Button>
        </div>
      )}
    </li>
  );
}
