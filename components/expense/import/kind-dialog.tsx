'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { OpenDialog } from '@/components/ui/action/open-dialog';
import { Checkbox } from '@/components/ui/form/checkbox';
import { Field } from '@/components/ui/form/field/field';
import { Fieldset } from '@/components/ui/form/field/fieldset';
import { RadioCard } from '@/components/ui/form/radio-card';
import { Select } from '@/components/ui/form/select';
import type { KindDecision } from '@/lib/domain/import/kind/decision';
import { kindsFor, type RowKindName, rowKindNames } from '@/lib/domain/import/kind/row-kind';
import type { PreviewHead, PreviewLine } from '@/lib/domain/import/preview/preview';
import { plural } from '@/lib/domain/plural';

const leaveOut = 'nothing' as const;

/** The dialog that asks what a row becomes, for this row or for all rows with the same words. It is open when rendered. */
export function KindDialog({
  line: { line, kind, merchant, amount },
  accounts,
  sameWords,
  onDecide,
  onClose,
}: {
  line: PreviewLine;
  accounts: PreviewHead['accounts'];
  /** How many rows of the file have the words of this one. */
  sameWords: number;
  onDecide: (decision: KindDecision, scope: 'row' | 'words') => void;
  onClose: () => void;
}) {
  const [is, setIs] = useState<RowKindName | typeof leaveOut | undefined>(kind?.is);
  const [account, setAccount] = useState(kind?.account ?? '');
  const [isForAll, setForAll] = useState(false);
  if (!kind) return null;
  const others = accounts.filter(({ key, currency }) => key !== kind.own && currency === kind.currency);
  const canTransfer = kind.own !== null && others.length > 0;
  const kinds = kindsFor(kind.direction).filter((one) => one !== 'transfer' || canTransfer);
  const isComplete = is !== undefined && (is !== 'transfer' || (canTransfer && account !== ''));
  const decide = () => {
    if (!isComplete) return;
    const decision = { is: is === leaveOut ? null : is, account: is === 'transfer' ? account : null };
    onDecide(decision, isForAll ? 'words' : 'row');
  };
  return (
    <OpenDialog
      id="kind"
      size="sm"
      title={`What line ${line} becomes`}
      onClose={onClose}
      footer={
        <>
          <form method="dialog">
            <Button type="submit">Cancel</Button>
          </form>
          <Button variant="primary" disabled={!isComplete} onClick={decide}>
            {is === leaveOut ? 'Leave it out' : 'Use this'}
          </Button>
        </>
      }
    >
      {() => (
        <div className="flex flex-col gap-4">
          <p className="text-soft">
            <span dir="auto">{merchant}</span>, {amount}. {kind.why}
          </p>
          <Fieldset legend="The row becomes">
            <div className="grid gap-2 sm:grid-cols-2">
              {[...kinds, leaveOut].map((one: RowKindName | typeof leaveOut) => (
                <RadioCard
                  key={one}
                  name="kind"
                  value={one}
                  checked={is === one}
                  onChange={() => setIs(one)}
                  label={one === leaveOut ? 'Nothing: leave it out' : rowKindNames[one]}
                />
              ))}
            </div>
          </Fieldset>
          {is === 'transfer' && canTransfer && (
            <Field label={kind.direction === 'out' ? 'To account' : 'From account'} required>
              {(control) => (
                <Select
                  {...control}
                  value={account}
                  onChange={(event) => setAccount(event.target.value)}
                  placeholder="Choose an account"
                  options={others.map(({ key, name }) => ({ value: key, label: name }))}
                />
              )}
            </Field>
          )}
          {accounts.length > 0 && !canTransfer && (
            <p className="text-sm text-soft">
              To record a transfer, choose the card of this file under “How the file is read”. The other account must
              have the same currency.
            </p>
          )}
          <Checkbox
            label={plural(
              sameWords,
              'Also for rows with these words in later imports',
              'For all # rows with these words, and in later imports',
            )}
            checked={isForAll}
            onChange={(event) => setForAll(event.target.checked)}
          />
        </div>
      )}
    </OpenDialog>
  );
}
