'use client';

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type ReactNode, startTransition, useEffect, useId, useOptimistic, useRef, useState } from 'react';
import { moved, type RuleView } from '@/components/rules/editor/view';
import { Button } from '@/components/ui/action/button';
import { Card } from '@/components/ui/display/card';
import { Notice } from '@/components/ui/feedback/notice';
import { idle } from '@/lib/actions/result';
import { reorderRules, shelveRule } from '@/lib/actions/rules';
import { RuleRow } from './rule-row';

/** The rules in their order, which can be changed by pointer, by keyboard and by buttons. */
export function RuleList({
  rules,
  editable,
  filtered,
  empty,
}: {
  rules: readonly RuleView[];
  editable: boolean;
  /** Only some of the rules are shown: their order is not to be changed. */
  filtered: boolean;
  /** What stands in its place while there is none: the last one archived can still be taken back. */
  empty: ReactNode;
}) {
  const kept = rules.map((rule) => rule.id);
  const [order, setOrder] = useOptimistic<readonly string[]>(kept);
  const [refusal, setRefusal] = useState<string>();
  const [said, setSaid] = useState('');
  const [shelved, setShelved] = useState<RuleView>();
  const focusOn = useRef<string>(null);
  const dndId = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const shown = order.flatMap((id) => byId.get(id) ?? []);
  const movable = editable && !filtered && rules.length > 1;

  // A row that changes its place takes its button out of the page and puts it back without the focus.
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
      const form = new FormData();
      for (const one of next) form.append('order[]', one);
      for (const one of kept) form.append('seen[]', one);
      const answer = await reorderRules(idle, form);
      setRefusal(answer.state === 'refused' ? answer.message : undefined);
      if (answer.state === 'done') setSaid(`${name} is now ${next.indexOf(id) + 1} of ${next.length}.`);
    });
  };
  const shelve = async (rule: RuleView, archived: boolean) => {
    const form = new FormData();
    form.set('id', rule.id);
    form.set('archived', String(archived));
    const answer = await shelveRule(idle, form);
    setRefusal(answer.state === 'refused' ? answer.message : undefined);
    if (answer.state === 'done') setShelved(archived ? rule : undefined);
  };
  const announce = {
    // Being over its own place is said right after, and would cut this short.
    onDragStart: () => undefined,
    onDragOver: ({ active, over }: { active: { id: string | number }; over: { id: string | number } | null }) =>
      over ? `${nameOf(active.id)} is over place ${order.indexOf(String(over.id)) + 1} of ${order.length}.` : undefined,
    onDragEnd: () => 'It is put down.',
    onDragCancel: () => 'It is back where it was.',
  };
  const nameOf = (id: string | number) => byId.get(String(id))?.name ?? 'The rule';

  return (
    <>
      {shelved && (
        <Notice
          live
          tone="quiet"
          className="mb-3"
          actions={
            <Button size="sm" onClick={() => shelve(shelved, false)}>
              Undo
            </Button>
          }
        >
          <strong>{shelved.name}</strong> is archived. What it coded stays as it is.
        </Notice>
      )}
      {refusal && (
        <Notice live tone="bad" className="mb-3">
          {refusal}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {shown.length === 0 ? (
        empty
      ) : (
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
            <SortableContext items={[...order]} strategy={verticalListSortingStrategy}>
              <ol aria-label="Rules in order">
                {shown.map((rule, index) => (
                  <RuleRow
                    key={rule.id}
                    rule={rule}
                    place={filtered ? null : index + 1}
                    isFirst={index === 0}
                    isLast={index === shown.length - 1}
                    movable={movable}
                    editable={editable}
                    onMove={(by) => {
                      focusOn.current = `${by < 0 ? 'up' : 'down'}-${rule.id}`;
                      put(moved(order, rule.id, by), rule.id);
                    }}
                    onArchive={() => shelve(rule, true)}
                  />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
        </Card>
      )}
    </>
  );
}

const howTo = 'Press the space bar to pick the rule up, the arrow keys to move it, and the space bar to put it down.';
