'use client';

import { type ReactNode, useState } from 'react';
import { useShownPage } from '@/components/page/shown-page';
import { Button } from '@/components/ui/action/button';
import { FilterButton } from '@/components/ui/action/filter-button';
import { formatCount } from '@/lib/domain/number';
import type { Tone } from './tone';

export type StateLabel<S> = { readonly state: S; readonly tone: Tone; readonly label: string };

const firstShown = 100;
const moreShown = 500;

/**
 * Rows with buttons that filter them by state. Only the first hundred are shown until the person asks for more.
 * `children` renders the shown rows.
 */
export function StateFilter<S, Row extends { readonly state: S }>({
  rows,
  states,
  actions,
  children,
}: {
  rows: readonly Row[];
  states: readonly StateLabel<S>[];
  /** Buttons to show beside the filters. */
  actions?: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const { locale } = useShownPage();
  const [only, setOnly] = useState<S>();
  const [shown, setShown] = useState(firstShown);
  const listed = rows.filter((row) => only === undefined || row.state === only);
  const button = (label: string, state: S | undefined, count: number) => (
    <FilterButton
      key={label}
      label={label}
      count={count}
      on={only === state}
      onPress={() => {
        setOnly(state);
        setShown(firstShown);
      }}
    />
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 px-3.5 pb-3">
        {button('All', undefined, rows.length)}
        {states.map(({ state, label }) => {
          const count = rows.filter((row) => row.state === state).length;
          return count > 0 && button(label, state, count);
        })}
        {actions}
      </div>
      {children(listed.slice(0, shown))}
      {listed.length > shown && (
        <div className="px-3.5 py-3">
          <Button size="sm" onClick={() => setShown(shown + moreShown)}>
            Show more: {formatCount(listed.length - shown, locale)} are left
          </Button>
        </div>
      )}
    </>
  );
}
