'use client';

import { useState } from 'react';
import { RefusalNotice } from '@/components/form/refusal-notice';
import { useAction } from '@/components/form/use-action';
import { type Columns, toRows } from '@/components/page/columns';
import { Button } from '@/components/ui/action/button';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { SubmitButton } from '@/components/ui/action/submit-button';
import { showToast } from '@/components/ui/feedback/toast';
import { SelectField } from '@/components/ui/form/field/select-field';
import { changeFundingAccount, revokeIngestKey } from '@/lib/actions/ingest/keys';
import type { Option } from '@/lib/domain/list/option';

/** A key in the words of the page. */
export type ShownKey = {
  readonly id: string;
  readonly source: string;
  readonly hint: string;
  /** "Created on 3 Nov by Olive Owner, last used 2 hours ago". */
  readonly detail: string;
  /** The value of the account that top-ups come from; empty for none. */
  readonly fundingAccount: string;
  readonly isRevoked: boolean;
};

/** The keys of a company. One dialog serves the buttons of all rows. */
export function KeyList({
  columns,
  accounts,
  mayChange,
}: {
  columns: Columns<ShownKey>;
  accounts: readonly Option[];
  mayChange: boolean;
}) {
  const [chosen, setChosen] = useState<{ key: ShownKey; to: 'revoke' | 'account' }>();
  const nameOf = (value: string) => accounts.find((account) => account.value === value)?.label;
  return (
    <>
      <ul className="invitation-rows">
        {toRows(columns).map((key) => (
          <li key={key.id}>
            <div>
              {key.source} <span className="font-normal text-faint">…{key.hint}</span>
              <p>{key.detail}</p>
              {!key.isRevoked && nameOf(key.fundingAccount) && <p>Top-ups come from {nameOf(key.fundingAccount)}</p>}
            </div>
            {mayChange && !key.isRevoked && (
              <>
                <button
                  type="button"
                  aria-label={`Change the account of the key of ${key.source}`}
                  onClick={() => setChosen({ key, to: 'account' })}
                >
                  Change account
                </button>
                <button
                  type="button"
                  aria-label={`Revoke the key of ${key.source} that ends with ${key.hint}`}
                  onClick={() => setChosen({ key, to: 'revoke' })}
                >
                  Revoke
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {chosen?.to === 'revoke' && <RevokeDialog shown={chosen.key} onClose={() => setChosen(undefined)} />}
      {chosen?.to === 'account' && (
        <AccountDialog shown={chosen.key} accounts={accounts} onClose={() => setChosen(undefined)} />
      )}
    </>
  );
}

function RevokeDialog({ shown, onClose }: { shown: ShownKey; onClose: () => void }) {
  const { state, formProps } = useAction(revokeIngestKey, {
    onDone: () => {
      showToast('Key revoked');
      onClose();
    },
  });
  return (
    <OpenDialog
      id="revoke-key"
      size="sm"
      title={`Revoke the key of ${shown.source}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <form {...formProps}>
            <input type="hidden" name="id" value={shown.id} />
            <SubmitButton variant="danger">Revoke key</SubmitButton>
          </form>
        </>
      }
    >
      {() => (
        <div className="text-soft">
          <p>
            From then on, {shown.source} can send nothing with the key that ends with {shown.hint}. What it sent stays.
          </p>
          <RefusalNotice state={state} />
        </div>
      )}
    </OpenDialog>
  );
}

function AccountDialog({
  shown,
  accounts,
  onClose,
}: {
  shown: ShownKey;
  accounts: readonly Option[];
  onClose: () => void;
}) {
  const { state, formProps, errorOf } = useAction(changeFundingAccount, {
    onDone: () => {
      showToast('Account changed');
      onClose();
    },
  });
  return (
    <OpenDialog id="key-account" size="sm" title={`Top-ups of ${shown.source}`} onClose={onClose}>
      {() => (
        <form {...formProps} className="flex flex-col gap-4">
          <input type="hidden" name="id" value={shown.id} />
          <SelectField
            label="Top-ups come from"
            hint="For top-ups and withdrawals that do not name the account."
            name="fundingAccount"
            defaultValue={shown.fundingAccount}
            options={[{ value: '', label: 'No account' }, ...accounts]}
            error={errorOf('fundingAccount')}
          />
          <RefusalNotice state={state} />
          <SubmitButton className="self-start">Save account</SubmitButton>
        </form>
      )}
    </OpenDialog>
  );
}
