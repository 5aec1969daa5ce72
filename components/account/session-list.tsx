'use client';

import { RefusalNotice } from '@/components/form/refusal-notice';
import { RowButton } from '@/components/form/row-button';
import { useAction } from '@/components/form/use-action';
import { type Columns, toRows } from '@/components/page/columns';
import { Icon } from '@/components/ui/display/icon';
import { State } from '@/components/ui/feedback/state';
import { endOneSession } from '@/lib/actions/sessions';
import type { ShownSession } from './session-row';

/**
 * The person's sessions, each with a button to end it. `self` is the id of the current session, which has no such
 * button. One form serves all buttons.
 */
export function SessionList({ columns, self }: { columns: Columns<ShownSession>; self: string }) {
  const { state, pending, formProps } = useAction(endOneSession);
  return (
    <form {...formProps}>
      <ul className="session-rows">
        {toRows(columns).map(({ id, device, isPhone, ago, at, from }) => (
          <li key={id}>
            <Icon name={isPhone ? 'icon-smartphone' : 'icon-laptop'} />
            <div>
              <b>{device}</b>
              {id === self && <State tone="good">This browser</State>}
              <p>
                Last seen <span title={at}>{ago}</span>
                {from && `, from ${from}`}
              </p>
            </div>
            {id !== self && (
              <RowButton id={id} label={`End the session in ${device}`} pending={pending}>
                End
              </RowButton>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice state={state} />
    </form>
  );
}
