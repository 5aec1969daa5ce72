import type { Tone } from '@/components/ui/display/tone';
import { newId } from '@/components/ui/form/new-id';

export type Toast = { readonly id: string; readonly tone: Tone; readonly text: string };

/** The event that carries a toast to the region of the page. */
export const toastEvent = 'outlay:toast';

/** Says in a corner what has just been done. For what went wrong use a Notice where it went wrong. Browser only. */
export function showToast(text: string, tone: Tone = 'good'): void {
  const detail: Toast = { id: newId(), tone, text };
  window.dispatchEvent(new CustomEvent(toastEvent, { detail }));
}
