import { requestFrom } from './page-request';
import type { ShownPage } from './shown-page';

/**
 * Returns whether a refresh would show this page again. The person that it was rendered for must still be signed in and a
 * member. If something is typed, the page itself is requested too: after a deletion or a change of the person's role, a
 * refresh would replace it and lose the input.
 */
export async function canRefresh(page: ShownPage): Promise<boolean> {
  try {
    if (!(await requestFrom(page, '/api/events', { method: 'HEAD' })).ok) return false;
    return !hasUnsavedInput() || (await fetch(window.location.href, { method: 'HEAD', redirect: 'manual' })).ok;
  } catch {
    return false;
  }
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
