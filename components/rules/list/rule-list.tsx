'use client';

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import clsx from 'clsx';
import { type ReactNode, startTransition, useEffect, useId, useOptimistic, useRef, useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useArchive } from '@/components/form/use-archive';
import { useCallAction } from '@/components/form/use-call-action';
import { type Columns, toRows } from '@/components/page/columns';
import { useHydrated } from '@/components/page/use-hydrated';
import { moved, type RuleView } from '@/components/rules/editor/view';
import { Card } from '@/components/ui/display/card';
import { type ActionState, idle } from '@/lib/actions/action-state';
import { reorderRules, setRuleArchived } from '@/lib/actions/rules';
import { RuleRow } from './rule-row';
import { RuleText } from './rule-text';

/** Where a page of the rules is in the order of all of them. */
export type RulePlace = {
  /** The place of the first rule of the page, from 1 on, and the number of all rules. */
  readonly first: number;
  readonly all: number;
  /** The rules just before and after the page. A rule at its edge changes places with them. */
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * A page of the rules in the order in which they apply. A person can reorder them by dragging, by keyboard or with
 * buttons. These controls need the script, so the HTML has the texts only.
 */
export function RuleList({
  columns,
  place,
  editable,
  empty,
}: {
  columns: Columns<RuleView>;
  /** Null when a search hides some rules. The shown rules then cannot be moved. */
  place: RulePlace | null;
  editable: boolean;
  /** Shown when there are no rules, below the notice about the latest archiving. */
  empty: ReactNode;
}) {
  const isHydrated = useHydrated();
  const rules = toRows(columns);
  const saved = [place?.before, ...rules.map(({ id }) => id), place?.after].filter((id) => typeof id === 'string');
  const [order, setOrder] = useOptimistic<readonly string[]>(saved);
  const callAction = useCallAction();
  const [answer, setAnswer] = useState<ActionState>(idle);
  const [said, setSaid] = useState('');
  const { archive, notice } = useArchive(setRuleArchived, 'What it coded stays as it is.');
  const focusOn = useRef<string>(null);
  const dndId = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  const movable = editable && place !== null && place.all > 1;
  const placeIn = (ids: readonly string[], id: string) =>
    place ? place.first - (place.before ? 1 : 0) + ids.indexOf(id) : 0;

  // Restores the focus after a move: React inserts the moved row into the page again, and its button loses the focus.
  useEffect(() => {
    if (!focusOn.current || document.activeElement?.id === focusOn.current) return;
    document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  });

  const put = (next: readonly string[], id: string) => {
    if (next === order) return;
    const name = byId.get(id)?.name ?? '';
    startTransition(async () => {
      setOrder(next);
      const given = await callAction(reorderRules, { 'order[]': next, 'seen[]': saved });
      setAnswer(given);
      if (given.state === 'done') setSaid(`${name} is now ${placeIn(next, id)} of ${place?.all}.`);
    });
  };
  const announce = {
    // Nothing is announced here. The position is announced immediately afterwards and would interrupt this message.
    onDragStart: () => undefined,
    onDragOver: ({ active, over }: { active: { id: string | number }; over: { id: string | number } | null }) =>
      over ? `${nameOf(active.id)} is over place ${placeIn(order, String(over.id))} of ${place?.all}.` : undefined,
    onDragEnd: () => 'It is put down.',
    onDragCancel: () => 'It is back where it was.',
  };
  const nameOf = (id: string | number) => byId.get(String(id))?.name ?? 'The rule';

  return (
    <>
      {notice}
      <RefusalNotice state={answer} className="mb-3" />
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length === 0 ? (
        empty
      ) : isHydrated ? (
        <Card>
          <DndContext
            id={dndId}
            sensors={sensors}
            collisionDetection={closestCenter}
            accessibility={{ announcements: announce, screenReaderInstructions: { draggable: howTo } }}
            onDragEnd={({ active, over }) => {
              if (!over || active.id === over.id) return;
              const id = String(active.id);
              put(moved(order, id, order.indexOf(String(over.id)) - order.indexOf(id)), id);
            }}
          >
            <SortableContext items={shown.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
              <ol aria-label="Rules in order" className="rule-rows">
                {shown.map((rule) => (
                  <RuleRow
                    key={rule.id}
                    rule={rule}
                    place={place && placeIn(order, rule.id)}
                    all={place?.all ?? 0}
                    movable={movable}
                    editable={editable}
                    onMove={(by) => {
                      focusOn.current = `${by < 0 ? 'up' : 'down'}-${rule.id}`;
                      put(moved(order, rule.id, by), rule.id);
                    }}
                    onArchive={() => archive(rule)}
                  />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
        </Card>
      ) : (
        <Card>
          <ol className={clsx('rule-rows', editable && (movable ? 'rule-rows-movable' : 'rule-rows-editable'))}>
            {rules.map((rule, index) => (
              <li key={rule.id}>
                <RuleText rule={rule} place={place && place.first + index} />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  );
}

const howTo = 'Press the space bar to pick the rule up, the arrow keys to move it, and the space bar to put it down.';
