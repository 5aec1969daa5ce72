import { Unplug } from 'lucide-react';
import { Card, CardHeader, CardSection } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { type PackageKey, packageOf } from '@/lib/domain/package';
import { Reconnect } from './connection-actions';
import { PackageChoice } from './package-choice';

/** No books yet: choose the package. `begun` is one whose consent was not given to the end. */
export function Unlinked({ begun, mayConnect }: { begun?: PackageKey; mayConnect: boolean }) {
  if (!mayConnect)
    return (
      <Card className="max-w-160">
        <Empty icon={Unplug} title="No books are linked">
          Once an owner, admin or bookkeeper links the accounting package, you see here how it stands.
        </Empty>
      </Card>
    );
  return (
    <Card aria-labelledby="link" className="max-w-180">
      <CardHeader id="link" title="Link your books" line />
      <CardSection className="flex flex-col gap-5">
        {begun && (
          <Notice
            tone="info"
            title={`${packageOf(begun).name} is not linked yet`}
            actions={<Reconnect variant="default">Continue with {packageOf(begun).name}</Reconnect>}
          >
            You chose it, and consent was not given to the end.
          </Notice>
        )}
        <PackageChoice chosen={begun} />
      </CardSection>
    </Card>
  );
}
