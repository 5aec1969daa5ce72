'use client';

import { useEffect, useRef } from 'react';
import { Checkbox } from '@/components/ui/form/checkbox';
import { rowBoxes, selectionChanged } from './boxes';

/** The checkbox that selects or clears every row on this page. */
export function SelectPage() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const show = () => {
      const boxes = rowBoxes();
      const ticked = boxes.filter((other) => other.checked).length;
      if (!box.current) return;
      box.current.checked = ticked > 0 && ticked === boxes.length;
      box.current.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    document.addEventListener(selectionChanged, show);
    return () => document.removeEventListener(selectionChanged, show);
  }, []);
  return (
    <Checkbox
      ref={box}
      label="Select all on this page"
      hideLabel
      onChange={(event) => {
        // Each click updates this checkbox too, so its state is read before the first one.
        const { checked } = event.target;
        for (const other of rowBoxes()) {
          if (other.checked !== checked) other.click();
        }
      }}
    />
  );
}
