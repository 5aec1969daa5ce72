import type { Tone } from '@/components/ui/display/tone';

export type Toast = { readonly id: number; readonly tone: Tone; readonly text: string };

/** The event that carries a toast to the page's ToastRegion. */
export const toastEvent = 'outlay:toast';

let shown = 0;

/** Shows in a corner what was just done. Shows failures in a Notice, at their place. Browser only. */
export function showToast(text: string, tone: Tone = 'good'): void {
  shown += 1;
  const detail: Toast = { id: shown, tone, text };
  window.dispatchEvent(new CustomEvent(toastEvent, { detail }));
}
