import type { Tone } from '@/components/ui/display/tone';

export type Toast = { readonly id: number; readonly tone: Tone; readonly text: string };

/** The name of the event by which showToast passes a toast to the ToastRegion of the page. */
export const toastEvent = 'outlay:toast';

let shown = 0;

/**
 * Shows a short message in a corner of the page: what an action has done. Use a Notice for failures instead, beside
 * what failed. Works only in the browser.
 */
export function showToast(text: string, tone: Tone = 'good'): void {
  shown += 1;
  const detail: Toast = { id: shown, tone, text };
  window.dispatchEvent(new CustomEvent(toastEvent, { detail }));
}
