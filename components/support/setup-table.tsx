import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { Tone } from '@/components/ui/display/tone';
import { State } from '@/components/ui/feedback/state';
import type { SettingCheck, SettingState } from '@/lib/domain/setup/check';

/** The settings of our account at Codat beside what Outlay needs. */
export function SetupTable({ settings }: { settings: readonly SettingCheck[] }) {
  return (
    <Table caption="Settings at Codat">
      <Thead>
        <Th>Setting</Th>
        <Th>At Codat</Th>
        <Th>Needed</Th>
        <Th>Status</Th>
      </Thead>
      <Tbody>
        {settings.map(({ setting, atCodat, needed, state, portal }) => (
          <Tr key={setting}>
            <Td card="title">
              <CellText title={setting} detail={portal} />
            </Td>
            <Td card="line" label="At Codat" className="wrap-anywhere">
              {atCodat}
            </Td>
            <Td card="line" label="Needed" className="text-soft wrap-anywhere">
              {needed}
            </Td>
            <Td card="value">
              <State tone={states[state].tone}>{states[state].word}</State>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

const states: Readonly<Record<SettingState, { readonly tone: Tone; readonly word: string }>> = {
  ok: { tone: 'good', word: 'As needed' },
  missing: { tone: 'warn', word: 'Missing' },
  different: { tone: 'warn', word: 'Different' },
  'by hand': { tone: 'warn', word: 'Set in the Portal' },
  note: { tone: 'quiet', word: 'Nothing to do' },
};
