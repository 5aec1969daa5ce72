const gap = 4;
const tallest = 320;
const narrowest = 300;
const leastBelow = 160;

/**
 * Shows a popover below a control, or above it when there is little room below and more above. It follows the control
 * when the page scrolls. As the browser shows popovers in its top layer, no card can cut it off. Returns a function
 * that hides it.
 */
export function placeBelow(popover: HTMLElement, control: HTMLElement): () => void {
  const place = () => {
    const box = control.getBoundingClientRect();
    const below = window.innerHeight - box.bottom - 2 * gap;
    const above = box.top - 2 * gap;
    const upwards = below < leastBelow && above > below;
    const width = Math.min(Math.max(box.width, narrowest), window.innerWidth - 2 * gap);
    popover.style.width = `${width}px`;
    popover.style.left = `${Math.max(gap, Math.min(box.left, window.innerWidth - width - gap))}px`;
    popover.style.maxHeight = `${Math.min(tallest, upwards ? above : below)}px`;
    popover.style.top = upwards ? 'auto' : `${box.bottom + gap}px`;
    popover.style.bottom = upwards ? `${window.innerHeight - box.top + gap}px` : 'auto';
  };
  popover.showPopover();
  place();
  window.addEventListener('resize', place);
  window.addEventListener('scroll', place, true);
  return () => {
    window.removeEventListener('resize', place);
    window.removeEventListener('scroll', place, true);
    if (popover.isConnected) popover.hidePopover();
  };
}
