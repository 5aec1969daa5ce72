'use client';

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import clsx from 'clsx';
import { useShownPage } from '@/components/page/shown-page';
import type { RuleView } from '@/components/rules/editor/view';
import { AppLink } from '@/components/ui/action/app-link';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { counted } from '@/lib/domain/plural';

/** One rule in words, with its position and the controls that move it. */
export function RuleRow({
  rule,
  place,
  isFirst,
  isLast,
  movable,
  editable,
  onMove,
  onArchive,
}: {
  rule: RuleView;
  /** The position of the rule; null when a search hides some rules. */
  place: number | null;
  isFirst: boolean;
  isLast: boolean;
  movable: boolean;
  editable: boolean;
  onMove: (by: -1 | 1) => void;
  onArchive: () => void;
}) {
  const { locale } = useShownPage();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: rule.id,
    disabled: !movable,
  });
  return (
    <li
      ref={setNodeRef}
      style={transform ? { transform: CSS.Translate.toString(transform), transition } : undefined}
      className={clsx(
        'flex items-start gap-2 border-b border-line bg-surface px-3 py-2.5 last:border-b-0 sm:items-center',
        isDragging && 'relative z-10 shadow-raised',
      )}
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
      {place !== null && <span className="tabular w-6 shrink-0 pt-0.5 text-right text-faint sm:pt-0">{place}</span>}
      <div className="min-w-0 grow">
        <p className="wrap-anywhere">
          <AppLink href={`/mapping/rules/${rule.id}`} className="font-medium hover:underline">
            {rule.name}
          </AppLink>
        </p>
        <p className="text-soft wrap-anywhere">
          {rule.when} <span className="text-ink">→ {rule.gives}</span>
        </p>
        <p className="text-sm text-faint">{codedWords(rule.coded, locale)}</p>
      </div>
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

function codedWords(count: number, locale: string): string {
  if (count === 0) return 'Coded nothing in the last 90 days';
  return `Coded ${counted(count, 'expense', locale)} in the last 90 days`;
}
