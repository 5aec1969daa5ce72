import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { placeBelow } from './place-below';

/**
 * Shows a popover below `anchor` while the component is mounted. Calls `onShow` once it is visible, and `onLeave` when
 * the person presses outside both. Returns the ref for the popover.
 */
export function usePopoverBelow(
  anchor: HTMLElement,
  { onShow, onLeave }: { readonly onShow: () => void; readonly onLeave: () => void },
): RefObject<HTMLDivElement | null> {
  const popover = useRef<HTMLDivElement>(null);
  const show = useEffectEvent(onShow);
  const leave = useEffectEvent(onLeave);

  useEffect(() => {
    const element = popover.current;
    if (!element) return;
    const hide = placeBelow(element, anchor);
    show();
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !element.contains(target) && !anchor.contains(target)) leave();
    };
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      hide();
    };
  }, [anchor]);

  return popover;
}
