import type { ReactNode } from 'react';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { Definition, DefinitionList } from '@/components/ui/display/definition-list';
import { Instant } from '@/components/ui/display/instant';
import type { Missing } from '@/lib/domain/close/missing';
import type { SignedFile } from '@/lib/domain/close/sign-off';
import { counted } from '@/lib/domain/plural';
import { missingText } from './period-state';

/** The sign-off in force: who closed the month, why, what was missing, and the hash of its rows. */
export function SignOffCard({
  signOff,
  locale,
  timeZone,
  children,
}: {
  signOff: {
    readonly closedAt: Date;
    readonly closedBy: string;
    readonly reason: string | null;
    readonly missing: readonly Missing[];
    readonly files: readonly SignedFile[];
    readonly hash: string;
    readonly recordsReadAt: Date | null;
  };
  locale: string;
  timeZone: string;
  /** The link to the evidence pack. */
  children: ReactNode;
}) {
  const { closedAt, closedBy, reason, missing, files, hash, recordsReadAt } = signOff;
  const rowsIn = (name: string) => files.find((file) => file.name === name)?.rows ?? 0;
  return (
    <Card aria-labelledby="sign-off">
      <CardHeader id="sign-off" title="Sign-off" line />
      <CardSection className="flex flex-col gap-3">
        <DefinitionList>
          <Definition term="Closed">
            <Instant at={closedAt} locale={locale} timeZone={timeZone} /> by {closedBy}
          </Definition>
          {reason && (
            <Definition term="Reason">
              <span className="wrap-anywhere">{reason}</span>
            </Definition>
          )}
          <Definition term="Missing at closing">
            {missing.length > 0 ? missingText(missing, locale) : 'Nothing'}
          </Definition>
          <Definition term="Covers">
            {counted(rowsIn('movements.csv'), 'entry', locale).replace(/entrys$/, 'entries')},{' '}
            {counted(rowsIn('receipts.csv'), 'receipt', locale)},{' '}
            {counted(rowsIn('bank-lines.csv'), 'statement line', locale)}
          </Definition>
          <Definition term="Books">
            {recordsReadAt ? (
              <>
                {counted(rowsIn('records.csv'), 'record', locale)}, read{' '}
                <Instant at={recordsReadAt} locale={locale} timeZone={timeZone} />
              </>
            ) : (
              'The records in the books had not been read. Changes there do not suspend this sign-off.'
            )}
          </Definition>
          <Definition term="Hash (SHA-256)">
            <code className="text-sm break-all select-all">{hash}</code>
          </Definition>
        </DefinitionList>
        {children}
      </CardSection>
    </Card>
  );
}
