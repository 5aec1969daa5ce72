'use client';

import { useEffect, useState } from 'react';
import { useHydrated } from '@/components/page/use-hydrated';
import { idOf, isRowBox, readSelection, rowBoxes, saveSelection } from './boxes';

/**
 * Returns the ids of the selected expenses, and a function that clears the selection. Ticking a checkbox of the list
 * changes the selection.
 */
export function useSelection(): { readonly ids: readonly string[]; readonly clear: () => void } {
  const [ids, setIds] = useState<readonly string[]>([]);
  const isHydrated = useHydrated();
  // The rows have their checkboxes once they are hydrated.
  useEffect(() => {
    if (!isHydrated) return;
    const save = (selected: ReadonlySet<string>) => {
      saveSelection(selected);
      setIds([...selected]);
    };
    const saved = readSelection();
    for (const box of rowBoxes()) box.checked = saved.has(idOf(box));
    save(saved);
    const change = (event: Event) => {
      const box = event.target;
      if (!isRowBox(box)) return;
      const selected = readSelection();
      if (box.checked) selected.add(idOf(box));
      else selected.delete(idOf(box));
      save(selected);
    };
    document.addEventListener('change', change);
    return () => document.removeEventListener('change', change);
  }, [isHydrated]);
  const clear = () => {
    for (const box of rowBoxes()) box.checked = false;
    saveSelection(new Set());
    setIds([]);
  };
  return { ids, clear };
}
