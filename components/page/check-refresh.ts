import { requestFrom } from './page-request';
import type { ShownPage } from './shown-page';

/**
 * Whether a refresh would show this page again. `unavailable`: the server did not answer or is overloaded, so a later
 * attempt may succeed.
 */
export type RefreshCheck = 'allowed' | 'refused' | 'unavailable';

/**
 * Returns whether a refresh would show this page again. The person that it was rendered for must still be signed in and a
 * member. If something is typed, the page itself is requested too: after a deletion or a change of the person's role, a
 * refresh would replace it and lose the input.
 */
export async function checkRefresh(page: ShownPage): Promise<RefreshCheck> {
  try {
    const person = meaningOf(await requestFrom(page, '/api/events', { method: 'HEAD' }));
    if (person !== 'allowed' || !hasUnsavedInput()) return person;
    return meaningOf(await fetch(window.location.href, { method: 'HEAD', redirect: 'manual' }));
  } catch {
    return 'unavailable';
  }
}

function meaningOf({ ok, status }: Response): RefreshCheck {
  if (ok) return 'allowed';
  return status === 429 || status >= 500 ? 'unavailable' : 'refused';
}

/** Input outside of form fields, such as the draft of a mapping, is marked with `data-unsaved`. */
function hasUnsavedInput(): boolean {
  const main = document.querySelector('main');
  if (!main) return false;
  return main.querySelector('[data-unsaved]') !== null || [...main.querySelectorAll(fields)].some(isEdited);
}

// The form of a filter has an address as its action. What is typed in it is not kept either way.
const fields = ['input', 'select', 'textarea'].map((name) => `${name}:not(form[action^="/"] *)`).join();

function isEdited(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLSelectElement)
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
  return field.type === 'checkbox' || field.type === 'radio'
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue;
}
