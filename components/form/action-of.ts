import type { ActionState } from '@/lib/actions/action-state';
import type { PageIdentity } from '@/lib/domain/company/page-identity';
import type { FormAction } from './call-action';

type PageAction<T> = (before: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

const known = new WeakMap<PageIdentity, WeakMap<object, object>>();

/**
 * Returns the action with the identity of its page bound to it, always as the same function. To render the page after a
 * form was posted without script, React waits until the bound values of the action are resolved, then renders the
 * component again. With a new function in each render it would wait for ever, and the browser would get no response.
 */
export function actionOf<T>(action: FormAction<T>, page: PageIdentity): PageAction<T> {
  const ofPage = known.get(page) ?? new WeakMap<object, object>();
  known.set(page, ofPage);
  // The cast is safe, because the value was bound from this action.
  const bound = (ofPage.get(action) as PageAction<T> | undefined) ?? action.bind(null, page);
  ofPage.set(action, bound);
  return bound;
}
